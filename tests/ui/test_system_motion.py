"""The desktop portal is asked over a private D-Bus, with a portal that answers as the real one does."""

import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.system_motion import SystemMotion

QtDBus = pytest.importorskip("PySide6.QtDBus")
pytest.importorskip("jeepney")

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no dbus-daemon on this computer")

PORTAL = """
import sys
from jeepney import MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

bus = open_dbus_connection(bus=sys.argv[1])
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
print("ready", flush=True)
while True:
    asked = bus.receive()
    if asked.header.message_type is not MessageType.method_call:
        continue
    if asked.body[1] == sys.argv[2]:
        kind, value = ("b", sys.argv[3] == "true") if sys.argv[3] in ("true", "false") else ("u", int(sys.argv[3]))
        bus.send(new_method_return(asked, "v", (("v", (kind, value)),)))
    else:
        bus.send(new_error(asked, "org.freedesktop.portal.Error.NotFound"))
"""


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


@pytest.mark.parametrize(
    ("key", "value", "still"),
    [
        ("enable-animations", "false", True),
        ("enable-animations", "true", False),
        ("reduced-motion", "1", True),
        ("reduced-motion", "0", False),
    ],
)
def test_the_portal_is_believed(
    qtbot: QtBot, qapp: QObject, bus_address: str, key: str, value: str, still: bool
) -> None:
    portal = subprocess.Popen(
        [sys.executable, "-c", PORTAL, bus_address, key, value], stdout=subprocess.PIPE, text=True
    )
    assert portal.stdout is not None
    assert portal.stdout.readline() == "ready\n"
    motion = SystemMotion()
    told: list[bool] = []
    motion.stillness_wanted.connect(lambda: told.append(True))
    motion.ask_portal(QtDBus.QDBusConnection.connectToBus(bus_address, "motion"))
    qtbot.waitUntil(lambda: not motion.children(), timeout=5000)
    assert told == [True] * still
    QtDBus.QDBusConnection.disconnectFromBus("motion")
    portal.terminate()
    portal.wait(5)
    portal.stdout.close()


def test_without_a_portal_nothing_is_said_or_waited_for(qtbot: QtBot, bus_address: str) -> None:
    motion = SystemMotion()
    with qtbot.assertNotEmitted(motion.stillness_wanted):
        motion.ask_portal(QtDBus.QDBusConnection.connectToBus(bus_address, "motion"))
        qtbot.waitUntil(lambda: not motion.children(), timeout=5000)
    QtDBus.QDBusConnection.disconnectFromBus("motion")
