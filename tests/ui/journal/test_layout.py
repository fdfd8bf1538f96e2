"""Where things stand in wide and narrow windows and with large text."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from app.ui.journal.screen import JournalScreen
from app.ui.theme import Role, theme
from tests.ui.journal.conftest import MakeScreen, Write, press


def left_of(part: QWidget, screen: JournalScreen) -> int:
    return part.mapTo(screen, QPoint(0, 0)).x()


@pytest.fixture
def written(write: Write) -> None:
    for days_ago in range(20):
        write(f"Evening {days_ago}", "words " * 60, days_ago=days_ago)


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(("width", "column"), [(1280, 320), (1200, 320), (1199, 280), (880, 280), (1680, 320)])
def test_the_list_is_beside_the_page(make_screen: MakeScreen, width: int, column: int) -> None:
    screen = make_screen(width, 800)
    assert screen.list.width() == column - 1
    assert screen.page.isVisible()
    assert left_of(screen.page, screen) == column
    assert not screen.page.back_button.isVisible()


@pytest.mark.usefixtures("written")
def test_the_column_of_words_is_sixty_six_characters_and_stays_in_the_middle(make_screen: MakeScreen) -> None:
    screen = make_screen(1680, 900)
    assert screen.page.editor.lineWrapColumnOrWidth() == 600 + 21
    right = screen.page.width() - (left_of(screen.page.title, screen) - left_of(screen.page, screen)) - 600
    assert abs(right - (left_of(screen.page.title, screen) - left_of(screen.page, screen))) <= 1


@pytest.mark.usefixtures("written")
def test_a_narrow_window_shows_the_list_or_the_page(make_screen: MakeScreen) -> None:
    screen = make_screen(879, 700)
    assert screen.list.isVisible()
    assert not screen.page.isVisible()
    assert screen.list.header.tools.isVisible()
    screen.take_focus()
    press(Qt.Key.Key_Down)
    assert not screen.page.isVisible()
    press(Qt.Key.Key_Return)
    assert screen.page.isVisible()
    assert not screen.list.isVisible()
    assert screen.page.title.title() == "Evening 1"
    screen.page.back_button.click()
    assert screen.list.isVisible()
    assert screen.list.entries.view.hasFocus()
    assert screen.list.entries.view.currentIndex().row() == 1


@pytest.mark.usefixtures("written")
def test_large_text_makes_a_wide_window_narrow(make_screen: MakeScreen) -> None:
    screen = make_screen(1280, 800)
    assert screen.page.isVisible()
    theme().set_text_size(1.5)
    assert screen.one_at_a_time
    theme().set_text_size(1.0)
    assert not screen.one_at_a_time
    assert screen.list.isVisible()
    assert screen.page.isVisible()


@pytest.mark.usefixtures("written")
def test_new_in_a_narrow_window_goes_to_the_page(make_screen: MakeScreen) -> None:
    screen = make_screen(860, 700)
    screen.list.header.new_button.click()
    assert screen.page.editor.hasFocus()
    assert screen.go_back()
    assert not screen.go_back()


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(("width", "height"), [(736, 560), (1056, 800), (1696, 1080)])
def test_nothing_is_cut_off_at_the_side(make_screen: MakeScreen, width: int, height: int, text_size: float) -> None:
    theme().set_text_size(text_size)
    screen = make_screen(width, height)
    screen.show_page()
    for part in (screen.page.tools, screen.page.title, screen.page.mood, screen.page.saved):
        assert left_of(part, screen) >= 0
        assert left_of(part, screen) + part.width() <= width
    assert screen.page.editor.height() >= 2 * theme().line_height(Role.EDITOR)


@pytest.mark.usefixtures("written")
def test_panes_are_those_in_sight(make_screen: MakeScreen) -> None:
    screen = make_screen(1280, 800)
    assert screen.panes() == [screen.list, screen.page]
    screen.show_bin()
    assert screen.panes() == [screen.bin, screen.page]
    narrow = make_screen(800, 700)
    assert narrow.panes() == [narrow.list]


def test_the_month_of_another_year_has_room_beside_its_tools(make_screen: MakeScreen, write: Write) -> None:
    write("Old", "Words.", days_ago=0)
    screen = make_screen()
    month = screen.list.header.month
    assert month.text() == "Nov 2025" and month.width() >= month.sizeHint().width()
