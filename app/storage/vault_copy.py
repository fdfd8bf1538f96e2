"""Copies the file of a vault that is in use, so that nobody who writes has to wait for it.

While a piece is read no commit can come in between; between two pieces it can. So a look over the whole file is
repeated until none came in, and from the second look on only pieces that changed are written again. A small vault
is one piece.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

from app.storage.durable import disk_faults, new_private_file
from app.storage.vault import Vault
from app.storage.watching import Watch, go_on

PIECE = 4 * 1024 * 1024
_LOOKS = 8

Counts = Mapping[str, int]
_Still = Callable[[], AbstractContextManager[None]]


def copy_vault(vault: Vault, target: Path, watch: Watch) -> Counts:
    """Copies the file and gives the number of rows in each table at that moment. Raises StorageError, Halted."""
    with disk_faults(), vault.path.open("rb", buffering=0) as source, _new(target) as copy:
        for _ in range(_LOOKS):
            counts = _look_over(vault, source, copy, watch, vault.held_still)
            if counts is not None:
                return counts
        # Somebody writes without a pause: this once they wait.
        with vault.held_still():
            counts = _look_over(vault, source, copy, watch, nullcontext)
        assert counts is not None
        return counts


def counts_of(vault: Vault) -> Counts:
    """The number of rows in each table that holds what a person wrote."""
    tables = vault.read("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    indexes = tuple(name + "_" for name, sql in tables if sql.startswith("CREATE VIRTUAL"))
    ours = [name for name, sql in tables if not sql.startswith("CREATE VIRTUAL") and not name.startswith(indexes)]
    return {name: _number(vault, name) for name in ours if not name.startswith("sqlite_")}


def _look_over(vault: Vault, source: BinaryIO, copy: BinaryIO, watch: Watch, still: _Still) -> Counts | None:
    """Brings the copy up to what is there now; None when a commit came in between."""
    began = counts = None
    place, piece = 0, b"more"
    size = os.fstat(source.fileno()).st_size
    while piece:
        go_on(watch)
        _read(source, place)  # from the disk into memory while nobody has to wait for that
        with still():
            began = began or _state(vault)
            piece = _read(source, place)
            last = len(piece) < PIECE
            if last and _state(vault) == began:
                counts = counts_of(vault)
        _bring_up_to(copy, place, piece)
        place += len(piece)
        watch.report(min(place, size), size)
        if last:
            break
    copy.truncate(place)
    copy.flush()
    return counts


def _bring_up_to(copy: BinaryIO, place: int, piece: bytes) -> None:
    copy.seek(place)
    if copy.read(len(piece)) != piece:
        copy.seek(place)
        copy.write(piece)


def _read(source: BinaryIO, place: int) -> bytes:
    source.seek(place)
    return source.read(PIECE)


def _state(vault: Vault) -> int:
    """A number that changes with every commit of anybody else."""
    row = vault.one("PRAGMA data_version")
    return int(row[0]) if row else 0


def _number(vault: Vault, table: str) -> int:
    row = vault.one(f'SELECT count(*) FROM "{table}"')
    return int(row[0]) if row else 0


@contextmanager
def _new(target: Path) -> Iterator[BinaryIO]:
    with os.fdopen(new_private_file(target), "w+b") as file:
        yield file
