"""An evening with the keyboard alone, in a small window with large text: set up, note, write, hide, lock, come back."""

from datetime import date, timedelta

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main import App
from app.paths import Profile
from app.ui.idle import Away
from tests.support.keychain import MemoryKeychain
from tests.support.robot import Robot
from tests.support.running import running


def reach(robot: Robot, name: str) -> None:
    """Goes on with Tab until the focus is on what has this name, as somebody without a mouse does."""
    for _ in range(60):
        focus = QApplication.focusWidget()
        if focus is not None and (focus.accessibleName() or getattr(focus, "text", str)()).split(",")[0] == name:
            return
        robot.keys("Tab")
    raise AssertionError(f"Tab never reaches “{name}”")


def press(robot: Robot, name: str) -> None:
    reach(robot, name)
    robot.keys("Space")


def take_a_moment(app: App, robot: Robot) -> None:
    """Into the safe space and back, by keys."""
    entrance = app.entrance
    assert entrance is not None
    robot.keys("F1")
    robot.wait(lambda: entrance.is_open, "F1 opened nothing")
    robot.keys("Escape")
    robot.wait(lambda: not entrance.is_open, "Esc did not lead back")


def test_an_evening_without_a_mouse(qtbot: QtBot, profile: Profile) -> None:
    keychain = MemoryKeychain()
    with running(profile, keychain) as (app, robot):
        app.window.resize(960, 600)
        app.preferences.change(text_size=1.5, motion="reduced")
        robot.wait_for("Go on")
        press(robot, "Go on")
        press(robot, "Open with this computer account")
        press(robot, "Go on")
        robot.wait_for("Remind me tomorrow")
        press(robot, "Remind me tomorrow")
        robot.wait_for("How are you, right now?")
        assert app.preferences.value.remind_recovery_on == (date.today() + timedelta(days=1)).isoformat()
        robot.keys("2")
        robot.wait_for("Noted: low")
        reach(robot, "A line for your journal")
        robot.type("The bus was early")
        robot.keys("Return")
        robot.wait_for("Kept in your journal, on this computer.")
        robot.keys("Ctrl+N")
        robot.type("A longer page\nwith a second line")
        robot.keys("Ctrl+Shift+H")
        assert not robot.reads("second line")
        robot.keys("Ctrl+Shift+H")
        robot.type(" and an end")
        take_a_moment(app, robot)
        robot.type(" after a breath")
        assert app.absence is not None
        app.absence.report(Away.SCREEN_LOCKED)
        robot.wait_for("Your words are locked")
        assert not robot.reads("page")
        take_a_moment(app, robot)
        press(robot, "Open")
        robot.wait_for("How are you, right now?")
        robot.keys("Ctrl+2")
        robot.keys("Return")
        robot.wait_for("with a second line and an end after a breath")
        robot.keys("Alt+Left")
        robot.wait(lambda: not robot.reads("after a breath"), "Alt+Left did not lead back to the list")
        robot.keys("Ctrl+1")
        robot.wait_for("The bus was early")

    with running(profile, keychain) as (again, robot):
        robot.wait_for("The bus was early")
        assert again.preferences.value.text_size == 1.5
