"""A calendar for days to come: from its first day on, and it says when another one is chosen."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.widgets.calendar import Calendar
from app.ui.widgets.day_grid import DayButton

FIRST, DAY, LAST = date(2026, 5, 12), date(2026, 5, 14), date(2027, 6, 3)


@pytest.fixture
def calendar(qtbot: QtBot) -> Calendar:
    calendar = Calendar(DAY, LAST, first=FIRST)
    qtbot.addWidget(calendar)
    calendar.resize(400, 400)
    calendar.show()
    return calendar


def possible(calendar: Calendar) -> list[int]:
    buttons = calendar.findChildren(DayButton)
    return [button.number for button in buttons if button.isEnabled() and not button.isHidden()]


def test_days_before_the_first_cannot_be_chosen(calendar: Calendar) -> None:
    assert possible(calendar) == list(range(12, 32))
    assert not calendar.before.isEnabled() and calendar.after.isEnabled()
    assert (calendar.year.minimum(), calendar.year.maximum()) == (2026, 2027)
    calendar.choose(date(2020, 1, 1))
    assert calendar.day() == FIRST
    calendar.choose(date(2030, 1, 1))
    assert calendar.day() == LAST and possible(calendar) == [1, 2, 3]
    assert calendar.before.isEnabled() and not calendar.after.isEnabled()


def test_no_day_says_anything_about_entries(calendar: Calendar) -> None:
    assert not any("entr" in button.accessibleName() for button in calendar.findChildren(DayButton))


def test_it_says_when_another_day_is_chosen(calendar: Calendar) -> None:
    heard: list[date] = []
    calendar.changed.connect(heard.append)
    calendar.choose(DAY)
    assert heard == []
    calendar.take_focus()
    QTest.keyClick(calendar.grid, Qt.Key.Key_Down)
    calendar.after.click()
    assert heard == [date(2026, 5, 21), date(2026, 6, 21)]
