"""A moment without seeing: the real program on a screen of its own, read and pressed over a real accessibility bus.

F1 comes from the X server. Everything else is what a screen reader can do: names, kinds, where the keyboard is, press.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app import settings
from app.settings import Preferences
from bench.screen_server import screen
from tests.house.reading import ROOT
from tests.support.at_spi import Gone, ScreenReader, Seen, wait_until
from tests.support.profiles import make_profile
from tests.support.quick_keys import use_quick_keys
from tests.support.secret_service import private_bus
from tests.support.x_screen import XScreen

pytestmark = [pytest.mark.at_spi, pytest.mark.slow]

_NEEDED = ("Xvfb", "dbus-daemon")
_PRESSED = ("push button", "button", "check box", "toggle button", "radio button")
_PLACES = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
_INSIDE = (640, 420)
PLACES = ["Something else", "Reach someone", "Done for now"]


class Listener:
    """Somebody who hears the window, and has a keyboard for the one key that opens the safe space."""

    def __init__(self, reader: ScreenReader, hand: XScreen) -> None:
        self._reader = reader
        self._hand = hand

    def wait_for(self, text: str) -> None:
        """Until this text is part of a name on the screen."""
        wait_until(lambda: any(text in name for name in self.names()), f"“{text}” was never heard")

    def wait_until_focused(self, name: str) -> None:
        wait_until(lambda: self.focus() == name, f"the keyboard never came to “{name}”")

    def press(self, name: str) -> None:
        wait_until(lambda: self._pressed(name), f"nothing to press is called “{name}”")

    def key(self, name: str) -> None:
        """A key of the keyboard, by its X name; where no window manager is, a window that is clicked hears it."""
        self._hand.keys(name)

    def click_inside(self) -> None:
        self._hand.click(*_INSIDE)

    def names(self) -> list[str]:
        return [seen.name for seen in self._reader.everything()]

    def buttons(self) -> list[str]:
        """What can be pressed, in the order in which it is read."""
        return [seen.name for seen in self._reader.everything() if seen.kind in _PRESSED]

    def kinds(self, name: str) -> set[str]:
        """What it is called that has this name."""
        return {seen.kind for seen in self._reader.everything() if seen.name == name}

    def focus(self) -> str:
        """What has the keyboard."""
        return next((seen.name for seen in reversed(self._reader.everything()) if seen.focused), "")

    def _pressed(self, name: str) -> bool:
        found = next((seen for seen in self._reader.everything() if self._is_pressable(seen, name)), None)
        if found is None:
            return False
        try:
            self._reader.press(found)
        except Gone:
            return False
        return True

    @staticmethod
    def _is_pressable(seen: Seen, name: str) -> bool:
        return seen.kind in _PRESSED and (seen.name == name or seen.name.startswith(f"{name}: "))


@contextmanager
def heard_alcove(profile: Path, home: Path) -> Iterator[Listener]:
    """The program as its command starts it, on a screen, a session bus and an accessibility bus of its own."""
    with (
        TemporaryDirectory(prefix="alcove-", dir="/tmp") as session,
        TemporaryDirectory(prefix="alcove-", dir="/tmp") as heard,
        screen() as shown,
        private_bus(Path(session), shown) as session_bus,
        private_bus(Path(heard), shown) as accessibility_bus,
    ):
        own = {name: str(home / place) for name, place in _PLACES.items()} | {"XDG_RUNTIME_DIR": session}
        buses = {"DBUS_SESSION_BUS_ADDRESS": session_bus, "AT_SPI_BUS_ADDRESS": accessibility_bus}
        command = [sys.executable, "-m", "app", "--profile", str(profile)]
        alcove = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | shown | own | buses | {"LANG": "C.UTF-8"}, stderr=subprocess.DEVNULL
        )
        hand, reader = XScreen(shown["DISPLAY"]), ScreenReader(accessibility_bus)
        try:
            yield Listener(reader, hand)
        finally:
            reader.close()
            hand.close()
            alcove.terminate()
            alcove.wait(timeout=20)


@pytest.fixture
def listener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    """At the lock screen."""
    if not all(shutil.which(name) for name in _NEEDED):
        pytest.skip("no Xvfb or no D-Bus is installed here")
    use_quick_keys(monkeypatch)
    made = make_profile(tmp_path / "profile", "seven green teapots")
    settings.write(made.profile.preferences, Preferences(country="GB", motion="reduced", idle_minutes=0))
    with heard_alcove(made.profile.folder, tmp_path) as listener:
        listener.wait_for("Your words are locked")
        listener.click_inside()
        yield listener


def test_a_moment_is_heard_and_pressed_from_the_lock_screen_to_a_number(listener: Listener) -> None:
    listener.key("F1")
    listener.wait_until_focused("Breathe")
    tiles = ["Breathe", "Look around", "Reach someone", "Loosen up", "With your body", "Kind words", "Here and now"]
    assert [name for name in listener.buttons() if name in tiles] == tiles
    assert {"Back", "More"} <= set(listener.buttons())

    listener.press("Breathe")
    listener.wait_for("Done for now")
    assert [name for name in listener.buttons() if name in PLACES] == PLACES
    listener.press("Back")
    listener.wait_until_focused("Breathe")

    listener.press("Look around")
    listener.wait_until_focused("1 of 5 things you can see")
    assert listener.kinds("5 things you can see") == {"label"}
    assert listener.kinds("1 of 5 things you can see") == {"check box"}
    listener.press("On to 4")
    listener.wait_until_focused("1 of 4 things you can touch")

    listener.press("Reach someone")
    listener.wait_for("If life is in danger now: 999, Emergency services")
    listener.press("If life is in danger now")
    listener.wait_for("Copy")
    assert "999" in listener.names()
    listener.press("Back")
    listener.wait_for("Another country")
    listener.press("Back")
    listener.wait_until_focused("1 of 4 things you can touch")
    listener.key("Escape")
    listener.wait_until_focused("1 of 5 things you can see")
