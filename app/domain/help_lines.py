"""Numbers a person can ring or text, and how sure we are of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Confidence(StrEnum):
    """A: found on an official page or in the news since 2023. B: widely published. C: check it first."""

    A = "A"
    B = "B"
    C = "C"


class Way(StrEnum):
    """How a number is used."""

    CALL = "call"
    TEXT = "text"
    WHATSAPP = "whatsapp"


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One number of one service."""

    name: str
    number: str
    confidence: Confidence
    meaning: str = ""
    languages: str = ""
    audience: str = ""
    way: Way = Way.CALL
    send: str = ""
    then: str = ""
    always: bool = False
    hours: str = ""
    free: bool = False
    note: str = ""
    source: str = ""

    @property
    def key(self) -> str:
        """What it is known by in a choice of one's own: its name and number. Another number is another line."""
        return f"{self.name} {self.way} {dialled(self.number)}"


@dataclass(frozen=True, slots=True)
class CountryHelp:
    """What one country offers; the first emergency number is the one to show large.

    `known_on` is the day on which the whole list was put together. It does not say that a line was tried then.
    """

    code: str
    name: str
    emergency: tuple[str, ...]
    emergency_note: str = ""
    without: str = ""
    lines: tuple[HelpLine, ...] = ()
    known_on: date | None = None

    @property
    def likely(self) -> tuple[HelpLine, ...]:
        """Lines sure enough to show as they are."""
        return tuple(line for line in self.lines if line.confidence is not Confidence.C)

    @property
    def unsure(self) -> tuple[HelpLine, ...]:
        """Lines a person is asked to check first."""
        return tuple(line for line in self.lines if line.confidence is Confidence.C)


@dataclass(frozen=True, slots=True)
class LineChoice:
    """Which bundled lines of a country somebody wants to see, in which order, and which comes first; by their keys."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    mine: str = ""

    def arranged(self, lines: Iterable[HelpLine]) -> tuple[HelpLine, ...]:
        """All of them as they stand: what was never moved stays where the list has it, after what was."""
        places = {key: number for number, key in enumerate(self.order)}
        return tuple(sorted(lines, key=lambda line: (line.key != self.mine, places.get(line.key, len(places)))))

    def shown(self, lines: Iterable[HelpLine]) -> tuple[HelpLine, ...]:
        """Those that are to be seen."""
        return tuple(line for line in self.arranged(lines) if line.key not in self.hidden)


ELSEWHERE = CountryHelp("ZZ", "Somewhere else", ("112",))
DIRECTORIES = ("findahelpline.com", "befrienders.org")


def dialled(number: str) -> str:
    """A number as it is keyed in: without the spaces and hyphens it is grouped by."""
    return "".join(sign for sign in number if sign.isdigit() or sign in "+*#")


def phone_link(number: str, way: Way = Way.CALL, send: str = "") -> str:
    """What a phone's camera understands: an address to ring, a text to send, or nothing."""
    if way is Way.CALL:
        return "tel:" + dialled(number).replace("#", "%23")
    return f"SMSTO:{dialled(number)}:{send}" if way is Way.TEXT else ""
