"""Words that a person picked out of an entry: to see them again, or to bring them to a session."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A line to come back to. It is shown again only because it was kept."""

    uid: str
    entry_uid: str
    about: datetime
    words: str


@dataclass(frozen=True, slots=True)
class TopicToBring:
    """What somebody wants to talk about: an excerpt, or the whole entry when `words` is empty."""

    uid: str
    entry_uid: str
    about: datetime
    words: str
