"""Stores what is being written some moments after the last key, and at once when somebody goes on."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.storage.errors import StorageError
from app.ui.trouble_sheet import tell

AFTER_MS = 800


class KeepSoon(QObject):
    """`keep` stores everything that differs; it is asked again until it went through."""

    def __init__(self, keep: Callable[[], None], part: QWidget) -> None:
        super().__init__(part)
        self._keep = keep
        self._part = part
        self._owed = False
        self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def owed(self) -> bool:
        """Whether something was written that is not stored."""
        return self._owed

    @Slot()
    def touch(self) -> None:
        """Something was written."""
        self._owed = True
        self._timer.start()

    @Slot()
    def flush(self) -> bool:
        """Stores now. False where the disk refuses; that is said once, and the words stay where they are."""
        self._timer.stop()
        if not self._owed:
            return True
        try:
            self._keep()
        except StorageError as error:
            self._timer.start()
            if not self._told and self._part.isVisible():
                self._told = True
                tell(error, self._part.window())
            return False
        self._owed = self._told = False
        return True
