"""The page of an entry: its title, mood and date, what is said about saving, and other looks."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.moods import Mood
from app.storage.journal import JournalStore
from app.ui.journal.keeper import Kept
from app.ui.journal.moment_sheets import MomentSheet
from app.ui.journal.screen import JournalScreen
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Role, theme
from app.workspace import Workspace
from tests.ui.journal.conftest import EVENING, MakeScreen, Write, focused, heard, name_of, press, type_text


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write) -> JournalScreen:
    write("Two stops", "The 14 was half empty.", Mood.SO_SO)
    return make_screen()


def kept(journal: JournalStore) -> tuple[str, str, Mood | None]:
    entry = journal.get(journal.rows(0, 1)[0].uid)
    assert entry is not None
    return entry.title, entry.body, entry.mood


# Title


def test_a_title_is_one_line_and_goes_on_to_the_words(screen: JournalScreen, journal: JournalStore) -> None:
    screen.page.title.setFocus()
    press(Qt.Key.Key_End)
    type_text(" and one more")
    press(Qt.Key.Key_Return)
    assert screen.page.editor.hasFocus()
    screen.flush()
    assert kept(journal)[0] == "Two stops and one more"


def test_opening_a_title_is_nothing_to_undo(screen: JournalScreen) -> None:
    assert not screen.page.title.document().isUndoAvailable()
    screen.page.title.undo()
    assert screen.page.title.title() == "Two stops"


def test_pasted_lines_become_one_title(screen: JournalScreen) -> None:
    lines = QMimeData()
    lines.setText("one\ntwo")
    screen.page.title.selectAll()
    screen.page.title.insertFromMimeData(lines)
    assert screen.page.title.title() == "one two"


def test_a_long_title_takes_the_lines_it_needs(screen: JournalScreen) -> None:
    one_line = screen.page.title.height()
    screen.page.title.set_title("A title " * 20)
    QApplication.processEvents()
    assert screen.page.title.height() > one_line


# Mood


def test_a_mood_is_chosen_with_the_keyboard_and_kept_at_once(screen: JournalScreen, journal: JournalStore) -> None:
    screen.page.mood.chip.setFocus()
    press(Qt.Key.Key_Space)
    assert screen.page.mood.picker.isVisible()
    press(Qt.Key.Key_4)
    assert kept(journal)[2] is Mood.GOOD
    assert not screen.page.mood.picker.isVisible()
    assert focused() is screen.page.mood.chip
    assert name_of(screen.page.mood.chip) == "Mood: Good"


def test_a_mood_can_be_taken_away(screen: JournalScreen, journal: JournalStore) -> None:
    screen.page.mood.chip.click()
    screen.page.mood.clear_button.click()
    assert kept(journal)[2] is None
    screen.page.mood.chip.click()
    assert not screen.page.mood.clear_button.isVisible()


# Date


def test_the_date_line(screen: JournalScreen) -> None:
    year = "" if date.today().year == 2025 else " 2025"
    assert screen.page.when.button.text() == f"Thursday 13 November{year}, 21:14"
    assert not screen.page.when.written.isVisible()


def test_another_date_moves_the_entry_and_says_when_it_was_written(
    screen: JournalScreen, write: Write, journal: JournalStore
) -> None:
    write("Older", days_ago=3)
    screen.page.when.button.click()
    sheet = screen.findChild(MomentSheet)
    assert isinstance(sheet, MomentSheet)
    sheet.calendar.choose(EVENING.date().replace(day=3))
    sheet.time.setTime(sheet.time.time().addSecs(-3600))
    sheet.keep_button.click()
    assert [row.title for row in journal.rows(0, 9)] == ["Older", "Two stops"]
    assert journal.rows(1, 1)[0].about == datetime(2025, 11, 3, 20, 14)
    today = date.today()
    assert screen.page.when.written.text().startswith(f"Written {today.day} {today:%B}")
    assert screen.list.entries.view.currentIndex().row() == 1
    assert screen.page.title.title() == "Two stops"


def test_leaving_the_sheet_leaves_the_date(screen: JournalScreen, journal: JournalStore) -> None:
    screen.page.when.button.click()
    sheet = screen.findChild(MomentSheet)
    assert isinstance(sheet, MomentSheet)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert journal.rows(0, 1)[0].about == EVENING
    assert not screen.page.when.written.isVisible()


def test_a_moment_that_has_not_come_is_not_taken(qtbot: QtBot, screen: JournalScreen) -> None:
    now = datetime(2026, 3, 1, 12, 0)
    sheet = MomentSheet(screen, datetime(2026, 3, 1, 11, 0), now)
    sheet.time.setTime(sheet.time.time().addSecs(3 * 3600))
    with qtbot.waitSignal(sheet.chosen) as said:
        sheet.keep_button.click()
    assert said.args == [now]


def test_a_new_page_can_be_about_another_day(screen: JournalScreen, journal: JournalStore) -> None:
    screen.new_entry()
    screen.moments.move(datetime(1969, 7, 20, 20, 17))
    type_text("The night of the moon.")
    screen.flush()
    assert journal.rows(1, 1)[0].about == datetime(1969, 7, 20, 20, 17)
    assert screen.page.when.button.text() == "Sunday 20 July 1969, 20:17"
    assert screen.page.when.written.isVisible()


# Saying where the words are


def test_the_foot_says_where_the_words_are(screen: JournalScreen, qtbot: QtBot) -> None:
    assert screen.page.saved.words.text() == "Saved on this computer"
    screen.page.begin_writing()
    type_text("More. ")
    assert screen.page.saved.words.text() == "Saving"
    qtbot.waitUntil(lambda: screen.page.saved.words.text() == "Saved on this computer", timeout=3000)
    screen.new_entry()
    assert screen.page.saved.words.text() == "Saved from the first letter on"


def test_a_full_disk_keeps_the_words_on_the_page_and_gives_ways_on(
    screen: JournalScreen, workspace: Workspace, write: Write, journal: JournalStore
) -> None:
    write("Another", days_ago=1)
    pages = workspace.vault.one("PRAGMA page_count")
    assert pages is not None
    workspace.vault.read(f"PRAGMA max_page_count = {pages[0]}")
    words = "the long evening " * 10_000
    screen.page.editor.open_text("")
    screen.page.editor.insertPlainText(words)
    assert not screen.flush()
    assert screen.page.saved.words.text() == "The disk is full. Your words are still here."
    assert screen.page.saved.again.isVisible()
    screen.list.take_focus()
    press(Qt.Key.Key_Down)
    assert screen.page.editor.text() == words
    assert screen.list.entries.view.currentIndex().row() == 0
    screen.page.saved.copy.click()
    assert words in QGuiApplication.clipboard().text()
    workspace.vault.read("PRAGMA max_page_count = 1000000")
    screen.page.saved.again.click()
    assert screen.page.saved.words.text() == "Saved on this computer"
    assert kept(journal)[1] == words


def test_two_megabytes_are_stored_to_the_last_letter(screen: JournalScreen, journal: JournalStore) -> None:
    words = "A long evening, told **once** more. 日本 😀\u00a0\n" * 50_000
    screen.new_entry()
    pasted = QMimeData()
    pasted.setText(words)
    screen.page.editor.insertFromMimeData(pasted)
    assert screen.flush()
    newest = screen.page.keeper.entry
    assert newest is not None
    stored = journal.get(newest.uid)
    assert stored is not None
    assert stored.body == words
    screen.open_entry(journal.rows(1, 1)[0].uid)
    screen.open_entry(newest.uid)
    assert screen.page.editor.text() == words


# Format


def test_format_opens_a_row_that_works_on_the_words(screen: JournalScreen) -> None:
    screen.page.format_button.click()
    assert screen.page.format_row.isVisible()
    screen.page.editor.selectAll()
    bold = screen.page.format_row._group.button(0)
    bold.click()
    assert screen.page.editor.text() == "**The 14 was half empty.**"
    assert screen.page.editor.hasFocus()
    quote = screen.page.format_row._group.button(4)
    quote.click()
    assert screen.page.editor.text() == "> **The 14 was half empty.**"
    screen.toggle_bold()
    screen.toggle_italic()


# Looks


def test_another_text_size_and_font_leave_the_words_and_the_cursor(
    screen: JournalScreen, preferences: PreferencesHolder
) -> None:
    screen.page.begin_writing()
    press(Qt.Key.Key_End)
    type_text(" And")
    before = screen.page.editor.textCursor().position()
    theme().set_text_size(1.5)
    theme().set_scheme("dark")
    preferences.change(line_spacing="wide", letter_spacing="wide", page="warm")
    assert screen.page.editor.textCursor().position() == before
    assert screen.page.editor.document().defaultFont().pixelSize() == theme().px(Role.EDITOR)
    line = screen.page.editor.document().begin().blockFormat().lineHeight()
    assert line == round(theme().line_height(Role.EDITOR) * 1.2)
    screen.page.editor.undo()
    assert screen.page.editor.text() == "The 14 was half empty."


def test_tab_goes_down_the_page_as_the_eye_does(screen: JournalScreen) -> None:
    page = screen.page
    page.format_button.setFocus()
    marks = [page.marks.add_feeling, page.marks.add_tag, page.marks.add_person]
    tools = [page.menu, page.tools.hide_button, page.tools.lock_button]
    way = [*tools, page.when.button, page.title, page.mood.chip, *marks, page.editor]
    for part in way:
        press(Qt.Key.Key_Tab)
        assert focused() is part


def test_every_part_of_the_page_has_a_name(screen: JournalScreen) -> None:
    page = screen.page
    assert name_of(page.title) == "Title"
    assert name_of(page.editor) == "Your words"
    assert heard(page.editor).role() == QAccessible.Role.EditableText
    assert "Tab" in heard(page.editor).text(QAccessible.Text.Description)
    assert name_of(page.when.button).endswith("21:14")
    assert heard(page.when.button).text(QAccessible.Text.Description) == "Change the date or time"
    assert name_of(screen.list.header.search) == "Search your words"
    assert name_of(page.mood.chip) == "Mood: So-so"
    assert name_of(page.format_button) == "Format"


def test_another_look_is_nothing_to_save(screen: JournalScreen) -> None:
    for size, scheme in ((1.5, "dark"), (1.0, "light")):
        theme().set_text_size(size)
        theme().set_scheme(scheme)
        assert screen.page.keeper.state is Kept.SAVED
