"""The pacer alone in the safe space: python breath_at_work.py SECONDS, one JSON object at the end.

What each form takes of a processor beside a bare painted circle, and how late each turn of the breath is shown.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app import content
from app.main import make_application
from app.paths import resources
from app.sounds import Player
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.window import HavenWindow
from app.ui.theme import install, theme

_FORMS = ("circle", "bar", "words", "count", "tones")
_SHARE_S = 3.0
_FRAME_MS = 33


class BareCircle(QWidget):
    """The least a breathing circle can be: one circle, painted anew thirty times a second."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(1280, 800)
        self._side = side
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(_FRAME_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().colour("haven"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().colour("pace1"))
        reach = self._side / 2 * (0.6 + 0.25 * (time.monotonic() % 4) / 4)
        centre = self.rect().center()
        painter.drawEllipse(QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach))

    def _turn(self) -> None:
        self.update((self.width() - self._side) // 2, (self.height() - self._side) // 2, self._side, self._side)


def main() -> None:
    seconds = float(sys.argv[1])
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    install(application, resources() / "theme" / "tokens.json", motion="full")
    with tempfile.TemporaryDirectory() as folder:
        preferences = PreferencesHolder(Path(folder) / "preferences.json")
        haven = HavenWindow(preferences, content)
        haven.around.player = Player(systems=("null",))
        haven.resize(1280, 800)
        haven.begin()
        haven.start_first()
        haven.show()
        found = dict(shares(haven, preferences))
        preferences.change(breathing_form="circle")
        found["late"] = late_turns(haven, seconds)
        haven.leave()
        found["hidden"] = [share_of_processor(4.0)]
        haven.around.player.stop()
    print(json.dumps(found), flush=True)


def shares(haven: HavenWindow, preferences: PreferencesHolder) -> Iterator[tuple[str, list[float]]]:
    """What each form takes, and the bare circle of the same size."""
    bare = BareCircle(haven.breathing.pacer.width())
    haven.hide()
    with shown(bare):
        yield "bare", three_shares()
    with shown(haven):
        for form in _FORMS:
            preferences.change(breathing_form=form)
            pass_time(1.0)
            yield form, three_shares()
    haven.show()


@contextmanager
def shown(window: QWidget) -> Iterator[None]:
    window.show()
    pass_time(1.0)
    yield
    window.hide()
    pass_time(0.5)


def late_turns(haven: HavenWindow, seconds: float) -> list[float]:
    """By how many milliseconds each change of the word came after its moment, by the real clock."""
    pacer = haven.breathing.pacer
    late: list[float] = []
    pattern = pacer.pace.pattern
    pacer.begin()
    began, before = time.monotonic(), pacer.breath.phase
    turns = [pattern.inward, pattern.length]
    while time.monotonic() - began < seconds:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if pacer.breath.phase is not before:
            before = pacer.breath.phase
            number = len(late)
            due = number // 2 * pattern.length + turns[number % 2]
            late.append((time.monotonic() - began - due) * 1000)
    return late


def pass_time(seconds: float) -> None:
    share_of_processor(seconds)


def three_shares() -> list[float]:
    return [share_of_processor(_SHARE_S) for _ in range(3)]


def share_of_processor(seconds: float) -> float:
    started, used = time.monotonic(), time.process_time()
    alarm = QTimer()
    alarm.setSingleShot(True)
    alarm.start(round(seconds * 1000))
    while alarm.isActive():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return (time.process_time() - used) / (time.monotonic() - started) * 100


if __name__ == "__main__":
    main()
