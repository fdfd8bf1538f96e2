"""Reads a text file from outside in small steps, with a cap on its size, so that no file can fill the memory."""

import codecs
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from app.exchange.errors import ReadingStopped, Reason, UnfitFile, unfit_at

LARGEST = 64 * 2**20
_STEP = 2**20
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Watch(Protocol):
    """Who wants to know how far a reading is, and may stop it; a Job is one."""

    def report(self, done: int, total: int) -> None: ...

    def wanted_to_stop(self) -> bool: ...


def go_on(watch: Watch | None) -> None:
    """Raises ReadingStopped once the person asked to stop."""
    if watch is not None and watch.wanted_to_stop():
        raise ReadingStopped


def read_text(path: Path, watch: Watch | None = None, largest: int = LARGEST) -> bytes:
    """The file's text as sound UTF-8 without NUL and without a byte order mark. Raises UnfitFile."""
    with opened(path) as file:
        data = _read_in_steps(file, watch, largest)
    return sound_text(data, watch, largest)


def sound_text(data: bytes, watch: Watch | None = None, largest: int = LARGEST) -> bytes:
    """The same for what was read already."""
    data = _in_utf8(data, largest)
    if not data.strip():
        raise UnfitFile(Reason.EMPTY)
    _check_text(data, watch)
    return data


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file to read from. Raises UnfitFile when it cannot be opened, and when it cannot be read on."""
    try:
        # A pipe or a device could make even opening wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnfitFile(Reason.UNREADABLE)
        with path.open("rb") as file:
            yield file
    except (OSError, ValueError):
        raise UnfitFile(Reason.UNREADABLE) from None


def _read_in_steps(file: BinaryIO, watch: Watch | None, largest: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := file.read(_STEP):
        go_on(watch)
        size += len(piece)
        if size > largest:
            raise UnfitFile(Reason.TOO_LARGE)
        pieces.append(piece)
    return b"".join(pieces)


def _in_utf8(data: bytes, largest: int) -> bytes:
    """Windows PowerShell writes UTF-16 when a program's output is sent into a file, so that is understood too."""
    if data.startswith(_UTF16_MARKS):
        try:
            data = data.decode("utf-16").encode("utf-8")
        except UnicodeError:
            raise UnfitFile(Reason.NOT_TEXT) from None
        if len(data) > largest:
            raise UnfitFile(Reason.TOO_LARGE)
    return data.removeprefix(codecs.BOM_UTF8)


def _check_text(data: bytes, watch: Watch | None) -> None:
    nul = data.find(b"\0")
    if nul >= 0:
        raise unfit_at(Reason.NOT_TEXT, data, nul)
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), _STEP):
        go_on(watch)
        waiting = len(decoder.getstate()[0])
        last = start + _STEP >= len(data)
        try:
            decoder.decode(data[start : start + _STEP], final=last)
        except UnicodeDecodeError as error:
            raise unfit_at(Reason.NOT_TEXT, data, start - waiting + error.start) from None
