"""Places to go to in one's mind, in a person's own words for each sense."""

from dataclasses import dataclass
from enum import StrEnum

MOST_PICTURES = 10


class PlaceKind(StrEnum):
    """The names are stored, so they stay."""

    UNSAID = ""
    REAL = "real"
    IMAGINED = "imagined"


class Sense(StrEnum):
    """In the order of the exercise; each is the name of the words that belong to it."""

    SEE = "see"
    HEAR = "hear"
    SMELL = "smell"
    WARMTH = "warmth"
    TOUCH = "touch"


@dataclass(frozen=True, slots=True)
class CalmPlace:
    """Everything is the person's to say or to leave out. `pictures` are names of pictures, in their order."""

    uid: str
    name: str = ""
    kind: PlaceKind = PlaceKind.UNSAID
    cue: str = ""
    see: str = ""
    hear: str = ""
    smell: str = ""
    warmth: str = ""
    touch: str = ""
    company: str = ""
    pictures: tuple[str, ...] = ()
    number: int = 0
    made_utc: int = 0
    spoiled_utc: int | None = None

    @property
    def spoiled(self) -> bool:
        """Bad images came with it: it is never offered again."""
        return self.spoiled_utc is not None

    def words_for(self, sense: Sense) -> str:
        """What the person wrote about one sense."""
        words: str = getattr(self, sense.value)
        return words
