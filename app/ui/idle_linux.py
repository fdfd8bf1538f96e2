"""Sleep and screen lock as Linux desktops tell them over D-Bus."""

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Slot

from app.ui.idle import Absence, Away

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_LOGIN = "org.freedesktop.login1"
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


def own_session_path() -> str:
    """The object of this login in logind; empty where the desktop does not say, which then means any."""
    name = os.environ.get("XDG_SESSION_ID", "")
    if not name:
        return ""
    plain = "".join(
        sign if sign.isascii() and (sign.isalpha() or (sign.isdigit() and at)) else f"_{ord(sign):02x}"
        for at, sign in enumerate(name)
    )
    return f"/org/freedesktop/login1/session/{plain}"


class LinuxSignals(QObject):
    """Subscribes once; a bus that is not there is simply silent."""

    def __init__(self, absence: Absence) -> None:
        super().__init__(absence)
        self._absence = absence

    def start(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        self.subscribe(QDBusConnection.sessionBus(), QDBusConnection.systemBus())

    def subscribe(self, session: "QDBusConnection", system: "QDBusConnection") -> None:
        """Any sender will do for a screen saver: the worst a wrong one can reach is a lock."""
        if session.isConnected():
            for interface in _SCREEN_SAVERS:
                session.connect("", "", interface, "ActiveChanged", self, _slot("screen_saver(bool)"))
        if system.isConnected():
            manager = "/org/freedesktop/login1"
            system.connect(_LOGIN, manager, f"{_LOGIN}.Manager", "PrepareForSleep", self, _slot("sleep(bool)"))
            system.connect(_LOGIN, own_session_path(), f"{_LOGIN}.Session", "Lock", self, _slot("lock()"))

    @Slot(bool)
    def screen_saver(self, active: bool) -> None:
        if active:
            self._absence.report(Away.SCREEN_LOCKED)

    @Slot(bool)
    def sleep(self, begins: bool) -> None:
        if begins:
            self._absence.report(Away.ASLEEP)
        else:
            self._absence.check()

    @Slot()
    def lock(self) -> None:
        self._absence.report(Away.SCREEN_LOCKED)


def _slot(signature: str) -> Any:
    """The stubs of PySide6 ask for bytes here, but only text arrives each time."""
    return SLOT(signature)
