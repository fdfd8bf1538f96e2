"""The words around a find, and where in them the find is."""

import re

from app.storage.search_text import JOINERS

MARK_START = "\ue002"
MARK_END = "\ue003"
_MARK = re.compile(f"[{MARK_START}{MARK_END}]")
_BEFORE = 40
_LENGTH = 140

Snippet = tuple[str, tuple[tuple[int, int], ...]]


def from_index(marked: str) -> Snippet:
    """What the index has marked, on one line."""
    pieces = _MARK.split(" ".join(marked.split()))
    marks: list[tuple[int, int]] = []
    length = 0
    for place, piece in enumerate(pieces):
        if place % 2 and piece:
            marks.append((length, len(piece)))
        length += len(piece)
    return "".join(pieces), tuple(marks)


def from_text(body: str, runs: tuple[str, ...]) -> Snippet:
    """Looks for runs of glyphs, which the index marks only in a column of its own."""
    loosely = (f"[{JOINERS}]*".join(re.escape(character) for character in run) for run in runs)
    find = re.compile(f"(?:{'|'.join(loosely)})[{JOINERS}]*", re.IGNORECASE)
    first = find.search(body)
    start = max(0, first.start() - _BEFORE) if first else 0
    end = start + _LENGTH
    line = " ".join(body[start:end].split())
    line = f"{'…' if start else ''}{line}{'…' if end < len(body) else ''}"
    return line, tuple((found.start(), found.end() - found.start()) for found in find.finditer(line))
