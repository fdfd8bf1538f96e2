"""A JSON file whose last lists stand there line by line: what is before them at once, their lines one after another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from app.exchange.errors import Reason, UnfitFile
from app.exchange.reading import Watch, go_on, opened

_STEP = 2**20
_MOST_LINES = 1_000_000
_NEXT, _END = b"],", b"]}"
_SPACE = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Lines:
    """The pieces of a list, read anew each time they are gone through. Then raises UnfitFile if the file is gone.

    `places` are where each begins and how long it is; one that is longer than allowed has no length and is empty.
    """

    path: Path
    places: tuple[tuple[int, int], ...] = ()

    def __iter__(self) -> Iterator[bytes]:
        with opened(self.path) as file:
            for start, length in self.places:
                file.seek(start)
                yield file.read(length).strip(_SPACE).removesuffix(b",")


def read_in_lines(
    path: Path, lists: Mapping[bytes, int], watch: Watch | None, largest: int
) -> tuple[bytes, dict[bytes, Lines]]:
    """The JSON with empty lists for those that stand in lines, and the lines of each. Without any, the whole.

    `lists` says how each begins, a line of its own, and how long a piece may be; `largest` bounds what stands before,
    in bytes. Raises UnfitFile, ReadingStopped.
    """
    with opened(path) as file:
        data, begin = _before(file, lists, watch, largest)
        found: dict[bytes, Lines] = {}
        while begin:
            if begin in found:
                raise UnfitFile(Reason.REPEATED_NAME)
            places, ends = _places(file, watch, lists[begin])
            found[begin] = Lines(path, places)
            data += begin + (_END if ends else _NEXT)
            begin = b"" if ends else _next(file, lists)
    return data, {begin: found.get(begin, Lines(path)) for begin in lists}


def _before(file: BinaryIO, lists: Mapping[bytes, int], watch: Watch | None, largest: int) -> tuple[bytes, bytes]:
    """Up to the first list, and how that begins; else everything and nothing."""
    found = BytesIO()
    fresh_line = True
    while piece := file.readline(_STEP):
        go_on(watch)
        if found.tell() + len(piece) > largest:
            raise UnfitFile(Reason.TOO_LARGE)
        if fresh_line and piece[:-1] in lists and piece.endswith(b"\n"):
            return found.getvalue(), piece[:-1]
        found.write(piece)
        fresh_line = piece.endswith(b"\n")
    return found.getvalue(), b""


def _places(file: BinaryIO, watch: Watch | None, longest: int) -> tuple[tuple[tuple[int, int], ...], bool]:
    """Where the pieces of a list are, and whether the file ends with it."""
    places: list[tuple[int, int]] = []
    start = file.tell()
    while line := file.readline(longest + 1):
        go_on(watch)
        if (end := line.strip(_SPACE)) in (_NEXT, _END):
            if end == _END:
                _check_end(file)
            return tuple(places), end == _END
        fits = len(line) <= longest
        while not line.endswith(b"\n") and (line := file.readline(_STEP)):
            go_on(watch)
        if len(places) >= _MOST_LINES:
            raise UnfitFile(Reason.TOO_MANY_PIECES)
        places.append((start, file.tell() - start if fits else 0))
        start = file.tell()
    raise UnfitFile(Reason.NOT_JSON)


def _next(file: BinaryIO, lists: Mapping[bytes, int]) -> bytes:
    begin = file.readline(_STEP).strip(_SPACE)
    if begin not in lists:
        raise UnfitFile(Reason.NOT_JSON)
    return begin


def _check_end(file: BinaryIO) -> None:
    if file.read(_STEP).strip(_SPACE):
        raise UnfitFile(Reason.NOT_JSON)
