"""What of a plan is seen, who can be rung, and a number that is never guessed."""

import pytest

from app.domain.choices import Choice
from app.domain.plan import EXERCISES, PlanLine, PlanPart, dialled_phone, shown_of, with_numbers

A = PlanLine("a", PlanPart.PEOPLE, "Jo", "07700 900 142", number=1)


@pytest.mark.parametrize(
    ("written", "keyed_in"),
    [
        ("07700 900 142", "07700900142"),
        ("020 7946-0193", "02079460193"),
        ("(020) 7946.0193", "02079460193"),
        ("+44 (0)20 7946 0193", "+442079460193"),
        ("0044 (0)20 7946 0193", "00442079460193"),
        ("*4141", "*4141"),
        ("116\u2010123", "116123"),
        ("٠١٢ ٣٤٥", "012345"),
        ("112", "112"),
    ],
)
def test_a_number_is_keyed_in_as_it_is_written(written: str, keyed_in: str) -> None:
    assert dialled_phone(written) == keyed_in


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "ask Jo",
        "020 7946 0193 ext 5",
        "020 7946 0193 / 0194",
        "020 7946 0193, then 2",
        "020 7946 0193  020 7946 0194",
        "7",
        "²³⁴",
        "(0)",
        "020 7946 0193;ext=5",
    ],
)
def test_what_is_not_plainly_one_number_is_never_guessed(written: str) -> None:
    assert dialled_phone(written) == ""


def test_hidden_and_empty_lines_are_not_seen() -> None:
    hidden = PlanLine("b", PlanPart.PEOPLE, "Max", "1234", hidden=True)
    empty = PlanLine("c", PlanPart.PEOPLE, "  ", " ")
    picture = PlanLine("d", PlanPart.REASONS, picture="p")
    lines = [A, hidden, empty, picture]
    assert shown_of(lines, PlanPart.PEOPLE) == [A]
    assert shown_of(lines, PlanPart.REASONS) == [picture]
    assert shown_of(lines, PlanPart.SIGNS) == []


def test_whoever_can_be_rung_comes_nearest_first() -> None:
    practice = PlanLine("b", PlanPart.SERVICES, "Ruth's practice", "020 7946 0193")
    choir = PlanLine("c", PlanPart.COMPANY, "Choir", "0161 496 0000")
    silent = PlanLine("d", PlanPart.PEOPLE, "Amira")
    elsewhere = PlanLine("e", PlanPart.SIGNS, "I ring 123", "123")
    assert with_numbers([elsewhere, choir, practice, silent, A]) == [A, choir, practice]


def test_a_line_starts_what_is_an_exercise_and_nothing_else() -> None:
    assert PlanLine("a", PlanPart.ALONE, "Breathe", opens="breathe").exercise is Choice.BREATHE
    for other in ("", "plan", "reach", "humming"):
        assert PlanLine("a", PlanPart.ALONE, "x", opens=other).exercise is None
    assert Choice.PLAN not in EXERCISES and Choice.REACH not in EXERCISES
