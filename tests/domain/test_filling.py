"""A worksheet in hand: pages and questions that come and go with the answers, and what follows from them."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.filling import Filling, compared, is_empty, mean_of
from app.domain.sheets import Answer, Sheet
from app.domain.worksheets import (
    Check,
    Comparison,
    Field,
    FieldKind,
    Mean,
    Offer,
    OfferKind,
    Worksheet,
    WorksheetPage,
)

DAY = date(2026, 5, 4)
OPTIONS = Field("options", FieldKind.GROUP, "Ideas", fields=(Field("idea", FieldKind.TEXT, "One"),))
RATED = (
    Field("helps", FieldKind.SCALE, "Helps", least=-2, most=2),
    Field("costs", FieldKind.SCALE, "Costs", least=-2, most=2),
    Field("adds", FieldKind.COMPUTED, "Together", formula="helps - costs"),
)
PROBLEM = Worksheet(
    "problem",
    "A problem",
    "Step by step",
    (
        WorksheetPage(
            "First",
            (
                Field("solvable", FieldKind.TEXT, "Can it be solved?"),
                Field("why", FieldKind.LONG, "Why not now?", when='solvable == "not now"'),
                Field("urge", FieldKind.SCALE, "How strong?"),
            ),
            help_when="urge >= 1",
        ),
        WorksheetPage("Ideas", (OPTIONS,), when='solvable != "not now"'),
        WorksheetPage("Weigh", RATED, each="options", when='solvable != "not now"'),
        WorksheetPage(
            "Plan",
            (
                Field("plan", FieldKind.TEXT, "Plan"),
                Field("guess", FieldKind.PERCENT, "Guess", most=100, foretells="was"),
                Field("was", FieldKind.PERCENT, "Was", most=100),
                Field("ideas", FieldKind.COMPUTED, "Ideas", formula="count(idea)"),
                Field("twice", FieldKind.COMPUTED, "Twice that", formula="ideas * 2"),
            ),
        ),
    ),
    line="plan",
    checks=(Check("guess > 100", "More than all of it."),),
    offers=(
        Offer(OfferKind.HOMEWORK, "As a step", when='plan != ""', title="plan", why="why"),
        Offer(OfferKind.SAFE_SPACE, "Something soothing", when='solvable == "not now"'),
    ),
)


def filling(answers: dict[str, Any] | None = None) -> Filling:
    given = [Answer(field, value) for field, value in (answers or {}).items()]
    return Filling.of(PROBLEM, Sheet("s1", "problem", DAY, goal="g1"), given)


def titles(one: Filling) -> list[str]:
    return [page.title for page in one.pages()]


def test_pages_come_and_go_with_the_answers() -> None:
    one = filling()
    assert titles(one) == ["First", "Ideas", "Plan"]
    assert titles(one.with_answer("idea", "Ask Jo")) == ["First", "Ideas", "Weigh", "Plan"]
    assert titles(one.with_answer("idea", "Ask Jo").with_answer("solvable", "not now")) == ["First", "Plan"]


def test_questions_come_and_go_too_and_none_puts_another_out_of_reach() -> None:
    keys = [field.key for field in filling().fields(PROBLEM.pages[0])]
    assert keys == ["solvable", "urge"]
    for urge in (None, 0, 3):
        asked = filling({"urge": urge, "solvable": "not now"}).fields(PROBLEM.pages[0])
        assert [field.key for field in asked] == ["solvable", "why", "urge"]


@pytest.mark.parametrize(("urge", "near"), [(None, False), (0, False), (1, True), (10, True)])
def test_the_way_to_help_stands_beside_a_page(urge: int | None, near: bool) -> None:
    assert filling({"urge": urge}).help_is_near(PROBLEM.pages[0]) is near
    assert not filling({"urge": urge}).help_is_near(PROBLEM.pages[1])


def test_lines_of_a_group_are_those_that_say_something() -> None:
    one = filling().with_answer("idea", "Ask", 0).with_answer("idea", "  ", 1).with_answer("idea", "Wait", 2)
    assert one.lines("options") == [0, 2]
    assert one.belongs_to_lines("options") == ["idea", "helps", "costs", "adds"]


def test_a_question_may_have_an_answer_in_each_line_of_its_group() -> None:
    one = filling().with_answer("idea", "Ask").with_answer("idea", "Wait", 2).with_answer("helps", 1, 4)
    assert one.lines_of("idea") == one.lines_of("adds") == [0, 2]
    assert one.lines_of("helps") == [0, 2, 4] and one.lines_of("plan") == one.lines_of("ideas") == [0]


def test_what_is_computed_goes_by_its_line_or_by_all() -> None:
    one = filling().with_answer("idea", "Ask").with_answer("idea", "Wait", 1)
    one = one.with_answer("helps", 2, 1).with_answer("costs", -1, 1)
    assert one.value("adds", 1) == 3 and one.value("adds", 0) is None
    assert (one.value("ideas"), one.value("twice")) == (2, 4)


CHAIN = Worksheet(
    "chain",
    "Lines",
    "",
    (
        WorksheetPage("One", (OPTIONS, Field("bar", FieldKind.SCALE, "Enough is"))),
        WorksheetPage(
            "Each",
            (
                *RATED,
                Field("over", FieldKind.COMPUTED, "Over", formula="adds - bar"),
                Field("more", FieldKind.TEXT, "What else?", when="bar > 1 and over > 0"),
            ),
            each="options",
        ),
        WorksheetPage("All", (Field("whole", FieldKind.COMPUTED, "Whole", formula="sum(over) + count(idea)"),)),
    ),
)


def test_a_line_reckons_with_what_stands_outside_it_and_the_whole_with_what_its_lines_come_to() -> None:
    one = Filling.of(CHAIN, Sheet("s1", "chain", DAY), [Answer("bar", 2)])
    for line, (helps, costs) in enumerate([(1, 1), (2, -2), (2, -1)]):
        one = one.with_answer("idea", "words", line).with_answer("helps", helps, line).with_answer("costs", costs, line)
    assert [one.value("over", line) for line in range(4)] == [-2, 2, 1, None]
    assert one.value("whole") == -2 + 2 + 1 + 3
    asked = [[field.key for field in one.fields(CHAIN.pages[1], line)] for line in range(3)]
    assert ["more" in keys for keys in asked] == [False, True, True]


def test_a_guess_is_marked_only_once_the_answer_is_known() -> None:
    guess = PROBLEM.field("guess")
    assert guess is not None
    assert not filling({"guess": 80}).marks_change(guess)
    assert filling({"guess": 80, "was": 0}).marks_change(guess)


def test_what_changed_later_is_known() -> None:
    sheet = Sheet("s1", "problem", DAY)
    one = Filling.of(PROBLEM, sheet, [Answer("guess", 20, at_first=80, was_changed=True), Answer("was", 10)])
    assert one.changed == {("guess", 0): 80} and one.value("guess") == 20


def test_what_follows_takes_the_words_along() -> None:
    one = filling({"plan": " Ring Jo ", "solvable": "not now", "why": "She knows."})
    assert [offer.kind for offer in one.offers()] == [OfferKind.HOMEWORK, OfferKind.SAFE_SPACE]
    homework = one.homework(one.offers()[0])
    assert (homework.title, homework.why, homework.goal, homework.sheet) == ("Ring Jo", "She knows.", "g1", "s1")
    assert one.line() == "Ring Jo" and filling().line() == "" and filling().offers() == ()


def test_answers_that_do_not_fit_get_a_sentence() -> None:
    assert [check.words for check in filling({"guess": 101}).checks()] == ["More than all of it."]
    assert filling({"guess": 100}).checks() == ()


@pytest.mark.parametrize(("value", "empty"), [(None, True), ("", True), (" \n", True), ([], True), (0, False)])
def test_nothing_is_no_answer_and_0_is_one(value: Any, empty: bool) -> None:
    assert is_empty(value) is empty


def test_expected_beside_actual_needs_enough_that_say_both() -> None:
    rows = [(Sheet(str(n), "w", DAY), {"a": {0: n}, "b": {0: n + 2}}) for n in range(3)]
    half = (Sheet("h", "w", DAY), {"a": {0: 9}})
    comparison = Comparison("a", "b", "words")
    assert compared(comparison, [*rows, half]) == [(0, 2), (1, 3), (2, 4)]
    assert compared(comparison, [*rows[:2], half]) == []


def test_a_mean_needs_enough_near_days() -> None:
    mean = Mean("m", "words")
    days = [(DAY - timedelta(days=n), 60 + n) for n in (0, 1, 3, 6, 7, 30)]
    assert mean_of(mean, days, DAY) == (60 + 61 + 63 + 66) / 4
    assert mean_of(mean, [days[0], *days[2:]], DAY) is None
    assert mean_of(mean, [(DAY, "words")] * 9, DAY) is None
