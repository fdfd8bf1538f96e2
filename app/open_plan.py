"""The plan outside the lock: a small plain file that anybody can read, there only while its owner wants it there.

What lies in that place may have been put there by anybody, so it is read with suspicion, and never followed elsewhere.
"""

import json
import os
import stat
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain.plan import LONGEST_PHONE, LONGEST_WORDS, MOST_LINES, PlanLine, PlanPart
from app.storage.durable import disk_faults, flush_folder, overwrite, write_file
from app.storage.key_file import exactly, only, without_twins

_VERSION = 1
_LARGEST = 1_000_000
_MORE = " …"
_NO_LETTERS = ("Cc", "Cs")
_PLAIN: int = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class OpenPlan:
    """One place for the file. What it holds is read again only when it is another file by now."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._lines: tuple[PlanLine, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether anything lies in its place, readable or not."""
        return os.path.lexists(self._path)

    def lines(self) -> tuple[PlanLine, ...]:
        """The plan; nothing where there is no file, or none that can be relied on. They have no names."""
        seen = _look(self._path)
        if seen != self._seen:
            self._lines = read(self._path) if seen else ()
            self._seen = seen
        return self._lines

    def keep(self, lines: Iterable[PlanLine]) -> None:
        """Writes what is to be seen of the plan, if that is not what stands there. Raises the errors of a disk."""
        data = _encode(lines)
        if _bytes_of(self._path) != data:
            write_file(self._path, data)

    def remove(self) -> None:
        """Overwrites the file as well as the disk allows, and takes it away. Raises the errors of a disk."""
        with disk_faults():
            wipe(self._path)
            flush_folder(self._path.parent)


def read(path: Path) -> tuple[PlanLine, ...]:
    """The lines of a file; nothing unless all of it is as it was written here."""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        content = exactly(dict, json.loads(_bytes_of(path).decode("utf-8"), object_pairs_hook=without_twins))
        only(content, "v", "plan")
        if exactly(int, content["v"]) == _VERSION:
            lines = tuple(map(_line, exactly(list, content["plan"])))
            for part in PlanPart:
                if sum(line.part is part for line in lines) > MOST_LINES:
                    raise ValueError("more than was ever written")
            return lines
    return ()


def wipe(path: Path) -> None:
    """Removes the file and what a write that was cut short left of it. Raises OSError."""
    for one in (path, path.with_name(path.name + ".new")):
        with suppress(OSError):
            about = one.lstat()
            if stat.S_ISREG(about.st_mode) and about.st_nlink == 1 and about.st_size <= _LARGEST:
                overwrite(one)
        one.unlink(missing_ok=True)


def _look(path: Path) -> tuple[int, int, int] | None:
    try:
        about = path.lstat()
    except OSError:
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns


def _bytes_of(path: Path) -> bytes:
    """Nothing of a link, a pipe or a file that is larger than any plan."""
    with suppress(OSError):
        if not stat.S_ISREG(path.lstat().st_mode):
            return b""
        with os.fdopen(os.open(path, os.O_RDONLY | _PLAIN), "rb") as file:
            about = os.fstat(file.fileno())
            if stat.S_ISREG(about.st_mode) and about.st_size <= _LARGEST:
                return file.read(_LARGEST)
    return b""


def _encode(lines: Iterable[PlanLine]) -> bytes:
    """Only what is to be seen, and no pictures: those stay inside."""
    plan = [
        {
            "part": line.part.value,
            "words": _cut(line.words, LONGEST_WORDS),
            "phone": _cut(line.phone, LONGEST_PHONE),
            "note": _cut(line.note, LONGEST_WORDS),
            "opens": line.exercise.value if line.exercise else "",
        }
        for line in lines
        if replace(line, picture=None).is_shown
    ]
    return json.dumps({"v": _VERSION, "plan": plan}, ensure_ascii=False, indent=1).encode("utf-8")


def _cut(words: str, longest: int) -> str:
    plain = "".join(sign for sign in words if sign == "\n" or unicodedata.category(sign) not in _NO_LETTERS)
    return plain if len(plain) <= longest else plain[: longest - len(_MORE)] + _MORE


def _line(content: Any) -> PlanLine:
    only(exactly(dict, content), "part", "words", "phone", "note", "opens")
    line = PlanLine(
        "",
        PlanPart(exactly(str, content["part"])),
        _plain(content["words"], LONGEST_WORDS),
        _plain(content["phone"], LONGEST_PHONE),
        _plain(content["note"], LONGEST_WORDS),
        _plain(content["opens"], LONGEST_PHONE),
    )
    if line.opens and line.exercise is None:
        raise ValueError("no exercise of that name")
    return line


def _plain(value: Any, longest: int) -> str:
    words = exactly(str, value)
    if words != _cut(words, longest):
        raise ValueError("not as it was written here")
    return words
