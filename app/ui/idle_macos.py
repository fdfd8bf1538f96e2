"""Screen lock as macOS tells it to every program; sleep is seen by the clocks of `Absence` when it is over."""

import ctypes
import ctypes.util
from typing import Any

from app.ui.idle import Absence, Away

_LOCKED = (b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart")
_UTF8 = 0x08000100
_AT_ONCE = 4
_Heard = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacSignals:
    """Listens at the centre of distributed notifications, which Qt's own run loop serves."""

    def __init__(self, absence: Absence) -> None:
        self._absence = absence
        self._heard = _Heard(self._locked)

    def start(self) -> None:
        found = ctypes.util.find_library("CoreFoundation")
        if found is None:
            return
        core: Any = ctypes.CDLL(found)
        core.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32)
        core.CFNotificationCenterAddObserver.restype = None
        core.CFNotificationCenterAddObserver.argtypes = (
            ctypes.c_void_p,
            ctypes.c_void_p,
            _Heard,
            ctypes.c_void_p,
            ctypes.c_void_p,
            ctypes.c_long,
        )
        centre = core.CFNotificationCenterGetDistributedCenter()
        for name in _LOCKED:
            text = core.CFStringCreateWithCString(None, name, _UTF8)
            core.CFNotificationCenterAddObserver(centre, None, self._heard, text, None, _AT_ONCE)

    def _locked(self, _centre: int, _observer: int, _name: int, _object: int, _facts: int) -> None:
        self._absence.report(Away.SCREEN_LOCKED)
