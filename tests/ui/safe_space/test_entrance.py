"""From anywhere, at any time: typing, in a dialog, in a menu, twice at once; and back to the exact place."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QMenu, QTextEdit, QVBoxLayout
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from app import content
from app.domain.choices import Choice
from app.jobs import Jobs
from app.paths import Profile
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.breathing.pace_page import PacePage
from app.ui.safe_space.entrance import Entrance
from app.ui.safe_space.getting_ready import GettingReady
from app.ui.safe_space.grounding.look_around import LookAround
from app.ui.safe_space.window import HavenWindow
from app.workspace import Workspace

Key = Qt.Key


class House:
    """A main window with something to write in, and its entrance."""

    def __init__(self, qtbot: QtBot, preferences: PreferencesHolder, app: QApplication) -> None:
        self.qtbot = qtbot
        self.main = QMainWindow()
        self.editor = QTextEdit(self.main)
        self.main.setCentralWidget(self.editor)
        self.main.resize(1280, 800)
        qtbot.addWidget(self.main)
        with qtbot.waitActive(self.main):
            self.main.show()
        self.editor.setFocus()
        self.editor.setPlainText("one two three")
        self.entrance = Entrance(app, self.main, preferences, content)

    def open_by_key(self, key: Key = Key.Key_F1) -> HavenWindow:
        window = QApplication.focusWindow()
        assert window is not None
        with self.qtbot.waitSignal(self.entrance.opened):
            QTest.keyClick(window, key)
        self.qtbot.waitUntil(self.haven.isActiveWindow)
        return self.haven

    @property
    def haven(self) -> HavenWindow:
        assert self.entrance.window is not None
        return self.entrance.window

    def leave(self) -> None:
        with self.qtbot.waitSignal(self.entrance.closed):
            self.haven.leave()
        self.qtbot.waitUntil(self.is_back)

    def is_back(self) -> bool:
        active = QApplication.activeWindow()
        return active is not None and active is not self.haven

    def settle(self) -> None:
        """Until the entrance is sure that a key was let go."""
        self.qtbot.waitUntil(self.is_settled)

    def is_settled(self) -> bool:
        return not self.entrance.escape_is_undecided

    def repeat_escape(self) -> None:
        window = QApplication.focusWindow()
        if window is not None:
            QTest.keyRelease(window, Key.Key_Escape)
            QTest.keyPress(window, Key.Key_Escape)

    def open_dialog(self) -> QLineEdit:
        dialog = QDialog(self.main)
        dialog.setModal(True)
        field = QLineEdit("a name", dialog)
        QVBoxLayout(dialog).addWidget(field)
        dialog.open()
        self.qtbot.waitUntil(dialog.isActiveWindow)
        field.setFocus()
        field.setCursorPosition(3)
        return field


@pytest.fixture
def house(qtbot: QtBot, preferences: PreferencesHolder, qapp: QApplication) -> Iterator[House]:
    made = House(qtbot, preferences, qapp)
    yield made
    if isValid(made.main):
        delete(made.main)


def test_it_is_built_before_anybody_needs_it(house: House, qtbot: QtBot) -> None:
    assert house.entrance.window is None
    qtbot.waitUntil(lambda: house.entrance.window is not None)
    assert house.haven.isHidden()
    assert house.haven.breathing.pacer.wakes_in_ms is None


def test_the_key_works_before_it_was_built(house: House) -> None:
    assert house.entrance.window is None
    assert house.open_by_key().isVisible()


def test_the_key_works_in_a_text_field_and_types_nothing(house: House) -> None:
    haven = house.open_by_key()
    assert haven.isActiveWindow()
    assert house.editor.toPlainText() == "one two three"


def test_the_key_works_over_a_modal_dialog_which_stays_open(house: House) -> None:
    field = house.open_dialog()
    haven = house.open_by_key()
    assert haven.isActiveWindow()
    place = haven.home.medium[0].mapTo(haven, QPoint(20, 20))
    QTest.mouseClick(haven.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert isinstance(haven.page, LookAround), "the dialog below does not block it"
    assert field.isVisible()


def test_the_key_works_over_an_open_menu(house: House) -> None:
    menu = QMenu(house.main)
    menu.addAction("Copy")
    menu.popup(house.main.mapToGlobal(QPoint(10, 10)))
    with house.qtbot.waitSignal(house.entrance.opened):
        QTest.keyClick(menu, Key.Key_F1)
    assert menu.isHidden()
    assert house.haven.isVisible()


def test_it_covers_the_main_window(house: House) -> None:
    house.main.setGeometry(40, 60, 1000, 700)
    assert house.open_by_key().geometry() == house.main.geometry()
    house.leave()
    house.main.resize(1100, 650)
    assert house.open_by_key().geometry() == house.main.geometry()


def test_it_is_as_large_as_a_maximised_main_window(house: House) -> None:
    house.main.showMaximized()
    assert house.open_by_key().isMaximized()
    house.leave()
    house.main.showNormal()
    assert not house.open_by_key().isMaximized()


def test_leaving_returns_to_the_cursor_and_the_selection(house: House) -> None:
    cursor = house.editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, cursor.MoveMode.KeepAnchor)
    house.editor.setTextCursor(cursor)
    house.open_by_key()
    house.leave()
    assert house.main.isActiveWindow()
    assert house.editor.hasFocus()
    assert house.editor.textCursor().selectedText() == "two"


def test_leaving_returns_into_the_dialog(house: House) -> None:
    field = house.open_dialog()
    house.open_by_key()
    house.leave()
    assert field.hasFocus()
    assert (field.cursorPosition(), field.selectedText()) == (3, "")


def test_leaving_when_the_place_is_gone_returns_to_the_window(house: House) -> None:
    field = house.open_dialog()
    house.open_by_key()
    delete(field.window())
    house.leave()
    assert house.main.isActiveWindow()
    assert house.editor.hasFocus()


def test_leaving_when_the_dialog_was_closed_meanwhile_returns_to_the_window(house: House) -> None:
    field = house.open_dialog()
    house.open_by_key()
    field.window().close()
    house.leave()
    assert house.main.isActiveWindow()


def test_the_key_inside_starts_the_first_choice(house: House) -> None:
    haven = house.open_by_key()
    assert haven.page is haven.home
    haven.go_to(Choice.LOOK)
    QTest.keyClick(haven.windowHandle(), Key.Key_F1)
    assert haven.page is haven.breathing
    assert haven.breathing.pacer.breath.turn < 0.05


def test_a_press_that_arrives_twice_opens_once(house: House) -> None:
    counted = Counter(house.entrance)
    for target in (house.main.windowHandle(), house.editor, house.main):
        QApplication.sendEvent(target, key_event(Key.Key_F1))
    house.qtbot.waitUntil(lambda: counted.opened > 0)
    QApplication.processEvents()
    assert counted.opened == 1


def test_a_key_that_repeats_itself_opens_nothing(house: House) -> None:
    QApplication.sendEvent(house.editor, key_event(Key.Key_F1, repeats=True))
    assert house.entrance.window is None


def test_other_keys_are_left_alone(house: House) -> None:
    QTest.keyClick(house.main.windowHandle(), Key.Key_F2)
    QTest.keyClick(house.main.windowHandle(), Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(house.main.windowHandle(), Key.Key_A)
    assert not house.entrance.is_open
    assert "a" in house.editor.toPlainText()


def test_the_key_can_be_changed(house: House, preferences: PreferencesHolder) -> None:
    preferences.change(help_key="F8")
    QTest.keyClick(house.main.windowHandle(), Key.Key_F1)
    assert not house.entrance.is_open
    assert house.open_by_key(Key.Key_F8).isVisible()


@pytest.mark.parametrize("nonsense", ["", "no such key at all", "Ctrl+K, Ctrl+L"])
def test_the_key_can_never_be_none(house: House, preferences: PreferencesHolder, nonsense: str) -> None:
    preferences.change(help_key=nonsense)
    assert house.open_by_key(Key.Key_F1).isVisible()


def test_holding_escape_opens_it_from_a_text_field(house: House) -> None:
    with house.qtbot.waitSignal(house.entrance.opened, timeout=3000):
        QTest.keyPress(house.main.windowHandle(), Key.Key_Escape)
    QTest.keyRelease(house.haven.windowHandle(), Key.Key_Escape)
    house.settle()
    assert house.haven.isVisible(), "letting go of the key that opened it does not leave again"


def test_holding_escape_where_repeats_look_like_presses(house: House) -> None:
    """X servers send a release and a press for each repeat, and the window in front changes in between."""
    repeats = QTimer(house.main, interval=35)
    repeats.timeout.connect(house.repeat_escape)
    with house.qtbot.waitSignal(house.entrance.opened, timeout=3000):
        QTest.keyPress(house.main.windowHandle(), Key.Key_Escape)
        repeats.start()
    house.qtbot.waitUntil(house.haven.isActiveWindow)
    repeats.stop()
    QTest.keyRelease(house.haven.windowHandle(), Key.Key_Escape)
    house.settle()
    assert house.haven.isVisible()


def test_holding_escape_does_first_what_escape_does(house: House) -> None:
    field = house.open_dialog()
    with house.qtbot.waitSignal(house.entrance.opened, timeout=3000):
        QTest.keyPress(field.window().windowHandle(), Key.Key_Escape)
    assert not field.isVisible()
    assert house.haven.isVisible()


def test_a_short_escape_keeps_its_meaning_and_opens_nothing(house: House) -> None:
    field = house.open_dialog()
    QTest.keyClick(field.window().windowHandle(), Key.Key_Escape)
    assert not field.isVisible()
    house.settle()
    assert house.entrance.window is None or house.haven.isHidden()


def test_a_short_escape_inside_goes_back_step_by_step(house: House) -> None:
    haven = house.open_by_key()
    haven.go_to(Choice.LOOK)
    QTest.keyClick(haven.windowHandle(), Key.Key_Escape)
    house.qtbot.waitUntil(lambda: haven.page is haven.home)
    assert haven.isVisible()
    with house.qtbot.waitSignal(house.entrance.closed):
        QTest.keyClick(haven.windowHandle(), Key.Key_Escape)
    house.settle()
    assert house.editor.toPlainText() == "one two three"


def test_holding_escape_inside_starts_the_first_choice(house: House) -> None:
    haven = house.open_by_key()
    haven.go_to(Choice.LOOK)
    QTest.keyPress(haven.windowHandle(), Key.Key_Escape)
    house.qtbot.waitUntil(lambda: haven.page is haven.breathing, timeout=3000)
    QTest.keyRelease(haven.windowHandle(), Key.Key_Escape)
    house.settle()
    assert haven.isVisible()


def test_the_calm_side_alone_leads_back_to_the_cursor(house: House, own: Workspace) -> None:
    house.entrance.take_in(own, Jobs(house.main))
    with house.qtbot.waitSignal(house.entrance.opened):
        house.entrance.get_ready()
    house.qtbot.waitUntil(house.haven.isActiveWindow)
    assert isinstance(house.haven.page, GettingReady)
    with house.qtbot.waitSignal(house.entrance.closed):
        QTest.keyClick(house.haven.windowHandle(), Key.Key_Escape)
    house.qtbot.waitUntil(house.is_back)
    assert house.editor.hasFocus()
    assert house.open_by_key().page is house.haven.home
    house.entrance.let_go()


def test_it_opens_on_a_disk_that_takes_nothing(house: House, preferences: PreferencesHolder, profile: Profile) -> None:
    refused: list[object] = []
    preferences.not_kept.connect(refused.append)
    profile.preferences.with_suffix(".new").mkdir()
    haven = house.open_by_key()
    haven.start_first()
    haven.breathing.tool.click()
    page = haven.page
    assert isinstance(page, PacePage)
    page.options[0].click()
    assert len(refused) == 1
    haven.go_back()
    assert haven.breathing.pacer.wakes_in_ms


class Counter:
    """How often the entrance said that it opened."""

    def __init__(self, entrance: Entrance) -> None:
        self.opened = 0
        entrance.opened.connect(self.count)

    def count(self) -> None:
        self.opened += 1


def key_event(key: Key, *, repeats: bool = False) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", repeats)
