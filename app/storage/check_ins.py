"""Check-ins: how somebody was, in one press."""

import os
from datetime import date, datetime

from app.domain.check_ins import CheckIn
from app.domain.moments import day_number, from_key
from app.domain.moods import Mood
from app.storage import written
from app.storage.connection import Connection
from app.storage.places import free_place, id_of, span
from app.storage.topics import Topic
from app.storage.vault import Row, Vault

__all__ = ["CheckIn", "CheckInStore"]

_COLUMNS = "id, uid, mood"


class CheckInStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, mood: Mood, at: datetime, uid: str | None = None) -> CheckIn:
        """Keeps a check-in; the same uid is kept once."""
        uid = uid or os.urandom(16).hex()
        now = written.now()
        with self._vault.write(Topic.CHECK_INS) as connection:
            if connection.execute("SELECT 1 FROM check_in WHERE uid = ?", (uid,)).fetchone():
                return _read(connection, uid)
            place = free_place(connection, "check_in", at)
            connection.execute(
                "INSERT INTO check_in (id, uid, day, mood, created_utc, offset_min) VALUES (?, ?, ?, ?, ?, ?)",
                (place, uid, day_number(at.date()), int(mood), *now),
            )
            return _read(connection, uid)

    def remove(self, uid: str) -> bool:
        """Takes a check-in back; False when it is not there."""
        with self._vault.write(Topic.CHECK_INS) as connection:
            return bool(connection.execute("DELETE FROM check_in WHERE uid = ?", (uid,)).rowcount)

    def on_day(self, day: date) -> list[CheckIn]:
        """The check-ins of one day, earliest first."""
        return self.between(day, day)

    def between(self, first_day: date, last_day: date) -> list[CheckIn]:
        """The check-ins from one day to another, both included, earliest first."""
        sql = f"SELECT {_COLUMNS} FROM check_in WHERE id BETWEEN ? AND ? ORDER BY id DESC"
        return [_check_in(row) for row in self._vault.read(sql, span(first_day, last_day))]


def _read(connection: Connection, uid: str) -> CheckIn:
    return _check_in(connection.execute(f"SELECT {_COLUMNS} FROM check_in WHERE uid = ?", (uid,)).fetchone())


def _check_in(row: Row) -> CheckIn:
    id = id_of(row[0])
    return CheckIn(id, row[1], from_key(id), Mood(row[2]))
