"""Tighten and let go as a pure function of time: a run of beats in which no timer can drift."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

LEFT = 0.18
"""How much is left when most of it has let go at once; that goes slowly."""


class Move(Enum):
    """What to do for a while."""

    NOTICE = auto()
    TIGHTEN = auto()
    LET_GO = auto()
    ONE_SIDE = auto()
    OTHER_SIDE = auto()
    REST = auto()


class Motion(Enum):
    """How fast the picture changes at the moment."""

    NONE = auto()
    SLOW = auto()
    STEADY = auto()
    QUICK = auto()


@dataclass(frozen=True, slots=True)
class Beat:
    """One move and how long it takes."""

    move: Move
    seconds: float


@dataclass(frozen=True, slots=True)
class Pose:
    """How tight it is, 0 to 1, and how far it leans to one side or the other, -1 to 1."""

    tension: float
    lean: float = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a run of beats is at one moment."""

    number: int
    """Of the beat, counted from 0; the last one stays when everything is over."""
    pose: Pose
    still_pose: Pose
    """The pose as it will be when the present second ends: what moves in whole seconds shows this."""
    motion: Motion
    changes_in: float | None
    """Seconds until the beat or the kind of motion changes; None when nothing will any more."""
    second_ends_in: float


_AT_EASE = Pose(0.4)
_AIMS = {
    Move.NOTICE: _AT_EASE,
    Move.TIGHTEN: Pose(1.0),
    Move.LET_GO: Pose(0.0),
    Move.ONE_SIDE: Pose(0.2, -1.0),
    Move.OTHER_SIDE: Pose(0.2, 1.0),
    Move.REST: Pose(0.0),
}
_TAKES = {Move.NOTICE: 4.0, Move.TIGHTEN: 2.0, Move.LET_GO: 1.5, Move.REST: 4.0}
"""Seconds in which a pose is taken; swaying goes on all the time."""
_AT_ONCE = (Move.TIGHTEN, Move.LET_GO)


def length_of(beats: Sequence[Beat]) -> float:
    """Seconds from the first beat to the end of the last."""
    return sum(beat.seconds for beat in beats)


def begins(beats: Sequence[Beat]) -> Iterator[float]:
    """When each beat begins."""
    at = 0.0
    for beat in beats:
        yield at
        at += beat.seconds


def moment_at(beats: Sequence[Beat], elapsed: float) -> Moment:
    """Where a run of beats is after so many seconds. It is not repeated: in the end it stays as it is."""
    elapsed = max(elapsed, 0.0)
    if elapsed >= length_of(beats):
        last = len(beats) - 1
        pose = _AIMS[beats[last].move]
        return Moment(last, pose, pose, Motion.NONE, None, 1.0)
    number, began = [(number, at) for number, at in enumerate(begins(beats)) if at <= elapsed][-1]
    beat, into = beats[number], elapsed - began
    before = _AIMS[beats[number - 1].move] if number else _AT_EASE
    whole = math.floor(into) + 1.0
    motion, until = _motion(beat, before, into)
    return Moment(
        number=number,
        pose=_pose(beat, before, into),
        still_pose=_pose(beat, before, min(whole, beat.seconds)),
        motion=motion,
        changes_in=until - into,
        second_ends_in=min(whole, beat.seconds) - into,
    )


def _quick_part(beat: Beat) -> float:
    """The seconds of a beat in which its pose is taken."""
    return min(_TAKES.get(beat.move, beat.seconds), beat.seconds)


def _motion(beat: Beat, before: Pose, into: float) -> tuple[Motion, float]:
    """How the picture moves now, and when in this beat that ends."""
    quick = _quick_part(beat)
    if before == _AIMS[beat.move]:
        return Motion.NONE, beat.seconds
    if into < quick:
        return (Motion.QUICK if beat.move in _AT_ONCE else Motion.STEADY), quick
    return (Motion.SLOW if beat.move is Move.LET_GO else Motion.NONE), beat.seconds


def _pose(beat: Beat, before: Pose, into: float) -> Pose:
    aim, quick = _AIMS[beat.move], _quick_part(beat)
    share = min(into / quick, 1.0)
    if beat.move is Move.LET_GO:
        return Pose(before.tension * _let_go(share, beat.seconds - quick, into - quick), before.lean * (1 - share))
    eased = (1.0 - math.cos(math.pi * share)) / 2.0
    return Pose(before.tension + (aim.tension - before.tension) * eased, before.lean + (aim.lean - before.lean) * eased)


def _let_go(share: float, slow_part: float, into_slow: float) -> float:
    """What is left, 1 to 0: it goes at once, and then ever so slowly."""
    left = LEFT if slow_part > 0 else 0.0
    if into_slow <= 0:
        return left + (1.0 - left) * (1.0 - share) ** 2
    return left * (1.0 - min(into_slow / slow_part, 1.0))
