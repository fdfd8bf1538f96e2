"""Local dates and times as sortable integers, so that "newest first" is the order of the row ids.

A moment is what the person's own clock and calendar showed. It has no time zone on purpose: an entry
about the evening of 3 May stays on 3 May wherever the computer travels.
"""

from datetime import UTC, date, datetime, timedelta

_EPOCH = datetime(1970, 1, 1)
_EPOCH_DAY = _EPOCH.toordinal()
_MILLISECOND = timedelta(milliseconds=1)


def to_key(moment: datetime) -> int:
    """Milliseconds from 1970-01-01 00:00 to a naive local moment; negative before it."""
    if moment.tzinfo is not None:
        raise ValueError("a moment is local and has no time zone")
    return (moment - _EPOCH) // _MILLISECOND


def from_key(key: int) -> datetime:
    """The naive local moment of `to_key`, to the millisecond. Raises OverflowError outside years 1-9999."""
    return _EPOCH + timedelta(milliseconds=key)


def day_number(day: date) -> int:
    """Whole days from 1970-01-01; negative before it."""
    return day.toordinal() - _EPOCH_DAY


def day_from_number(number: int) -> date:
    """The date of `day_number`."""
    return date.fromordinal(number + _EPOCH_DAY)


def first_key_of(day: date) -> int:
    """The smallest key a moment of this day can have."""
    return to_key(datetime(day.year, day.month, day.day))


def utc_ms(instant: datetime) -> int:
    """Milliseconds since 1970-01-01 00:00 UTC of an aware instant."""
    return (instant.astimezone(UTC).replace(tzinfo=None) - _EPOCH) // _MILLISECOND


def from_utc_ms(ms: int) -> datetime:
    """The aware UTC instant of `utc_ms`."""
    return from_key(ms).replace(tzinfo=UTC)
