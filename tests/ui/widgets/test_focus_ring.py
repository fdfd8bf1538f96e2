"""The ring shows where the keyboard is: always around a field, never after a mouse press on a button."""

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.theme import Theme
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.fields import Field
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.scroll import ScrollArea
from app.ui.widgets.text import ReadingText
from tests.ui.widgets.conftest import Show


def _around(window: QWidget, target: QWidget) -> QRect:
    return QRect(target.mapTo(window, target.rect().topLeft()), target.size()).adjusted(-5, -5, 5, 5)


def test_tab_brings_the_ring_and_it_lies_around_the_button(show: Show, look: Theme) -> None:
    first, second = SecondaryButton("First"), SecondaryButton("Second")
    window = show(first, second)
    ring = FocusRing(window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.target is second
    assert ring.geometry() == _around(window, second)
    picture = window.grab().toImage()
    place = ring.geometry()
    assert picture.pixelColor(place.center().x(), place.top() + 1) == look.colour("focus")
    assert picture.pixelColor(place.center().x(), place.top() + 3) == look.colour("wall")


def test_a_mouse_press_on_a_button_brings_no_ring_and_a_key_then_does(show: Show) -> None:
    button = SecondaryButton("First")
    window = show(button, Field("Words"))
    ring = FocusRing(window)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    assert ring.target is None
    QTest.keyClick(button, Qt.Key.Key_Shift)
    assert ring.target is button


def test_the_ring_goes_when_the_mouse_takes_over(show: Show) -> None:
    first, second = SecondaryButton("First"), SecondaryButton("Second")
    window = show(first, second)
    ring = FocusRing(window)
    first.clearFocus()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.target is first
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert second.hasFocus()
    assert ring.isHidden()


def test_a_field_has_the_ring_also_after_a_mouse_press(show: Show) -> None:
    field = Field("Words")
    window = show(SecondaryButton("First"), field)
    ring = FocusRing(window)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert ring.target is field


def test_text_that_is_only_read_counts_as_a_button(show: Show) -> None:
    reading = ReadingText("Long words")
    window = show(SecondaryButton("First"), reading)
    ring = FocusRing(window)
    QTest.mouseClick(reading.viewport(), Qt.MouseButton.LeftButton)
    assert ring.target is None


def test_the_ring_goes_along_when_the_window_or_the_field_changes(show: Show) -> None:
    field = Field("Words")
    window = show(field)
    ring = FocusRing(window)
    field.setFocus()
    window.resize(900, 400)
    QCoreApplication.processEvents()
    assert ring.geometry() == _around(window, field)
    field.setFixedHeight(90)
    QCoreApplication.processEvents()
    assert ring.geometry() == _around(window, field)


def test_the_ring_leaves_with_what_it_was_around(show: Show) -> None:
    field = Field("Words")
    window = show(field)
    ring = FocusRing(window)
    field.setFocus()
    assert ring.target is field
    field.hide()
    assert ring.isHidden()


def test_the_ring_follows_into_another_parent(show: Show) -> None:
    field, place = Field("Words"), QWidget()
    inside = QVBoxLayout(place)
    window = show(field, place)
    ring = FocusRing(window)
    field.setFocus()
    inside.addWidget(field)
    field.show()
    field.setFocus()
    QCoreApplication.processEvents()
    assert ring.target is field
    assert ring.geometry() == _around(window, field)


@pytest.fixture
def scrolled(show: Show) -> tuple[QWidget, ScrollArea, Field]:
    content = QWidget()
    column = QVBoxLayout(content)
    field = Field("Words")
    column.addSpacing(100)
    column.addWidget(field)
    column.addSpacing(1200)
    area = ScrollArea()
    area.setWidget(content)
    area.setFixedHeight(300)
    return show(Field("Above"), area), area, field


def test_the_ring_scrolls_and_is_cut_off_where_the_page_is(scrolled: tuple[QWidget, ScrollArea, Field]) -> None:
    window, area, field = scrolled
    ring = FocusRing(window)
    field.setFocus()
    before = ring.geometry()
    area.verticalScrollBar().setValue(40)
    assert ring.geometry() == before.translated(0, -40)
    area.verticalScrollBar().setValue(130)
    assert ring.target is field
    assert ring.geometry().height() < before.height()
    area.verticalScrollBar().setValue(600)
    assert ring.isHidden()
    area.verticalScrollBar().setValue(0)
    assert ring.geometry() == before


def test_the_ring_lets_the_mouse_through_and_stays_in_its_window(show: Show, qtbot: QtBot) -> None:
    field = Field("Words")
    window = show(field)
    ring = FocusRing(window)
    field.setFocus()
    assert window.childAt(ring.geometry().center()) is field
    other = QWidget()
    qtbot.addWidget(other)
    other_field = Field("Elsewhere", parent=other)
    with qtbot.waitActive(other):
        other.show()
    other_field.setFocus()
    assert ring.target is None


def test_a_widget_that_draws_its_own_focus_is_left_alone(show: Show) -> None:
    field = Field("Words")
    field.setProperty("own_focus", True)
    window = show(field)
    ring = FocusRing(window)
    field.setFocus()
    assert ring.target is None


def test_the_ring_survives_the_end_of_what_it_was_around(show: Show) -> None:
    keep, gone = Field("Stays"), Field("Goes")
    window = show(keep, gone)
    ring = FocusRing(window)
    gone.setFocus()
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, 0)
    QCoreApplication.processEvents()
    keep.setFocus()
    assert ring.target is keep


def test_the_ring_survives_the_end_of_the_place_it_was_in(show: Show) -> None:
    keep, place = Field("Stays"), QWidget()
    gone = Field("Goes")
    QVBoxLayout(place).addWidget(gone)
    window = show(keep, place)
    ring = FocusRing(window)
    gone.setFocus()
    assert ring.target is gone
    delete(place)
    keep.setFocus()
    assert ring.target is keep


def test_the_ring_changes_colour_with_the_scheme(show: Show, look: Theme) -> None:
    field = Field("Words")
    window = show(field)
    ring = FocusRing(window)
    field.setFocus()
    look.set_scheme("dark")
    place = ring.geometry()
    assert window.grab().toImage().pixelColor(place.center().x(), place.top() + 1) == look.colour("focus")
