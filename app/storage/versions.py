"""Earlier states of entries, one for each sitting."""

from datetime import UTC, datetime, timedelta

from app.domain.journal import Entry, Version
from app.domain.moments import from_utc_ms, utc_ms
from app.domain.versions import is_worth_keeping, too_many
from app.storage.connection import Connection
from app.storage.entry_places import place_of_entry
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.written import local_moment


class VersionStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, uid: str) -> list[Version]:
        """The earlier states of an entry, newest first."""
        sql = (
            "SELECT id, written_utc, offset_min, title, body FROM entry_version "
            "WHERE entry = (SELECT id FROM entry WHERE uid = ?) ORDER BY written_utc DESC, id DESC"
        )
        return [
            Version(id, local_moment(ms, offset), title, body)
            for id, ms, offset, title, body in self._vault.read(sql, (uid,))
        ]

    def keep_now(self, entry: Entry) -> None:
        """Keeps an entry as it stands, whenever the last state was kept."""
        with self._vault.write(Topic.MARKS) as connection:
            place = place_of_entry(connection, entry.uid)
            if place is not None and entry.body.strip():
                _insert(connection, place, entry)

    def forget(self, uid: str) -> int:
        """Lets go of every earlier state of an entry; says how many there were."""
        with self._vault.write(Topic.MARKS) as connection:
            entry = "entry = (SELECT id FROM entry WHERE uid = ?)"
            return int(connection.execute(f"DELETE FROM entry_version WHERE {entry}", (uid,)).rowcount)


def keep_version(connection: Connection, place: int, before: Entry, after: Entry) -> None:
    """Keeps what stood there when that is due, and lets go of what is no longer worth its room."""
    now = datetime.now(UTC)
    if not is_worth_keeping(before.body, after.body, now - before.edited_at):
        return
    _insert(connection, place, before)
    known = connection.execute("SELECT id, written_utc FROM entry_version WHERE entry = ?", (place,)).fetchall()
    for number in too_many([from_utc_ms(ms) for _id, ms in known], now):
        connection.execute("DELETE FROM entry_version WHERE id = ?", (known[number][0],))


def _insert(connection: Connection, place: int, entry: Entry) -> None:
    offset = entry.edited_at.utcoffset() or timedelta()
    connection.execute(
        "INSERT INTO entry_version (entry, written_utc, offset_min, title, body) VALUES (?, ?, ?, ?, ?)",
        (place, utc_ms(entry.edited_at), round(offset.total_seconds() / 60), entry.title, entry.body),
    )
