"""Which of many backups to keep: the closer in time, the more of them."""

from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta

ALL_OF = timedelta(days=2)
DAYS = 12
WEEKS = 10
MONTHS = 9


def to_keep(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Everything of the last two days; before that the last one of each of 12 days, then of 10 weeks, then of 9
    months that have any; so the newest is always among them. Moments are local and naive, like `now`."""
    newest_first = sorted(set(moments), reverse=True)
    recent = [moment for moment in newest_first if now - moment <= ALL_OF]
    kept = {*recent}
    rest = newest_first[len(recent) :]
    for period, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        last_of: dict[Hashable, datetime] = {}
        while rest and (period(rest[0]) in last_of or len(last_of) < most):
            last_of.setdefault(period(rest[0]), rest[0])
            rest = rest[1:]
        kept.update(last_of.values())
    return frozenset(kept)


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return (moment.year, moment.month)
