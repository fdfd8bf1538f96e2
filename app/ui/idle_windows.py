"""Sleep and screen lock as Windows tells them to a window."""

import ctypes
import sys
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication
from PySide6.QtGui import QGuiApplication

from app.ui.idle import Absence, Away

_POWER = 0x0218
_POWER_SUSPEND = 0x0004
_SESSION = 0x02B1
_SESSION_LOCK = 0x0007
_THIS_SESSION = 0


def meaning(message: int, word: int) -> Away | None:
    """What a window message says about somebody being there."""
    if message == _POWER and word == _POWER_SUSPEND:
        return Away.ASLEEP
    if message == _SESSION and word == _SESSION_LOCK:
        return Away.SCREEN_LOCKED
    return None


class _Message(ctypes.Structure):
    """The start of Windows' MSG, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("word", ctypes.c_size_t),
        ("long", ctypes.c_ssize_t),
    )


class WindowsSignals(QAbstractNativeEventFilter):
    """Hears the messages of every window of this process."""

    def __init__(self, absence: Absence) -> None:
        super().__init__()
        self._absence = absence

    def start(self) -> None:
        application = QCoreApplication.instance()
        if application is None:
            return
        application.installNativeEventFilter(self)
        window = QGuiApplication.focusWindow() or next(iter(QGuiApplication.topLevelWindows()), None)
        if sys.platform == "win32" and window is not None:
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(ctypes.c_void_p(int(window.winId())), _THIS_SESSION)

    def nativeEventFilter(self, kind: Any, pointer: int) -> Any:
        if bytes(kind) == b"windows_generic_MSG":
            message = _Message.from_address(int(pointer))
            away = meaning(message.message, message.word)
            if away is not None:
                self._absence.report(away)
        return False, 0
