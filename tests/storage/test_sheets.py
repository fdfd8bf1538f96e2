"""Filled-in worksheets: every answer kept as it is given, lines of a group that move, first answers that stay."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.sheets import Sheet
from app.domain.worksheets import FieldKind
from app.storage.goals import GoalStore
from app.storage.sheets import SheetStore
from app.storage.topics import Topic
from app.storage.vault import Vault

MONDAY, TUESDAY = date(2026, 5, 4), date(2026, 5, 5)


@pytest.fixture
def sheets(vault: Vault) -> SheetStore:
    return SheetStore(vault)


def said(sheets: SheetStore, sheet: Sheet) -> dict[tuple[str, int], Any]:
    return {(answer.field, answer.line): answer.value for answer in sheets.answers(sheet.uid)}


def test_a_sheet_is_taken_up_on_another_day_where_it_was_left(vault: Vault, sheets: SheetStore) -> None:
    goal = GoalStore(vault).add("Sleep")
    sheet = sheets.begin("thoughts", MONDAY, goal.uid)
    sheets.keep(sheet.uid, "situation", "The tram, at eight.")
    sheets.set_page(sheet.uid, 2)
    again = sheets.get(sheet.uid)
    assert again is not None
    assert (again.worksheet, again.day, again.goal, again.page) == ("thoughts", MONDAY, goal.uid, 2)
    assert sheets.unfinished() == [again] and not again.is_finished
    assert said(sheets, again) == {("situation", 0): "The tram, at eight."}
    sheets.finish(sheet.uid)
    assert sheets.unfinished() == [] and sheets.recent("thoughts")[0].is_finished


@pytest.mark.parametrize("value", ["words\n\nand more 🙂", 0, 100, ["a", "b"], [["fear", 80], ["calm", None]], "07:30"])
def test_every_kind_of_answer_comes_back(sheets: SheetStore, value: Any) -> None:
    sheet = sheets.begin("any", MONDAY)
    assert sheets.keep(sheet.uid, "field", value)
    assert said(sheets, sheet) == {("field", 0): value}
    sheets.keep(sheet.uid, "field", None)
    assert said(sheets, sheet) == {}


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
VALUES = {
    FieldKind.TEXT: WORDS,
    FieldKind.LONG: WORDS,
    FieldKind.CHOICE: WORDS,
    FieldKind.CHOICES: st.lists(WORDS, max_size=6),
    FieldKind.SCALE: st.integers(-10, 10),
    FieldKind.PERCENT: st.integers(0, 20).map((5).__mul__),
    FieldKind.NUMBER: st.integers(-(10**6), 10**6),
    FieldKind.DURATION: st.integers(0, 1440),
    FieldKind.FEELINGS: st.lists(st.tuples(WORDS, st.none() | st.integers(0, 100)).map(list), max_size=6),
    FieldKind.TIME: st.times().map("{:%H:%M}".format),
    FieldKind.DATE: st.dates().map(date.isoformat),
}


def test_every_kind_that_keeps_something_is_tried() -> None:
    assert set(FieldKind) - set(VALUES) == {FieldKind.GROUP, FieldKind.COMPUTED, FieldKind.SAYS}


@pytest.mark.parametrize("kind", VALUES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
@given(data=st.data())
def test_whatever_is_answered_comes_back_as_it_was(vault: Vault, kind: FieldKind, data: st.DataObject) -> None:
    sheets = SheetStore(vault)
    sheet = sheets.begin("any", MONDAY)
    first, second = data.draw(VALUES[kind]), data.draw(VALUES[kind])
    sheets.keep(sheet.uid, "field", first)
    assert said(sheets, sheet) == {("field", 0): first}
    sheets.keep(sheet.uid, "field", second, mark_change=True)
    (answer,) = sheets.answers(sheet.uid)
    assert (answer.value, answer.at_first) == (second, first if first != second else None)


def test_what_was_said_first_stays_beside_what_was_said_later(sheets: SheetStore) -> None:
    sheet = sheets.begin("any", MONDAY)
    sheets.keep(sheet.uid, "will", "They laugh.")
    sheets.keep(sheet.uid, "will", "They laugh at me.")
    (plain,) = sheets.answers(sheet.uid)
    assert not plain.was_changed
    for words in ("Nobody looks.", "Nobody looked up."):
        sheets.keep(sheet.uid, "will", words, mark_change=True)
    (marked,) = sheets.answers(sheet.uid)
    assert (marked.value, marked.at_first, marked.was_changed) == ("Nobody looked up.", "They laugh at me.", True)
    sheets.keep(sheet.uid, "will", None, mark_change=True)
    (emptied,) = sheets.answers(sheet.uid)
    assert (emptied.value, emptied.at_first) == (None, "They laugh at me.")


def test_an_answer_that_came_only_afterwards_says_so(sheets: SheetStore) -> None:
    sheet = sheets.begin("any", MONDAY)
    sheets.keep(sheet.uid, "will", "I knew it.", mark_change=True)
    (late,) = sheets.answers(sheet.uid)
    assert late.was_changed and late.at_first is None


def test_the_same_answer_again_is_no_change(sheets: SheetStore) -> None:
    sheet = sheets.begin("any", MONDAY)
    sheets.keep(sheet.uid, "will", "They laugh.")
    sheets.keep(sheet.uid, "will", "They laugh.", mark_change=True)
    assert not sheets.answers(sheet.uid)[0].was_changed


def test_a_removed_sheet_comes_back_whole_until_it_is_tidied(sheets: SheetStore) -> None:
    sheet = sheets.begin("any", MONDAY)
    sheets.keep(sheet.uid, "a", "words")
    sheets.remove(sheet.uid)
    assert sheets.get(sheet.uid) is None and sheets.recent() == [] and sheets.unfinished() == []
    sheets.put_back(sheet.uid)
    assert said(sheets, sheet) == {("a", 0): "words"}
    sheets.remove(sheet.uid)
    assert sheets.tidy(10**14) == 1 and sheets.tidy(10**14) == 0
    sheets.put_back(sheet.uid)
    assert sheets.get(sheet.uid) is None and sheets.answers(sheet.uid) == []


def test_a_commit_says_what_it_changed_and_nothing_is_kept_for_a_sheet_that_is_gone(
    vault: Vault, sheets: SheetStore
) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    sheets.keep(sheets.begin("any", MONDAY).uid, "a", 1)
    assert heard == [Topic.SHEETS, Topic.SHEETS]
    assert not sheets.keep("gone", "a", 1)


def test_sheets_are_found_by_worksheet_and_day(sheets: SheetStore) -> None:
    first, second, other = (sheets.begin(*one) for one in (("sleep", MONDAY), ("sleep", TUESDAY), ("other", MONDAY)))
    assert [sheet.uid for sheet in sheets.between("sleep", MONDAY, MONDAY)] == [first.uid]
    assert [sheet.uid for sheet in sheets.recent("sleep")] == [second.uid, first.uid]
    assert [sheet.uid for sheet in sheets.recent("sleep", before=TUESDAY)] == [first.uid]
    last = sheets.last("other")
    assert last is not None and last.uid == other.uid and sheets.last("none") is None
    assert sheets.counts() == {"sleep": 2, "other": 1}
    sheets.keep(first.uid, "minutes", 20)
    sheets.keep(first.uid, "hidden", 1)
    (_newest, nothing), (_first, kept) = sheets.values("sleep", ["minutes"])
    assert nothing == {} and kept == {"minutes": {0: 20}}


ACTS = st.lists(
    st.tuples(st.sampled_from(["keep", "remove", "back"]), st.sampled_from(["a", "b"]), st.integers(0, 4)), max_size=25
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(ACTS)
def test_lines_move_as_a_list_does(vault: Vault, acts: list[tuple[str, str, int]]) -> None:
    sheets = SheetStore(vault)
    sheet = sheets.begin("any", MONDAY)
    lines: list[dict[str, int]] = [{} for _ in range(60)]
    taken: list[tuple[int, dict[str, int], list[Any]]] = []
    for number, (act, field, line) in enumerate(acts):
        if act == "keep":
            sheets.keep(sheet.uid, field, number, line)
            lines[line][field] = number
        elif act == "remove":
            removed = sheets.remove_line(sheet.uid, ["a", "b"], line)
            taken.append((line, lines.pop(line), removed))
        elif taken:
            line, values, removed = taken.pop()
            sheets.put_back_line(sheet.uid, ["a", "b"], line, removed)
            lines.insert(line, values)
    wanted = {(field, line): value for line, values in enumerate(lines) for field, value in values.items()}
    assert said(sheets, sheet) == wanted
