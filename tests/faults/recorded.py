"""What a process did to the files of one folder, in order, as strace saw it. Paths are relative to that folder."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from tests.faults.catalogue import CannotTry
from tests.faults.place import PROJECT, quiet_environment

_CALLS = (
    "openat,creat,lseek,write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,fallocate,fsync,fdatasync,"
    "ftruncate,truncate,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,mkdir"
)
_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)(?:<|$)")
_UNFINISHED = re.compile(r"(\d+) +(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)$")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_DESCRIPTOR = re.compile(r"(-?\w+)<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True, slots=True)
class Made:
    """A new name for a new, empty file."""

    path: str


@dataclass(frozen=True, slots=True)
class Written:
    path: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """Another length."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Flushed:
    """A file, or a folder."""

    path: str


@dataclass(frozen=True, slots=True)
class Renamed:
    path: str
    to: str


@dataclass(frozen=True, slots=True)
class Removed:
    path: str


@dataclass(frozen=True, slots=True)
class Said:
    """A line on the standard output: from here on somebody counts on it."""

    what: dict[str, Any]


Deed = Made | Written | Cut | Flushed | Renamed | Removed | Said


def record(module: str, *arguments: str, watched: Path, folder: Path) -> list[Deed]:
    """Runs a module under strace, and gives what it did below the watched folder until it ended."""
    if not shutil.which("strace"):
        raise CannotTry("strace is not installed here")
    folder.mkdir(parents=True, exist_ok=True)
    trace = folder / "trace"
    command = ["strace", "-f", "-qq", "-y", "-xx", "-s", "100000000", "-o", str(trace), "-e", f"trace={_CALLS}"]
    command += [sys.executable, "-m", module, *arguments]
    environment = quiet_environment(folder / "home")
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    if "ptrace" in done.stderr:
        raise CannotTry("this system does not let one process watch another")
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-2000:])
    try:
        return [*_Reading(watched).deeds(trace.read_text("ascii").splitlines())]
    finally:
        trace.unlink()


class _Reading:
    """Reads a trace line by line; what it does not know and what touches the folder is an error, never passed over."""

    def __init__(self, watched: Path) -> None:
        self._watched = watched.resolve()
        self._begun: dict[str, str] = {}
        self._at: dict[int, int] = {}

    def deeds(self, lines: list[str]) -> Iterator[Deed]:
        for line in lines:
            whole = self._whole(line)
            found = _LINE.match(whole) if whole else None
            if found and int(found[4]) >= 0:
                yield from self._deed(found[2], found[3], int(found[4]))

    def _whole(self, line: str) -> str:
        """A call that another thread interrupted stands on two lines, and counts from its end."""
        if begun := _UNFINISHED.match(line):
            self._begun[begun[1]] = begun[2]
            return ""
        if resumed := _RESUMED.match(line):
            return f"{resumed[1]} {self._begun.pop(resumed[1], '')}{resumed[2]}"
        return line

    def _deed(self, call: str, arguments: str, answer: int) -> Iterator[Deed]:
        descriptor = _DESCRIPTOR.match(arguments)
        path = _text(descriptor[2]) if descriptor else ""
        texts = [_bytes(text) for text in _BYTES.findall(arguments)]
        if call == "openat":
            yield from self._opened(path, texts[0].decode(), arguments, answer)
        elif call in ("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir"):
            yield from self._names(call, [self._relative(text.decode()) for text in texts])
        elif descriptor and (inside := self._relative(path)):
            yield from self._content(call, int(descriptor[1]), inside, texts, arguments, answer)
        elif call == "write" and descriptor and descriptor[1] == "1":
            yield from (Said(json.loads(line)) for line in texts[0].splitlines() if line.startswith(b"{"))

    def _opened(self, beside: str, name: str, arguments: str, descriptor: int) -> Iterator[Deed]:
        path = self._relative(name, beside)
        self._at[descriptor] = 0
        if not path:
            return
        if "O_CREAT" in arguments:
            yield Made(path)
        if "O_TRUNC" in arguments:
            yield Cut(path, 0)
        if "O_APPEND" in arguments:
            raise NotImplementedError("appending")

    def _names(self, call: str, paths: list[str]) -> Iterator[Deed]:
        if not any(paths) or call == "mkdir":
            return
        if not all(paths):
            raise NotImplementedError("a file comes from elsewhere")
        yield Renamed(paths[0], paths[1]) if call.startswith("rename") else Removed(paths[0])

    def _content(
        self, call: str, descriptor: int, path: str, texts: list[bytes], arguments: str, answer: int
    ) -> Iterator[Deed]:
        last = arguments.rsplit(", ", 1)[-1]
        if call == "pwrite64":
            yield Written(path, int(last), texts[0][:answer])
        elif call == "write":
            yield Written(path, self._at[descriptor], texts[0][:answer])
            self._at[descriptor] += answer
        elif call == "lseek":
            self._at[descriptor] = answer
        elif call in ("fsync", "fdatasync"):
            yield Flushed(path)
        elif call == "ftruncate":
            yield Cut(path, int(last))
        else:
            raise NotImplementedError(call)

    def _relative(self, name: str, beside: str = str(PROJECT)) -> str:
        """Where in the folder this is; nothing when it is elsewhere."""
        path = PurePath(beside, name)
        return str(path.relative_to(self._watched)) if path.is_relative_to(self._watched) else ""


def _bytes(printed: str) -> bytes:
    return bytes.fromhex(printed.replace("\\x", ""))


def _text(printed: str) -> str:
    return _bytes(printed).decode()
