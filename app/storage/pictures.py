"""Pictures inside the vault. Which entries show them is kept beside their words, so that none outlives them."""

import os

from app.domain.pictures import Picture, named_in
from app.storage import written
from app.storage.connection import Connection
from app.storage.topics import Topic
from app.storage.vault import Vault

_HOUR_MS = 3_600_000


class PictureStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, kind: str, width: int, height: int, content: bytes) -> str:
        """Puts a picture into the vault and gives its name; an entry that names it keeps it there."""
        uid = os.urandom(16).hex()
        self.bring_in(Picture(uid, kind, width, height, content))
        return uid

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

    def tidy(self) -> int:
        """Lets go of pictures that no entry and no earlier state has named for an hour; says how many."""
        until = written.now().utc_ms - _HOUR_MS
        loose = "NOT EXISTS (SELECT 1 FROM entry_picture WHERE entry_picture.picture = picture.id)"
        rows = self._vault.read(f"SELECT id FROM picture WHERE added_utc < ? AND {loose}", (until,))
        if not rows:
            return 0
        with self._vault.write(Topic.PICTURES) as connection:
            return forget_loose(connection, [int(row[0]) for row in rows])


def put(connection: Connection, picture: Picture) -> None:
    """Adds a picture to a transaction; one of that name is left as it is."""
    columns = "uid, kind, width, height, added_utc, content"
    values = (picture.uid, picture.kind, picture.width, picture.height, written.now().utc_ms, picture.content)
    connection.execute(f"INSERT OR IGNORE INTO picture ({columns}) VALUES (?, ?, ?, ?, ?, ?)", values)


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
    # One that is let go of here may come back with an undo: the hour until it goes begins now.
    now = written.now().utc_ms
    connection.executemany("UPDATE picture SET added_utc = ? WHERE uid = ?", [(now, uid) for uid in known - set(named)])
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
    """Removes those of these pictures that neither an entry nor an earlier state of one names any more."""
    linked = "SELECT 1 FROM entry_picture WHERE picture = ?"
    loose = [one for one in pictures if not connection.execute(linked, (one,)).fetchone()]
    if not loose:
        return 0
    # One look through the earlier states for all of them: there may be many of both.
    bodies = connection.execute("SELECT body FROM entry_version WHERE instr(body, '(picture:')")
    earlier = {uid for (body,) in bodies.fetchall() for uid in named_in(body)}
    gone = 0
    for picture in loose:
        row = connection.execute("SELECT uid FROM picture WHERE id = ?", (picture,)).fetchone()
        if row and row[0] not in earlier:
            connection.execute("DELETE FROM picture WHERE id = ?", (picture,))
            gone += 1
    return gone
