"""Pictures that text files name: found in the words, read from inside the folder alone, and named anew."""

import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from app.domain.journal import NewEntry
from app.domain.pictures import LARGEST_FILE, Picture, begins_at, line_for
from app.exchange.reading import Watch, go_on

# What one entry brings is stored together, so it is in memory together.
MOST_OF_ONE_ENTRY = 100_000_000
_SHOWN = 60
_TARGET = re.compile(r"\]\(([^\n()]*+(?:\([^\n()]*\)[^\n()]*+)*+)\)")
_TITLED = re.compile(r"(\S+)[ \t]+(?:\"[^\"]*\"|'[^']*')")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OWN_NAME = re.compile(r"pictures/([0-9a-f]{32})\.(?:jpg|png)")
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)

Parts = tuple[str, ...]
Make = Callable[[str, bytes], Picture]


class Apart(StrEnum):
    """Why a picture stays out."""

    NOT_THERE = "not-there"
    ELSEWHERE = "elsewhere"
    A_LINK = "a-link"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_A_PICTURE = "not-a-picture"
    BROKEN = "broken"
    MOVES = "moves"
    TOO_MUCH = "too-much"


class StaysOut(Exception):
    def __init__(self, why: Apart) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A picture that stays out: which text file names it, and how."""

    file: str
    picture: str
    why: Apart


@dataclass(frozen=True, slots=True)
class Brought:
    """An entry whose words name pictures of the vault, and those of them that are not in it yet."""

    entry: NewEntry
    pictures: tuple[Picture, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    caption: str
    target: str


class PicturesBeside:
    """The pictures of one folder. `places` says where the text of an entry stands, by its source.

    `make` is given a name and what a file holds, and raises StaysOut. Each file is made once, however often it is
    named.
    """

    def __init__(self, folder: Path, places: Mapping[str, str], make: Make) -> None:
        self._folder = folder
        self._places = places
        self._make = make
        self._made: dict[Parts, str | Apart] = {}
        self._names: set[str] = set()

    def look(self, entry: NewEntry) -> list[LeftOut]:
        """What can be seen to stay out before anything is opened."""
        left_out = []
        place = self._place(entry)
        for target in _targets(entry) if place else ():
            try:
                _checked(self._folder, _inside(place, target))
            except StaysOut as out:
                left_out.append(LeftOut(place, _short(target), out.why))
        return left_out

    def bring(self, entry: NewEntry, watch: Watch | None = None) -> Brought:
        """The entry with its pictures; where one stays out, the words are as they were. Raises ReadingStopped."""
        place = self._place(entry)
        if not place:
            return Brought(entry)
        names: dict[str, str] = {}
        new: list[Picture] = []
        left_out: list[LeftOut] = []
        for target in _targets(entry):
            go_on(watch)
            try:
                names[target] = self._name(_inside(place, target), new)
            except StaysOut as out:
                left_out.append(LeftOut(place, _short(target), out.why))
        return Brought(_with_names(entry, names), tuple(new), tuple(left_out))

    def _place(self, entry: NewEntry) -> str:
        return self._places.get(entry.source or "", "")

    def _name(self, parts: Parts, new: list[Picture]) -> str:
        """The name of that picture, which joins the new ones when it is made here. Raises StaysOut."""
        known = self._made.get(parts)
        if known is None:
            if sum(len(picture.content) for picture in new) >= MOST_OF_ONE_ENTRY:
                raise StaysOut(Apart.TOO_MUCH)
            try:
                picture = self._make(self._free_name(parts), _read(_checked(self._folder, parts)))
            except StaysOut as out:
                known = out.why
            else:
                known = picture.uid
                new.append(picture)
                self._names.add(picture.uid)
            self._made[parts] = known
        if isinstance(known, Apart):
            raise StaysOut(known)
        return known

    def _free_name(self, parts: Parts) -> str:
        """A picture that was taken out comes back under its own name."""
        own = _OWN_NAME.fullmatch("/".join(parts))
        return own[1] if own and own[1] not in self._names else os.urandom(16).hex()


def _named(text: str) -> Iterator[_Named]:
    """Every picture that the text names as a file, in its order."""
    floor = 0
    for match in _TARGET.finditer(text):
        start = begins_at(text, match.start(), floor)
        target = _target(match[1].strip())
        if start is not None and target and not target.startswith("picture:"):
            yield _Named(start, match.end(), text[start + 2 : match.start()], target)
        floor = match.end()


def _target(written: str) -> str:
    if written.startswith("<"):
        return written[1:].partition(">")[0]
    titled = _TITLED.fullmatch(written)
    return titled[1] if titled else written


def _targets(entry: NewEntry) -> list[str]:
    """What the entry and its earlier states name, each once."""
    return list(dict.fromkeys(named.target for text in entry.texts for named in _named(text)))


def _with_names(entry: NewEntry, names: Mapping[str, str]) -> NewEntry:
    entry = replace(entry, body=_renamed(entry.body, names))
    if entry.extras is None:
        return entry
    earlier = tuple(replace(one, body=_renamed(one.body, names)) for one in entry.extras.versions)
    return replace(entry, extras=replace(entry.extras, versions=earlier))


def _renamed(text: str, names: Mapping[str, str]) -> str:
    pieces: list[str] = []
    at = 0
    for mark in _named(text):
        if mark.target in names:
            pieces += text[at : mark.start], line_for(names[mark.target], mark.caption)
            at = mark.end
    return "".join((*pieces, text[at:]))


def _inside(place: str, target: str) -> Parts:
    """Where that is, from the folder on. Raises StaysOut for what is not below it."""
    path = _ESCAPED.sub(_byte, target.encode()).decode("utf-8", "replace")
    if _SCHEME.match(path) or path.startswith("/") or "\\" in path:
        raise StaysOut(Apart.ELSEWHERE)
    parts = list(PurePosixPath(place).parent.parts)
    for part in path.split("/"):
        if part == "..":
            if not parts:
                raise StaysOut(Apart.ELSEWHERE)
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return tuple(parts)


def _byte(escaped: re.Match[bytes]) -> bytes:
    return bytes((int(escaped[1], 16),))


def _checked(folder: Path, parts: Parts) -> Path:
    """The file itself, reached over no link. Raises StaysOut."""
    path = folder.joinpath(*parts)
    try:
        real, wanted = os.path.realpath(path, strict=True), Path(os.path.realpath(folder), *parts)
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise StaysOut(Apart.NOT_THERE) from None
    except OSError:
        raise StaysOut(Apart.UNREADABLE) from None
    if os.path.normcase(real) != os.path.normcase(wanted):
        raise StaysOut(Apart.A_LINK)
    if not stat.S_ISREG(status.st_mode):
        raise StaysOut(Apart.UNREADABLE)
    if status.st_size > LARGEST_FILE:
        raise StaysOut(Apart.TOO_LARGE)
    return path


def _read(path: Path) -> bytes:
    """A file may have become another one since it was looked at, so it is looked at once more. Raises StaysOut."""
    try:
        with os.fdopen(os.open(path, _OPEN), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise StaysOut(Apart.UNREADABLE)
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        raise StaysOut(Apart.UNREADABLE) from None
    if len(data) > LARGEST_FILE:
        raise StaysOut(Apart.TOO_LARGE)
    return data


def _short(target: str) -> str:
    return target if len(target) <= _SHOWN else target[: _SHOWN - 1] + "…"
