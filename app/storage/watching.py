"""How long work is watched from outside: it says how far it is, and asks whether to stop."""

from typing import Protocol


class Halted(Exception):
    """Raised by work that was asked to stop and did; nothing of it is left."""


class Watch(Protocol):
    """What work knows of whoever waits for it."""

    def wanted_to_stop(self) -> bool: ...
    def report(self, done: int, total: int) -> None: ...


class Unwatched:
    """For work that nobody stops."""

    def wanted_to_stop(self) -> bool:
        return False

    def report(self, done: int, total: int) -> None:
        return None


def go_on(watch: Watch) -> None:
    """Raises Halted when the work is to stop."""
    if watch.wanted_to_stop():
        raise Halted


class Stretch:
    """One part of longer work: what it reports is a part, in hundredths, of the whole."""

    def __init__(self, whole: Watch, first: int, last: int) -> None:
        self._whole = whole
        self._first = first
        self._last = last

    def wanted_to_stop(self) -> bool:
        return self._whole.wanted_to_stop()

    def report(self, done: int, total: int) -> None:
        self._whole.report(self._first + (self._last - self._first) * done // max(total, 1), 100)
