"""When homework is meant for: only days ahead are ever named, and a day that has gone by is never spoken of."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.homework import Homework, PartOfDay, Schedule
from app.domain.schedules import is_meant_for, nearest, next_day, next_day_of, week_of

DAY = timedelta(days=1)
MONDAY = date(2026, 5, 4)
SUNDAY = MONDAY + 6 * DAY
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
ON_DAYS = st.frozensets(st.integers(0, 6))
TIMES = st.none() | st.integers(1, 21)
PARTS = st.sampled_from(PartOfDay)
SCHEDULES = st.builds(Schedule, TIMES, ON_DAYS, PARTS, st.none() | DAYS)
TRIES = st.integers(0, 30)


@given(DAYS)
def test_a_week_goes_from_monday_to_sunday(day: date) -> None:
    first, last = week_of(day)
    assert first <= day <= last
    assert (first.weekday(), last.weekday(), last - first) == (0, 6, 6 * DAY)
    assert week_of(first) == week_of(last) == (first, last)
    assert week_of(last + DAY)[0] == last + DAY


def test_a_week_goes_across_the_end_of_a_year() -> None:
    assert week_of(date(2027, 1, 1)) == (date(2026, 12, 28), date(2027, 1, 3))


@given(SCHEDULES, DAYS, TRIES, st.booleans())
def test_no_day_before_today_is_ever_named(schedule: Schedule, today: date, tries: int, tried_today: bool) -> None:
    day = next_day(schedule, today, tries, tried_today=tried_today)
    assert day is None or (day >= today and is_meant_for(schedule, day))


@given(SCHEDULES, DAYS, st.integers(1, 4000), TRIES)
def test_however_long_nothing_was_done_it_is_as_if_it_began_today(
    schedule: Schedule, today: date, gone_by: int, tries: int
) -> None:
    assume(schedule.once is None)
    later = today + gone_by * 7 * DAY
    then, now = next_day(schedule, today, tries), next_day(schedule, later, tries)
    assert (then is None) is (now is None)
    assert then is None or now is None or now - later == then - today


@given(DAYS, DAYS, PARTS)
def test_one_day_is_named_until_it_has_gone_by(once: date, today: date, part: PartOfDay) -> None:
    schedule = Schedule(part=part, once=once)
    assert next_day(schedule, today) == (once if once >= today else None)
    assert next_day(schedule, today, 1) is None, "it was tried"
    assert is_meant_for(schedule, today) is (today == once)


@given(ON_DAYS, DAYS)
def test_of_days_of_the_week_the_first_from_today_on(on_days: frozenset[int], today: date) -> None:
    assume(on_days)
    schedule = Schedule(days=on_days)
    day = next_day(schedule, today, 5)
    assert day is not None and day.weekday() in on_days and today <= day <= today + 6 * DAY
    before = [today + ahead * DAY for ahead in range((day - today).days)]
    assert not any(is_meant_for(schedule, earlier) for earlier in before)


@given(st.integers(1, 21), ON_DAYS, DAYS, TRIES)
def test_what_was_tried_often_enough_waits_for_the_next_week(
    per_week: int, on_days: frozenset[int], today: date, tries: int
) -> None:
    day = next_day(Schedule(per_week, on_days), today, tries)
    monday = week_of(today)[1] + DAY
    assert day is not None
    if tries >= per_week:
        assert monday <= day < monday + 7 * DAY
    elif not on_days:
        assert day == today
    else:
        assert today <= day <= today + 6 * DAY and day.weekday() in on_days


@given(SCHEDULES, PARTS, DAYS, TRIES, st.booleans())
def test_the_part_of_a_day_moves_no_day(
    schedule: Schedule, part: PartOfDay, today: date, tries: int, tried_today: bool
) -> None:
    moved = replace(schedule, part=part)
    assert is_meant_for(moved, today) is is_meant_for(schedule, today)
    asked = (next_day(one, today, tries, tried_today=tried_today) for one in (moved, schedule))
    assert len(set(asked)) == 1


@given(DAYS, TRIES, st.booleans())
def test_whenever_is_any_day_and_none_in_particular(today: date, tries: int, tried_today: bool) -> None:
    assert is_meant_for(Schedule(), today)
    assert next_day(Schedule(), today, tries, tried_today=tried_today) is None


@pytest.mark.parametrize(
    ("schedule", "today", "tries", "tried_today", "expected"),
    [
        (Schedule(3), SUNDAY, 2, False, SUNDAY),
        (Schedule(3), SUNDAY, 2, True, SUNDAY + DAY),
        (Schedule(3), SUNDAY, 3, True, SUNDAY + DAY),
        (Schedule(3), MONDAY, 3, True, MONDAY + 7 * DAY),
        (Schedule(3), MONDAY, 1, True, MONDAY + DAY),
        (Schedule(14), MONDAY, 1, True, MONDAY),  # twice a day
        (Schedule(days=frozenset({0})), MONDAY, 1, True, MONDAY + 7 * DAY),
        (Schedule(days=frozenset({0, 6})), SUNDAY, 1, True, SUNDAY + DAY),
        (Schedule(4, frozenset({1, 3})), MONDAY + DAY, 1, True, MONDAY + DAY),  # twice on each of two days
        (Schedule(2, frozenset({1, 3})), MONDAY + DAY, 1, True, MONDAY + 3 * DAY),
        (Schedule(1, frozenset({1, 3})), MONDAY, 1, True, MONDAY + 8 * DAY),
    ],
)
def test_across_the_end_of_a_week(
    schedule: Schedule, today: date, tries: int, tried_today: bool, expected: date
) -> None:
    assert next_day(schedule, today, tries, tried_today=tried_today) == expected


@given(SCHEDULES, DAYS, st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), TRIES)
def test_a_first_time_that_is_still_to_come_is_named(
    schedule: Schedule, today: date, first: datetime, tries: int
) -> None:
    homework = Homework("", schedule=schedule, first_at=first)
    day = next_day_of(homework, today, tries)
    if first.date() >= today and not tries:
        assert day == first.date()
    else:
        assert day == next_day(schedule, today, tries)


@given(st.lists(st.tuples(SCHEDULES, TRIES), max_size=6), DAYS)
def test_the_nearest_has_no_other_before_it(counted: list[tuple[Schedule, int]], today: date) -> None:
    own = [(Homework(str(number), schedule=schedule), tries) for number, (schedule, tries) in enumerate(counted)]
    found = nearest(own, today)
    assert (found is None) is (not own)
    days = {homework.uid: next_day_of(homework, today, tries) or date.max for homework, tries in own}
    assert found is None or days[found.uid] == min(days.values())


def test_of_one_day_the_earlier_part_comes_first_and_else_the_order_that_somebody_gave() -> None:
    parts = (PartOfDay.ANY, PartOfDay.EVENING, PartOfDay.MORNING, PartOfDay.MORNING)
    own = [(Homework(str(number), schedule=Schedule(7, part=part)), 0) for number, part in enumerate(parts)]
    found = nearest(own, MONDAY)
    assert found is not None and found.uid == "2"


def test_what_was_noted_today_makes_way() -> None:
    daily, monday, whenever = (
        Homework(name, schedule=schedule)
        for name, schedule in (("daily", Schedule(7)), ("monday", Schedule(days=frozenset({0}))), ("any", Schedule()))
    )
    own = [(monday, 1), (daily, 1), (whenever, 0)]
    assert nearest(own, MONDAY) is monday
    assert nearest(own, MONDAY, {"monday"}) is daily
    assert nearest(own, MONDAY, {"monday", "daily"}) is daily, "tomorrow"
    assert nearest([(whenever, 0), (Homework("other"), 0)], MONDAY, {"any"}) == Homework("other")
    assert nearest([], MONDAY) is None
