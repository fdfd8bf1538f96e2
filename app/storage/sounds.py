"""Sounds inside the vault, as long as a thing of the kit plays them."""

import os
from collections.abc import Iterable

from app.domain.kit import Sound
from app.storage import written
from app.storage.connection import Connection
from app.storage.topics import Topic
from app.storage.vault import Vault

_HOUR_MS = 3_600_000
LOOSE = "NOT EXISTS (SELECT 1 FROM kit_thing WHERE kit_thing.sound = sound.uid)"


class SoundStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, uid: str) -> Sound | None:
        row = self._vault.one("SELECT uid, kind, length_ms, content FROM sound WHERE uid = ?", (uid,))
        return Sound(row[0], row[1], row[2], bytes(row[3])) if row else None

    def bring_in(self, sound: Sound) -> None:
        """Puts a sound with a name of its own into the vault; what plays it keeps it there."""
        with self._vault.write(Topic.KIT) as connection:
            put(connection, sound)

    def length_ms(self, uid: str) -> int | None:
        """How long it plays; None when there is no such sound."""
        row = self._vault.one("SELECT length_ms FROM sound WHERE uid = ?", (uid,))
        return int(row[0]) if row else None

    def forget(self, uids: Iterable[str]) -> int:
        """Removes at once those of these sounds that nothing plays any more; says how many."""
        asked = f"SELECT uid FROM sound WHERE uid = ? AND {LOOSE}"
        return self._remove([row[0] for uid in uids if (row := self._vault.one(asked, (uid,)))])

    def tidy(self) -> int:
        """Lets go of sounds that nothing has played for an hour; says how many."""
        until = written.now().utc_ms - _HOUR_MS
        rows = self._vault.read(f"SELECT uid FROM sound WHERE added_utc < ? AND {LOOSE}", (until,))
        return self._remove([row[0] for row in rows])

    def _remove(self, uids: list[str]) -> int:
        if uids:
            with self._vault.write(Topic.KIT) as connection:
                connection.executemany("DELETE FROM sound WHERE uid = ?", [(uid,) for uid in uids])
        return len(uids)


def new_sound(kind: str, length_ms: int, content: bytes) -> Sound:
    """A sound with a name of its own."""
    return Sound(os.urandom(16).hex(), kind, length_ms, content)


def put(connection: Connection, sound: Sound) -> None:
    """Adds a sound to a transaction; one of that name is left as it is."""
    values = (sound.uid, sound.kind, sound.length_ms, written.now().utc_ms, sound.content)
    connection.execute(
        "INSERT OR IGNORE INTO sound (uid, kind, length_ms, added_utc, content) VALUES (?, ?, ?, ?, ?)", values
    )


def let_rest(connection: Connection, uids: Iterable[str]) -> None:
    """One that is let go of may come back with an undo: the hour until it goes begins now."""
    now = written.now().utc_ms
    connection.executemany("UPDATE sound SET added_utc = ? WHERE uid = ?", [(now, uid) for uid in uids])
