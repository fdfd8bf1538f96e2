"""The settings as data: what can be chosen, in which words, and what each choice is stored as."""

from dataclasses import dataclass
from enum import Enum, auto


class Ask(Enum):
    """What a button of the settings opens."""

    PASSPHRASE = auto()
    DROP_PASSPHRASE = auto()
    RECOVERY_CODE = auto()
    CHECK_CODE = auto()
    RENEW_KEYRING = auto()
    NEW_KEY = auto()
    ERASE = auto()
    KEYS = auto()
    BACKUPS = auto()
    LOOK_OVER = auto()
    SAFE_SPACE = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several; `field` is the preference, each option its value and its words.

    `listed` is for words that nobody has measured: they stand in a list, however few they are.
    """

    field: str
    title: str
    options: tuple[tuple[object, str], ...]
    note: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""

    field: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A button that opens something."""

    ask: Ask
    title: str
    button: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Something to know; nothing to choose."""

    title: str
    text: str


Row = Choice | Switch | Press | Words


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that belong together."""

    title: str
    rows: tuple[Row, ...]
