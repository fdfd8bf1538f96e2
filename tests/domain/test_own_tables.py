"""Which rows could be ours, and what is left of one when something that it named is gone."""

from typing import Any

import pytest

from app.domain.own_columns import Column, Kind, Row
from app.domain.own_tables import OWN

LINE = ("a1", "signs", 0, 0, 0, None, "", "", "words", "")


def plan_line(**changed: Any) -> Row:
    return tuple((dict(zip(OWN["plan_line"].names, LINE, strict=True)) | changed).values())


@pytest.mark.parametrize(
    "changed",
    [
        {"uid": ""},
        {"uid": "../x"},
        {"uid": "a" * 65},
        {"uid": 7},
        {"part": "other"},
        {"number": "0"},
        {"number": True},
        {"number": 0.5},
        {"number": 10**40},
        {"words": None},
        {"words": "a\0b"},
        {"words": "a" * 1_000_001},
        {"words": b"bytes"},
        {"picture": "not a name"},
        {"hidden": 2},
        {"made_utc": 10**18},
        {"made_utc": -(10**18)},
    ],
)
def test_a_value_that_nobody_could_have_written_does_not_fit(changed: dict[str, Any]) -> None:
    assert OWN["plan_line"].holds(LINE)
    assert not OWN["plan_line"].holds(plan_line(**changed))


def test_a_row_has_all_its_columns() -> None:
    assert not OWN["plan_line"].holds(LINE[:-1])
    assert not OWN["plan_line"].holds((*LINE, 0))


@pytest.mark.parametrize(("kind", "farthest"), [(Kind.DAY, 10**7), (Kind.MOMENT, 10**15), (Kind.INSTANT, 10**15)])
def test_time_ends_with_the_calendar(kind: Kind, farthest: int) -> None:
    column = Column("when", kind)
    assert column.holds(0)
    assert not column.holds(farthest) and not column.holds(-farthest)


@pytest.mark.parametrize(
    ("label", "until", "day", "fits"),
    [
        ("The call", "session", None, True),
        ("The call", "day", 20_000, True),
        ("The call", "day", None, False),
        ("The call", "session", 20_000, False),
        (" ", "session", None, False),
        ("x" * 61, "session", None, False),
    ],
)
def test_what_is_put_away_has_a_label_and_a_day_if_it_waits_for_one(
    label: str, until: str, day: int | None, fits: bool
) -> None:
    row = ("a1", label, 0, 120, until, day, None, "")
    assert OWN["put_away"].holds(row) is fits


def has(*there: tuple[str, str]) -> Any:
    return lambda table, uid: (table, uid) in there


def test_a_line_of_the_plan_stays_without_its_picture() -> None:
    shown = plan_line(picture="b2")
    assert OWN["plan_line"].without_lost(shown, has(("picture", "b2"))) == shown
    assert OWN["plan_line"].without_lost(shown, has()) == LINE


@pytest.mark.parametrize("kind", ["picture", "sound"])
def test_a_thing_that_is_gone_leaves_its_name(kind: str) -> None:
    table, named = OWN["kit_thing"], {"picture": None, "sound": None} | {kind: "b2"}
    thing = ("a1", 0, kind, *named.values(), 0, "the sea")
    assert table.without_lost(thing, has((kind, "b2"))) == thing
    assert table.without_lost(thing, has()) == ("a1", 0, "line", None, None, 0, "the sea")
    assert table.without_lost(("a1", 0, kind, *named.values(), 0, " "), has()) is None
    assert table.without_lost(("a1", 0, kind, None, None, 0, ""), has()) is None


def test_a_picture_of_a_place_is_nothing_without_either() -> None:
    table, row = OWN["calm_place_picture"], ("a1", "b2", 0)
    assert table.without_lost(row, has(("calm_place", "a1"), ("picture", "b2"))) == row
    assert table.without_lost(row, has(("picture", "b2"))) is None
    assert table.without_lost(row, has(("calm_place", "a1"))) is None
