"""A JSON file whose last list stands there line by line: what is before it at once, and its lines one after another."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from app.exchange.errors import Reason, UnfitFile
from app.exchange.reading import Watch, go_on, opened

_STEP = 2**20
_MOST_LINES = 1_000_000
_END = b"]}"
_SPACE = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Lines:
    """The pieces of the list, read anew each time they are gone through. Then raises UnfitFile if the file is gone.

    `places` are where each begins and how long it is; one that is longer than allowed has no length and is empty.
    """

    path: Path
    places: tuple[tuple[int, int], ...]

    def __iter__(self) -> Iterator[bytes]:
        with opened(self.path) as file:
            for start, length in self.places:
                file.seek(start)
                yield file.read(length).strip(_SPACE).removesuffix(b",")


def read_in_lines(path: Path, begin: bytes, watch: Watch | None, largest: int, longest: int) -> tuple[bytes, Lines]:
    """The JSON without what stands after the line `begin`, and those lines. Without such a line, the whole and none.

    `largest` bounds what stands before, in bytes, and `longest` a line. Raises UnfitFile, ReadingStopped.
    """
    with opened(path) as file:
        before, has_lines = _before(file, begin, watch, largest)
        return before, Lines(path, tuple(_places(file, watch, longest)) if has_lines else ())


def _before(file: BinaryIO, begin: bytes, watch: Watch | None, largest: int) -> tuple[bytes, bool]:
    """Up to the line, with an empty list in its place, and whether it was there; else everything."""
    found = BytesIO()
    fresh_line = True
    while piece := file.readline(_STEP):
        go_on(watch)
        if found.tell() + len(piece) > largest:
            raise UnfitFile(Reason.TOO_LARGE)
        if fresh_line and piece == begin + b"\n":
            found.write(begin + _END)
            return found.getvalue(), True
        found.write(piece)
        fresh_line = piece.endswith(b"\n")
    return found.getvalue(), False


def _places(file: BinaryIO, watch: Watch | None, longest: int) -> Iterator[tuple[int, int]]:
    count, start = 0, file.tell()
    while line := file.readline(longest + 1):
        go_on(watch)
        if line.strip(_SPACE) == _END:
            _check_end(file)
            return
        fits = len(line) <= longest
        while not line.endswith(b"\n") and (line := file.readline(_STEP)):
            go_on(watch)
        count += 1
        if count > _MOST_LINES:
            raise UnfitFile(Reason.TOO_MANY_PIECES)
        yield start, file.tell() - start if fits else 0
        start = file.tell()
    raise UnfitFile(Reason.NOT_JSON)


def _check_end(file: BinaryIO) -> None:
    if file.read(_STEP).strip(_SPACE):
        raise UnfitFile(Reason.NOT_JSON)
