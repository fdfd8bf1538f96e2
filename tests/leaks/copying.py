"""Copies in the real window, and says what another program then finds on the clipboard. Run where there is an X server.

Each line it writes is a name, an equals sign, and what was found.
"""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.main import make_application
from app.paths import Profile
from app.ui.private_copy import CopyKeeper
from tests.flows import written_evening as evening
from tests.support.keychain import MemoryKeychain
from tests.support.robot import Robot
from tests.support.running import running

_PATIENCE = 200
_OTHER = "a shopping list"


def read(*more: str) -> str:
    """What xclip reads; this process answers it meanwhile."""
    command = ["xclip", "-o", "-selection", "clipboard", *more]
    reader = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for _ in range(_PATIENCE):
        if reader.poll() is not None:
            break
        QTest.qWait(10)
    reader.kill()
    return reader.communicate()[0].decode()


def put(text: str) -> None:
    """Another program copies."""
    command = ["xclip", "-i", "-selection", "clipboard"]
    subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, check=True)
    QTest.qWait(200)


def say(name: str, found: str) -> None:
    print(f"{name}={found}", flush=True)


def copy_all(robot: Robot) -> None:
    robot.press("Your words")
    robot.keys("Ctrl+A")
    robot.keys("Ctrl+C")


def main() -> None:
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    with running(Profile(Path(sys.argv[1])), MemoryKeychain()) as (app, robot):
        evening.set_up(robot)
        robot.keys("Ctrl+N")
        robot.type(evening.BODY)
        robot.press("Title")
        robot.type(evening.TITLE)
        robot.wait_for("Saved on this computer")
        keeper = app.findChild(CopyKeeper)
        assert isinstance(keeper, CopyKeeper)
        copy_all(robot)
        say("copied", read())
        say("hint", read("-t", "x-kde-passwordManagerHint"))
        keeper._timer.timeout.emit()
        say("after its time", read())
        plain_field()
        copy_all(robot)
        evening.lock(robot)
        say("locked", read())
        evening.come_back(robot)
        copy_all(robot)
        say("before the end", read())
        QTimer.singleShot(0, QGuiApplication.quit)
        application.exec()
        say("at the end", read())
        # Last of all, because an X server lets nobody take a selection from whoever took it later than his last key.
        app.window.come_forward()
        copy_all(robot)
        put(_OTHER)
        keeper.take_back()
        say("of another program", read())
        evening.lock(robot)
        say("locked over another's", read())


def plain_field() -> None:
    """A field that knows nothing of all this."""
    field = QLineEdit(evening.TITLE)
    field.show()
    QTest.qWaitForWindowExposed(field)
    field.selectAll()
    field.copy()
    QTest.qWait(50)
    say("field", read())
    say("field hint", read("-t", "x-kde-passwordManagerHint"))
    field.close()
    field.deleteLater()


if __name__ == "__main__":
    main()
