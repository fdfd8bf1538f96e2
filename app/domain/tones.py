"""Soft tones to breathe by: one rises, one falls. Made bit by bit, so that a long one is there as soon as a short."""

import math
from array import array
from collections import deque
from enum import Enum

RATE = 22_050
LOUDEST = 0.12
"""Of what a sound can be; the loudspeaker's own volume goes on top."""
_SWELL_S = 0.9
_RELEASE_S = 0.08
_PIECE = 128
_FULL = 32_767


class Tone(Enum):
    """Where a tone begins and where it ends, in hertz."""

    IN = (262.0, 392.0)
    TOP_UP = (392.0, 466.0)
    OUT = (392.0, 262.0)


class Note:
    """One tone of some length. It swells and fades like a breath, and never begins or ends with a click."""

    def __init__(self, tone: Tone, seconds: float) -> None:
        self._from, self._to = tone.value
        self._length = max(1, round(seconds * RATE))
        self._swell = min(_SWELL_S * RATE, self._length / 3)
        self._done = 0
        self._left: int | None = None

    @property
    def over(self) -> bool:
        return self._done >= self._length or self._left == 0

    def release(self) -> None:
        """Fades from here on, because something else follows."""
        if self._left is None:
            self._left = round(_RELEASE_S * RATE)

    def add_to(self, samples: "array[int]") -> None:
        """Adds what sounds next, for as long as these samples last."""
        place = 0
        while place < len(samples) and not self.over:
            count = min(_PIECE, len(samples) - place, self._length - self._done)
            if self._left is not None:
                count = min(count, self._left)
            self._add_piece(samples, place, count)
            place += count

    def _add_piece(self, samples: "array[int]", place: int, count: int) -> None:
        angle, loud = self._angle(0), self._loudness(0)
        step = (self._angle(count) - angle) / count
        louder = (self._loudness(count) - loud) / count
        for number in range(count):
            samples[place + number] += int((loud + louder * number) * math.sin(angle + step * number))
        self._done += count
        if self._left is not None:
            self._left -= count

    def _angle(self, further: int) -> float:
        """How far the wave has turned since the beginning, while its pitch glides."""
        ratio = self._to / self._from
        share = (self._done + further) / self._length
        return math.tau * self._from * self._length / RATE * (math.pow(ratio, share) - 1) / math.log(ratio)

    def _loudness(self, further: int) -> float:
        at = self._done + further
        edge = min(at, self._length - at) / self._swell
        share = math.sin(math.pi / 2 * min(1.0, edge)) ** 2
        if self._left is not None:
            share *= (self._left - further) / (_RELEASE_S * RATE)
        return share * LOUDEST * _FULL


class Tones:
    """Silence, and in it whatever tone was asked for last; endless until somebody stops listening."""

    channels = 1
    rate = RATE

    def __init__(self) -> None:
        self._asked: deque[Note | None] = deque()
        self._notes: list[Note] = []

    def sound(self, tone: Tone, seconds: float) -> None:
        """This tone from now on; another that still sounds gives way."""
        self._asked.append(Note(tone, seconds))

    def hush(self) -> None:
        """No tone for now."""
        self._asked.append(None)

    def read(self, frames: int) -> "array[int]":
        """What sounds next; asked by another thread than the one that asks for tones."""
        while self._asked:
            for note in self._notes:
                note.release()
            if (asked := self._asked.popleft()) is not None:
                self._notes.append(asked)
        samples = array("h", bytes(2 * frames))
        for note in self._notes:
            note.add_to(samples)
        self._notes = [note for note in self._notes if not note.over]
        return samples
