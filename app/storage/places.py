"""Where things stand in time: the row id of an entry or a check-in is the moment it is about."""

from datetime import date, datetime

from app.domain.moments import day_number, to_key
from app.storage.vault import Connection

DAY_MS = 86_400_000


def span(first_day: date, last_day: date) -> tuple[int, int]:
    """The first id of a day, and the first one after another day."""
    return day_number(first_day) * DAY_MS, (day_number(last_day) + 1) * DAY_MS


def free_place(connection: Connection, table: str, about: datetime) -> int:
    """The id for a moment: its own millisecond, else the next free one of the same day, else the last one before it."""
    wanted = to_key(about)
    if not connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (wanted,)).fetchone():
        return wanted
    next_free, last_free = (
        f"SELECT id {step} 1 FROM {table} AS here WHERE id {side} ? AND id {end} ? "
        f"AND NOT EXISTS (SELECT 1 FROM {table} WHERE id = here.id {step} 1) ORDER BY id {order} LIMIT 1"
        for step, side, end, order in (("+", ">=", "<", "ASC"), ("-", "<=", ">", "DESC"))
    )
    start, end = span(about.date(), about.date())
    found = connection.execute(next_free, (wanted, end - 1)).fetchone()
    found = found or connection.execute(last_free, (wanted, start)).fetchone()
    if found is None:
        raise ValueError("a day holds no more than its milliseconds")
    return int(found[0])


def offset_minutes(now: datetime) -> int:
    """How far an aware local time is from UTC."""
    offset = now.utcoffset()
    return round(offset.total_seconds() / 60) if offset else 0
