"""Saying what a picture shows: from the menu at its line or of the entry, into its line and nothing else."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.pictures import as_caption, caption_of, line_for, named_by_line
from app.storage.journal import JournalStore
from app.ui.journal.describe_sheet import DescribeSheet
from app.ui.journal.editor import Editor
from app.ui.journal.editor_menu import EditorMenu
from app.ui.journal.screen import JournalScreen
from app.ui.picture_in import prepare
from app.workspace import Workspace
from tests.support.picture_files import image
from tests.ui.journal.conftest import MakeScreen, Write, heard, press, type_text

BEFORE, AFTER = "By the 🌊", "And on"


@pytest.fixture
def uid(workspace: Workspace) -> str:
    made = prepare(image())
    return workspace.pictures.add(made.kind, made.width, made.height, made.content)


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write, uid: str) -> JournalScreen:
    write("", "\n".join((BEFORE, f"  {line_for(uid, '🌊🌊 the old sea')}", AFTER)))
    screen = make_screen()
    screen.page.begin_writing()
    return screen


def put_cursor(editor: Editor, line: int) -> None:
    editor.setTextCursor(QTextCursor(editor.document().findBlockByNumber(line)))


def sheet_of(screen: JournalScreen) -> DescribeSheet | None:
    return next((sheet for sheet in screen.findChildren(DescribeSheet) if sheet.isVisible()), None)


def open_sheet(screen: JournalScreen) -> DescribeSheet:
    put_cursor(screen.page.editor, 1)
    screen.page.menu.describe.trigger()
    sheet = sheet_of(screen)
    assert sheet is not None
    return sheet


def menu_at(editor: Editor, place: QPoint, reason: QContextMenuEvent.Reason) -> EditorMenu:
    """What the system asks for when the menu key or the other button of the mouse is pressed."""
    for old in editor.findChildren(EditorMenu):
        old.close()
        old.deleteLater()
    target = editor.viewport()
    QApplication.sendEvent(target, QContextMenuEvent(reason, place, target.mapToGlobal(place)))
    return editor.findChildren(EditorMenu)[-1]


def offers(menu: EditorMenu) -> bool:
    found = any(action.text() == "Describe this picture" for action in menu.actions())
    menu.close()
    return found


def test_other_words_stand_in_its_line_and_one_undo_takes_them_back(
    screen: JournalScreen, journal: JournalStore, uid: str, qtbot: QtBot
) -> None:
    editor = screen.page.editor
    before = editor.text()
    QTest.keyClicks(editor, "x")
    typed = editor.text()
    sheet = open_sheet(screen)
    assert sheet.field.text() == "🌊🌊 the old sea"
    qtbot.waitUntil(sheet.field.hasFocus)
    sheet.field.setText("a 🪶 ")
    type_text("of a heron")
    press(Qt.Key.Key_Return)
    assert sheet_of(screen) is None
    wanted = f"x{BEFORE}\n  {line_for(uid, 'a 🪶 of a heron')}\n{AFTER}"
    assert editor.text() == wanted
    QApplication.processEvents()
    assert screen.flush() and journal.recent(1)[0].preview.startswith("xBy the")
    entry = journal.get(journal.recent(1)[0].uid)
    assert entry is not None and entry.body == wanted
    assert len(journal.search("heron")) == 1
    editor.undo()
    assert editor.text() == typed
    editor.undo()
    assert editor.text() == before


def test_esc_leaves_it(screen: JournalScreen) -> None:
    before = screen.page.editor.text()
    sheet = open_sheet(screen)
    sheet.field.setText("something else")
    QTest.keyClick(sheet.field, Qt.Key.Key_Escape)
    assert sheet_of(screen) is None and screen.page.editor.text() == before
    assert not screen.page.editor.document().isUndoAvailable()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  two   spaces ", "two spaces"),
        ("a [list] of ](things", "a (list) of )(things"),
        ("a line\nand another\u2028third\u2029fourth\r\nfifth", "a line and another third fourth fifth"),
        ("ends with a sign \\", "ends with a sign"),
        ("](picture:" + "a" * 32 + ")", ")(picture:" + "a" * 32 + ")"),
    ],
)
def test_whatever_is_written_its_line_stays_a_picture(screen: JournalScreen, uid: str, typed: str, kept: str) -> None:
    screen.describing.ask_about(1)
    sheet = sheet_of(screen)
    assert sheet is not None
    sheet.described.emit(typed)
    sheet.reject()
    line = screen.page.editor.text().split("\n")[1]
    assert screen.page.editor.text() == f"{BEFORE}\n  {line_for(uid, kept)}\n{AFTER}"
    assert named_by_line(line) == uid and caption_of(line) == kept


def test_only_a_line_with_a_picture_offers_it_by_key(screen: JournalScreen) -> None:
    editor, key = screen.page.editor, QContextMenuEvent.Reason.Keyboard
    for line, offered in ((0, False), (1, True), (2, False)):
        put_cursor(editor, line)
        assert offers(menu_at(editor, QPoint(0, 0), key)) is offered


def test_the_menu_key_leads_to_the_sheet(screen: JournalScreen) -> None:
    put_cursor(screen.page.editor, 1)
    menu = menu_at(screen.page.editor, QPoint(0, 0), QContextMenuEvent.Reason.Keyboard)
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    sheet = sheet_of(screen)
    assert sheet is not None
    sheet.reject()


def test_the_mouse_may_be_on_the_line_or_on_the_picture_itself(screen: JournalScreen) -> None:
    editor, mouse = screen.page.editor, QContextMenuEvent.Reason.Mouse
    put_cursor(editor, 0)
    heights = [editor.cursorRect(QTextCursor(editor.document().findBlockByNumber(n))).center().y() for n in range(3)]
    middle = (heights[1] + heights[2]) // 2
    assert heights[2] - heights[1] > 200
    wanted = ((heights[0], False), (heights[1], True), (middle, True), (heights[2] - 30, True), (heights[2], False))
    for height, offered in wanted:
        assert offers(menu_at(editor, QPoint(80, height), mouse)) is offered, height
    assert editor.textCursor().blockNumber() == 0


def test_from_the_menu_of_the_entry_the_cursor_says_which(screen: JournalScreen) -> None:
    put_cursor(screen.page.editor, 0)
    screen.page.menu.describe.trigger()
    assert sheet_of(screen) is None
    assert screen.toasts.toast.words.text() == "Put the cursor on the line of a picture, then describe it."


def test_hidden_or_kept_closed_there_is_no_way_to_it(screen: JournalScreen, journal: JournalStore) -> None:
    open_sheet(screen)
    screen.hide_words(True)
    assert sheet_of(screen) is None and not screen.page.menu.describe.isEnabled()
    screen.describing.ask_about(1)
    assert sheet_of(screen) is None
    screen.hide_words(False)
    assert screen.page.menu.describe.isEnabled()
    sheet = open_sheet(screen)
    screen.deeds.keep_closed(journal.recent(1)[0].uid)
    sheet.keep_button.click()
    assert screen.page.covered and screen.page.editor.text() == ""
    assert not screen.page.menu.describe.isEnabled()
    screen.describing.ask_about(0)
    assert sheet_of(screen) is None
    opened = journal.opened(journal.recent(1)[0].uid)
    assert opened is not None and "🌊🌊 the old sea" in opened.body


def test_a_picture_that_went_meanwhile_is_not_written_over(screen: JournalScreen) -> None:
    sheet = open_sheet(screen)
    screen.page.editor.write_over("other words")
    sheet.keep_button.click()
    assert screen.page.editor.text() == "other words"
    assert "somewhere else by now" in screen.toasts.toast.words.text()


def test_a_screen_reader_is_told_what_the_picture_at_the_cursor_shows(screen: JournalScreen, uid: str) -> None:
    editor = screen.page.editor

    def described() -> str:
        return heard(editor).text(QAccessible.Text.Description)

    plain = "Plain text. Tab moves on to what comes next."
    assert described() == plain
    put_cursor(editor, 1)
    assert described() == "A picture: 🌊🌊 the old sea"
    screen.describing.ask_about(1)
    sheet = sheet_of(screen)
    assert sheet is not None
    sheet.field.setText("a heron")
    sheet.keep_button.click()
    assert described() == "A picture: a heron"
    editor.describe(1, "")
    assert described() == "A picture"
    screen.new_entry()
    assert described() == plain


def test_a_title_offers_no_picture(screen: JournalScreen, uid: str) -> None:
    screen.page.title.set_title(line_for(uid))
    target = screen.page.title.viewport()
    QApplication.sendEvent(target, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert not offers(screen.page.title.findChildren(EditorMenu)[-1])


def test_a_caption_is_a_caption_again() -> None:
    assert as_caption(as_caption("[a] \\ b \\\\")) == as_caption("[a] \\ b \\\\") == "(a) \\ b"
    assert caption_of("words") == ""
