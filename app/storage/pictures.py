"""Pictures inside the vault. What shows them is kept beside them, so that none outlives its last use."""

import os
from collections.abc import Iterable

from app.domain.pictures import Picture, named_in
from app.storage import written
from app.storage.connection import Connection
from app.storage.topics import Topic
from app.storage.vault import Vault

_HOUR_MS = 3_600_000

# Whoever shows pictures stands here, each with an index to be asked by.
_USES = (
    "SELECT 1 FROM entry_picture WHERE entry_picture.picture = picture.id",
    "SELECT 1 FROM kit_thing WHERE kit_thing.picture = picture.uid",
    "SELECT 1 FROM calm_place_picture WHERE calm_place_picture.picture = picture.uid",
    "SELECT 1 FROM plan_line WHERE plan_line.picture = picture.uid",
)
LOOSE = " AND ".join(f"NOT EXISTS ({use})" for use in _USES)


class PictureStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, kind: str, width: int, height: int, content: bytes) -> str:
        """Puts a picture into the vault and gives its name; what shows it keeps it there."""
        picture = new_picture(kind, width, height, content)
        self.bring_in(picture)
        return picture.uid

    def bring_in(self, picture: Picture) -> None:
        """The same for one that has a name already; one of that name is left as it is."""
        with self._vault.write(Topic.PICTURES) as connection:
            put(connection, picture)

    def size(self, uid: str) -> tuple[int, int] | None:
        """Width and height in pixels; None when there is no such picture."""
        row = self._vault.one("SELECT width, height FROM picture WHERE uid = ?", (uid,))
        return (int(row[0]), int(row[1])) if row else None

    def content(self, uid: str) -> bytes | None:
        """The encoded picture."""
        row = self._vault.one("SELECT content FROM picture WHERE uid = ?", (uid,))
        return bytes(row[0]) if row else None

    def get(self, uid: str) -> Picture | None:
        row = self._vault.one("SELECT uid, kind, width, height, content FROM picture WHERE uid = ?", (uid,))
        return Picture(row[0], row[1], row[2], row[3], bytes(row[4])) if row else None

    def forget(self, uids: Iterable[str]) -> int:
        """Removes at once those of these pictures that nothing shows any more; says how many."""
        places = [row for uid in uids if (row := self._vault.one("SELECT id FROM picture WHERE uid = ?", (uid,)))]
        if not places:
            return 0
        with self._vault.write(Topic.PICTURES) as connection:
            return forget_loose(connection, [int(row[0]) for row in places])

    def tidy(self) -> int:
        """Lets go of pictures that nothing has shown and no earlier state has named for an hour; says how many."""
        until = written.now().utc_ms - _HOUR_MS
        rows = self._vault.read(f"SELECT id FROM picture WHERE added_utc < ? AND {LOOSE}", (until,))
        if not rows:
            return 0
        with self._vault.write(Topic.PICTURES) as connection:
            return forget_loose(connection, [int(row[0]) for row in rows])


def new_picture(kind: str, width: int, height: int, content: bytes) -> Picture:
    """A picture with a name of its own."""
    return Picture(os.urandom(16).hex(), kind, width, height, content)


def put(connection: Connection, picture: Picture) -> None:
    """Adds a picture to a transaction; one of that name is left as it is."""
    columns = "uid, kind, width, height, added_utc, content"
    values = (picture.uid, picture.kind, picture.width, picture.height, written.now().utc_ms, picture.content)
    connection.execute(f"INSERT OR IGNORE INTO picture ({columns}) VALUES (?, ?, ?, ?, ?, ?)", values)


def let_rest(connection: Connection, uids: Iterable[str]) -> None:
    """One that is let go of may come back with an undo: the hour until it goes begins now."""
    now = written.now().utc_ms
    connection.executemany("UPDATE picture SET added_utc = ? WHERE uid = ?", [(now, uid) for uid in uids])


def relink(connection: Connection, place: int, body: str) -> None:
    """Notes which pictures an entry shows, after its words were changed."""
    named = named_in(body)
    known = {
        uid
        for (uid,) in connection.execute(
            "SELECT uid FROM entry_picture JOIN picture ON picture.id = picture WHERE entry = ?", (place,)
        ).fetchall()
    }
    if known == set(named):
        return
    let_rest(connection, known - set(named))
    connection.execute("DELETE FROM entry_picture WHERE entry = ?", (place,))
    connection.executemany(
        "INSERT OR IGNORE INTO entry_picture (picture, entry) SELECT id, ? FROM picture WHERE uid = ?",
        [(place, uid) for uid in named],
    )


def pictures_of(connection: Connection, place: int) -> list[int]:
    """The row ids of what an entry shows."""
    return [
        row[0] for row in connection.execute("SELECT picture FROM entry_picture WHERE entry = ?", (place,)).fetchall()
    ]


def forget_loose(connection: Connection, pictures: list[int]) -> int:
    """Removes those of these pictures that nothing shows and no earlier state of an entry names any more."""
    asked = f"SELECT uid FROM picture WHERE id = ? AND {LOOSE}"
    loose = {one: row[0] for one in pictures if (row := connection.execute(asked, (one,)).fetchone())}
    if not loose:
        return 0
    # One look through the earlier states for all of them: there may be many of both.
    bodies = connection.execute("SELECT body FROM entry_version WHERE instr(body, '(picture:')")
    earlier = {uid for (body,) in bodies.fetchall() for uid in named_in(body)}
    gone = [(one,) for one, uid in loose.items() if uid not in earlier]
    connection.executemany("DELETE FROM picture WHERE id = ?", gone)
    return len(gone)
