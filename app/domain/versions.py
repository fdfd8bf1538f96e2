"""Which earlier states of an entry are worth keeping."""

from collections.abc import Sequence
from datetime import datetime, timedelta

SITTING = timedelta(minutes=30)
_ALL_FOR = timedelta(days=2)
_DAILY_FOR = timedelta(days=30)
_MUCH = 200


def is_worth_keeping(before: str, after: str, pause: timedelta) -> bool:
    """Whether what stood there has to be kept: a new sitting begins, or more than half of much is about to go."""
    if not before.strip() or before == after:
        return False
    return pause >= SITTING or (len(before) >= _MUCH and len(after) < len(before) / 2)


def too_many(written: Sequence[datetime], now: datetime) -> list[int]:
    """Which of these can go, as numbers: all of two days stay, then the last of each day, later of each month."""
    seen: set[object] = set()
    gone = []
    for number in sorted(range(len(written)), key=written.__getitem__, reverse=True):
        at = written[number]
        age = now - at
        if age <= _ALL_FOR:
            continue
        span: object = at.date() if age <= _DAILY_FOR else (at.year, at.month)
        if span in seen:
            gone.append(number)
        seen.add(span)
    return gone
