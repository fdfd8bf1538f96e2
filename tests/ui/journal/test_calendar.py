"""The month as the eye, the keyboard and a screen reader find it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.moods import Mood
from app.storage.errors import DiskTrouble
from app.storage.journal import JournalStore
from app.ui.journal.moment_sheets import DaySheet
from app.ui.journal.screen import JournalScreen
from app.ui.widgets.calendar import Calendar
from app.ui.widgets.day_grid import DayButton
from app.ui.widgets.day_steps import months_later, stepped
from tests.ui.journal.conftest import EVENING, MakeScreen, Write, focused, heard, press

DAY = EVENING.date()
Key = Qt.Key


def year_words(day: date) -> str:
    return "" if day.year == date.today().year else f" {day.year}"


def words(day: date, *more: str) -> str:
    return ", ".join([f"{day:%A} {day.day} {day:%B}{year_words(day)}", *more])


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write) -> JournalScreen:
    write("Evening", "words", Mood.LOW)
    write("Later", "words")
    write("The day before", "words", days_ago=1)
    return make_screen()


@pytest.fixture
def sheet(screen: JournalScreen, qtbot: QtBot) -> DaySheet:
    screen.moments.choose_day()
    sheet = screen.findChild(DaySheet)
    assert isinstance(sheet, DaySheet)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), DayButton))
    return sheet


def heard_days(calendar: Calendar) -> list[QAccessibleInterface]:
    """The days as a screen reader walks through them: from the calendar down."""
    return list(_days_below(heard(calendar)))


def _days_below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and not child.state().invisible:
            if isinstance(child.object(), DayButton):
                yield child
            yield from _days_below(child)


def name(day: QAccessibleInterface) -> str:
    return day.text(QAccessible.Text.Name)


def test_each_day_says_what_is_to_be_seen_on_it(sheet: DaySheet) -> None:
    days = heard_days(sheet.calendar)
    assert len(days) == 30
    assert {day.role() for day in days} == {QAccessible.Role.Button}
    assert name(days[0]) == words(DAY.replace(day=1), "no entry")
    assert name(days[11]) == words(DAY.replace(day=12), "one entry")
    assert name(days[12]) == words(DAY, "chosen", "2 entries", "mood: low")
    assert days[12].state().focused and days[12].state().focusable
    assert not any(day.state().disabled for day in days)


def test_today_is_named_and_days_to_come_cannot_be_chosen(sheet: DaySheet) -> None:
    today = date.today()
    sheet.calendar.choose(date.max)
    days = heard_days(sheet.calendar)
    assert sheet.calendar.day() == today
    assert name(days[today.day - 1]) == words(today, "today", "chosen", "no entry")
    assert [bool(day.state().disabled) for day in days] == [number >= today.day for number in range(len(days))]
    assert not sheet.calendar.after.isEnabled()


def test_a_screen_reader_can_press_a_day(sheet: DaySheet, qtbot: QtBot) -> None:
    fifth = heard_days(sheet.calendar)[4]
    actions = fifth.actionInterface()
    assert actions is not None and QAccessibleActionInterface.pressAction() in actions.actionNames()
    actions.doAction(QAccessibleActionInterface.pressAction())
    qtbot.waitUntil(lambda: sheet.calendar.day() == DAY.replace(day=5))
    assert name(heard_days(sheet.calendar)[4]) == words(DAY.replace(day=5), "chosen", "no entry")
    assert "chosen" not in name(heard_days(sheet.calendar)[12])


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ((Key.Key_Left,), date(2025, 11, 12)),
        ((Key.Key_Right,), date(2025, 11, 14)),
        ((Key.Key_Up, Key.Key_Up), date(2025, 10, 30)),
        ((Key.Key_Down,), date(2025, 11, 20)),
        ((Key.Key_Home,), date(2025, 11, 1)),
        ((Key.Key_End,), date(2025, 11, 30)),
        ((Key.Key_Home, Key.Key_Left), date(2025, 10, 31)),
        ((Key.Key_PageUp,), date(2025, 10, 13)),
        ((Key.Key_PageUp, Key.Key_PageDown), date(2025, 11, 13)),
    ],
)
def test_keys_go_to_another_day_and_the_focus_goes_along(sheet: DaySheet, keys: tuple[Qt.Key, ...], day: date) -> None:
    for key in keys:
        press(key)
    assert sheet.calendar.day() == day
    assert name(heard(focused())).startswith(words(day, "chosen"))
    assert heard(focused()).state().focused
    assert (sheet.calendar.month.currentData(), sheet.calendar.year.value()) == (day.month, day.year)


def test_shift_makes_years_of_months(sheet: DaySheet) -> None:
    press(Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.calendar.day() == date(2024, 11, 13)


def test_only_the_chosen_day_is_a_stop_for_the_tab_key(sheet: DaySheet) -> None:
    press(Key.Key_Left)
    press(Key.Key_Tab)
    assert not isinstance(focused(), DayButton)
    QTest.keyClick(focused(), Key.Key_Backtab)
    assert name(heard(focused())).startswith(words(DAY.replace(day=12), "chosen"))


def test_space_chooses_and_enter_opens_the_day(sheet: DaySheet, screen: JournalScreen) -> None:
    press(Key.Key_Left)
    press(Key.Key_Space)
    assert sheet.isVisible()
    press(Key.Key_Return)
    assert not sheet.isVisible()
    assert screen.page.title.title() == "The day before"


def test_two_presses_at_once_open_the_day(sheet: DaySheet, screen: JournalScreen) -> None:
    button = heard_days(sheet.calendar)[11].object()
    assert isinstance(button, DayButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert sheet.calendar.day() == DAY.replace(day=12) and sheet.isVisible()
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert screen.page.title.title() == "The day before"


def test_the_head_leads_to_other_months_and_years(sheet: DaySheet) -> None:
    calendar = sheet.calendar
    calendar.choose(date(2025, 3, 31))
    calendar.before.click()
    assert calendar.day() == date(2025, 2, 28)
    calendar.after.click()
    assert calendar.day() == date(2025, 3, 28)
    calendar.month.setCurrentIndex(0)
    assert calendar.day() == date(2025, 1, 28)
    calendar.year.setValue(1660)
    assert calendar.day() == date(1660, 1, 28)
    assert [part.accessibleName() for part in (calendar.before, calendar.month, calendar.year, calendar.after)] == [
        "Month before",
        "Month",
        "Year",
        "Month after",
    ]


def test_hidden_words_leave_the_dates_alone(sheet: DaySheet) -> None:
    sheet.calendar.hide_words(True)
    assert name(heard_days(sheet.calendar)[12]) == words(DAY, "chosen")
    sheet.calendar.choose(DAY - timedelta(days=1))
    assert name(heard_days(sheet.calendar)[11]) == words(DAY.replace(day=12), "chosen")
    sheet.calendar.hide_words(False)
    assert name(heard_days(sheet.calendar)[11]) == words(DAY.replace(day=12), "chosen", "one entry")


def test_a_disk_that_does_not_answer_leaves_a_plain_calendar(
    sheet: DaySheet, journal: JournalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_year: int, _month: int) -> None:
        raise DiskTrouble

    with monkeypatch.context() as patched:
        patched.setattr(journal, "month", refuse)
        press(Key.Key_PageUp)
        assert name(heard_days(sheet.calendar)[12]) == words(DAY.replace(month=10), "chosen")
    press(Key.Key_PageDown)
    assert name(heard_days(sheet.calendar)[12]) == words(DAY, "chosen", "2 entries", "mood: low")


def test_weeks_begin_where_they_do_here(sheet: DaySheet, screen: JournalScreen) -> None:
    def column(day: int) -> int:
        button = heard_days(sheet.calendar)[day - 1].object()
        assert isinstance(button, DayButton)
        return button.geometry().center().x() * 7 // sheet.calendar.grid.width()

    assert [column(day) for day in (3, 9)] == [0, 6]
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    sheet.calendar.choose(DAY)
    assert [column(day) for day in (2, 3)] == [0, 1]


def test_the_ends_of_the_years_are_no_trap() -> None:
    for key in (Key.Key_Left, Key.Key_Up, Key.Key_PageUp):
        assert stepped(date.min, key) == date.min
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_PageDown):
        assert stepped(date.max, key, far=True) == date.max
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_later(date(2025, 1, 31), -11) == date(2024, 2, 29)
    assert stepped(DAY, Key.Key_A) is None


def test_where_the_language_reads_from_the_right_so_do_the_weeks(sheet: DaySheet) -> None:
    sheet.calendar.grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(Key.Key_Left)
    assert sheet.calendar.day() == DAY + timedelta(days=1)
    before, after = (heard_days(sheet.calendar)[number].rect().center().x() for number in (12, 13))
    assert after < before
