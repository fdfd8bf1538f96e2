"""What was put away: labels, until when they may wait, and how they were looked at."""

import os
from datetime import date

from app.domain.moments import day_from_number, day_number, utc_ms
from app.domain.put_away import LookedWith, PutAway, Until
from app.storage import written
from app.storage.topics import Topic
from app.storage.vault import Row, Vault
from app.storage.written import local_moment

_COLUMNS = "uid, label, put_away_utc, offset_min, until, day, looked_at_utc, looked_with"


class PutAwayStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def keep(self, put: PutAway) -> None:
        """Keeps it as it is now, whether or not it was there."""
        with self._vault.write(Topic.PUT_AWAY) as connection:
            connection.execute(
                f"INSERT INTO put_away ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO UPDATE SET "
                "label = excluded.label, until = excluded.until, day = excluded.day, "
                "looked_at_utc = excluded.looked_at_utc, looked_with = excluded.looked_with",
                _row(put),
            )

    def remove(self, uid: str) -> bool:
        """Lets go of it; False when it is not there."""
        with self._vault.write(Topic.PUT_AWAY) as connection:
            return bool(connection.execute("DELETE FROM put_away WHERE uid = ?", (uid,)).rowcount)

    def all(self) -> list[PutAway]:
        """Every one, first put away first."""
        rows = self._vault.read(f"SELECT {_COLUMNS} FROM put_away ORDER BY put_away_utc, uid")
        return [_put_away(row) for row in rows]

    def for_session(self, today: date) -> list[PutAway]:
        """What somebody may want to bring to a session: what waits for one, and what has had its day come."""
        return [put for put in self.all() if put.is_due(today)]


def new_put_away(label: str, until: Until, day: date | None = None) -> PutAway:
    """Something that is put away at this moment, with a name of its own; not kept yet."""
    return PutAway(os.urandom(16).hex(), label, local_moment(*written.now()), until, day)


def _row(put: PutAway) -> tuple[object, ...]:
    offset = put.at.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    day = None if put.day is None else day_number(put.day)
    looked_at = utc_ms(put.looked_at) if put.looked_at else None
    looked_with = put.looked_with.value if put.looked_with else ""
    return put.uid, put.label, utc_ms(put.at), minutes, put.until.value, day, looked_at, looked_with


def _put_away(row: Row) -> PutAway:
    uid, label, at, offset_min, until, day, looked_at, looked_with = row
    return PutAway(
        uid,
        label,
        local_moment(at, offset_min),
        Until(until),
        None if day is None else day_from_number(day),
        None if looked_at is None else local_moment(looked_at, offset_min),
        LookedWith(looked_with) if looked_with else None,
    )
