"""Values: what matters in twelve parts of a life, in the person's own words, and how much of it was lived."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Domain(StrEnum):
    """The twelve to begin with, each to be renamed or hidden; more can be added. The names are stored, so they stay."""

    FAMILY = "family"
    PARTNER = "partner"
    PARENTING = "parenting"
    FRIENDS = "friends"
    WORK = "work"
    LEARNING = "learning"
    PLAY = "play"
    SPIRIT = "spirit"
    COMMUNITY = "community"
    BODY = "body"
    NATURE = "nature"
    CREATIVITY = "creativity"


@dataclass(frozen=True, slots=True)
class LifeValue:
    """`uid` is the name of a domain, or that of one's own; `name` is empty while a domain has the name it came with.

    `importance` and `lived` are 0 to 10 and the last that were given, None while nobody gave any.
    """

    uid: str
    name: str = ""
    words: str = ""
    hidden: bool = False
    number: int = 0
    made_utc: int = 0
    importance: int | None = None
    lived: int | None = None
    marked: datetime | None = None
