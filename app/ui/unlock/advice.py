"""What would make a new password harder to guess: advice in a sentence, never a rule beyond eight characters."""

from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QCoreApplication

SHORTEST = 8
LONGEST = 1024
_LOOKED_AT = 72
_ENOUGH = 3


class Finding(Enum):
    """What somebody who guesses would try first."""

    STRONG = auto()
    COMMON = auto()
    NAME = auto()
    WORD = auto()
    KEYS = auto()
    REPEAT = auto()
    ROW = auto()
    DATE = auto()
    SHORT = auto()


_PATTERNS = {
    "spatial": Finding.KEYS,
    "repeat": Finding.REPEAT,
    "sequence": Finding.ROW,
    "regex": Finding.DATE,
    "date": Finding.DATE,
}
_NAMES = ("surnames", "male_names", "female_names")


def look_at(password: str) -> Finding:
    """The weakest spot of a password; takes some milliseconds and a slow import the first time: for a job."""
    from zxcvbn import zxcvbn

    found: dict[str, Any] = zxcvbn(password[:_LOOKED_AT])
    if found["score"] >= _ENOUGH:
        return Finding.STRONG
    longest = max(found["sequence"], key=_length, default={"pattern": ""})
    if longest["pattern"] == "dictionary":
        name = str(longest["dictionary_name"])
        return Finding.COMMON if name == "passwords" else Finding.NAME if name in _NAMES else Finding.WORD
    return _PATTERNS.get(longest["pattern"], Finding.SHORT)


def sentence_of(finding: Finding) -> str:
    """The advice in words."""
    firsts = {
        Finding.STRONG: _tr("Hard to guess."),
        Finding.COMMON: _tr("Many people use this one, so it would be tried early."),
        Finding.NAME: _tr("Names are tried early."),
        Finding.WORD: _tr("A single word is tried early."),
        Finding.KEYS: _tr("Keys that lie side by side are tried early."),
        Finding.REPEAT: _tr("Repeating something hardly makes it longer to guess."),
        Finding.ROW: _tr("Letters or numbers in their usual order are tried early."),
        Finding.DATE: _tr("Years and dates are tried early."),
        Finding.SHORT: _tr("Longer is harder to guess."),
    }
    if finding is Finding.STRONG:
        return firsts[finding]
    return firsts[finding] + " " + _tr("Three or four words that do not belong together are easy to keep in mind.")


def missing_characters(password: str) -> int:
    """How many characters the shortest password still needs."""
    return max(0, SHORTEST - len(password))


def _length(match: dict[str, Any]) -> int:
    return len(match["token"])


def _tr(text: str) -> str:
    return QCoreApplication.translate("PasswordAdvice", text)
