"""The whole app for tests that need the real window: started as the command starts it, ended as leaving does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from app.main import App, build
from app.paths import Profile
from app.start import Wishes
from app.ui.shell import Shell
from tests.support.keychain import MemoryKeychain
from tests.support.robot import Robot


@contextmanager
def running(
    profile: Profile,
    keychain: MemoryKeychain,
    wishes: Wishes | None = None,
    *,
    app: App | None = None,
    began: Callable[[], object] | None = None,
) -> Iterator[tuple[App, Robot]]:
    """The app and somebody in front of it. `began` is called when the window is there and nothing else is."""
    app = app or build(profile, keychain=keychain)
    app.is_open_elsewhere()
    app.begin(wishes)
    if began is not None:
        began()
    robot = Robot(app.window)
    try:
        robot.wait(lambda: app.entrance is not None, "the app never came up")
        yield app, robot
        robot.wait(lambda: not app.jobs.busy(), "a job never ended")
    finally:
        app.end()
        app.window.deleteLater()
        app.deleteLater()
        QTest.qWait(1)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shell_of(app: App, robot: Robot) -> Shell:
    """The open journal, once it is open."""
    robot.wait(lambda: app.window.shell is not None, "the journal did not open")
    assert app.window.shell is not None
    return app.window.shell
