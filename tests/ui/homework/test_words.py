"""Homework in words: plain, and neutral about what was not done."""

from datetime import date

import pytest

from app.domain.homework import Attempt, Homework, HomeworkState, InTheWay, Outcome, PartOfDay, Schedule
from app.ui.homework import words

TODAY = date(2025, 11, 13)


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (Schedule(), "Whenever it fits"),
        (Schedule(part=PartOfDay.EVENING), "In the evening"),
        (Schedule(per_week=1), "Once a week"),
        (Schedule(per_week=2, part=PartOfDay.EVENING), "Twice a week, in the evening"),
        (Schedule(per_week=5), "5 times a week"),
        (Schedule(days=frozenset({0})), "Monday"),
        (Schedule(days=frozenset({4, 0, 2})), "Monday, Wednesday and Friday"),
        (Schedule(days=frozenset(range(7))), "Every day"),
        (Schedule(once=date(2025, 11, 18), part=PartOfDay.MORNING), "Tuesday 18 November, in the morning"),
    ],
)
def test_a_schedule_is_said_as_people_say_it(schedule: Schedule, said: str) -> None:
    assert words.schedule_words(schedule, TODAY) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, ""), (1, "Once this week so far"), (2, "Twice this week so far"), (4, "4 times this week so far")],
)
def test_tries_are_told_without_what_might_have_been(count: int, said: str) -> None:
    assert words.tries_words(count) == said


def test_it_says_when_and_with_whom() -> None:
    one = Homework("a", state=HomeworkState.AGREED, agreed_day=date(2025, 11, 11), with_whom="Ruth")
    assert words.agreed_words(one, TODAY) == "Agreed with Ruth, 11 November"


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("", ""),
        ("the alarm fades", "Because the alarm fades"),
        ("because it helps", "Because it helps"),
        ("Because it helps", "Because it helps"),
        ("Ruth thinks so", "Ruth thinks so"),
    ],
)
def test_their_own_reason_stays_their_own(why: str, said: str) -> None:
    assert words.because_words(why) == said


def test_a_try_of_another_day_is_marked() -> None:
    one = Attempt("a", "h", date(2025, 11, 11), Outcome.NOT_TODAY, later=True)
    assert words.attempt_words(one, TODAY) == "Tuesday 11 November: not that day (noted later)"
    now = Attempt("a", "h", TODAY, Outcome.PARTLY)
    assert words.attempt_words(now, TODAY) == "Thursday 13 November: partly"


def test_everything_has_words() -> None:
    for outcome in Outcome:
        assert words.outcome_words(outcome)
    for part in PartOfDay:
        assert words.part_words(part)
    for state in HomeworkState:
        assert words.state_words(state)
    for reason in InTheWay:
        assert bool(words.in_the_way_words(reason)) == (reason is not InTheWay.UNSAID)
