"""When something is written down, as the vault keeps it."""

from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from app.domain.moments import from_utc_ms, utc_ms


class Written(NamedTuple):
    """An instant, and how far the clock on the wall was from UTC then."""

    utc_ms: int
    offset_min: int


def now() -> Written:
    return at(datetime.now(UTC).astimezone())


def at(instant: datetime) -> Written:
    """The same of an instant that knows its offset."""
    offset = instant.utcoffset()
    return Written(utc_ms(instant), round(offset.total_seconds() / 60) if offset else 0)


def local_moment(ms: int, offset_min: int) -> datetime:
    """An instant as the clock on the wall showed it then."""
    return from_utc_ms(ms).astimezone(timezone(timedelta(minutes=offset_min)))
