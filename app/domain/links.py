"""What an entry is linked with."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Link:
    """Another entry; `back` says that the link was made over there. Of a closed one only the date is known."""

    uid: str
    about: datetime
    title: str
    back: bool = False
