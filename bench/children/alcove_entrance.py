"""The way to the safe space from one place of the real app: python alcove_entrance.py PLACE RUNS FOLDER.

Prints a JSON list: the milliseconds from the key to the first painted frame, each time it was pressed.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.access import Locked
from app.main import App, make_application
from app.storage.keys import DatabaseKey
from tests.support.profiles import Made, around
from tests.support.robot import Robot, pause
from tests.support.running import shell_of
from tests.support.standings import standing

# A key that comes again sooner counts as still held down.
_NOT_A_REPEAT_MS = 400
_PREPARED_MS = 700
_GIVE_UP_S = 10.0


class Opened(QObject):
    """When the first frame was painted."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.at = 0
        assert app.entrance is not None
        app.entrance.opened.connect(self._note)

    def _note(self) -> None:
        self.at = time.perf_counter_ns()


def press(app: App) -> float:
    """From the key to the painted window."""
    opened = Opened(app)
    window = QApplication.focusWindow() or app.window.windowHandle()
    started = time.perf_counter_ns()
    QTest.keyClick(window, Qt.Key.Key_F1)
    while not opened.at:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if time.perf_counter_ns() - started > _GIVE_UP_S * 1e9:
            raise RuntimeError("the safe space never came")
    return (opened.at - started) / 1e6


def leave(app: App) -> None:
    assert app.entrance is not None and app.entrance.window is not None
    app.entrance.window.leave()
    pause(_NOT_A_REPEAT_MS)


def lock_again(app: App, robot: Robot, number: int) -> None:
    """Opens the journal and locks it; every other time the key comes before it has closed."""
    app.access.open_remembered()
    shell_of(app, robot)
    pause(_NOT_A_REPEAT_MS)
    app.window.lock()
    while number % 2 and not isinstance(app.access.state, Locked):
        QApplication.processEvents()


def measure(place: str, runs: int, folder: Path) -> list[float]:
    values = []
    with standing(place, folder, journal) as (app, robot):
        if place != "just locked":
            pause(_PREPARED_MS)
        for number in range(runs):
            if number and place == "just locked":
                lock_again(app, robot, number)
            values.append(press(app))
            leave(app)
    return values


def journal(folder: Path) -> Made:
    """A copy of the large one."""
    given = json.loads(os.environ["BENCH_JOURNAL"])
    return around(folder, Path(given["vault"]), DatabaseKey(bytes.fromhex(given["key"])), given["id"])


def main() -> None:
    place, runs, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    print(json.dumps(measure(place, runs, folder)), flush=True)


if __name__ == "__main__":
    main()
