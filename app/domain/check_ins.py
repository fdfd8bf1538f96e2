"""What somebody says about how they are, without having to write anything."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.moods import Mood


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How somebody said they were at one moment."""

    id: int
    uid: str
    at: datetime
    mood: Mood
