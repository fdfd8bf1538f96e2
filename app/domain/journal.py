"""What a journal is made of."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.feelings import Feeling
from app.domain.labels import Label
from app.domain.moods import Mood
from app.domain.sittings import Sitting

KEPT_IN_BIN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One page. `id` orders by the moment written about and changes when that is changed; `uid` never changes.

    A closed one shows its date only: its words stand elsewhere in the vault until the password was given again.
    """

    id: int
    uid: str
    about: datetime
    title: str
    body: str
    mood: Mood | None
    created_at: datetime
    edited_at: datetime
    backdated: bool
    closed: bool = False


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What a list shows of an entry; `preview` is the start of the text on one line."""

    id: int
    uid: str
    about: datetime
    title: str
    preview: str
    mood: Mood | None
    removed_at: datetime | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A page from outside, not yet in the journal. `source` names where it came from, so that it comes in only once."""

    about: datetime
    title: str
    body: str
    mood: Mood | None = None
    source: str | None = None
    extras: "Extras | None" = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Its words and those of its earlier states, without the titles."""
        versions = self.extras.versions if self.extras is not None else ()
        return (self.body, *(version.body for version in versions))


@dataclass(frozen=True, slots=True)
class Hit:
    """A found entry. `marks` are (start, length) of the found words in `snippet`, in characters."""

    row: EntryRow
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """An entry as it stood at the end of a sitting."""

    id: int
    written_at: datetime
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Extras:
    """What a page from outside may bring besides its words. Without a `uid` it is given one of its own."""

    uid: str = ""
    created_at: datetime | None = None
    edited_at: datetime | None = None
    backdated: bool = False
    closed: bool = False
    feelings: tuple[Feeling, ...] = ()
    labels: tuple[Label, ...] = ()
    kept: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    sittings: tuple[Sitting, ...] = ()
