"""Reads another program's window as a screen reader does: over an accessibility bus, by name, kind and place."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"
_FOCUSED = 1 << 12
_SHOWING = 1 << 25
_ON_SCREEN = 0
_ANSWER_S = 5.0


class Gone(Exception):
    """What was asked about is not there any more."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something on the screen."""

    owner: str
    path: str
    name: str
    kind: str
    focused: bool


class ScreenReader:
    """Listens at an accessibility bus of its own, on which one program speaks."""

    def __init__(self, address: str) -> None:
        self._bus: DBusConnection = open_dbus_connection(bus=address)

    def close(self) -> None:
        self._bus.close()

    def everything(self) -> list[Seen]:
        """All that shows, from the outside to the inside; nothing while the program starts or ends."""
        try:
            owners = self._ask("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames")[0]
            others = [name for name in owners if name.startswith(":") and name != self._bus.unique_name]
            return [seen for owner in others for seen in self._below(owner, _ROOT)]
        except Gone:
            return []

    def place(self, seen: Seen) -> tuple[int, int]:
        """The dot in its middle. Raises Gone."""
        x, y, width, height = self._ask(
            seen.owner, seen.path, "org.a11y.atspi.Component", "GetExtents", "u", (_ON_SCREEN,)
        )[0]
        return x + width // 2, y + height // 2

    def press(self, seen: Seen) -> None:
        """Does with it what a screen reader's own key for pressing does. Raises Gone."""
        self._ask(seen.owner, seen.path, "org.a11y.atspi.Action", "DoAction", "i", (0,))

    def _below(self, owner: str, path: str) -> Iterator[Seen]:
        for child_owner, child in self._ask(owner, path, _ACCESSIBLE, "GetChildren")[0]:
            (low, _high) = self._ask(child_owner, child, _ACCESSIBLE, "GetState")[0]
            kind = self._ask(child_owner, child, _ACCESSIBLE, "GetRoleName")[0]
            if low & _SHOWING or kind == "application":
                name = self._name(child_owner, child)
                yield Seen(child_owner, child, name, kind, bool(low & _FOCUSED))
                yield from self._below(child_owner, child)

    def _name(self, owner: str, path: str) -> str:
        message = Properties(DBusAddress(path, owner, _ACCESSIBLE)).get("Name")
        return str(self._reply(message)[0][1])

    def _ask(
        self, owner: str, path: str, interface: str, method: str, signature: str = "", body: tuple[Any, ...] = ()
    ) -> Any:
        address = DBusAddress(path, owner, interface)
        return self._reply(new_method_call(address, method, signature or None, body))

    def _reply(self, message: Any) -> Any:
        try:
            reply = self._bus.send_and_get_reply(message, timeout=_ANSWER_S)
        except TimeoutError as late:
            raise Gone from late
        if reply.header.message_type is MessageType.error:
            raise Gone
        return reply.body


def wait_until(condition: Any, complaint: str, patience_s: float = 40.0) -> None:
    """Asks again and again. Raises AssertionError when it never becomes so."""
    give_up_at = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < give_up_at, complaint
        time.sleep(0.05)
