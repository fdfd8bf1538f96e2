"""What was put away: labels, until when they may wait, and how they were looked at."""

import os
from datetime import date
from typing import Any

from app.domain.moments import day_from_number, day_number, from_utc_ms, utc_ms
from app.domain.put_away import LONGEST_LABEL, LookedWith, PutAway, Until
from app.storage import written
from app.storage.topics import Topic
from app.storage.vault import Row, Vault
from app.storage.written import local_moment

_COLUMNS = "uid, label, put_away_utc, offset_min, until, day, looked_at_utc, looked_with"


class PutAwayStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, label: str, until: Until, day: date | None = None) -> PutAway:
        """Puts something away under a label. Raises ValueError for a label without words or one that is too long."""
        now = written.now()
        put = PutAway(os.urandom(16).hex(), _label(label), local_moment(*now), until, _day_for(until, day))
        self.put_back(put)
        return put

    def put_back(self, put: PutAway) -> None:
        """Keeps it just as it is, for instance when letting it go is taken back; the same uid is kept once."""
        with self._vault.write(Topic.PUT_AWAY) as connection:
            sql = f"INSERT INTO put_away ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO NOTHING"
            connection.execute(sql, _row(put))

    def rewrite(self, uid: str, label: str, until: Until, day: date | None = None) -> bool:
        """Another label, or another time to look at it; False when it is not there. Raises ValueError as `add`."""
        values = (_label(label), until.value, _number(_day_for(until, day)), uid)
        return self._change("UPDATE put_away SET label = ?, until = ?, day = ? WHERE uid = ?", values)

    def note_looked(self, uid: str, looked_with: LookedWith | None) -> bool:
        """It was looked at, or (None) it was not and waits as before; False when it is not there."""
        at = written.now().utc_ms if looked_with else None
        values = (at, looked_with.value if looked_with else "", uid)
        return self._change("UPDATE put_away SET looked_at_utc = ?, looked_with = ? WHERE uid = ?", values)

    def remove(self, uid: str) -> bool:
        """Lets go of it; False when it is not there."""
        return self._change("DELETE FROM put_away WHERE uid = ?", (uid,))

    def one(self, uid: str) -> PutAway | None:
        """One of them, if it is there."""
        row = self._vault.one(f"SELECT {_COLUMNS} FROM put_away WHERE uid = ?", (uid,))
        return _put_away(row) if row else None

    def all(self) -> list[PutAway]:
        """Every one, first put away first."""
        rows = self._vault.read(f"SELECT {_COLUMNS} FROM put_away ORDER BY put_away_utc, uid")
        return [_put_away(row) for row in rows]

    def for_session(self, today: date) -> list[PutAway]:
        """What somebody may want to bring to a session: what waits for one, and what has had its day come."""
        return [put for put in self.all() if put.is_due(today)]

    def _change(self, sql: str, values: tuple[object, ...]) -> bool:
        with self._vault.write(Topic.PUT_AWAY) as connection:
            return bool(connection.execute(sql, values).rowcount)


def _label(words: str) -> str:
    label = " ".join(words.split())
    if not 0 < len(label) <= LONGEST_LABEL:
        raise ValueError(f"a label has words, and {LONGEST_LABEL} letters at most")
    return label


def _day_for(until: Until, day: date | None) -> date | None:
    if (until is Until.DAY) != (day is not None):
        raise ValueError("there is a day when it waits for one, and only then")
    return day


def _number(day: date | None) -> int | None:
    return None if day is None else day_number(day)


def _row(put: PutAway) -> tuple[Any, ...]:
    offset = put.at.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    looked_at = utc_ms(put.looked_at) if put.looked_at else None
    looked_with = put.looked_with.value if put.looked_with else ""
    return put.uid, put.label, utc_ms(put.at), minutes, put.until.value, _number(put.day), looked_at, looked_with


def _put_away(row: Row) -> PutAway:
    uid, label, at, offset_min, until, day, looked_at, looked_with = row
    return PutAway(
        uid,
        label,
        local_moment(at, offset_min),
        Until(until),
        None if day is None else day_from_number(day),
        None if looked_at is None else from_utc_ms(looked_at),
        LookedWith(looked_with) if looked_with else None,
    )
