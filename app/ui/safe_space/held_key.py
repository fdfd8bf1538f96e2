"""One key as a hand means it: pressed, tapped or held.

X servers let a held key arrive as an endless row of presses and releases, and Qt does not always say that they are
repeats. A release only counts when no press follows it at once.
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent

HELD_MS = 800
LET_GO_MS = 100


class HeldKey(QObject):
    """Hears the events of a key, and says what the hand did."""

    pressed = Signal()
    tapped = Signal()
    held = Signal()

    def __init__(self, parent: QObject, held_ms: int = HELD_MS, let_go_ms: int = LET_GO_MS) -> None:
        super().__init__(parent)
        self._held_ms = held_ms
        self._hold = _single_shot(self, held_ms)
        self._hold.timeout.connect(self._consider_held)
        self._let_go = _single_shot(self, let_go_ms)
        self._let_go.timeout.connect(self._rise)
        self._last_press = 0

    @property
    def undecided(self) -> bool:
        """Whether the hand is still in the middle of it."""
        return self._hold.isActive() or self._let_go.isActive()

    def press(self, event: QKeyEvent) -> None:
        if self._is_echo(event):
            return
        if event.isAutoRepeat() or self._let_go.isActive():
            self._let_go.stop()
            return
        self._hold.start(self._held_ms)
        self.pressed.emit()

    def release(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._let_go.start()

    def _is_echo(self, event: QKeyEvent) -> bool:
        """A press passes the window first and then each widget on its way, with the same time on it."""
        before, self._last_press = self._last_press, event.timestamp()
        return before == event.timestamp() != 0

    def _consider_held(self) -> None:
        """A release that may be the last one is waited for; the hand decides in a moment."""
        if self._let_go.isActive():
            self._hold.start(self._let_go.interval() + 1)
        else:
            self.held.emit()

    def _rise(self) -> None:
        if self._hold.isActive():
            self._hold.stop()
            self.tapped.emit()


def _single_shot(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
