"""Sleep and screen lock over a private D-Bus, with signals as logind and desktops send them."""

import shutil
import subprocess
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.idle import Absence, Away
from app.ui.idle_linux import LinuxSignals, own_session_path

QtDBus = pytest.importorskip("PySide6.QtDBus")
if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no dbus-daemon on this computer")


@pytest.fixture
def bus_address() -> Iterator[str]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait(5)
    daemon.stdout.close()


@pytest.fixture
def desktop(bus_address: str) -> Iterator["QDBusConnection"]:
    bus = QtDBus.QDBusConnection.connectToBus(bus_address, "desktop")
    assert bus.registerService("org.freedesktop.login1")
    yield bus
    QtDBus.QDBusConnection.disconnectFromBus("desktop")


@pytest.fixture
def absence(qapp: QObject, bus_address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Absence]:
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    made = Absence(5)
    made.set_watching(True)
    bus = QtDBus.QDBusConnection.connectToBus(bus_address, "alcove")
    LinuxSignals(made).subscribe(bus, bus)
    yield made
    QtDBus.QDBusConnection.disconnectFromBus("alcove")


def say(bus: "QDBusConnection", path: str, interface: str, name: str, values: list[object] | None = None) -> None:
    message = QtDBus.QDBusMessage.createSignal(path, interface, name)
    message.setArguments(values or [])
    assert bus.send(message)


def test_going_to_sleep_is_noticed(qtbot: QtBot, desktop: "QDBusConnection", absence: Absence) -> None:
    with qtbot.waitSignal(absence.noticed, timeout=5000) as heard:
        say(desktop, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True])
    assert heard.args == [Away.ASLEEP]


@pytest.mark.parametrize("desktop_name", ["freedesktop", "gnome"])
def test_a_locked_screen_is_noticed(
    qtbot: QtBot, desktop: "QDBusConnection", absence: Absence, desktop_name: str
) -> None:
    interface = f"org.{desktop_name}.ScreenSaver"
    with qtbot.waitSignal(absence.noticed, timeout=5000) as heard:
        say(desktop, "/" + interface.replace(".", "/"), interface, "ActiveChanged", [False])
        say(desktop, "/" + interface.replace(".", "/"), interface, "ActiveChanged", [True])
    assert heard.args == [Away.SCREEN_LOCKED]


def test_only_the_lock_of_this_login_is_noticed(qtbot: QtBot, desktop: "QDBusConnection", absence: Absence) -> None:
    told: list[Away] = []
    absence.noticed.connect(told.append)
    session = "org.freedesktop.login1.Session"
    say(desktop, "/org/freedesktop/login1/session/c7", session, "Lock")
    say(desktop, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True])
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told == [Away.ASLEEP]
    absence.set_watching(True)
    with qtbot.waitSignal(absence.noticed, timeout=5000):
        say(desktop, "/org/freedesktop/login1/session/_32", session, "Lock")
    assert told == [Away.ASLEEP, Away.SCREEN_LOCKED]


@pytest.mark.parametrize(("name", "path"), [("2", "_32"), ("c1", "c1"), ("12", "_312"), ("a-b", "a_2db")])
def test_the_own_session_is_named_as_logind_names_it(monkeypatch: pytest.MonkeyPatch, name: str, path: str) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", name)
    assert own_session_path() == f"/org/freedesktop/login1/session/{path}"


def test_without_a_named_session_any_lock_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)
    assert own_session_path() == ""
