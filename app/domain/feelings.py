"""Feelings as a person names them: a word, and how strong it is if they want to say."""

from dataclasses import dataclass

MOST = 5
STRENGTHS = range(11)


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling of one entry: the key of its word, and its strength from 0 to 10, or None for not said."""

    key: str
    strength: int | None = None


@dataclass(frozen=True, slots=True)
class FeelingWord:
    """A word to choose from. `own` ones were added by the person; `hidden` ones are no longer offered."""

    key: str
    word: str
    own: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class FeelingGroup:
    """Words that are near each other, in no order of worth."""

    name: str
    words: tuple[FeelingWord, ...]
