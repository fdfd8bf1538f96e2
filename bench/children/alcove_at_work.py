"""The real Alcove at work on a screen nobody looks at: python alcove_at_work.py RUNS, one JSON object at the end.
With 0 runs only the first look at the list is measured, for which a new start is needed each time.

Each thing is measured from the key or wheel to the end of the painting that it causes.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTextEdit

from app.access import Unlocked
from app.domain.pictures import line_for
from app.main import App, build, make_application
from app.paths import profile
from app.ui.journal.screen import JournalScreen
from app.ui.picture_in import prepare
from app.ui.shell import Place
from tests.support.keychain import MemoryKeychain
from tests.support.robot import Robot, pause
from tests.support.sea_picture import sea_picture

_KEYS_A_ROUND = 25
_WHEEL_STEPS = 200
_TYPING_S = 6.0
# A key that comes again sooner counts as still held down.
_NOT_A_REPEAT_MS = 400


class Heartbeat(QObject):
    """Beats as often as the event loop lets it; the pauses between beats are how long nothing else could happen."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = time.perf_counter_ns()
        self._timer.start(1)

    def stop(self) -> list[float]:
        self._timer.stop()
        return self.gaps

    def _beat(self) -> None:
        now = time.perf_counter_ns()
        self.gaps.append((now - self._last) / 1e6)
        self._last = now


def settle() -> None:
    """Everything that waits to be done is done, painting too."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def took(deed: Callable[[], object]) -> float:
    started = time.perf_counter_ns()
    deed()
    settle()
    return (time.perf_counter_ns() - started) / 1e6


def start() -> tuple[App, Robot]:
    keychain = MemoryKeychain()
    keychain.items = {(service, user): secret for service, user, secret in json.loads(os.environ["BENCH_KEYRING"])}
    app = build(profile(), keychain=keychain)
    app.is_open_elsewhere()
    app.begin()
    robot = Robot(app.window)
    app.window.resize(1280, 800)
    robot.wait(lambda: isinstance(app.access.state, Unlocked), "the journal did not open")
    pause(1500)
    return app, robot


def journal_list(app: App) -> QAbstractItemView:
    lists = [view for view in app.window.findChildren(QAbstractItemView) if view.isVisible()]
    return max(lists, key=lambda view: view.model().rowCount())


def measure_first_look(robot: Robot) -> float:
    return took(lambda: robot.keys("Ctrl+2"))


def measure_list(app: App, robot: Robot) -> dict[str, list[float]]:
    """The first look at a very long list, jumps in it, and a fling through it."""
    first = measure_first_look(robot)
    page = app.window.shell.page(Place.JOURNAL) if app.window.shell else None
    assert isinstance(page, JournalScreen) and isinstance(app.access.state, Unlocked)
    view = journal_list(app)
    newest = app.access.state.workspace.journal.recent(1)[0].about.date()
    days = [newest - timedelta(days=back) for back in (900, 3000, 30, 2000)]
    jumps = [took(partial(page.list.go_to_day, day)) for day in days]
    return {"list": [first], "jump": jumps, "fling": [took(lambda: wheel(view)) for _ in range(_WHEEL_STEPS)]}


def measure_pictures(app: App, robot: Robot) -> dict[str, list[float]]:
    """An entry with ten pictures as a camera makes them, opened from another one; and the calendar."""
    page = app.window.shell.page(Place.JOURNAL) if app.window.shell else None
    assert isinstance(page, JournalScreen) and isinstance(app.access.state, Unlocked)
    workspace = app.access.state.workspace
    prepared = prepare(sea_picture().scaled(1600, 1200))
    names = [
        workspace.pictures.add(prepared.kind, prepared.width, prepared.height, prepared.content) for _ in range(10)
    ]
    uid = workspace.journal.add(datetime.now(), "Ten", "\n".join(map(line_for, names))).uid
    other = workspace.journal.recent(2)[1].uid
    settle()
    opened = []
    for _ in range(7):
        page.open_entry(other)
        settle()
        opened.append(took(partial(page.open_entry, uid)))
    calendar = []
    for _ in range(7):
        calendar.append(took(page.moments.choose_day))
        robot.keys("Escape")
        settle()
    return {"pictures": opened, "calendar": calendar}


def wheel(view: QAbstractItemView) -> None:
    target = view.viewport()
    centre = QPointF(target.rect().center())
    pixels, angle = QPoint(0, -240), QPoint(0, -480)
    none = Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    place = QPointF(target.mapToGlobal(centre.toPoint()))
    event = QWheelEvent(centre, place, pixels, angle, Qt.MouseButton.NoButton, none, phase, False)
    QCoreApplication.sendEvent(target, event)


def measure_typing(robot: Robot, runs: int) -> dict[str, list[float]]:
    """A key in a page of 100,000 characters, turn by turn with a bare editor that holds the same text."""
    robot.keys("Ctrl+N")
    settle()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QTextEdit)
    text = os.environ["BENCH_TEXT"]
    editor.insertPlainText(text)
    pause(1500)
    bare = QTextEdit()
    bare.setAcceptRichText(False)
    bare.setPlainText(text)
    bare.resize(editor.size())
    bare.show()
    settle()
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(runs + 1):
        ours += press_keys(editor)
        theirs += press_keys(bare)
    bare.close()
    window = editor.window()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    warm = _KEYS_A_ROUND
    return {"key": ours[warm:], "bare key": theirs[warm:], "gap": typing_gaps(editor)}


def press_keys(editor: QTextEdit) -> list[float]:
    window = editor.window()
    window.activateWindow()
    editor.setFocus()
    QTest.qWaitForWindowActive(window)
    cursor = editor.textCursor()
    cursor.setPosition(len(editor.toPlainText()) // 2)
    editor.setTextCursor(cursor)
    settle()
    return [took(lambda: QTest.keyClick(editor, Qt.Key.Key_E)) for _ in range(_KEYS_A_ROUND)]


def typing_gaps(editor: QTextEdit) -> list[float]:
    """Writes for some seconds with pauses in which the page is stored."""
    heartbeat = Heartbeat()
    heartbeat.start()
    until = time.monotonic() + _TYPING_S
    while time.monotonic() < until:
        for _ in range(12):
            QTest.keyClick(editor, Qt.Key.Key_E)
            pause(40)
        pause(1000)
    return heartbeat.stop()


def measure_breathing(app: App, robot: Robot) -> dict[str, list[float]]:
    """What the pacer takes of a processor, once the backup of the day is made."""
    while app.jobs.busy() or not any(profile().backups.glob("*.vaultbackup")):
        pause(200)
    robot.keys("Ctrl+1")  # where no text cursor blinks
    settle()
    robot.keys("F1")
    assert app.entrance is not None and app.entrance.window is not None
    app.entrance.window.start_first()
    settle()
    breathing = [share_of_processor(4.0) for _ in range(3)]
    leave_safe_space(app)
    pause(500)
    return {"breathing": breathing, "afterwards": [share_of_processor(4.0) for _ in range(3)]}


def leave_safe_space(app: App) -> None:
    if app.entrance is None or app.entrance.window is None or not app.entrance.is_open:
        raise RuntimeError("the safe space is not open")
    app.entrance.window.leave()
    pause(_NOT_A_REPEAT_MS)
    app.window.activateWindow()
    QTest.qWaitForWindowActive(app.window)
    settle()


def share_of_processor(seconds: float) -> float:
    started, used = time.monotonic(), time.process_time()
    loop = QTimer()
    loop.setSingleShot(True)
    loop.start(round(seconds * 1000))
    while loop.isActive():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return (time.process_time() - used) / (time.monotonic() - started) * 100


def main() -> None:
    runs = int(sys.argv[1])
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    app, robot = start()
    if runs == 0:
        print(json.dumps({"list": [measure_first_look(robot)]}), flush=True)
        app.end()
        return
    found = measure_list(app, robot)
    found |= measure_pictures(app, robot)
    found |= measure_typing(robot, runs)
    found |= measure_breathing(app, robot)
    app.end()
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
