"""The words around a find, and where in them the finds are.

The index has a function for this, which takes minutes for one long page that says the same word again and again.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from app.storage.search_text import JOINERS, Query

_BEFORE = 40
_LENGTH = 150
_START = r"(?<![^\W_])"
_END = r"(?![^\W_])"
_BETWEEN = r"[\W_]+"

Snippet = tuple[str, tuple[tuple[int, int], ...]]


class _Sought:
    """One word, phrase or run of glyphs, found by its first letters and then looked at closely."""

    def __init__(self, first: str, pattern: str) -> None:
        self._first = first
        self._whole = re.compile(pattern)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        at = text.find(self._first)
        while at >= 0:
            if found := self._whole.match(text, at):
                yield at, len(found[0])
            at = text.find(self._first, at + 1)


class Finder:
    """Looks for what was asked for in the pages that the index has found."""

    def __init__(self, asked: Query) -> None:
        words = [_of_words(word, _END) for word in asked.words]
        if asked.goes_on:
            words[-1] = _of_words(asked.words[-1], r"\w*")
        self._sought = [_of_run(run) for run in asked.runs] + words

    def snippet(self, body: str) -> Snippet:
        """A line from the page; its beginning when the words are only in the title."""
        place = self._place(body)
        start = max(0, (place or 0) - _BEFORE)
        if start:
            start = body.find(" ", start, place) + 1 or start
        line = " ".join(body[start : start + _LENGTH].split())
        plain = bare(line)
        before, after = "…" if start else "", "…" if start + _LENGTH < len(body) else ""
        marks = sorted(mark for sought in self._sought for mark in sought.places(plain))
        return f"{before}{line}{after}", _side_by_side(marks, len(before))

    def _place(self, body: str) -> int | None:
        """Where most is told about the page: the longest of the words is, as a rule, the rarest."""
        found: list[tuple[int, int]] = []
        # Most words stand in the text as they were typed, and making it plainer takes longer than all the rest.
        for plainer in (str, _lowered, bare):
            text = plainer(body)
            found = [place for sought in self._sought if (place := next(sought.places(text), None))]
            if len(found) == len(self._sought):
                break
        return max(found, key=_length)[0] if found else None


def bare(text: str) -> str:
    """Small letters without their accents, each in its own place."""
    lowered = _lowered(text)
    accents = _accents()
    return lowered.translate(accents.without) if accents.any.search(lowered) else lowered


def _lowered(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


class _Accents:
    """Which letters have one, and which they are without it. Made when first needed."""

    def __init__(self) -> None:
        ranges = range(0xC0, 0x250), range(0x386, 0x3CF), range(0x400, 0x460), range(0x1E00, 0x2000)
        pairs = ((chr(code), unicodedata.normalize("NFD", chr(code))) for codes in ranges for code in codes)
        self.without = {ord(letter): ord(parts[0].lower()) for letter, parts in pairs if len(parts) > 1}
        self.any = re.compile("[\u00c0-\u024f\u0386-\u03ce\u0400-\u045f\u1e00-\u1fff]")


@cache
def _accents() -> _Accents:
    return _Accents()


def _of_words(words: str, end: str) -> _Sought:
    single = [re.escape(bare(word)) for word in words.split()]
    return _Sought(bare(words.split()[0]), _START + _BETWEEN.join(single) + end)


def _of_run(run: str) -> _Sought:
    between = f"[{JOINERS}]*"
    return _Sought(run[0], "".join(re.escape(character) + between for character in run))


def _length(mark: tuple[int, int]) -> int:
    return mark[1]


def _side_by_side(marks: list[tuple[int, int]], shift: int) -> tuple[tuple[int, int], ...]:
    """The marks without those that lie over an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, length in marks:
        if not kept or start + shift >= sum(kept[-1]):
            kept.append((start + shift, length))
    return tuple(kept)
