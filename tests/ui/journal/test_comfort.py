"""What makes writing easier: lists go on, the line stays, only the page is there, help is offered and stays quiet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.plan import PlanPart
from app.storage.journal import JournalStore
from app.ui.journal.prompt_sheet import PromptSheet
from app.ui.journal.screen import JournalScreen
from app.ui.preferences_holder import PreferencesHolder
from app.workspace import Workspace
from tests.ui.journal.conftest import MakeScreen


@pytest.fixture
def screen(make_screen: MakeScreen) -> JournalScreen:
    screen = make_screen()
    screen.new_entry()
    return screen


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one", "- one\n- "),
        ("  * one", "  * one\n  * "),
        ("9. nine", "9. nine\n10. "),
        ("1) one", "1) one\n2) "),
        ("- [x] done", "- [x] done\n- [ ] "),
        ("> said", "> said\n> "),
        ("- one\n- ", "- one\n"),
        ("> ", ""),
        ("plain", "plain\n"),
        ("-none", "-none\n"),
    ],
)
def test_enter_goes_on_with_a_list_and_ends_it(screen: JournalScreen, before: str, after: str) -> None:
    editor = screen.page.editor
    editor.write_over(before)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == after


def test_shift_and_enter_are_only_a_new_line(screen: JournalScreen) -> None:
    screen.page.editor.write_over("- one")
    screen.page.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(screen.page.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert screen.page.editor.text() == "- one\n"


def test_the_line_that_is_written_stays_in_its_place(screen: JournalScreen, preferences: PreferencesHolder) -> None:
    preferences.change(still_line=True)
    editor = screen.page.editor
    editor.open_text("line\n" * 80)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QApplication.processEvents()
    places = []
    for _ in range(5):
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()
        places.append(editor.cursorRect().center().y())
    del places[0]  # the page has its new length after the first key
    wanted = editor.viewport().height() * 0.42
    assert all(abs(place - wanted) <= 2 for place in places), (places, wanted, editor.verticalScrollBar().maximum())


def test_keys_lead_to_a_prompt_and_keep_a_line(screen: JournalScreen, workspace: Workspace, qtbot: QtBot) -> None:
    type_words(screen, "a line")
    QTest.keyClick(screen.page.editor, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [line.words for line in workspace.kept_lines.all()] == ["a line"])
    QTest.keyClick(screen.page.editor, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in screen.window().findChildren(PromptSheet)))


def test_only_the_page_is_there_and_the_way_back_too(screen: JournalScreen) -> None:
    screen.page.menu.focus_mode.trigger()
    assert not screen.list.isVisible() and screen.page.back_button.isVisible()
    assert screen.page.editor.hasFocus()
    assert screen.go_back() and screen.list.isVisible()


def type_words(screen: JournalScreen, words: str) -> None:
    screen.page.editor.setFocus()
    QTest.keyClicks(screen.page.editor, words)
    assert screen.flush()


def test_help_is_offered_once_and_nothing_is_stored(
    screen: JournalScreen, workspace: Workspace, journal: JournalStore
) -> None:
    type_words(screen, "I want to die")
    offer = screen.page.offer
    assert offer.isVisible()
    assert [row.preview for row in journal.recent(5)] == ["I want to die"]
    assert workspace.vault.read("SELECT * FROM wish") == []
    offer.close_button.click()
    type_words(screen, " and again I want to die")
    assert not offer.isVisible()


def test_the_offer_names_the_plan_where_one_is_written_and_is_read_whole(
    screen: JournalScreen, workspace: Workspace
) -> None:
    type_words(screen, "suicide")
    offer = screen.page.offer
    assert offer.words.text() == "If you are in pain: numbers and a quiet minute are here."
    workspace.plan.add(PlanPart.SIGNS, "I stop answering.")
    screen.new_entry()
    type_words(screen, "suicide")
    assert offer.words.text() == "If you are in pain: your plan, numbers and a quiet minute are here."
    QApplication.sendPostedEvents()
    assert offer.words.heightForWidth(offer.words.width()) <= offer.words.height()
    for word in ("risk", "danger", "should", "emergency"):
        assert word not in offer.words.text()


def test_it_leads_to_the_safe_space(screen: JournalScreen, qtbot: QtBot) -> None:
    type_words(screen, "suicide")
    with qtbot.waitSignal(screen.help_wanted):
        screen.page.offer.show_button.click()


def test_it_can_be_switched_off_and_on_again(screen: JournalScreen) -> None:
    type_words(screen, "suicide")
    screen.page.offer.off_button.click()
    screen.new_entry()
    type_words(screen, "suicide")
    assert not screen.page.offer.isVisible() and not screen.page.offer.is_on()
    screen.list.header.offer_action.trigger()
    screen.new_entry()
    type_words(screen, "suicide")
    assert screen.page.offer.isVisible()


def test_an_older_entry_that_is_only_read_brings_no_offer(make_screen: MakeScreen, journal: JournalStore) -> None:
    from datetime import datetime

    journal.add(datetime(2026, 5, 3), "", "I want to die")
    assert not make_screen().page.offer.isVisible()


def test_finding_in_an_entry_goes_round_and_counts(screen: JournalScreen) -> None:
    screen.page.editor.write_over("bus and bus and Bus")
    screen.page.editor.moveCursor(QTextCursor.MoveOperation.Start)
    screen.page.menu.find_in.trigger()
    bar = screen.page.find_bar
    assert bar.isVisible() and bar.field.hasFocus()
    QTest.keyClicks(bar.field, "bus")
    assert bar.said.text().startswith("3")
    places = []
    for _ in range(4):
        places.append(screen.page.editor.textCursor().selectionStart())
        bar.go_on()
    assert places == [0, 8, 16, 0]
    bar.go_back()
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible() and screen.page.editor.hasFocus()
