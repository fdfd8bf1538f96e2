"""Goals: what is hard, what somebody wants instead, the steps there, and how far along it feels."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class GoalState(StrEnum):
    """All of them are dignified. The names are stored, so they stay."""

    ACTIVE = "active"
    RESTING = "resting"
    REACHED = "reached"
    LET_GO = "let_go"


RUNGS = (2, 1, 0, -1, -2)
"""The ladder of goal attainment scaling from the top: 0 is what is expected, 2 is much more."""
AIM = 0
MANY_AT_ONCE = 3
"""As many goals as can be held at a time; a hint, never a limit."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Goal attainment scaling: five rungs in the person's own words, where they began, and how much it weighs.

    `weight` is 1 to 3; `baseline` is a rung, None while nobody said; `weeks` until the aim is expected.
    """

    words: dict[int, str] = field(default_factory=dict)
    baseline: int | None = None
    weight: int = 1
    weeks: int | None = None

    @property
    def is_made(self) -> bool:
        """Whether any rung has words."""
        return any(words.strip() for words in self.words.values())


@dataclass(frozen=True, slots=True)
class Goal:
    """`value` names one of the values; `rating`, `rung` and `confidence` are the last that somebody gave."""

    uid: str
    title: str = ""
    hard: str = ""
    wanted: str = ""
    why: str = ""
    state: GoalState = GoalState.ACTIVE
    value: str | None = None
    agreed: bool = False
    ladder: Ladder = field(default_factory=Ladder)
    review_day: date | None = None
    number: int = 0
    made_utc: int = 0
    edited_utc: int = 0

    @property
    def name(self) -> str:
        """What it is called where there is room for one line: its title, else what is wanted, else what is hard."""
        return next((" ".join(words.split()) for words in (self.title, self.wanted, self.hard) if words.strip()), "")


@dataclass(frozen=True, slots=True)
class GoalMark:
    """How it felt at one time. `rating` and `confidence` are 0 to 10, `rung` is -2 to 2; what was not given is None."""

    uid: str
    goal: str
    at: datetime
    rating: int | None = None
    rung: int | None = None
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class GoalStep:
    """One small step. `day` is optional and a wish, nothing more."""

    uid: str
    goal: str
    words: str = ""
    day: date | None = None
    done_utc: int | None = None
    number: int = 0
    made_utc: int = 0

    @property
    def is_done(self) -> bool:
        return self.done_utc is not None


@dataclass(frozen=True, slots=True)
class Strategy:
    """What helps on the way."""

    uid: str
    goal: str
    words: str = ""
    number: int = 0
    made_utc: int = 0


def current_step(steps: list[GoalStep]) -> GoalStep | None:
    """The first one that has words and is not done, in the order that somebody gave them."""
    return next((step for step in steps if not step.is_done and step.words.strip()), None)
