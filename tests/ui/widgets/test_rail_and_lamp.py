"""The rail says where somebody is; the lamp block is always there and says its key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QButtonGroup
from pytestqt.qtbot import QtBot

from app.ui.theme import Role, Theme
from app.ui.widgets.lamp_block import Form, LampBlock
from app.ui.widgets.rail_item import RailItem
from tests.ui.widgets.conftest import Heard, Show

FORMS: list[Form] = ["rail", "compact", "wide"]


def _rail() -> tuple[QButtonGroup, list[RailItem]]:
    items = [RailItem(name.lower(), name, icon) for name, icon in (("Today", "today"), ("Journal", "journal"))]
    group = QButtonGroup()
    for item in items:
        group.addButton(item)
    items[0].setChecked(True)
    return group, items


def test_the_page_that_is_shown_is_named_as_such(show: Show, heard: Heard) -> None:
    group, (today, journal) = _rail()
    show(today, journal)
    assert heard(today).role() == QAccessible.Role.RadioButton
    assert heard(today).text(QAccessible.Text.Name) == "Today, current page"
    assert heard(journal).text(QAccessible.Text.Name) == "Journal"
    journal.click()
    assert heard(today).text(QAccessible.Text.Name) == "Today"
    assert heard(journal).text(QAccessible.Text.Name) == "Journal, current page"
    assert group.checkedButton() is journal


def test_arrow_keys_go_from_page_to_page(show: Show) -> None:
    group, (today, journal) = _rail()
    show(today, journal)
    today.setFocus()
    QTest.keyClick(today, Qt.Key.Key_Down)
    assert group.checkedButton() is journal


def test_the_whole_rail_item_presses(show: Show) -> None:
    group, (today, journal) = _rail()
    show(today, journal)
    QTest.mouseClick(journal, Qt.MouseButton.LeftButton, pos=QPoint(journal.width() - 2, journal.height() - 2))
    assert group.checkedButton() is journal


def test_the_current_page_has_a_bar_beside_its_colour(show: Show, look: Theme) -> None:
    _, (today, journal) = _rail()
    show(today, journal)
    assert today.grab().toImage().pixelColor(7, today.height() // 2) == look.colour("accent")
    assert journal.grab().toImage().pixelColor(7, journal.height() // 2) != look.colour("accent")
    assert today.grab().toImage().pixelColor(today.width() - 12, 4) == look.colour("accentSoft")


@pytest.mark.parametrize("size", [1.0, 1.25, 2.0])
def test_a_rail_item_has_room_for_its_word_in_both_forms(qtbot: QtBot, look: Theme, size: float) -> None:
    look.set_text_size(size)
    item = RailItem("checkins", "Check-ins", "checkins")
    qtbot.addWidget(item)
    assert item.sizeHint().height() == 20 + look.line_height(Role.BODY)
    item.set_tight(True)
    assert item.sizeHint().height() == 16 + look.line_height(Role.BODY)
    item.set_tight(False)
    item.set_compact(True)
    assert item.sizeHint().height() >= look.drawing(22) + look.line_height(Role.RAIL) + 12
    assert item.sizeHint().width() >= 44


@pytest.mark.parametrize("form", FORMS)
def test_the_lamp_block_says_its_name_and_its_key_in_every_form(form: Form, qtbot: QtBot, heard: Heard) -> None:
    lamp = LampBlock(form)
    qtbot.addWidget(lamp)
    assert heard(lamp).role() == QAccessible.Role.Button
    assert heard(lamp).text(QAccessible.Text.Name) == "I need a moment"
    assert "F1" in heard(lamp).text(QAccessible.Text.Description)
    lamp.set_help_key("F9")
    assert "F9" in heard(lamp).text(QAccessible.Text.Description)
    assert "F1" not in heard(lamp).text(QAccessible.Text.Description)
    lamp.set_form("wide")
    assert "F9" in heard(lamp).text(QAccessible.Text.Description)


def test_on_the_lock_screen_it_says_that_no_password_is_needed(qtbot: QtBot, heard: Heard) -> None:
    wide, rail = LampBlock("wide"), LampBlock("rail")
    for lamp in (wide, rail):
        qtbot.addWidget(lamp)
    assert "Opens without a password" in heard(wide).text(QAccessible.Text.Description)
    assert "password" not in heard(rail).text(QAccessible.Text.Description)


def test_the_key_is_written_as_the_system_writes_it(qtbot: QtBot, heard: Heard) -> None:
    lamp = LampBlock("rail", "Ctrl+M")
    qtbot.addWidget(lamp)
    native = QKeySequence("Ctrl+M").toString(QKeySequence.SequenceFormat.NativeText)
    assert native in heard(lamp).text(QAccessible.Text.Description)


def test_the_lamp_block_measures_what_the_design_says(qtbot: QtBot, look: Theme) -> None:
    """A system font with wide letters may make it wider, never lower or narrower."""
    for form, width, height in (("rail", 192, 88), ("wide", 400, 92)):
        lamp = LampBlock("rail" if form == "rail" else "wide")
        qtbot.addWidget(lamp)
        assert width <= lamp.sizeHint().width() <= width + 16
        assert lamp.sizeHint().height() == height


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("size", [1.5, 2.0])
def test_the_lamp_block_grows_with_its_words(form: Form, size: float, qtbot: QtBot, look: Theme) -> None:
    lamp = LampBlock(form)
    qtbot.addWidget(lamp)
    before = lamp.sizeHint()
    look.set_text_size(size)
    assert lamp.sizeHint().height() > before.height() or form == "rail"
    assert lamp.sizeHint().width() >= before.width()
    assert lamp.sizeHint().height() >= 2 * look.px(Role.SMALL)


def test_enter_space_and_a_press_in_a_corner_open_it_once(show: Show) -> None:
    lamp = LampBlock()
    show(lamp)
    pressed = QSignalSpy(lamp.clicked)
    lamp.setFocus()
    QTest.keyClick(lamp, Qt.Key.Key_Space)
    QTest.keyClick(lamp, Qt.Key.Key_Return)
    QTest.mouseClick(lamp, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    QTest.mouseDClick(lamp, Qt.MouseButton.LeftButton)
    assert pressed.count() == 3
