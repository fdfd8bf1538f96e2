"""Muscle relaxation: which part of the body comes when and for how long; what is left out is never tightened."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.beats import Beat, Move, begins, length_of


class Group(StrEnum):
    """A part of the body, or several as one; the names are stored, so they stay."""

    RIGHT_HAND = "right-hand"
    LEFT_HAND = "left-hand"
    RIGHT_UPPER_ARM = "right-upper-arm"
    LEFT_UPPER_ARM = "left-upper-arm"
    FOREHEAD = "forehead"
    EYES = "eyes"
    JAW = "jaw"
    NECK = "neck"
    CHEST = "chest"
    BELLY = "belly"
    RIGHT_THIGH = "right-thigh"
    LEFT_THIGH = "left-thigh"
    RIGHT_CALF = "right-calf"
    LEFT_CALF = "left-calf"
    RIGHT_FOOT = "right-foot"
    LEFT_FOOT = "left-foot"
    RIGHT_ARM = "right-arm"
    LEFT_ARM = "left-arm"
    FACE = "face"
    TRUNK = "trunk"
    RIGHT_LEG = "right-leg"
    LEFT_LEG = "left-leg"
    ARMS = "arms"
    HEAD = "head"
    LEGS = "legs"
    WHOLE = "whole"


class Version(StrEnum):
    """How finely the body is divided; the names are stored, so they stay."""

    RELEASE = "release"
    FOUR = "four"
    SEVEN = "seven"
    SIXTEEN = "sixteen"


USUAL = Version.RELEASE
"""Only letting go: nothing can be strained by it."""

SIXTEEN = tuple(Group)[:16]
_SEVEN = (
    *(Group.RIGHT_ARM, Group.LEFT_ARM, Group.FACE, Group.NECK, Group.TRUNK),
    *(Group.RIGHT_LEG, Group.LEFT_LEG),
)
_FOUR = (Group.ARMS, Group.HEAD, Group.TRUNK, Group.LEGS)
_GROUPS = {Version.RELEASE: _SEVEN, Version.FOUR: _FOUR, Version.SEVEN: _SEVEN, Version.SIXTEEN: SIXTEEN}

_HOLDS = {
    Group.RIGHT_ARM: (Group.RIGHT_HAND, Group.RIGHT_UPPER_ARM),
    Group.LEFT_ARM: (Group.LEFT_HAND, Group.LEFT_UPPER_ARM),
    Group.FACE: (Group.FOREHEAD, Group.EYES, Group.JAW),
    Group.TRUNK: (Group.CHEST, Group.BELLY),
    Group.RIGHT_LEG: (Group.RIGHT_THIGH, Group.RIGHT_CALF, Group.RIGHT_FOOT),
    Group.LEFT_LEG: (Group.LEFT_THIGH, Group.LEFT_CALF, Group.LEFT_FOOT),
}
_HOLDS |= {
    Group.ARMS: (*_HOLDS[Group.RIGHT_ARM], *_HOLDS[Group.LEFT_ARM]),
    Group.HEAD: (*_HOLDS[Group.FACE], Group.NECK),
    Group.LEGS: (*_HOLDS[Group.RIGHT_LEG], *_HOLDS[Group.LEFT_LEG]),
}
_CRAMPS_EASILY = {Group.RIGHT_CALF, Group.LEFT_CALF, Group.RIGHT_FOOT, Group.LEFT_FOOT}


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds for one part: noticing it, tightening it, tightening it where it cramps easily, letting it go."""

    notice: float
    tighten: float
    tighten_less: float
    let_go: float


_LEARNING = {
    Version.FOUR: Timing(12, 7, 5, 40),
    Version.SEVEN: Timing(18, 7, 5, 40),
    Version.SIXTEEN: Timing(8, 6, 4, 36),
}
_SHORT = Timing(5, 6, 5, 15)
_RELEASE = Timing(6, 0, 0, 24)
_REST = 30.0


@dataclass(frozen=True, slots=True)
class Turn:
    """One part and its beats."""

    group: Group
    beats: tuple[Beat, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """Every part in its order, and a rest of the whole body in the end."""

    turns: tuple[Turn, ...]

    @property
    def beats(self) -> tuple[Beat, ...]:
        return tuple(beat for turn in self.turns for beat in turn.beats)

    @property
    def length(self) -> float:
        """Seconds."""
        return length_of(self.beats)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The part that each beat belongs to."""
        return tuple(turn.group for turn in self.turns for _ in turn.beats)

    def turn_of(self, beat: int) -> int:
        """Which turn a beat belongs to; both are counted from 0."""
        return next(number for number, first in reversed(list(enumerate(self._firsts()))) if first <= beat)

    def begins_at(self, turn: int) -> float:
        """Seconds from the start until a turn."""
        return list(begins(self.beats))[list(self._firsts())[turn]]

    def _firsts(self) -> Iterator[int]:
        first = 0
        for turn in self.turns:
            yield first
            first += len(turn.beats)


def parts_of(group: Group) -> frozenset[Group]:
    """The finest parts a group is made of."""
    return frozenset(_HOLDS.get(group, (group,)))


def course(version: Version = USUAL, left_out: frozenset[Group] = frozenset(), *, learning: bool = True) -> Course:
    """All of it for one person. A group goes when all of it is left out, and is only let go when some of it is."""
    there = [group for group in _GROUPS[version] if not parts_of(group) <= left_out]
    turns = [Turn(group, _beats(version, group, learning, bool(parts_of(group) & left_out))) for group in there]
    return Course((*turns, Turn(Group.WHOLE, (Beat(Move.REST, _REST),))))


def _beats(version: Version, group: Group, learning: bool, only_let_go: bool) -> tuple[Beat, ...]:
    timing, times = _SHORT, 1
    if version is Version.RELEASE:
        timing = _RELEASE
    elif learning:
        timing, times = _LEARNING[version], 2
    tighten = timing.tighten_less if parts_of(group) & _CRAMPS_EASILY else timing.tighten
    beats = [Beat(Move.NOTICE, timing.notice), Beat(Move.TIGHTEN, tighten), Beat(Move.LET_GO, timing.let_go)]
    if only_let_go or not tighten:
        del beats[1]
    return tuple(beats) * times
