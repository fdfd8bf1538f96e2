"""What somebody put away for a while: a label, never the thing itself."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

LONGEST_LABEL = 60


class Until(StrEnum):
    """When it will be looked at; the names are stored, so they stay."""

    SESSION = "session"
    DAY = "day"
    CLOSED = "closed"


class LookedWith(StrEnum):
    """How it was looked at, or that it needs no looking at; the names are stored, so they stay."""

    THERAPIST = "therapist"
    ALONE = "alone"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class PutAway:
    """`at` knows how far the clock on the wall was from UTC then. `day` is there when that is what it waits for."""

    uid: str
    label: str
    at: datetime
    until: Until
    day: date | None = None
    looked_at: datetime | None = None
    looked_with: LookedWith | None = None

    def __post_init__(self) -> None:
        if not self.label.strip() or len(self.label) > LONGEST_LABEL:
            raise ValueError(f"a label has words, and {LONGEST_LABEL} letters at most")
        if (self.until is Until.DAY) != (self.day is not None):
            raise ValueError("there is a day when it waits for one, and only then")

    @property
    def is_open(self) -> bool:
        """Whether it still waits to be looked at."""
        return self.looked_with is None

    def is_due(self, today: date) -> bool:
        """Whether a session is the time for it: it waits for one, or its day has come."""
        if not self.is_open:
            return False
        return self.until is Until.SESSION or (self.day is not None and self.day <= today)

    def called(self, label: str) -> "PutAway":
        """The same under another label."""
        return replace(self, label=label)

    def waiting(self, until: Until, day: date | None = None) -> "PutAway":
        """The same, to be looked at another time."""
        return replace(self, until=until, day=day)

    def looked(self, looked_with: LookedWith, at: datetime) -> "PutAway":
        """The same, once it was looked at."""
        return replace(self, looked_with=looked_with, looked_at=at)
