"""Somebody in front of the app that people get: real keys and clicks, and what a screen reader is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.screen_server import screen
from tests.support.at_spi import Gone, ScreenReader, Seen, wait_until
from tests.support.secret_service import SecretService, private_bus
from tests.support.x_screen import XScreen

_INSIDE = (600, 400)
_PLACES = {
    "HOME": "",
    "TMPDIR": "tmp",
    "SQLITE_TMPDIR": "tmp",
    "XDG_DATA_HOME": ".local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
}
_NOT_PRESSED = ("filler", "frame", "label", "layered pane", "panel")


class FrozenHands:
    """Knows nothing of the program but what it shows."""

    def __init__(self, screen: XScreen, reader: ScreenReader, environment: dict[str, str], bus: Path) -> None:
        self.environment = environment
        self.accessibility = bus
        self._screen = screen
        self._reader = reader

    def press(self, name: str) -> None:
        """Clicks what has this name, once it is there."""
        wait_until(lambda: self._pressed(name), f"nothing to press is called “{name}”")

    def type(self, text: str) -> None:
        self._screen.type(text)

    def keys(self, together: str) -> None:
        """By their X names, such as Control_L+n."""
        self._screen.keys(together)

    def wait_for(self, text: str) -> None:
        """Until this text is part of a name on the screen."""
        wait_until(lambda: any(text in seen.name for seen in self._reader.everything()), f"“{text}” never came")

    def leave(self) -> None:
        """Closes the window."""
        self._screen.close_window(*_INSIDE)

    def process(self) -> str:
        """Which process speaks; another one after it was replaced, and none meanwhile."""
        return next((seen.owner for seen in self._reader.everything()), "")

    def wait_for_another_process(self, before: str) -> None:
        wait_until(lambda: self.process() not in ("", before), "no new process took over")

    def _pressed(self, name: str) -> bool:
        target = next((seen for seen in self._reader.everything() if self._can_be_pressed(seen, name)), None)
        if target is None:
            return False
        try:
            self._screen.click(*self._reader.place(target))
        except Gone:
            return False
        return True

    @staticmethod
    def _can_be_pressed(seen: Seen, name: str) -> bool:
        return seen.name == name and seen.kind not in _NOT_PRESSED


@contextmanager
def frozen_hands(service: SecretService, home: Path) -> Iterator[FrozenHands]:
    """A screen, an accessibility bus and an empty home; programs started with `environment` are there."""
    with (
        TemporaryDirectory(prefix="alcove-", dir="/tmp") as folder,
        private_bus(Path(folder), service.environment) as address,
        screen() as shown,
    ):
        for place in _PLACES.values():
            (home / place).mkdir(exist_ok=True)
        environment = shown | service.environment | {name: str(home / place) for name, place in _PLACES.items()}
        environment |= {"AT_SPI_BUS_ADDRESS": address, "LANG": "C.UTF-8"}
        environment.pop("ALCOVE_PROFILE", None)
        hand, reader = XScreen(shown["DISPLAY"]), ScreenReader(address)
        try:
            yield FrozenHands(hand, reader, environment, Path(folder))
        finally:
            reader.close()
            hand.close()
