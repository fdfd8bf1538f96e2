"""The editor takes plain text in, shows its Markdown, and lets nothing out by itself."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Preferences
from app.ui.journal.editor import PLAIN_BEYOND, Editor
from app.ui.journal.highlighter import LONGEST
from app.ui.journal.page_look import page_look
from app.ui.journal.plain_text import tidy
from app.ui.journal.private_edit import LARGEST
from app.ui.theme import theme
from tests.ui.journal.conftest import press, type_text

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[Editor]:
    window = QWidget()
    qtbot.addWidget(window)
    editor = Editor(page_look(theme(), Preferences()), window)
    layout = QVBoxLayout(window)
    layout.addWidget(editor)
    layout.addWidget(QLineEdit(window))
    window.resize(640, 480)
    with qtbot.waitActive(window):
        window.show()
    editor.setFocus()
    yield editor


def select(editor: Editor, start: int, end: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def looks_of(editor: Editor, line: int) -> list[tuple[str, int, bool]]:
    block = editor.document().findBlockByNumber(line)
    return [
        (block.text()[span.start : span.start + span.length], span.format.fontWeight(), span.format.fontItalic())
        for span in block.layout().formats()
    ]


# What comes in


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(text=st.text(max_size=80))
def test_what_was_opened_is_what_is_read(editor: Editor, text: str) -> None:
    editor.open_text(text)
    assert editor.text() == tidy(text)


def test_pasted_pages_come_in_as_their_words(editor: Editor) -> None:
    page = QMimeData()
    page.setHtml("<b>loud</b>")
    page.setText("loud\r\nand\u00a0clear\ufdd0")
    editor.insertFromMimeData(page)
    assert editor.text() == "loud\nand\u00a0clear\ufffd"
    assert not editor.document().toHtml().count("font-weight:700")


def test_files_are_not_dropped_in_as_paths(editor: Editor) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/somewhere/private.txt")])
    assert not editor.canInsertFromMimeData(files)
    editor.insertFromMimeData(files)
    assert editor.text() == ""


def test_more_than_an_entry_holds_stays_out_and_says_so(editor: Editor, qtbot: QtBot) -> None:
    editor.open_text("mine")
    much = QMimeData()
    much.setText("x" * LARGEST)
    with qtbot.waitSignal(editor.too_long):
        editor.insertFromMimeData(much)
    assert editor.text() == "mine"


def test_shift_and_enter_begins_an_ordinary_line(editor: Editor) -> None:
    type_text("a")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text("b")
    assert editor.text() == "a\nb"


def test_tab_moves_on(editor: Editor) -> None:
    press(Qt.Key.Key_Tab)
    assert editor.text() == ""
    assert not editor.hasFocus()


def test_input_methods_are_asked_not_to_learn(editor: Editor) -> None:
    for hint in (Qt.InputMethodHint.ImhSensitiveData, Qt.InputMethodHint.ImhNoPredictiveText):
        assert editor.inputMethodHints() & hint


# What goes out


def test_selecting_gives_other_programs_nothing(editor: Editor) -> None:
    editor.open_text("for my eyes")
    editor.selectAll()
    offered = editor.createMimeDataFromSelection()
    assert offered.formats() == []


def test_copying_gives_the_words_and_asks_for_discretion(editor: Editor) -> None:
    editor.open_text("one\u00a0two\nthree")
    editor.selectAll()
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "one\u00a0two\nthree"
    assert copied.data("x-kde-passwordManagerHint").data() == b"secret"
    assert not copied.hasHtml()


def test_cutting_takes_the_words_away(editor: Editor) -> None:
    editor.open_text("keep this and cut this")
    select(editor, 9, 22)
    press(Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "keep this"
    assert QGuiApplication.clipboard().text() == " and cut this"


def test_the_menu_offers_the_clipboard_and_goes_away(editor: Editor, qtbot: QtBot) -> None:
    editor.open_text("words")
    editor.selectAll()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.RightButton, pos=QPoint(30, 15))
    from app.ui.journal.editor_menu import EditorMenu

    menu = EditorMenu(editor)
    menu.popup(editor.mapToGlobal(QPoint(10, 10)))
    copy = next(action for action in menu.actions() if action.text() == "Copy")
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "words"
    menu.close()


# Undo


def test_opening_leaves_nothing_to_undo(editor: Editor) -> None:
    editor.open_text("an old entry")
    assert not editor.document().isUndoAvailable()
    editor.undo()
    assert editor.text() == "an old entry"


def test_another_look_is_no_step_to_undo(editor: Editor) -> None:
    editor.open_text("old")
    larger = replace(page_look(theme(), Preferences()), line_height=48)
    editor.set_look(larger)
    assert not editor.document().isUndoAvailable()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(" new")
    editor.set_look(page_look(theme(), Preferences()))
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "old"
    press(Qt.Key.Key_Z, CONTROL_SHIFT)
    assert editor.text() == "old new"


def test_every_line_is_as_high_as_the_look_says(editor: Editor) -> None:
    editor.open_text("one\ntwo")
    type_text("zero\n")
    editor.set_look(replace(page_look(theme(), Preferences()), line_height=48))
    block = editor.document().begin()
    while block.isValid():
        assert block.blockFormat().lineHeight() == 48
        block = block.next()


# Showing Markdown


def test_marks_stay_and_what_they_mark_is_shown(editor: Editor) -> None:
    editor.open_text("plain **bold** and *slanted*")
    shown = looks_of(editor, 0)
    assert ("bold", QFont.Weight.DemiBold, False) in shown
    assert ("slanted", QFont.Weight.Normal, True) in shown
    assert editor.text() == "plain **bold** and *slanted*"


def test_what_is_typed_is_shown_at_once(editor: Editor) -> None:
    type_text("**now**")
    assert any(text == "now" and weight == QFont.Weight.DemiBold for text, weight, _ in looks_of(editor, 0))


def test_code_over_several_lines(editor: Editor) -> None:
    editor.open_text("```\n**not bold**\n```\n**bold**")
    assert all(weight != QFont.Weight.DemiBold for _, weight, _ in looks_of(editor, 1))
    assert any(weight == QFont.Weight.DemiBold for _, weight, _ in looks_of(editor, 3))


def test_letters_beyond_the_first_plane_do_not_shift_the_marks(editor: Editor) -> None:
    editor.open_text("😀😀 **b**")
    spans = editor.document().begin().layout().formats()
    assert [(span.start, span.length) for span in spans] == [(5, 2), (7, 1), (8, 2)]


def test_quotes_have_a_bar_in_sight(editor: Editor) -> None:
    editor.open_text("words\n> quoted\n```\n> code\n```")
    assert len(editor.quote_bars()) == 1


def test_control_b_and_i(editor: Editor) -> None:
    editor.open_text("loud")
    editor.selectAll()
    press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "***loud***"
    assert editor.textCursor().selectedText() == "loud"


def test_a_paragraph_of_many_pages_stays_plain_and_the_next_does_not(editor: Editor) -> None:
    editor.open_text("**b** " * LONGEST + "\n**b**")
    assert looks_of(editor, 0) == []
    assert looks_of(editor, 1) != []


# Large texts


def test_two_megabytes_open_and_come_back(editor: Editor) -> None:
    text = "A line of the long story, **told** again.\n" * 50_000
    assert len(text) > 2_000_000 > PLAIN_BEYOND
    editor.open_text(text)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text("the end")
    assert editor.text() == text + "the end"


def test_found_words_are_selected_and_in_sight(editor: Editor) -> None:
    text = "😀 line\n" * 400 + "here it is\n" + "line\n" * 400
    editor.open_text(text)
    editor.select_found(text.index("here"), 4)
    assert editor.textCursor().selectedText() == "here"
    assert editor.viewport().rect().contains(editor.cursorRect().center())
