"""What helped is what the person said helped: counted, never judged."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.haven_moments import Answer, HavenMoment, Helped, what_helped

WORSE, SAME, LITTLE, LOT = Helped
START = datetime(2026, 5, 3, 21, tzinfo=UTC)


def said(exercise: str, *answers: Helped | None) -> list[HavenMoment]:
    return [
        HavenMoment(f"{exercise}{number}", exercise, START + timedelta(days=number), 60, Answer(helped))
        for number, helped in enumerate(answers)
    ]


def test_only_what_was_answered_counts() -> None:
    assert what_helped(said("breathe", None, None)) == []
    (breathing,) = what_helped(said("breathe", LOT, None, WORSE, LITTLE))
    assert len(breathing.said) == 3
    assert [breathing.times(helped) for helped in Helped] == [1, 0, 1, 1]
    assert breathing.better == 2


def test_the_latest_answer_comes_first() -> None:
    (breathing,) = what_helped(said("breathe", LOT, WORSE))
    assert [moment.answer.helped for moment in breathing.said] == [WORSE, LOT]


def test_what_was_better_most_often_comes_first() -> None:
    moments = [*said("look", LITTLE, LITTLE), *said("breathe", WORSE), *said("kind", LOT, LITTLE)]
    assert [one.exercise for one in what_helped(moments)] == ["kind", "look", "breathe"]


@pytest.mark.parametrize(
    ("answers", "helps"), [((LITTLE,), True), ((LITTLE, WORSE), False), ((LOT, LITTLE, SAME), True), ((SAME,), False)]
)
def test_what_mostly_helps_was_better_more_often_than_not(answers: tuple[Helped, ...], helps: bool) -> None:
    (one,) = what_helped(said("breathe", *answers))
    assert one.mostly_helps is helps


@pytest.mark.parametrize(
    ("answer", "not_better"),
    [
        (Answer(), False),
        (Answer(WORSE), True),
        (Answer(SAME), False),
        (Answer(LITTLE, 7, 5), False),
        (Answer(LITTLE, 5, 5), True),
        (Answer(None, 5, 7), True),
        (Answer(SAME, None, 7), False),
        (Answer(LOT, 4, 4), True),
        (Answer(LOT, 0, 0), False),
    ],
)
def test_worse_or_no_lower_number_asks_for_something_else(answer: Answer, not_better: bool) -> None:
    assert answer.not_better is not_better
