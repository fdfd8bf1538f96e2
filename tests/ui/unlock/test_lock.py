"""The lock page: one field, kind words, and nothing personal."""

import threading
import time

import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.access import Blocked, Locked, Unlocked
from app.storage.keys import KeyFile
from app.ui.unlock import lock_page
from app.ui.unlock.lock_page import LockPage
from app.ui.unlock.password_sheet import PasswordSheet
from app.ui.unlock.screens import screen_for, sheet_after_opening
from tests.support.door import PASSWORD
from tests.support.keychain import MemoryKeychain
from tests.ui.unlock.conftest import Place, PlaceMaker


@pytest.fixture
def locked(place: PlaceMaker) -> Place:
    """A second start at a journal with a password."""
    first = place()
    first.door.set_up(PASSWORD)
    return place()


@pytest.fixture
def open_to_account(place: PlaceMaker) -> Place:
    """A journal without a password, locked by hand."""
    first = place()
    first.door.set_up()
    first.door.access.lock()
    return first


def page_of(place: Place) -> LockPage:
    page = place.screen_shown.page
    assert isinstance(page, LockPage)
    return page


def test_typing_the_password_and_enter_is_all(locked: Place) -> None:
    locked.robot.type(PASSWORD + "\n")
    locked.door.until(Unlocked)


def test_the_keyboard_is_in_the_field_of_a_screen_that_is_shown_a_moment_later(qtbot: QtBot, locked: Place) -> None:
    window = QMainWindow()
    before = QLineEdit()
    window.setCentralWidget(before)
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()
    door = locked.door
    screen = screen_for(door.access.state, door.access, door.jobs, locked.preferences, window)
    window.setCentralWidget(screen)
    screen.setFocus()
    page = screen.page
    assert isinstance(page, LockPage)
    assert page.field is not None
    qtbot.waitUntil(page.field.hasFocus)
    window.close()
    window.deleteLater()


def test_a_wrong_password_is_said_kindly_and_stays_to_be_looked_at(locked: Place) -> None:
    locked.robot.type("seven green teacups")
    locked.robot.press("Open")
    locked.robot.wait_for("That did not open it.")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == field.text() == "seven green teacups"
    assert "That did not open it." in field.accessibleDescription()
    assert not locked.robot.reads("attempt")
    locked.robot.type(PASSWORD + "\n")
    locked.door.until(Unlocked)


@pytest.mark.parametrize(("on", "words"), [(True, "Caps Lock is on."), (False, "That did not open it.")])
def test_caps_lock_is_mentioned_only_when_it_is_on(
    locked: Place, monkeypatch: pytest.MonkeyPatch, on: bool, words: str
) -> None:
    monkeypatch.setattr(lock_page, "caps_lock_is_on", lambda: on)
    locked.robot.type("wrong\n")
    locked.robot.wait_for(words)
    assert locked.robot.reads("Caps Lock") is on


def test_many_tries_make_no_difference(locked: Place) -> None:
    said = set()
    for _ in range(6):
        locked.robot.type("wrong\n")
        locked.door.until_said("not_opened")
        said.add(page_of(locked).notice.text())
    assert len(said) == 1


def test_the_empty_field_says_where_the_password_goes(locked: Place) -> None:
    locked.robot.press("Open")
    locked.robot.wait_for("The password goes in here.")
    assert locked.door.said == []


def test_the_problem_goes_when_somebody_types_on(locked: Place) -> None:
    locked.robot.type("wrong\n")
    locked.robot.wait_for("That did not open it.")
    locked.robot.type("s")
    assert not locked.robot.reads("That did not open it.")


def test_while_the_key_is_worked_out_the_window_lives_and_the_button_says_so(
    qtbot: QtBot, locked: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    real = KeyFile.unlock_with_passphrase

    def slow(keys: KeyFile, text: str) -> object:
        gate.wait(20)
        return real(keys, text)

    monkeypatch.setattr(KeyFile, "unlock_with_passphrase", slow)
    locked.robot.type(PASSWORD + "\n")
    page = page_of(locked)
    assert page.open_button.text() == "Opening"
    assert longest_gap_ms(qtbot, 300) < 200
    locked.robot.press("I need a moment")
    assert locked.helps == 1
    gate.set()
    locked.door.until(Unlocked)


def longest_gap_ms(qtbot: QtBot, for_ms: int) -> int:
    """The longest time in which the event loop did not turn."""
    clock, gaps = QElapsedTimer(), [0]
    beat = QTimer()
    beat.setInterval(5)

    def note() -> None:
        gaps.append(clock.restart())

    beat.timeout.connect(note)
    clock.start()
    beat.start()
    until = time.monotonic() + for_ms / 1000
    qtbot.waitUntil(lambda: time.monotonic() > until, timeout=for_ms * 20)
    return max(gaps)


def test_the_window_lives_while_the_keyring_hangs(qtbot: QtBot, place: PlaceMaker, keychain: MemoryKeychain) -> None:
    place().door.set_up()
    keychain.hang = threading.Event()
    start = place(limit_s=0.6)
    assert longest_gap_ms(qtbot, 400) < 200
    start.robot.press("I need a moment")
    assert start.helps == 1
    start.door.until(Blocked)
    keychain.hang.set()
    start.door.until(Unlocked)


def test_without_a_password_the_page_is_honest(open_to_account: Place) -> None:
    assert open_to_account.robot.reads("Anyone using this computer account can open it.")
    assert not open_to_account.robot.reads("Password")
    open_to_account.robot.press("Open")
    open_to_account.door.until(Unlocked)
    access = open_to_account.door.access
    assert sheet_after_opening(access, open_to_account.door.jobs, open_to_account) is None


def test_without_a_password_one_can_be_set_on_the_way_in(qtbot: QtBot, open_to_account: Place) -> None:
    open_to_account.robot.press("Open and set a password")
    open_to_account.door.until(Unlocked)
    door = open_to_account.door
    sheet = sheet_after_opening(door.access, door.jobs, open_to_account)
    assert isinstance(sheet, PasswordSheet)
    with qtbot.waitActive(sheet):
        sheet.open()
    qtbot.waitUntil(sheet.new.first.field.hasFocus)
    open_to_account.robot.type(PASSWORD + "\n" + PASSWORD + "\n")
    door.until_said("keys_changed")
    assert door.access.has_passphrase
    assert sheet_after_opening(door.access, door.jobs, open_to_account) is None


def test_after_the_spare_key_a_forgotten_password_can_be_replaced(place: PlaceMaker) -> None:
    code = place().door.set_up(PASSWORD)
    again = place()
    again.robot.press("Use the spare key")
    again.robot.type(code.lower())
    again.robot.press("Open")
    door = again.door
    door.until(Unlocked)
    sheet = sheet_after_opening(door.access, door.jobs, again)
    assert isinstance(sheet, PasswordSheet)
    assert sheet.current is None
    sheet.open()
    assert again.robot.reads("A new password?")
    again.robot.press("Not now")
    door.access.lock()
    assert isinstance(door.access.state, Locked)


def test_the_page_shows_nothing_personal(locked: Place) -> None:
    words = {"Alcove", "Text size", "Your words are locked", "Password", "Open", "Use the spare key"}
    for word in words:
        assert locked.robot.reads(word)
    assert locked.windowTitle() == ""


def test_every_part_is_reached_by_tab(qtbot: QtBot, locked: Place) -> None:
    names = tab_round(locked)
    assert names[0] == "Password"
    for name in ("Show the password", "Open", "Use the spare key", "I need a moment", "Text size"):
        assert name in names


def interface_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return str(interface.text(QAccessible.Text.Name))


def tab_round(place: Place) -> list[str]:
    """The names Tab comes past, until it is back at the first."""
    names: list[str] = []
    first = QApplication.focusWidget()
    assert first is not None
    at = first
    for _ in range(40):
        names.append(interface_name(at))
        QTest.keyClick(place, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        at = now
        if interface_name(at) in names:
            break
    assert all(names), names
    return names


@pytest.mark.parametrize(("width", "height", "size"), [(960, 600, 1.0), (960, 600, 2.0), (1280, 800, 1.5)])
def test_field_button_and_lamp_are_in_sight_in_every_window(
    qtbot: QtBot, place: PlaceMaker, width: int, height: int, size: float
) -> None:
    place().door.set_up(PASSWORD)
    start = place(width, height)
    start.preferences.change(text_size=size)
    QTest.qWait(50)
    page = page_of(start)
    parts = [page.field, page.open_button, page.lamp]
    for part in parts:
        assert part is not None
        seen = part.visibleRegion().boundingRect()
        assert seen.size() == part.size(), type(part).__name__
    assert page.lamp.geometry().top() >= page._scroll.geometry().bottom()
