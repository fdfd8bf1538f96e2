"""The short while the key store of the computer is asked; words only come when it takes longer than a blink."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.ui.preferences_holder import PreferencesHolder
from app.ui.unlock.lock_frame import LockFrame

_BLINK_MS = 300
_LONG_MS = 2000


class OpeningPage(LockFrame):
    """Stands where the lock page stands, so that nothing jumps when one follows the other."""

    def __init__(self, preferences: PreferencesHolder, parent: QWidget | None = None) -> None:
        super().__init__(preferences, parent)
        self.heading.set_words(" ", " ")
        self.column.addStretch(1)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._say_opening)
        self._clock.start(_BLINK_MS)

    @Slot()
    def _say_opening(self) -> None:
        self.heading.set_words(self.tr("Opening"), " ")
        self._clock.timeout.disconnect(self._say_opening)
        self._clock.timeout.connect(self._say_what_takes_long)
        self._clock.start(_LONG_MS)

    @Slot()
    def _say_what_takes_long(self) -> None:
        waiting = self.tr(
            "Waiting for the key store of this computer. If a window asks for a password, it is for that."
        )
        self.heading.set_words(self.tr("Opening"), waiting)
