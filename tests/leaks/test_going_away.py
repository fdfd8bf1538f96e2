"""Whoever goes away finds the journal locked within a second, and later every sign of what was not yet stored."""

import time
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.access import Locked
from app.main import App
from app.paths import Profile
from app.ui.idle import Absence
from app.ui.idle_linux import LinuxSignals
from tests.flows import written_evening as evening
from tests.support.keychain import MemoryKeychain
from tests.support.quick_keys import use_quick_keys
from tests.support.robot import Robot
from tests.support.running import running

DRAFT = "Half a thought, naïve and 中文 and 🙂, that stops in the mid"
WITHIN_S = 1.0


def idle(app: App) -> None:
    assert app.absence is not None
    app.absence._seen_at -= 300
    app.absence.check()


def signals(app: App) -> LinuxSignals:
    found = app.findChild(Absence)
    assert isinstance(found, Absence)
    return LinuxSignals(found)


def sleep(app: App) -> None:
    signals(app).sleep(True)


def screen_lock(app: App) -> None:
    signals(app).lock()


def screen_saver(app: App) -> None:
    signals(app).screen_saver(True)


@pytest.mark.parametrize("go", [idle, sleep, screen_lock, screen_saver])
def test_going_away_locks_at_once_and_loses_no_sign(
    qtbot: QtBot, profile: Profile, monkeypatch: pytest.MonkeyPatch, go: Callable[[App], None]
) -> None:
    use_quick_keys(monkeypatch)
    with running(profile, MemoryKeychain()) as (app, robot):
        evening.set_up(robot)
        robot.keys("Ctrl+N")
        robot.type(DRAFT)
        left = time.monotonic()
        go(app)
        robot.wait(lambda: isinstance(app.access.state, Locked), "it did not lock")
        assert time.monotonic() - left < WITHIN_S
        assert app.window.shell is None
        come_back(robot)
        assert robot.text_of("Your words") == DRAFT


def come_back(robot: Robot) -> None:
    robot.wait_for("Your words are locked")
    robot.type(evening.PASSWORD)
    robot.keys("Return")
    robot.wait_for("How are you, right now?")
    robot.keys("Ctrl+2")
    robot.wait_for("Saved on this computer")
