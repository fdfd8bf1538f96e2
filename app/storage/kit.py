"""A person's own things, in the order they want to meet them. At most as many as can be walked through."""

import os
from collections.abc import Sequence

from app.domain.kit import MOST_THINGS, KitThing, Sound, ThingKind
from app.domain.pictures import Picture
from app.storage import pictures, sounds, written
from app.storage.connection import Connection
from app.storage.topics import Topic
from app.storage.vault import Row, Vault

_COLUMNS = "uid, kind, words, picture, sound, number, added_utc"


class KitStore:
    """Adding gives the name of the new thing, or None when there is no room for one more."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[KitThing]:
        """Every thing in its order, without what it shows or plays."""
        rows = self._vault.read(f"SELECT {_COLUMNS} FROM kit_thing ORDER BY number, added_utc, uid")
        return [_thing(row) for row in rows]

    def get(self, uid: str) -> KitThing | None:
        row = self._vault.one(f"SELECT {_COLUMNS} FROM kit_thing WHERE uid = ?", (uid,))
        return _thing(row) if row else None

    def add_line(self, words: str = "") -> str | None:
        """A line at the end."""
        with self._vault.write(Topic.KIT) as connection:
            return _append(connection, ThingKind.LINE, words)

    def add_picture(self, picture: Picture, name: str = "") -> str | None:
        """A picture at the end."""
        with self._vault.write(Topic.KIT) as connection:
            if _is_full(connection):
                return None
            pictures.put(connection, picture)
            return _append(connection, ThingKind.PICTURE, name, picture=picture.uid)

    def add_sound(self, sound: Sound, name: str = "") -> str | None:
        """A sound at the end."""
        with self._vault.write(Topic.KIT) as connection:
            if _is_full(connection):
                return None
            sounds.put(connection, sound)
            return _append(connection, ThingKind.SOUND, name, sound=sound.uid)

    def reword(self, words: dict[str, str]) -> None:
        """Other words for things, by their names."""
        with self._vault.write(Topic.KIT) as connection:
            changes = [(new, uid) for uid, new in words.items()]
            connection.executemany("UPDATE kit_thing SET words = ? WHERE uid = ?", changes)

    def reorder(self, uids: Sequence[str]) -> None:
        """From now on they stand in this order."""
        with self._vault.write(Topic.KIT) as connection:
            places = [(number, uid) for number, uid in enumerate(uids)]
            connection.executemany("UPDATE kit_thing SET number = ? WHERE uid = ?", places)

    def remove(self, uid: str) -> KitThing | None:
        """Takes a thing out, and says what it was. What it showed or played stays for an hour, for `put_back`."""
        with self._vault.write(Topic.KIT) as connection:
            row = connection.execute(f"SELECT {_COLUMNS} FROM kit_thing WHERE uid = ?", (uid,)).fetchone()
            if row is None:
                return None
            thing = _thing(row)
            connection.execute("DELETE FROM kit_thing WHERE uid = ?", (uid,))
            pictures.let_rest(connection, _named(thing.picture))
            sounds.let_rest(connection, _named(thing.sound))
            return thing

    def put_back(self, thing: KitThing) -> bool:
        """Where it was; False when there is no room any more, or what it showed or played is gone."""
        with self._vault.write(Topic.KIT) as connection:
            if _is_full(connection) or not _is_whole(connection, thing):
                return False
            _insert(connection, thing)
            return True


def _named(uid: str | None) -> list[str]:
    return [uid] if uid else []


def _is_full(connection: Connection) -> bool:
    (count,) = connection.execute("SELECT count(*) FROM kit_thing").fetchone()
    return bool(count >= MOST_THINGS)


def _is_whole(connection: Connection, thing: KitThing) -> bool:
    asked = ((table, uid) for table, uid in (("picture", thing.picture), ("sound", thing.sound)) if uid)
    return all(connection.execute(f"SELECT 1 FROM {table} WHERE uid = ?", (uid,)).fetchone() for table, uid in asked)


def _append(
    connection: Connection, kind: ThingKind, words: str, *, picture: str | None = None, sound: str | None = None
) -> str | None:
    if _is_full(connection):
        return None
    (last,) = connection.execute("SELECT coalesce(max(number), -1) FROM kit_thing").fetchone()
    uid = os.urandom(16).hex()
    _insert(connection, KitThing(uid, kind, words, picture, sound, last + 1, written.now().utc_ms))
    return uid


def _insert(connection: Connection, thing: KitThing) -> None:
    values = (thing.uid, thing.kind, thing.words, thing.picture, thing.sound, thing.number, thing.added_utc)
    connection.execute(f"INSERT OR IGNORE INTO kit_thing ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def _thing(row: Row) -> KitThing:
    uid, kind, words, picture, sound, number, added_utc = row
    return KitThing(uid, ThingKind(kind), words, picture, sound, number, added_utc)
