"""Finds literal phrases in a text. No more than that: nothing is weighed, guessed or remembered."""

import re
import unicodedata
from collections.abc import Iterable

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})


class Phrases:
    """Whole words, whatever their capitals, accents and the white space between them; a star ends a word anyhow."""

    def __init__(self, phrases: Iterable[str]) -> None:
        words = ("\\s+".join(_word(word) for word in _plain(phrase).split()) for phrase in phrases)
        self._any = re.compile(r"(?<!\w)(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")(?!\w)")

    def stand_in(self, text: str) -> bool:
        return self._any.search(_plain(text)) is not None


def _word(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
