"""The rhythm of paced breathing as a pure function of time, so that no timer can make it drift."""

import math
from bisect import bisect
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

SMALLEST = 0.58
LARGEST = 0.86
SETTLING_S = 75.0
"""How long somebody's own rate is lengthened; the breath that is under way then is drawn out to its end."""
MOST_ROUNDS = 8
"""Of a pattern with a long hold, in one go."""
_LONG_HOLD = 7.0


class Phase(Enum):
    """What the breath does at the moment."""

    IN = auto()
    MORE = auto()
    HOLD = auto()
    OUT = auto()
    EMPTY = auto()

    @property
    def is_hold(self) -> bool:
        return self in (Phase.HOLD, Phase.EMPTY)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to pace a breath, in seconds: in, a little more on top, hold, out, hold."""

    key: str
    inward: float
    hold: float
    outward: float
    more: float = 0.0
    empty: float = 0.0
    most_rounds: int | None = None
    """After so many breaths it is enough for one time."""

    @property
    def length(self) -> float:
        return self.inward + self.more + self.hold + self.outward + self.empty

    @property
    def has_hold(self) -> bool:
        return self.hold > 0 or self.empty > 0

    @property
    def rate(self) -> float:
        """Breaths a minute."""
        return 60 / self.length

    @property
    def parts(self) -> tuple[tuple[Phase, float], ...]:
        """What there is of it, in the order it comes."""
        lasting = (self.inward, self.more, self.hold, self.outward, self.empty)
        return tuple((phase, seconds) for phase, seconds in zip(Phase, lasting, strict=True) if seconds)


@dataclass(frozen=True, slots=True)
class Breath:
    """Where a breath is at one moment."""

    phase: Phase
    fraction: float
    """Of the phase, 0 to 1."""
    turn: float
    """Of the whole breath, 0 to 1."""
    fullness: float
    """0 when breathed out, 1 when full; slow at both ends of a phase like the breath itself."""
    second: int
    """The whole second of the phase, counted from 1."""
    second_ends_in: float
    """Seconds until the count or the phase changes."""
    phase_ends_in: float
    still_turn: float
    """The turn as it was when the present second began: what moves in whole seconds follows this."""
    still_fullness: float
    """The fullness at which the present second ends, in even steps."""
    number: int
    """How many breaths came before."""

    @property
    def radius(self) -> float:
        """Of the pacer's ring, SMALLEST to LARGEST."""
        return SMALLEST + (LARGEST - SMALLEST) * self.fullness


PATTERNS = (
    Pattern("gentle", 3, 0, 4),
    Pattern("longer-out", 4, 0, 6),
    Pattern("even", 5, 0, 5),
    Pattern("slow-even", 5.5, 0, 5.5),
    Pattern("sigh", 3, 0, 7.5, more=1.5),
    Pattern("with-pause", 4, 2, 6),
    Pattern("box", 4, 4, 4, empty=4),
    Pattern("half-478", 2, 3.5, 4, most_rounds=MOST_ROUNDS),
    Pattern("478", 4, 7, 8, most_rounds=MOST_ROUNDS),
)
USUAL = PATTERNS[1]
OWN = "own"

# The ways to choose one's own, in half seconds.
INWARD = tuple(half / 2 for half in range(4, 21))
OUTWARD = tuple(half / 2 for half in range(4, 25))
HELD = tuple(half / 2 for half in range(17))
SLOWEST, FASTEST = 3.0, 15.0
"""Breaths a minute."""
MINUTES = tuple(range(1, 21))
ROUNDS = tuple(range(1, MOST_ROUNDS + 1))
OWN_RATES = (10, 11, 12)
"""Breaths a minute from which a pace may set out."""


def pattern(key: str) -> Pattern:
    """The pattern of this key, or the usual one."""
    return next((one for one in PATTERNS if one.key == key), USUAL)


def own_pattern(inward: float, hold: float, outward: float, empty: float) -> Pattern:
    """A pattern of one's own; where it would be slower than anybody is meant to breathe, the nearest that is not."""
    too_long = inward + hold + outward + empty - 60 / SLOWEST
    while too_long > 0:
        step = min(too_long, 0.5)
        if hold or empty:
            hold, empty = (hold - step, empty) if hold >= empty else (hold, empty - step)
        else:
            inward -= step
        too_long -= step
    most = MOST_ROUNDS if max(hold, empty) >= _LONG_HOLD else None
    return Pattern(OWN, inward, hold, outward, empty=empty, most_rounds=most)


@dataclass(frozen=True, slots=True)
class Pace:
    """How somebody wants to breathe, and for how long they meant to."""

    pattern: Pattern = USUAL
    own_rate: int = 0
    """Breaths a minute to set out from; 0 begins with the pattern itself."""
    minutes: int = 5
    rounds: int = 4
    """Counts instead of minutes where a pattern is only for some breaths."""

    @property
    def lasts(self) -> float:
        """When it is as long as it was meant to be, in seconds. Nothing ends by that."""
        return self._after(self.rounds) if self.pattern.most_rounds else 60.0 * self.minutes

    @property
    def rests_after(self) -> float:
        """When it is enough of it for one time, in seconds."""
        return self._after(self.pattern.most_rounds) if self.pattern.most_rounds else math.inf

    def breath_at(self, elapsed: float) -> Breath:
        """Where the breath is after so many seconds of breathing."""
        quicker, settled = _settling(self.pattern, self.own_rate)
        elapsed = max(elapsed, 0.0)
        if elapsed < settled:
            number = bisect(quicker, elapsed, key=itemgetter(0)) - 1
            began, stretch = quicker[number]
            return _breath(self.pattern, elapsed - began, stretch, number)
        into_breath = math.fmod(elapsed - settled, self.pattern.length)
        whole = round((elapsed - settled - into_breath) / self.pattern.length)
        return _breath(self.pattern, into_breath, 1.0, len(quicker) + whole)

    def _after(self, breaths: int) -> float:
        quicker, settled = _settling(self.pattern, self.own_rate)
        if breaths < len(quicker):
            return quicker[breaths][0]
        return settled + (breaths - len(quicker)) * self.pattern.length


def breath_at(pattern: Pattern, elapsed: float) -> Breath:
    """Where the breath is after so many seconds of a pattern alone."""
    return Pace(pattern).breath_at(elapsed)


@cache
def _settling(pattern: Pattern, own_rate: int) -> tuple[tuple[tuple[float, float], ...], float]:
    """The quicker breaths at the beginning, when each starts and how long it is beside the pattern; and their end."""
    began, breaths = 0.0, []
    while own_rate > pattern.rate and began < SETTLING_S:
        stretch = pattern.rate / (own_rate + (pattern.rate - own_rate) * began / SETTLING_S)
        breaths.append((began, stretch))
        began += pattern.length * stretch
    return tuple(breaths), began


class _Part(NamedTuple):
    """One phase of a breath: when it begins and ends, and how full the breath is then."""

    phase: Phase
    begins: float
    ends: float
    fullness: float
    fullness_after: float


@cache
def _parts(pattern: Pattern, stretch: float) -> tuple[_Part, ...]:
    first = pattern.inward / (pattern.inward + pattern.more)
    levels = {
        Phase.IN: (0.0, first),
        Phase.MORE: (first, 1.0),
        Phase.HOLD: (1.0, 1.0),
        Phase.OUT: (1.0, 0.0),
        Phase.EMPTY: (0.0, 0.0),
    }
    moments = [0.0, *accumulate(seconds * stretch for _phase, seconds in pattern.parts)]
    return tuple(
        _Part(phase, begins, ends, *levels[phase])
        for (phase, _seconds), (begins, ends) in zip(pattern.parts, pairwise(moments), strict=True)
    )


def _breath(pattern: Pattern, into_breath: float, stretch: float, number: int) -> Breath:
    parts = _parts(pattern, stretch)
    part = next((one for one in parts if into_breath < one.ends), parts[-1])
    lasts = part.ends - part.begins
    into_phase = min(into_breath - part.begins, lasts)
    whole = min(int(into_phase), math.ceil(lasts) - 1)
    fraction = into_phase / lasts
    rise = part.fullness_after - part.fullness
    return Breath(
        phase=part.phase,
        fraction=fraction,
        turn=into_breath / parts[-1].ends,
        fullness=part.fullness + rise * (1.0 - math.cos(math.pi * fraction)) / 2.0,
        second=whole + 1,
        second_ends_in=min(whole + 1.0, lasts) - into_phase,
        phase_ends_in=lasts - into_phase,
        still_turn=(part.begins + whole) / parts[-1].ends,
        still_fullness=part.fullness + rise * min(1.0, (whole + 1) / lasts),
        number=number,
    )
