"""Asks the system to leave Alcove's windows out of pictures and recordings of the screen, where a system knows that."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

# The native window, or the view on macOS, and whether it is to be left out.
Ask = Callable[[int, bool], None]

_EXCLUDED, _USUAL = 0x11, 0


def asker() -> Ask | None:
    """What speaks to this system about it; None where there is no such thing, as on Linux."""
    if sys.platform == "win32":
        return ask_windows
    if sys.platform == "darwin":
        from app.ui.objective_c import leave_out

        return leave_out
    return None


def ask_windows(handle: int, wanted: bool) -> None:
    """Windows before 10 of 2004 refuses, and shows the window as before."""
    import ctypes

    library = ctypes.windll.user32  # type: ignore[attr-defined, unused-ignore]
    library.SetWindowDisplayAffinity(ctypes.c_void_p(handle), _EXCLUDED if wanted else _USUAL)


class ScreenCapture(QObject):
    """While it is wanted, every window is left out from the moment before it shows; only then events are looked at."""

    def __init__(self, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._wanted = False

    def set_left_out(self, wanted: bool) -> None:
        """Takes hold of the windows that are there, too."""
        application = QGuiApplication.instance()
        if wanted == self._wanted or application is None:
            return
        self._wanted = wanted
        if wanted:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)
        for window in QGuiApplication.topLevelWindows():
            self._ask(window.winId(), wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWindow) and watched.isTopLevel():
            self._ask(watched.winId(), True)
        return False
