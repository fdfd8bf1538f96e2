"""I need a moment, in the real app: by key, by held Esc and by the lamp, wherever somebody stands; and back exactly."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.main import App, build
from app.ui.safe_space.window import HavenWindow
from app.ui.widgets.lamp_block import LampBlock
from tests.support.profiles import make_profile
from tests.support.quick_keys import use_quick_keys
from tests.support.robot import Robot
from tests.support.running import running
from tests.support.standings import STANDINGS, Place, place_now, standing

pytestmark = pytest.mark.usefixtures("qapp")

WITHOUT_LAMP = {"in a dialog"}


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    use_quick_keys(monkeypatch)


def haven(app: App, robot: Robot) -> HavenWindow:
    """The safe space, once it is open on its first screen and has the keyboard."""
    entrance = app.entrance
    assert entrance is not None
    robot.wait(lambda: entrance.is_open, "it did not open")
    assert entrance.window is not None
    window = entrance.window
    robot.wait(window.isActiveWindow, "it never came forward")
    assert window.page is window.home
    assert window.focusWidget() is window.home.hero
    return window


def by_key(app: App, robot: Robot) -> None:
    QTest.keyClick(window_with_keys(robot), Qt.Key.Key_F1)


def lamp_of(app: App) -> LampBlock:
    return next(lamp for lamp in app.window.findChildren(LampBlock) if lamp.isVisible())


def by_held_escape(app: App, robot: Robot) -> None:
    entrance = app.entrance
    assert entrance is not None
    QTest.keyPress(window_with_keys(robot), Qt.Key.Key_Escape)
    robot.wait(lambda: entrance.is_open, "holding Esc opened nothing")
    QTest.keyRelease(window_with_keys(robot), Qt.Key.Key_Escape)
    robot.wait(lambda: not entrance.escape_is_undecided, "Esc was never let go")


def window_with_keys(robot: Robot) -> QWindow:
    """Between a dialog that goes and a window that comes, for a moment none has them."""
    robot.wait(lambda: QApplication.focusWindow() is not None, "no window has the keyboard")
    focus = QApplication.focusWindow()
    assert focus is not None
    return focus


def leave(app: App, robot: Robot) -> None:
    entrance = app.entrance
    assert entrance is not None
    QTest.keyClick(window_with_keys(robot), Qt.Key.Key_Escape)
    robot.wait(lambda: not entrance.is_open, "Esc did not lead out")
    robot.wait(lambda: not entrance.escape_is_undecided, "Esc was never let go")
    robot.wait(lambda: QApplication.focusWidget() is not None, "nothing has the keyboard afterwards")


def go_and_come_back(app: App, robot: Robot, before: Place) -> None:
    """To an exercise, to the numbers, and out again: everything stands as it stood."""
    window = haven(app, robot)
    for key, there in ((Qt.Key.Key_Return, "Done for now"), (Qt.Key.Key_P, "If life is in danger now: 999")):
        QTest.keyClick(window.windowHandle(), key)
        assert robot.reads(there)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
        robot.wait(lambda: window.page is window.home, "Esc did not lead back to the first screen")
    leave(app, robot)
    assert place_now() == before


@pytest.mark.parametrize("where", STANDINGS)
def test_the_key_opens_it_and_leaving_leads_to_the_exact_place(where: str, tmp_path: Path) -> None:
    with standing(where, tmp_path) as (app, robot):
        before = place_now()
        by_key(app, robot)
        go_and_come_back(app, robot, before)


@pytest.mark.parametrize("where", [where for where in STANDINGS if where not in WITHOUT_LAMP])
def test_the_lamp_opens_it_and_leaving_leads_back(where: str, tmp_path: Path) -> None:
    """A press on the lamp gives it the keyboard, as a press on any button does."""
    with standing(where, tmp_path) as (app, robot):
        lamp = lamp_of(app)
        QTest.mouseClick(lamp, Qt.MouseButton.LeftButton, pos=QPoint(lamp.width() // 2, lamp.height() // 2))
        go_and_come_back(app, robot, Place(lamp, "", (0, 0)))


@pytest.mark.parametrize("where", STANDINGS)
def test_holding_escape_opens_it(where: str, tmp_path: Path) -> None:
    """Esc does first what it does there: a dialog closes, and then there is nothing to come back to in it."""
    with standing(where, tmp_path) as (app, robot):
        by_held_escape(app, robot)
        haven(app, robot)
        leave(app, robot)
        assert place_now().widget.window() is app.window


def test_the_key_opens_it_while_the_first_page_comes_up(tmp_path: Path) -> None:
    """Pressed the moment there is a window that can hear it, before the entrance was made."""
    made = make_profile(tmp_path / "profile")
    app = build(made.profile, keychain=made.keychain)

    def press_at_once() -> None:
        app.window.activateWindow()
        QTest.qWaitForWindowActive(app.window)
        while not app.window.centralWidget():
            QCoreApplication.processEvents()
        assert app.entrance is None
        QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_F1)

    with running(made.profile, made.keychain, app=app, began=press_at_once) as (app, robot):
        assert app.entrance is not None and app.entrance.window is not None
        app.entrance.window.activateWindow()  # the robot has just come to the window below
        haven(app, robot)
        leave(app, robot)
        by_key(app, robot)
        haven(app, robot)
        leave(app, robot)
