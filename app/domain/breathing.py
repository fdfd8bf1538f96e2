"""The rhythm of paced breathing as a pure function of time, so that no timer can make it drift."""

import math
from dataclasses import dataclass
from enum import Enum, auto

SMALLEST = 0.58
LARGEST = 0.86


class Phase(Enum):
    """What the breath does at the moment."""

    IN = auto()
    HOLD = auto()
    OUT = auto()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to pace a breath, in seconds."""

    key: str
    inward: float
    hold: float
    outward: float

    @property
    def length(self) -> float:
        return self.inward + self.hold + self.outward

    @property
    def has_hold(self) -> bool:
        return self.hold > 0


@dataclass(frozen=True, slots=True)
class Breath:
    """Where a breath is at one moment."""

    phase: Phase
    fraction: float
    """Of the phase, 0 to 1."""
    turn: float
    """Of the whole breath, 0 to 1."""
    radius: float
    """Of the pacer's ring, SMALLEST to LARGEST."""
    second: int
    """The whole second of the phase, counted from 1."""
    second_ends_in: float
    """Seconds until the count or the phase changes."""
    still_turn: float
    """The turn as it was when the present second began: what moves in whole seconds follows this."""


PATTERNS = (
    Pattern("gentle", 3, 0, 4),
    Pattern("longer-out", 4, 0, 6),
    Pattern("even", 5, 0, 5),
    Pattern("slow-even", 5.5, 0, 5.5),
    Pattern("with-pause", 4, 2, 6),
)
USUAL = PATTERNS[1]


def pattern(key: str) -> Pattern:
    """The pattern of this key, or the usual one."""
    return next((one for one in PATTERNS if one.key == key), USUAL)


def breath_at(pattern: Pattern, elapsed: float) -> Breath:
    """Where the breath is after so many seconds of breathing."""
    into_breath = math.fmod(max(elapsed, 0.0), pattern.length)
    phase, began, lasts = _phase_at(pattern, into_breath)
    into_phase = into_breath - began
    whole = math.floor(into_phase)
    return Breath(
        phase=phase,
        fraction=into_phase / lasts,
        turn=into_breath / pattern.length,
        radius=SMALLEST + (LARGEST - SMALLEST) * _fullness(phase, into_phase / lasts),
        second=whole + 1,
        second_ends_in=min(whole + 1.0, lasts) - into_phase,
        still_turn=(began + whole) / pattern.length,
    )


def _phase_at(pattern: Pattern, into_breath: float) -> tuple[Phase, float, float]:
    if into_breath < pattern.inward:
        return Phase.IN, 0.0, pattern.inward
    if into_breath < pattern.inward + pattern.hold:
        return Phase.HOLD, pattern.inward, pattern.hold
    return Phase.OUT, pattern.inward + pattern.hold, pattern.outward


def _fullness(phase: Phase, fraction: float) -> float:
    """0 when breathed out, 1 when full; slow at both ends like the breath itself (InOutSine)."""
    if phase is Phase.HOLD:
        return 1.0
    eased = (1.0 - math.cos(math.pi * fraction)) / 2.0
    return eased if phase is Phase.IN else 1.0 - eased
