"""Asks the system whether things on screen are to stay still; Qt 6.11 does not say so itself."""

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

_PORTAL = "org.freedesktop.portal.Desktop"
_PORTAL_PATH = "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_WAIT_MS = 2000

_STILL: dict[tuple[str, str], object] = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}


class SystemMotion(QObject):
    """Says `stillness_wanted` when the system asks for it, and stays silent otherwise."""

    stillness_wanted = Signal()

    def ask(self) -> None:
        """Asks without waiting for the answer; call it when the first window is painted."""
        if sys.platform == "win32":
            still = _windows_is_still()
        elif sys.platform == "darwin":
            still = _mac_is_still()
        else:
            from PySide6.QtDBus import QDBusConnection

            still = False
            self.ask_portal(QDBusConnection.sessionBus())
        if still:
            self.stillness_wanted.emit()

    def ask_portal(self, bus: "QDBusConnection") -> None:
        """The desktop portal speaks for GNOME and for those who follow it; one that is not running is not started."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        if not bus.isConnected():
            return
        for (namespace, key), still in _STILL.items():
            question = QDBusMessage.createMethodCall(_PORTAL, _PORTAL_PATH, _SETTINGS, "Read")
            question.setArguments([namespace, key])
            question.setAutoStartService(False)
            watcher = QDBusPendingCallWatcher(bus.asyncCall(question, _WAIT_MS), self)
            watcher.setProperty("still", still)
            watcher.finished.connect(self._answered)

    def _answered(self, watcher: "QDBusPendingCallWatcher") -> None:
        answer = watcher.reply().arguments() if watcher.isValid() and not watcher.isError() else []
        if answer and _plain(answer[0]) == watcher.property("still"):
            self.stillness_wanted.emit()
        watcher.deleteLater()


def _plain(value: Any) -> object:
    while hasattr(value, "variant"):
        value = value.variant()
    return value


def _windows_is_still() -> bool:
    import ctypes

    get_client_area_animation = 0x1042
    moving = ctypes.c_int(1)
    library: Any = getattr(ctypes, "windll").user32  # noqa: B009 - exists on Windows alone
    answered = library.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(moving), 0)
    return bool(answered) and not moving.value


def _mac_is_still() -> bool:
    import ctypes
    import ctypes.util

    objc: Any = ctypes.CDLL(ctypes.util.find_library("objc"))
    objc.objc_getClass.restype = ctypes.c_void_p
    objc.sel_registerName.restype = ctypes.c_void_p
    send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    ask = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    workspace = send(objc.objc_getClass(b"NSWorkspace"), objc.sel_registerName(b"sharedWorkspace"))
    return bool(ask(workspace, objc.sel_registerName(b"accessibilityDisplayShouldReduceMotion")))
