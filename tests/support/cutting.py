"""Stops work before or after one of its steps, as a computer does whose power goes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest


class Cut(BaseException):
    """The computer stops here."""


@contextmanager
def cut_off(place: Any, name: str, when: str, turn: int) -> Iterator[None]:
    """The step `place.name` is where it stops, `before` or `after` it, the `turn`th time."""
    real: Callable[..., Any] = getattr(place, name)
    calls = 0

    def stop(*args: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls < turn:
            return real(*args, **named)
        if when == "after":
            real(*args, **named)
        raise Cut

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(place, name, stop)
        with suppress(Cut):
            yield
