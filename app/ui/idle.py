"""Notices that nobody is there: no key or pointer for a while, the computer going to sleep, its screen being locked.

One single-shot timer stands where the wait would be over, and is set again only then: nothing ticks.
"""

import sys
import time
from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_SLEPT_S = 20.0

_PRESENCE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class Away(Enum):
    """Why Alcove thinks that nobody is there."""

    IDLE = auto()
    ASLEEP = auto()
    SCREEN_LOCKED = auto()


class SystemSignals(Protocol):
    """The part of an absence that only the operating system knows."""

    def start(self) -> None: ...


class Absence(QObject):
    """Says `noticed` once for each absence while it watches."""

    noticed = Signal(object)

    def __init__(
        self,
        minutes: int,
        parent: QObject | None = None,
        *,
        steady: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._limit_s = minutes * 60.0
        self._steady = steady
        self._wall = wall
        self._seen_at = 0.0
        self._drift = 0.0
        self._watching = False
        self._system: SystemSignals | None = None
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.setTimerType(Qt.TimerType.CoarseTimer)
        self._deadline.timeout.connect(self.check)

    def listen(self) -> None:
        """Starts to hear input and the system's own signals; call it when the first window is painted."""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and self._system is None:
            application.focusWindowChanged.connect(self._hear)
            application.applicationStateChanged.connect(self._came_or_went)
            self._hear(application.focusWindow())
            self._system = system_signals(self)
            self._system.start()

    def set_minutes(self, minutes: int) -> None:
        """How long nobody may be there; 0 leaves the idle time out and keeps sleep and screen lock."""
        self._limit_s = minutes * 60.0
        self._wait()

    def set_watching(self, watching: bool) -> None:
        """Only an open vault needs watching."""
        self._watching = watching
        self._seen_at = self._steady()
        self._drift = self._wall() - self._seen_at
        self._wait()

    def check(self) -> None:
        """Looks at the clocks; a wall clock that ran ahead of the steady one means that the computer slept."""
        if not self._watching:
            return
        now = self._steady()
        if self._wall() - now - self._drift > _SLEPT_S:
            self.report(Away.ASLEEP)
        elif self._limit_s and now - self._seen_at >= self._limit_s:
            self.report(Away.IDLE)
        else:
            self._wait()

    def report(self, away: Away) -> None:
        """Tells once; whoever comes back is watched for again by `set_watching`."""
        if self._watching:
            self._watching = False
            self._deadline.stop()
            self.noticed.emit(away)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._watching and event.type() in _PRESENCE:
            now = self._steady()
            late = self._limit_s and now - self._seen_at >= self._limit_s
            if late or self._wall() - now - self._drift > _SLEPT_S:
                self.check()
            else:
                self._seen_at = now
        return super().eventFilter(watched, event)

    def _hear(self, window: QWindow | None) -> None:
        """A window hears every key and pointer before its widgets do, and only what a person did."""
        if window is not None:
            window.installEventFilter(self)
            self.check()

    def _came_or_went(self, _state: Qt.ApplicationState) -> None:
        self.check()

    def _wait(self) -> None:
        if self._watching and self._limit_s:
            rest = max(0.0, self._limit_s - (self._steady() - self._seen_at))
            self._deadline.start(int(rest * 1000) + 1)
        else:
            self._deadline.stop()


class NoSignals:
    """A system that tells nothing; the clocks remain."""

    def start(self) -> None:
        return


def system_signals(absence: Absence) -> SystemSignals:
    """What this system can tell about sleep and a locked screen."""
    if sys.platform == "win32":
        from app.ui.idle_windows import WindowsSignals

        return WindowsSignals(absence)
    if sys.platform == "darwin":
        from app.ui.idle_macos import MacSignals

        return MacSignals(absence)
    if sys.platform == "linux":
        from app.ui.idle_linux import LinuxSignals

        return LinuxSignals(absence)
    return NoSignals()
