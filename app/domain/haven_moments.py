"""What a person wanted noted of a hard moment: which exercise, how long, and whether they said it helped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Helped(IntEnum):
    """The four answers; the numbers are stored, so they stay."""

    WORSE = -1
    SAME = 0
    A_LITTLE = 1
    A_LOT = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """How somebody said it is afterwards. Each part may be left out; the numbers go from 0 to 10."""

    helped: Helped | None = None
    before: int | None = None
    after: int | None = None

    @property
    def is_empty(self) -> bool:
        return self == Answer()

    @property
    def not_better(self) -> bool:
        """Whether something else, or somebody, may do more now than the same again. At 0 nothing is left to better."""
        if self.before is not None and self.after and self.after >= self.before:
            return True
        return self.helped is Helped.WORSE


@dataclass(frozen=True, slots=True)
class HavenMoment:
    """One exercise of one visit. `began` knows how far the clock on the wall was from UTC then."""

    uid: str
    exercise: str
    began: datetime
    used_s: int
    answer: Answer = Answer()


@dataclass(frozen=True, slots=True)
class WhatHelped:
    """Everything a person said about one exercise, latest first."""

    exercise: str
    said: tuple[HavenMoment, ...]

    def times(self, helped: Helped) -> int:
        """How often they gave this answer."""
        return sum(1 for moment in self.said if moment.answer.helped is helped)

    @property
    def better(self) -> int:
        """How often it was a little or a lot better."""
        return self.times(Helped.A_LITTLE) + self.times(Helped.A_LOT)

    @property
    def mostly_helps(self) -> bool:
        """Whether it was better more often than not."""
        return 2 * self.better > len(self.said)


def what_helped(moments: Iterable[HavenMoment]) -> list[WhatHelped]:
    """One for each exercise that was answered about; what was better most often comes first."""
    by_exercise: dict[str, list[HavenMoment]] = {}
    for moment in sorted(moments, key=_began, reverse=True):
        if moment.answer.helped is not None:
            by_exercise.setdefault(moment.exercise, []).append(moment)
    found = [WhatHelped(exercise, tuple(said)) for exercise, said in by_exercise.items()]
    return sorted(found, key=_better, reverse=True)


def _began(moment: HavenMoment) -> datetime:
    return moment.began


def _better(one: WhatHelped) -> tuple[int, int]:
    return one.better, one.times(Helped.A_LOT)
