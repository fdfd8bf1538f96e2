"""Whether a file is the vault it should be, before anybody relies on it."""

import os
from pathlib import Path

from app.storage import migrations
from app.storage.connection import Connection
from app.storage.durable import disk_faults
from app.storage.errors import DamagedVault, ForeignVault, NewerVault, VaultEmpty, VaultMissing

_PLAIN = b"SQLite format 3\0"
_PART = 2**20


def look_at(path: Path) -> None:
    """Before a key is tried. Raises VaultMissing, VaultEmpty, DamagedVault and the errors of a disk."""
    with disk_faults():
        if not path.exists():
            raise VaultMissing
        if not path.is_file():
            raise DamagedVault
        with path.open("rb") as file:
            start = file.read(len(_PLAIN))
    if not start:
        raise VaultEmpty
    if start == _PLAIN:
        raise DamagedVault


def can_be_read(path: Path) -> bool:
    """Whether the disk gives every byte. A disk that fails is no damaged vault, though SQLite may call it one."""
    try:
        with path.open("rb", buffering=0) as file:
            place = 0
            while part := _part_of(file.fileno(), place):
                place += len(part)
    except OSError:
        return False
    return True


def _part_of(number: int, place: int) -> bytes:
    """The way SQLite itself reads, where there is one."""
    return os.pread(number, _PART, place) if hasattr(os, "pread") else os.read(number, _PART)


def recognise(connection: Connection, path: Path, vault_id: str) -> None:
    """Looks at the vault while nobody can write to it, and after what a crash left was put right."""
    connection.execute("BEGIN")
    shape = migrations.version(connection)
    if shape > migrations.NEWEST:
        raise NewerVault
    pages, page_size = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    if shape < 1 or path.stat().st_size < pages * page_size:
        raise DamagedVault
    if connection.execute("SELECT value FROM meta WHERE name = 'vault_id'").fetchone() != (vault_id,):
        raise ForeignVault
    connection.execute("COMMIT")
