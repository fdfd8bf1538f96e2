"""Search as you type: what is found, how it is shown, and the way back."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.journal import EntryRow, Hit, NewEntry
from app.storage.journal import JournalStore
from app.ui.journal.hit_model import first_place, from_first_mark
from app.ui.journal.listed import LISTED, Listed
from app.ui.journal.screen import JournalScreen
from tests.ui.journal.conftest import EVENING, MakeScreen, Write, press, type_text


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write, journal: JournalStore) -> JournalScreen:
    evenings = ((n, EVENING - timedelta(days=n)) for n in range(120))
    body = "Line one.\n\nThe heron was back on evening number {}."
    journal.import_batch([NewEntry(about, f"Evening {n}", body.format(n)) for n, about in evenings])
    write("Across", "My heart went fast at the bridge. Then it slowed\ndown without me. 日本語も書く 😀", days_ago=60)
    screen = make_screen()
    screen.take_focus()
    return screen


def search(screen: JournalScreen, words: str, qtbot: QtBot) -> None:
    screen.take_search()
    type_text(words) if words.isascii() else screen.list.header.search.setText(words)
    qtbot.waitUntil(screen.list.searching)


def found(screen: JournalScreen) -> list[Listed]:
    model = screen.list.found.view.model()
    return [model.index(row, 0).data(LISTED) for row in range(model.rowCount())]


def marked(listed: Listed) -> list[str]:
    return [listed.text[start : start + length] for start, length in listed.marks]


def test_found_entries_come_newest_first_with_their_words_marked(screen: JournalScreen, qtbot: QtBot) -> None:
    search(screen, "heron", qtbot)
    assert [listed.row.title for listed in found(screen)[:3]] == ["Evening 0", "Evening 1", "Evening 2"]
    assert all("heron" in marked(listed) for listed in found(screen))


@pytest.mark.parametrize("words", ["brid", '"at the bridge"', "日本", "😀", "BRIDGE heart"])
def test_beginnings_phrases_and_scripts_without_spaces(screen: JournalScreen, qtbot: QtBot, words: str) -> None:
    search(screen, words, qtbot)
    assert [listed.row.title for listed in found(screen)] == ["Across"]


def test_more_is_found_on_the_way_down(screen: JournalScreen, qtbot: QtBot) -> None:
    search(screen, "heron", qtbot)
    assert len(found(screen)) == 50
    bar = screen.list.found.view.verticalScrollBar()
    for _ in range(5):
        bar.setValue(bar.maximum())
        qtbot.wait(20)
    titles = [listed.row.title for listed in found(screen)]
    assert len(titles) == len(set(titles)) == 120


def test_opening_a_hit_selects_the_found_words(screen: JournalScreen, qtbot: QtBot) -> None:
    search(screen, "bridge", qtbot)
    press(Qt.Key.Key_Down)
    assert screen.list.found.view.hasFocus()
    press(Qt.Key.Key_Return)
    assert screen.page.title.title() == "Across"
    assert screen.page.editor.textCursor().selectedText() == "bridge"


def test_enter_in_the_field_opens_the_newest(screen: JournalScreen, qtbot: QtBot) -> None:
    search(screen, "number 17", qtbot)
    press(Qt.Key.Key_Return)
    assert screen.page.title.title() == "Evening 17"


def test_escape_brings_back_where_one_was(screen: JournalScreen, qtbot: QtBot) -> None:
    view = screen.list.entries.view
    view.verticalScrollBar().setValue(700)
    search(screen, "bridge", qtbot)
    press(Qt.Key.Key_Escape)
    assert not screen.list.searching()
    assert screen.list.header.search.text() == ""
    assert screen.page.title.title() == "Evening 0"
    assert view.verticalScrollBar().value() == 700
    assert view.hasFocus()


def test_no_entry_with_these_words(screen: JournalScreen, qtbot: QtBot) -> None:
    search(screen, "xyzzy", qtbot)
    assert found(screen) == []
    assert screen.list.found.empty.isVisible()
    assert screen.list.found.empty.title.text() == "No entry with these words"


@pytest.mark.parametrize("words", ['"', "*", "AND OR NOT", "a OR", "(((", "col:um", "-", "^a", "\u00a0"])
def test_whatever_is_typed_is_only_words(screen: JournalScreen, qtbot: QtBot, words: str) -> None:
    screen.list.header.search.setText(words)
    qtbot.wait(120)
    assert screen.isVisible()


def test_an_entry_removed_from_what_was_found_is_gone_there_too(
    screen: JournalScreen, qtbot: QtBot, journal: JournalStore
) -> None:
    search(screen, "heron", qtbot)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    titles = [listed.row.title for listed in found(screen)]
    assert "Evening 1" not in titles
    assert [row.title for row in journal.bin()] == ["Evening 1"]


def test_what_was_found_is_said_in_words(screen: JournalScreen, qtbot: QtBot) -> None:
    for words, said in (
        ("heron", "50 entries found, and more"),
        ("bridge", "One entry found"),
        ("xyzzy", "No entry with these words"),
    ):
        screen.list.header.search.setText(words)
        screen.list._search()
        assert screen.list.found.summary() == said


# The snippet and the place


def hit(snippet: str, *marks: tuple[int, int]) -> Hit:
    return Hit(EntryRow(1, "u", EVENING, "", "", None), snippet, marks)


def test_a_late_find_is_brought_to_the_front() -> None:
    text = "long ago there was a small house by the river and a bridge"
    shown, marks = from_first_mark(text, ((text.index("bridge"), 6),))
    assert shown == "…river and a bridge"
    assert [shown[start : start + length] for start, length in marks] == ["bridge"]


@given(st.text(st.characters(categories=["L", "Zs"]), max_size=80), st.data())
def test_marks_stay_on_their_words(snippet: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(snippet)))
    length = data.draw(st.integers(0, len(snippet) - start))
    shown, marks = from_first_mark(snippet, ((start, length),))
    assert shown[marks[0][0] : marks[0][0] + marks[0][1]] == snippet[start : start + length]


def test_the_place_is_a_word_before_a_part_of_one() -> None:
    assert first_place("therein the", hit("the", (0, 3))) == (8, 3)
    assert first_place("therein", hit("the", (0, 3))) == (0, 3)


def test_words_over_a_line_end_are_found() -> None:
    assert first_place("it slowed\n down", hit("it slowed down", (3, 11))) == (3, 12)


def test_no_mark_is_no_place() -> None:
    assert first_place("words", hit("words")) is None
    assert first_place("words", hit("other", (0, 5))) is None
