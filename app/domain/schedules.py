"""When somebody means to do something. Only ever what lies ahead: a day that has gone by is let go."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from app.domain.homework import Homework, PartOfDay, Schedule

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_PARTS = (PartOfDay.MORNING, PartOfDay.MIDDAY, PartOfDay.AFTERNOON, PartOfDay.EVENING, PartOfDay.ANY)


def week_of(day: date) -> tuple[date, date]:
    """Its Monday and its Sunday."""
    monday = day - day.weekday() * _DAY
    return monday, monday + 6 * _DAY


def is_meant_for(schedule: Schedule, day: date) -> bool:
    """Whether it may be done on this day. What is for some times a week, or for whenever, may be on any."""
    if schedule.once is not None:
        return day == schedule.once
    return not schedule.days or day.weekday() in schedule.days


def next_day(schedule: Schedule, today: date, tries_this_week: int = 0, *, tried_today: bool = False) -> date | None:
    """The first day from today on that it is meant for; None when it is for whenever, or its one day has gone by.

    What was tried as often this week as was meant waits for the next one, and what was tried today for another day,
    unless it is meant for more times than a week has days.
    """
    if schedule.once is not None:
        return schedule.once if schedule.once >= today and not tries_this_week else None
    if schedule.per_week is None and not schedule.days:
        return None
    enough = schedule.per_week is not None and tries_this_week >= schedule.per_week
    if enough:
        start = week_of(today)[0] + _WEEK
    else:
        several_a_day = (schedule.per_week or 0) > (len(schedule.days) or 7)
        start = today + _DAY if tried_today and not several_a_day else today
    return next(day for day in (start + ahead * _DAY for ahead in range(7)) if is_meant_for(schedule, day))


def next_day_of(homework: Homework, today: date, tries_this_week: int = 0, *, tried_today: bool = False) -> date | None:
    """The same for homework, which may have a first time that is still to come."""
    first = None if homework.first_at is None else homework.first_at.date()
    if first is not None and first >= today and not tries_this_week:
        return first
    return next_day(homework.schedule, today, tries_this_week, tried_today=tried_today)


def nearest(
    counted: Iterable[tuple[Homework, int]], today: date, noted: Collection[str] = frozenset()
) -> Homework | None:
    """Of homework, each with its tries this week, what comes first; what is for whenever comes after all with a day.

    About those whose uid is in `noted` something was said today already.
    """
    ranked = [(_rank(homework, today, tries, homework.uid in noted), homework) for homework, tries in counted]
    return min(ranked, key=_by_rank)[1] if ranked else None


def _by_rank(ranked: tuple[tuple[date, bool, int], Homework]) -> tuple[date, bool, int]:
    return ranked[0]


def _rank(homework: Homework, today: date, tries: int, noted: bool) -> tuple[date, bool, int]:
    day = next_day_of(homework, today, tries, tried_today=noted)
    return day or date.max, noted, _PARTS.index(homework.schedule.part)
