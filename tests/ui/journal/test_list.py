"""The list: going through it, opening, removing, and where it stands afterwards."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.journal import NewEntry
from app.domain.moods import Mood
from app.storage.journal import JournalStore
from app.ui.journal.listed import LISTED
from app.ui.journal.moment_sheets import DaySheet
from app.ui.journal.screen import JournalScreen
from app.ui.theme import theme
from tests.ui.journal.conftest import EVENING, MakeScreen, Write, heard, press, type_text


def open_title(screen: JournalScreen) -> str:
    return screen.page.title.title()


def current_title(screen: JournalScreen) -> str:
    return str(screen.list.entries.view.currentIndex().data(LISTED).row.title)


@pytest.fixture
def screen(make_screen: MakeScreen, journal: JournalStore) -> JournalScreen:
    evenings = ((n, EVENING - timedelta(days=n), Mood(n % 5 + 1)) for n in range(40))
    journal.import_batch(
        [NewEntry(about, f"Evening {n}", f"The words of evening {n}.", mood) for n, about, mood in evenings]
    )
    screen = make_screen()
    screen.take_focus()
    return screen


def test_the_newest_entry_is_open_at_first(screen: JournalScreen) -> None:
    assert open_title(screen) == "Evening 0"
    assert current_title(screen) == "Evening 0"


def test_arrow_keys_go_through_the_entries(screen: JournalScreen) -> None:
    press(Qt.Key.Key_Down)
    assert open_title(screen) == "Evening 1"
    press(Qt.Key.Key_End)
    assert open_title(screen) == "Evening 39"
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Up)
    assert open_title(screen) == "Evening 0"


def test_enter_goes_to_the_words(screen: JournalScreen) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert screen.page.editor.hasFocus()
    assert open_title(screen) == "Evening 1"


def test_a_press_opens(screen: JournalScreen) -> None:
    view = screen.list.entries.view
    place = view.visualRect(view.model().index(3, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert open_title(screen) == "Evening 3"


def test_letters_do_not_make_it_read_the_whole_journal(screen: JournalScreen) -> None:
    type_text("wed")
    assert open_title(screen) == "Evening 0"


def test_every_row_is_equally_high_and_grows_with_the_text(screen: JournalScreen, qtbot: QtBot) -> None:
    view = screen.list.entries.view
    heights = {view.sizeHintForIndex(view.model().index(row, 0)).height() for row in range(40)}
    assert heights == {92}
    theme().set_text_size(1.5)
    assert view.sizeHintForIndex(view.model().index(0, 0)).height() == 26 + 36 + 2 * 32


def test_the_month_of_the_first_row_in_sight_stands_above(screen: JournalScreen) -> None:
    assert screen.list.header.month.text() == "Nov 2025"
    screen.list.entries.view.go_to(30, at_top=True)
    assert screen.list.header.month.text() == "Oct 2025"


def test_what_is_written_is_in_the_list_and_the_editor_stays(screen: JournalScreen) -> None:
    screen.page.begin_writing()
    press(Qt.Key.Key_End)
    type_text(" More.")
    before = screen.page.editor.textCursor().position()
    screen.flush()
    assert screen.list.entries.view.model().index(0, 0).data(LISTED).text == "The words of evening 0. More."
    assert screen.page.editor.textCursor().position() == before


def test_a_new_entry_comes_into_the_list_with_its_first_letter(screen: JournalScreen, journal: JournalStore) -> None:
    screen.new_entry()
    assert screen.page.editor.hasFocus()
    assert not screen.list.entries.view.selectedIndexes()
    screen.flush()
    assert journal.count() == 40
    type_text("a")
    screen.flush()
    assert journal.count() == 41
    assert screen.list.entries.view.currentIndex().row() == 0
    assert len(screen.list.entries.view.selectedIndexes()) == 1


def test_leaving_a_page_stores_it(screen: JournalScreen, journal: JournalStore) -> None:
    screen.new_entry()
    type_text("unsaved until now")
    screen.list.take_focus()
    press(Qt.Key.Key_End)
    assert open_title(screen) == "Evening 39"
    assert journal.rows(0, 1)[0].preview == "unsaved until now"


def test_commits_elsewhere_leave_the_editor_and_the_list_where_they_were(
    screen: JournalScreen, write: Write, journal: JournalStore
) -> None:
    view = screen.list.entries.view
    screen.list.entries.view.go_to(20, at_top=True)
    screen.open_entry(view.currentIndex().data(LISTED).row.uid)
    top = view.model().index(view.top_row(), 0).data(LISTED).row.uid
    screen.page.begin_writing()
    type_text("half a sen")
    write("From elsewhere", days_ago=-1)
    journal.remove(journal.rows(39, 1)[0].uid)
    assert open_title(screen) == "Evening 20"
    assert current_title(screen) == "Evening 20"
    assert view.model().index(view.top_row(), 0).data(LISTED).row.uid == top
    type_text("tence")
    assert screen.page.editor.text().startswith("half a sentence")
    assert view.model().rowCount() == 40


def test_an_entry_that_went_elsewhere_is_not_open_any_more(screen: JournalScreen, journal: JournalStore) -> None:
    journal.remove(journal.rows(0, 1)[0].uid)
    assert open_title(screen) == "Evening 1"


def test_delete_moves_to_the_bin_and_undo_brings_it_back(screen: JournalScreen, journal: JournalStore) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    assert open_title(screen) == "Evening 2"
    assert [row.title for row in journal.bin()] == ["Evening 1"]
    assert screen.toasts.toast.words.text() == "Entry moved to the bin"
    screen.toasts.toast.undo.click()
    assert journal.bin() == []
    assert open_title(screen) == "Evening 1"
    assert current_title(screen) == "Evening 1"


def test_removing_the_last_entry_leaves_an_empty_page(make_screen: MakeScreen, write: Write) -> None:
    write("Only one")
    screen = make_screen()
    screen.take_focus()
    press(Qt.Key.Key_Delete)
    assert open_title(screen) == ""
    assert screen.list.entries.empty.isVisible()


def test_an_empty_journal_invites_and_is_ready(make_screen: MakeScreen, journal: JournalStore) -> None:
    screen = make_screen()
    assert screen.list.entries.empty.title.text() == "Nothing here yet"
    screen.take_focus()
    type_text("One line")
    screen.flush()
    assert journal.count() == 1
    assert screen.list.entries.view.isVisible()


def test_going_to_a_date(screen: JournalScreen) -> None:
    screen.moments.go_to_day(date(2025, 10, 20))
    view = screen.list.entries.view
    assert open_title(screen) == "Evening 24"
    assert view.top_row() == 24
    assert view.hasFocus()


def test_a_screen_reader_hears_a_list_of_entries(screen: JournalScreen) -> None:
    entries = heard(screen.list.entries.view)
    assert entries.role() == QAccessible.Role.List
    assert entries.text(QAccessible.Text.Name) == "Entries"
    assert entries.childCount() == 40
    first = entries.child(0)
    assert first is not None
    assert first.role() == QAccessible.Role.ListItem
    assert "Evening 0, mood: very low" in first.text(QAccessible.Text.Name)


def test_the_way_back_is_no_dead_end(screen: JournalScreen) -> None:
    assert not screen.go_back()
    screen.show_bin()
    assert screen.go_back()
    assert not screen.go_back()


def test_control_g_asks_for_a_date(screen: JournalScreen) -> None:
    press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    sheet = screen.findChild(DaySheet)
    assert isinstance(sheet, DaySheet)
    sheet.calendar.choose(date(2025, 11, 1))
    sheet.go_button.click()
    assert open_title(screen) == "Evening 12"


@pytest.mark.parametrize("at", [0, 1, 20, 39])
def test_rows_paint_in_every_place(screen: JournalScreen, at: int) -> None:
    view = screen.list.entries.view
    view.go_to(at)
    rect = view.visualRect(view.model().index(at, 0))
    picture = view.grab(rect)
    image = picture.toImage()
    assert image.pixelColor(QPoint(8, rect.height() // 2)) == theme().colour("accent")
