"""After locking a new process takes over: closing alone was seen to leave the words in memory, a new process not."""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import NoReturn

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.access import Access, AtWork, Blocked, FirstRun, Opening, Reason, Unlocked
from app.start import ERASED, LOCKED, MINIMISED, PLACE
from app.ui.safe_space.entrance import Entrance

_SETTLE_MS = 900


def replace_process(extra: Sequence[str]) -> NoReturn:
    """Starts this program anew in place of itself, as it was started, and ends this one."""
    command = [sys.executable, *(sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:])]
    command = [part for part in command if part not in (LOCKED, MINIMISED, ERASED) and not part.startswith(PLACE)]
    command += extra
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    if sys.platform == "win32":
        subprocess.Popen(command)
        os._exit(0)
    os.execv(command[0], command)


def wishes_for(window: QWidget, state: object = None) -> list[str]:
    """How the window stands, for the process that takes over. Away from the front it comes back put away."""
    wishes = [LOCKED, f"{PLACE}{window.x()},{window.y()}"]
    if isinstance(state, FirstRun) and state.erased:
        wishes.append(ERASED)
    return wishes if window.isActiveWindow() else [*wishes, MINIMISED]


class Renewal(QObject):
    """Says `due` some moments after a lock, as soon as nothing would be cut short by it.

    A journal that closed because its file is damaged needs its key for a while: there the process stays.
    """

    due = Signal()

    def __init__(self, access: Access, entrance: Entrance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entrance = entrance
        self._was_open = False
        self._closed = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._consider)
        access.changed.connect(self._follow)
        entrance.closed.connect(self._consider_soon)

    @Slot()
    def _consider_soon(self) -> None:
        """The safe space kept this process."""
        if self._closed:
            self._settle.start()

    @Slot(object)
    def _follow(self, state: object) -> None:
        if isinstance(state, Unlocked):
            self._was_open = True
        damaged = isinstance(state, Blocked) and state.reason is Reason.VAULT_DAMAGED
        self._closed = self._was_open and not damaged and not isinstance(state, (Unlocked, Opening, AtWork))
        if self._closed:
            self._settle.start()
        else:
            self._settle.stop()

    @Slot()
    def _consider(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and field.text():
            self._settle.start()
        elif self._closed and not self._entrance.is_open:
            self.due.emit()
