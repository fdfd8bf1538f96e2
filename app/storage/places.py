"""Where things stand in time: the row id of an entry or a check-in, which runs backwards.

An `id` is the key of the moment something is about. Its place, the row id, is what is missing from there to the end
of the calendar. So "newest first" is the natural order of the rows and of the full-text index, which reads forwards
several times faster than backwards.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime

from app.domain.moments import day_number, to_key
from app.storage.connection import Connection

DAY_MS = 86_400_000
_END = (day_number(date.max) + 1) * DAY_MS


def place_of(id: int) -> int:
    return _END - id


def id_of(place: int) -> int:
    return _END - place


def span(first_day: date, last_day: date) -> tuple[int, int]:
    """The first and the last place that something from one day to another can have."""
    return place_of((day_number(last_day) + 1) * DAY_MS - 1), place_of(day_number(first_day) * DAY_MS)


def taken_places(connection: Connection, table: str, places: Iterable[int]) -> list[int]:
    """Which of these places have something in them."""
    sql = f"SELECT {table}.id FROM json_each(?) AS wanted CROSS JOIN {table} ON {table}.id = wanted.value"
    return [place for (place,) in connection.execute(sql, (json.dumps(list(places)),)).fetchall()]


def free_place(connection: Connection, table: str, about: datetime) -> int:
    """The place of a moment: its own millisecond, else the next free one of the same day, else the last one before."""
    wanted = place_of(to_key(about))
    if not connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (wanted,)).fetchone():
        return wanted
    latest, earliest = span(about.date(), about.date())
    beside = (
        f"SELECT id {step} 1 FROM {table} AS here WHERE id BETWEEN ? AND ? "
        f"AND NOT EXISTS (SELECT 1 FROM {table} WHERE id = here.id {step} 1) ORDER BY id {order} LIMIT 1"
        for step, order in (("-", "DESC"), ("+", "ASC"))
    )
    for sql, bounds in zip(beside, ((latest + 1, wanted), (wanted, earliest - 1)), strict=True):
        found = connection.execute(sql, bounds).fetchone()
        if found:
            return int(found[0])
    raise ValueError("a day holds no more than its milliseconds")
