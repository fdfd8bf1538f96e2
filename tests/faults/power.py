"""A disk that loses power: what was flushed is there, and of the rest some, in pieces, or nothing.

Contents: each write since the last flush of its file is kept, dropped, or torn in sectors of 512 bytes; each other
length is kept or dropped. Names: a flush of the folder makes them certain, and of the later ones the first few are
kept, in their order. Nothing here knows what the files are for.
"""

import random
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from tests.faults.recorded import Cut, Deed, Flushed, Made, Removed, Renamed, Said, Written

_SECTOR = 512


@dataclass(slots=True)
class _File:
    """What surely is on the disk, and what only may be."""

    certain: bytearray = field(default_factory=bytearray)
    open: list[Written | Cut] = field(default_factory=list)

    def flush(self) -> None:
        for deed in self.open:
            _apply(self.certain, deed)
        self.open.clear()

    def after_cut(self, chance: random.Random, kept: float, torn: float) -> bytes:
        content = bytearray(self.certain)
        for deed in self.open:
            fate = chance.random()
            if fate < kept:
                _apply(content, deed)
            elif fate < kept + torn and isinstance(deed, Written):
                for sector in _sectors(deed):
                    if chance.random() < 0.5:
                        _apply(content, sector)
        return bytes(content)


class Disk:
    """The files below one folder, while they are written to."""

    def __init__(self, folder: Path) -> None:
        there = (path for path in folder.rglob("*") if path.is_file())
        self._files = {str(path.relative_to(folder)): _File(bytearray(path.read_bytes())) for path in there}
        self._certain = dict(self._files)
        self._open: list[Made | Renamed | Removed] = []
        self._new: dict[int, _File] = {}

    def take(self, deed: Deed) -> None:
        """One thing that was done, which may not have reached the disk yet."""
        if isinstance(deed, Made):
            if deed.path not in self._files:
                self._note(deed, _File())
        elif isinstance(deed, Renamed | Removed):
            self._note(deed, self._files.get(deed.path))
        elif isinstance(deed, Written | Cut) and deed.path in self._files:
            self._files[deed.path].open.append(deed)
        elif isinstance(deed, Flushed):
            self._flush(deed.path)

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Every file as it may be found afterwards; another time it may be otherwise."""
        kept, torn = chance.choice(((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.4, 0.3), (0.8, 0.1)))
        names = dict(self._certain)
        for deed in self._open[: chance.randint(0, len(self._open))]:
            _name(names, deed, self._new.get(id(deed)))
        return {path: file.after_cut(chance, kept, torn) for path, file in names.items()}

    def _note(self, deed: Made | Renamed | Removed, file: _File | None) -> None:
        if file is not None:
            self._open.append(deed)
            self._new[id(deed)] = file
            _name(self._files, deed, file)

    def _flush(self, path: str) -> None:
        if path in self._files:
            self._files[path].flush()
            return
        # A folder: its names, and with them those that were changed before, wherever that was.
        inside = [place for place, deed in enumerate(self._open, 1) if str(PurePath(deed.path).parent) == path]
        certain, self._open = self._open[: max(inside, default=0)], self._open[max(inside, default=0) :]
        for deed in certain:
            _name(self._certain, deed, self._new.pop(id(deed)))


def cuts(
    deeds: Sequence[Deed], before: Path, count: int, chance: random.Random
) -> Iterator[tuple[dict[str, bytes], list[dict[str, Any]]]]:
    """So many cuts at random moments: what is left of the files, and what had been said until then."""
    disk, said = Disk(before), list[dict[str, Any]]()
    places = sorted(chance.randrange(len(deeds) + 1) for _ in range(count))
    for number in range(len(deeds) + 1):
        while places and places[0] == number:
            places.pop(0)
            yield disk.after_cut(chance), list(said)
        if number < len(deeds):
            deed = deeds[number]
            disk.take(deed)
            if isinstance(deed, Said):
                said.append(deed.what)


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Puts what a cut left where the app can open it, and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _name(names: dict[str, _File], deed: Made | Renamed | Removed, file: _File | None) -> None:
    if isinstance(deed, Made):
        if file is not None:
            names[deed.path] = file
        return
    moved = names.pop(deed.path, None)
    if isinstance(deed, Renamed) and moved is not None:
        names[deed.to] = moved


def _apply(content: bytearray, deed: Written | Cut) -> None:
    size = deed.size if isinstance(deed, Cut) else deed.offset
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if isinstance(deed, Cut):
        del content[size:]
    else:
        content[deed.offset : deed.offset + len(deed.data)] = deed.data


def _sectors(deed: Written) -> Iterable[Written]:
    """The pieces a disk writes at once; the first may begin inside one."""
    end = deed.offset + len(deed.data)
    place = deed.offset
    while place < end:
        after = min(end, (place // _SECTOR + 1) * _SECTOR)
        yield Written(deed.path, place, deed.data[place - deed.offset : after - deed.offset])
        place = after
