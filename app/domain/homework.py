"""Homework: what was agreed with the therapist, why, how it fits into a week, and what came of each try."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

DOABLE_FROM = 6
"""Below this, of 0 to 10, a smaller version is offered."""


class HomeworkState(StrEnum):
    """The names are stored, so they stay."""

    DRAFT = "draft"
    AGREED = "agreed"
    ACTIVE = "active"
    PAUSED = "paused"
    DONE = "done"
    CHANGED = "changed"
    LET_GO = "let_go"

    @property
    def is_open(self) -> bool:
        """Whether it is something for these days."""
        return self in (HomeworkState.AGREED, HomeworkState.ACTIVE)

    @property
    def is_over(self) -> bool:
        return self in (HomeworkState.DONE, HomeworkState.CHANGED, HomeworkState.LET_GO)


class PartOfDay(StrEnum):
    """The names are stored, so they stay."""

    ANY = ""
    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Outcome(StrEnum):
    """What came of it; each of them is information, none a fault. The names are stored, so they stay."""

    DONE = "done"
    PARTLY = "partly"
    OTHER = "other"
    NOT_TODAY = "not_today"


class InTheWay(StrEnum):
    """What got in the way. The names are stored, so they stay."""

    UNSAID = ""
    ENERGY = "energy"
    TIME = "time"
    FORGOT = "forgot"
    FEAR = "fear"
    ILLNESS = "illness"
    OTHERS = "others"
    NO_FIT = "no_fit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When somebody means to do it: on one day, on days of the week, some times a week, or whenever.

    `days` are 0 for Monday to 6 for Sunday; `per_week` is 1 to 21.
    """

    per_week: int | None = None
    days: frozenset[int] = frozenset()
    part: PartOfDay = PartOfDay.ANY
    once: date | None = None


@dataclass(frozen=True, slots=True)
class Homework:
    """`why` is in the client's own words. `sense` and `doable` are 0 to 10, None while not said.

    `worksheet` or `exercise` names what it is done with, `sheet` the filled-in worksheet that it came from, `goal` what
    it leads to, and `review_session` when it is looked at together.
    """

    uid: str
    title: str = ""
    why: str = ""
    state: HomeworkState = HomeworkState.DRAFT
    schedule: Schedule = field(default_factory=Schedule)
    first_at: datetime | None = None
    smallest: str = ""
    if_this: str = ""
    then_that: str = ""
    sense: int | None = None
    doable: int | None = None
    agreed_day: date | None = None
    with_whom: str = ""
    review_session: str | None = None
    goal: str | None = None
    sheet: str | None = None
    worksheet: str = ""
    exercise: str = ""
    note: str = ""
    number: int = 0
    made_utc: int = 0
    edited_utc: int = 0
    ended_utc: int | None = None

    @property
    def offers_smaller(self) -> bool:
        """Whether it seems too much as it is."""
        return self.doable is not None and self.doable < DOABLE_FROM


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try, on the day it is about; `later` says that it was noted after that day.

    `effort` and `useful` are 0 to 4. `instead` is what was done in its place, `obstacle` is `in_the_way` in own words.
    """

    uid: str
    homework: str
    day: date
    outcome: Outcome
    later: bool = False
    effort: int | None = None
    useful: int | None = None
    in_the_way: InTheWay = InTheWay.UNSAID
    instead: str = ""
    learned: str = ""
    obstacle: str = ""
    note: str = ""
    sheet: str | None = None
    noted_utc: int = 0
    offset_min: int = 0
