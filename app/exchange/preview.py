"""What something from outside would bring, and what would stay out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.check_ins import CheckIn
from app.domain.feelings import FeelingWord
from app.domain.journal import NewEntry
from app.domain.kit import Sound
from app.domain.own_columns import Row
from app.domain.pictures import Picture


class Oddity(StrEnum):
    """Why one entry of a file stays out, or one picture, or one thing besides them."""

    NOT_AN_ENTRY = "not-an-entry"
    BROKEN_TEXT = "broken-text"
    NO_DATE = "no-date"
    UNKNOWN_DATE = "unknown-date"
    UNKNOWN_TIME = "unknown-time"
    NOTHING_WRITTEN = "nothing-written"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    A_LINK = "a-link"
    NOT_TEXT = "not-text"
    NO_ENTRY_TO_IT = "no-entry-to-it"
    UNSOUND_PICTURE = "unsound-picture"
    UNSOUND_SOUND = "unsound-sound"


@dataclass(frozen=True, slots=True)
class Problem:
    """What stays out, counted from 1 in the order of its kind in the file; in a folder, the `name` of its file."""

    number: int
    oddity: Oddity
    name: str = ""


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What a person keeps besides entries, by table. `unfit` rows stay out; `unknown` says what this Alcove is too old
    for: tables and columns. `pages` of a folder say the same, and are only for reading. Sounds may still lie in the
    file, as pictures do."""

    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    unfit: int = 0
    unknown: int = 0
    pages: int = 0
    sounds: Iterable[Sound] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Exactly what would come in, in the order of the file, and what would stay out.

    Pictures may still lie in the file: going through them reads one after the other, and raises UnfitFile when the
    file is gone. `places` has the text files that may name pictures, by the source of their entry.
    """

    entries: tuple[NewEntry, ...]
    problems: tuple[Problem, ...]
    check_ins: tuple[CheckIn, ...] = ()
    feeling_words: tuple[FeelingWord, ...] = ()
    prompts: tuple[str, ...] = ()
    pictures: Iterable[Picture] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    learnt: tuple[str, ...] = ()
    own: OwnPart = OwnPart()

    @property
    def skipped(self) -> int:
        return len(self.problems)

    @property
    def first(self) -> date | None:
        return min((entry.about.date() for entry in self.entries), default=None)

    @property
    def last(self) -> date | None:
        return max((entry.about.date() for entry in self.entries), default=None)
