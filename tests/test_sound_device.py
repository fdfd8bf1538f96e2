"""The loudspeaker itself, on a device that plays in real time and that nobody can hear."""

import gc
import threading
import weakref
from array import array
from itertools import pairwise
from typing import Any

import pytest
from _miniaudio import ffi

from app.sound_device import Loudspeaker, NoDevice

_LOUD = 8000
_LONGEST_WAIT_S = 10


class Steady:
    """The same sample for so many frames, then the end."""

    channels = 2
    rate = 44_100

    def __init__(self, frames: int = 1 << 40) -> None:
        self._left = frames

    def read(self, frames: int) -> "array[int]":
        count = min(frames, self._left)
        self._left -= count
        return array("h", [_LOUD]) * (count * self.channels)


class Overheard(Loudspeaker):
    """Keeps what it gives to the device."""

    def __init__(self, source: Steady) -> None:
        self.samples: list[int] = []
        self.some = threading.Event()
        self.ended = threading.Event()
        self.ends = 0
        super().__init__(source, self._note_end, ("null",))

    def fill(self, output: Any, frames: int) -> None:
        super().fill(output, frames)
        self.samples += ffi.unpack(ffi.cast("int16_t *", output), 2 * frames)
        if len(self.samples) > 4410:
            self.some.set()

    def _note_end(self) -> None:
        self.ends += 1
        self.some.set()
        self.ended.set()


def test_samples_reach_the_device_and_stop_at_the_end() -> None:
    played = Overheard(Steady(frames=3000))
    assert played.ended.wait(_LONGEST_WAIT_S)
    played.close()
    assert played.samples.count(_LOUD) == 6000
    assert played.samples[:6000] == [_LOUD] * 6000 and not any(played.samples[6000:])
    assert played.ends == 1


def test_closing_fades_out_instead_of_clicking() -> None:
    played = Overheard(Steady())
    assert played.some.wait(_LONGEST_WAIT_S)
    played.close()
    left = played.samples[::2]
    last = max(place for place, sample in enumerate(left) if sample == _LOUD)
    fading = left[last : last + 1000]
    assert fading == sorted(fading, reverse=True) and fading[-1] < _LOUD
    assert left[-1] == 0 or left[-1] < _LOUD / 100
    assert max(before - after for before, after in pairwise(left)) < _LOUD / 100


def test_a_loudspeaker_that_nobody_holds_is_not_freed_under_its_device() -> None:
    played = Overheard(Steady())
    still_there = weakref.ref(played)
    del played
    gc.collect()
    left_alone = still_there()
    assert left_alone is not None and left_alone.some.wait(_LONGEST_WAIT_S)
    left_alone.close()
    left_alone.close()
    del left_alone
    gc.collect()
    assert still_there() is None


def test_what_is_not_there_is_said_at_once() -> None:
    with pytest.raises(NoDevice):
        Loudspeaker(Steady(), lambda: None, ("opensl",))
