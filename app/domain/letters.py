"""Letters to oneself, as a wise friend would write them."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.kind_words import Tone

READ_AGAIN_AFTER = range(1, 8)
"""How many days later a letter may want to be read again."""


@dataclass(frozen=True, slots=True)
class Letter:
    """`written` knows how far the clock on the wall was from UTC then. `read_again` is a day, if one was chosen."""

    uid: str
    words: str
    tone: Tone
    written: datetime
    edited: datetime
    read_again: date | None = None
