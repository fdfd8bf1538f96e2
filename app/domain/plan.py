"""A plan for hard moments: seven parts in rising order of help from others, every line a person's own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.choices import Choice

MOST_LINES = 10
"""In one part: a plan is read in a hard moment."""
LONGEST_WORDS = 1_000
LONGEST_PHONE = 100
EXERCISES = tuple(choice for choice in Choice if choice not in (Choice.REACH, Choice.PLAN))

# No country has longer numbers; what is longer are two.
_MOST_DIGITS = 15
_GROUPED = re.compile(r"\+?[\d\s().\-\u2010-\u2015*#]+")
_TRUNK = re.compile(r"^(\+|00)(.*)\(0\)")


class PlanPart(StrEnum):
    """In the order of the plan; the names are stored, so they stay."""

    SIGNS = "signs"
    ALONE = "alone"
    COMPANY = "company"
    PEOPLE = "people"
    SERVICES = "services"
    SAFER = "safer"
    REASONS = "reasons"

    @property
    def has_numbers(self) -> bool:
        """Whether its lines may have a telephone number."""
        return self in WITH_NUMBERS


WITH_NUMBERS = (PlanPart.PEOPLE, PlanPart.COMPANY, PlanPart.SERVICES)
"""Those nearest to the person first."""


class MadeWith(StrEnum):
    """The names are stored, so they stay."""

    UNSAID = ""
    THERAPIST = "therapist"
    SELF = "self"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of a part. `opens` is the exercise that it starts, if any; `picture` names one of the vault."""

    uid: str
    part: PlanPart
    words: str = ""
    phone: str = ""
    note: str = ""
    opens: str = ""
    picture: str | None = None
    hidden: bool = False
    number: int = 0
    made_utc: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see of it."""
        return not (self.words.strip() or self.phone.strip() or self.note.strip() or self.picture)

    @property
    def is_shown(self) -> bool:
        return not (self.hidden or self.is_empty)

    @property
    def exercise(self) -> Choice | None:
        """What it starts; a newer Alcove may have written one that this one does not know."""
        return Choice(self.opens) if self.opens in EXERCISES else None


@dataclass(frozen=True, slots=True)
class AboutPlan:
    """What is noted about a plan as a whole; everything may stay unsaid."""

    made_with: MadeWith = MadeWith.UNSAID
    reviewed: date | None = None
    review_on: date | None = None
    printed: date | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a person and their therapist settled about messages, in the person's own words."""

    hours: str = ""
    usual: str = ""
    otherwise: str = ""


def shown_of(lines: Iterable[PlanLine], part: PlanPart) -> list[PlanLine]:
    """What is to be seen of one part."""
    return [line for line in lines if line.part is part and line.is_shown]


def with_numbers(lines: Sequence[PlanLine]) -> list[PlanLine]:
    """Everybody who can be reached by telephone, nearest first."""
    return [line for part in WITH_NUMBERS for line in shown_of(lines, part) if line.phone.strip()]


def dialled_phone(phone: str) -> str:
    """A number as it is keyed in. Empty where it holds more than one number, or words: nothing is guessed."""
    grouped = phone.strip()
    if not _GROUPED.fullmatch(grouped):
        return ""
    signs = [sign for sign in _TRUNK.sub(r"\1\2", grouped) if sign.isdecimal() or sign in "+*#"]
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in signs)
    return digits if 2 <= sum(sign.isdecimal() for sign in digits) <= _MOST_DIGITS else ""
