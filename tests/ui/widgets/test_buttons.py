"""Buttons press with mouse and keys, grow with text, and the primary one says what is missing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from app.ui.theme import Role, Theme
from app.ui.widgets.buttons import DangerButton, PrimaryButton, QuietButton, SecondaryButton, ToolButton, WordButton
from tests.ui.widgets.conftest import Heard, Show

KINDS: list[type[WordButton]] = [PrimaryButton, SecondaryButton, QuietButton, DangerButton]


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_is_a_button_with_its_words_as_name(kind: type[WordButton], qtbot: QtBot, heard: Heard) -> None:
    button = kind("Save PDF", "save")
    qtbot.addWidget(button)
    assert heard(button).role() == QAccessible.Role.Button
    assert heard(button).text(QAccessible.Text.Name) == "Save PDF"


@pytest.mark.parametrize("kind", KINDS)
def test_space_enter_and_a_press_in_the_corner_all_press(kind: type[WordButton], show: Show, qtbot: QtBot) -> None:
    button = kind("Save PDF")
    show(button)
    pressed = QSignalSpy(button.clicked)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    assert pressed.count() == 3


def test_a_double_click_is_one_click(show: Show, qtbot: QtBot) -> None:
    button = PrimaryButton("New")
    show(button)
    pressed = QSignalSpy(button.clicked)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert pressed.count() == 1


def test_what_is_missing_is_said_by_every_way_of_pressing_and_nothing_else_happens(show: Show, qtbot: QtBot) -> None:
    button = PrimaryButton("Set password")
    show(button)
    reasons: list[str] = []
    pressed = QSignalSpy(button.clicked)
    button.not_yet_pressed.connect(reasons.append)
    button.set_not_yet("Two more words first.")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    button.click()
    assert reasons == ["Two more words first."] * 3
    assert pressed.count() == 0
    button.set_not_yet(None)
    button.click()
    assert pressed.count() == 1


def test_a_screen_reader_hears_what_is_missing_and_can_still_reach_the_button(qtbot: QtBot, heard: Heard) -> None:
    button = PrimaryButton("Set password")
    qtbot.addWidget(button)
    button.set_not_yet("Two more words first.")
    assert heard(button).text(QAccessible.Text.Description) == "Two more words first."
    assert button.isEnabled()
    assert not heard(button).state().disabled
    button.set_not_yet(None)
    assert heard(button).text(QAccessible.Text.Description) == ""


def test_a_not_ready_button_looks_different_without_being_grey_only(qtbot: QtBot, look: Theme) -> None:
    button = PrimaryButton("Save")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    ready = button.grab().toImage()
    button.set_not_yet("why")
    waiting = button.grab().toImage()
    middle = QPoint(8, ready.height() // 2)
    assert ready.pixelColor(middle) == look.colour("accent")
    assert waiting.pixelColor(middle) == look.colour("well")


def test_a_chosen_tool_is_checked_and_bold(qtbot: QtBot, heard: Heard) -> None:
    tool = ToolButton("hide", "Hide", checkable=True)
    qtbot.addWidget(tool)
    assert not tool.word_font().bold()
    tool.click()
    assert heard(tool).state().checked
    assert tool.word_font().bold()


def test_heights_are_targets_and_grow_with_the_words(qtbot: QtBot, look: Theme) -> None:
    button, tool = PrimaryButton("New", "plus"), ToolButton("lock", "Lock")
    for widget in (button, tool):
        qtbot.addWidget(widget)
    assert (button.sizeHint().height(), tool.sizeHint().height()) == (44, 40)
    width = button.sizeHint().width()
    look.set_text_size(2.0)
    assert button.sizeHint().height() == 20 + look.line_height(Role.BODY)
    assert button.sizeHint().width() > width
    assert button.minimumSizeHint() == button.sizeHint()


def test_an_ampersand_for_a_key_is_not_shown(qtbot: QtBot) -> None:
    with_mark, without = SecondaryButton("&Print"), SecondaryButton("Print")
    both = SecondaryButton("Bread && butter")
    for widget in (with_mark, without, both):
        qtbot.addWidget(widget)
    assert with_mark.sizeHint() == without.sizeHint()
    assert both.shown_words() == "Bread & butter"


def test_no_danger_and_no_primary_button_becomes_the_default_by_itself(qtbot: QtBot) -> None:
    for button in (DangerButton("Delete for good", filled=True), PrimaryButton("Go on")):
        qtbot.addWidget(button)
        assert not button.autoDefault()
        assert not button.isDefault()


def test_the_action_interface_presses(show: Show, heard: Heard, qtbot: QtBot) -> None:
    button = SecondaryButton("Write a line")
    show(button)
    actions = heard(button).actionInterface()
    assert actions is not None
    with qtbot.waitSignal(button.clicked):
        actions.doAction(QAccessibleActionInterface.pressAction())
