"""Meetings with the therapist."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Session:
    """When it is by the person's own clock, and with whom, if they said so."""

    uid: str
    at: datetime
    with_whom: str = ""
