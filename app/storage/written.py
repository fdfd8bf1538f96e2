"""When something is written down, as the vault keeps it."""

from datetime import UTC, datetime
from typing import NamedTuple

from app.domain.moments import utc_ms


class Written(NamedTuple):
    """An instant, and how far the clock on the wall was from UTC then."""

    utc_ms: int
    offset_min: int


def now() -> Written:
    local = datetime.now(UTC).astimezone()
    offset = local.utcoffset()
    return Written(utc_ms(local), round(offset.total_seconds() / 60) if offset else 0)
