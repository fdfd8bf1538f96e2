"""Looks through every file below some folders for words that must not stand there in plain form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_STEP = 2**22


@dataclass(frozen=True, slots=True)
class PlainWord:
    """A word that was found, and where."""

    path: Path
    word: str
    encoding: str


def plain_words(words: Iterable[str], *folders: Path) -> list[PlainWord]:
    """Every word found in a file's bytes or in the name of a file or folder."""
    needles = [(word, encoding, word.encode(encoding)) for word in words for encoding in _ENCODINGS]
    return [found for folder in folders for path in sorted(folder.rglob("*")) for found in _in_file(path, needles)]


def _in_file(path: Path, needles: list[tuple[str, str, bytes]]) -> Iterator[PlainWord]:
    longest = max(len(needle) for _word, _encoding, needle in needles)
    wanted = dict.fromkeys(needles)
    name = path.name.encode("utf-8", "surrogateescape")
    for pieces in ([name], _pieces(path, longest)):
        for piece in pieces:
            for needle in [needle for needle in wanted if needle[2] in piece]:
                del wanted[needle]
                yield PlainWord(path, needle[0], needle[1])


def _pieces(path: Path, overlap: int) -> Iterator[bytes]:
    """The file in large steps; each begins with the end of the one before, so that no word falls between two."""
    if path.is_symlink() or not path.is_file():
        return
    before = b""
    with path.open("rb") as file:
        while step := file.read(_STEP):
            yield before + step
            before = step[-overlap:]
