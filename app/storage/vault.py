"""The one encrypted file: open, read, write(topic), health, close."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.storage import migrations
from app.storage.connection import READ_WAIT_MS, Connection, connect, sqlite_faults
from app.storage.durable import disk_faults, new_private_file, private_folder, rename_over
from app.storage.errors import (
    DamagedVault,
    DiskTrouble,
    ForeignVault,
    NewerVault,
    ReadOnlyDisk,
    StorageError,
    VaultEmpty,
    VaultMissing,
    VaultThere,
)
from app.storage.keys import DatabaseKey
from app.storage.topics import Topic

_PLAIN = b"SQLite format 3\0"

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """What a look over the whole file found; `problems` are for a log and hold no content."""

    ok: bool
    entries: int
    problems: tuple[str, ...] = ()


class Vault:
    """An open vault. It belongs to the thread that opened it; `opener` makes another for another thread."""

    def __init__(self, path: Path, key: DatabaseKey, vault_id: str, connection: Connection) -> None:
        self.path = path
        self.vault_id = vault_id
        self.on_commit: Callable[[Topic], None] = _tell_nobody
        self._key = key
        self._connection = connection
        self._renewable = False
        self._doubtful = False

    @classmethod
    def create(cls, path: Path, key: DatabaseKey, vault_id: str) -> "Vault":
        """Makes a vault under another name, opens it as a check, and only then gives it its own name."""
        private_folder(path.parent)
        if path.exists():
            raise VaultThere
        unfinished = path.with_name(path.name + ".new")
        with disk_faults():
            _side_file(unfinished).unlink(missing_ok=True)
            os.close(new_private_file(unfinished))
        with sqlite_faults(), _closing(connect(unfinished, key)) as connection:
            migrations.migrate(connection)
            connection.execute("INSERT INTO meta (name, value) VALUES ('vault_id', ?)", (vault_id,))
        cls.open(unfinished, key, vault_id).close()
        with disk_faults():
            _side_file(unfinished).unlink(missing_ok=True)
            rename_over(unfinished, path)
        return cls.open(path, key, vault_id)

    @classmethod
    def open(cls, path: Path, key: DatabaseKey, vault_id: str) -> "Vault":
        """Opens an existing vault with a key that a slot has proven. Every way it can end has an error of its own."""
        _look_at(path)
        with disk_faults(), sqlite_faults():
            connection = connect(path, key)
            try:
                _recognise(connection, path, vault_id)
                migrations.migrate(connection)
            except BaseException:
                connection.close()
                raise
        opened = cls(path, key, vault_id, connection)
        opened._renewable = True
        return opened

    def read(self, sql: str, params: Sequence[object] = ()) -> list[Row]:
        """Every row of a short read."""
        with self._faults():
            rows: list[Row] = self._connection.execute(sql, params).fetchall()
            return rows

    def one(self, sql: str, params: Sequence[object] = ()) -> Row | None:
        """The first row, or None."""
        with self._faults():
            cursor = self._connection.execute(sql, params)
            row: Row | None = cursor.fetchone()
            cursor.close()
            return row

    @contextmanager
    def write(self, topic: Topic, wait_ms: int = 5000) -> Iterator[Connection]:
        """One transaction, announced once it is on the disk. Waits this long for another writer, then VaultBusy."""
        try:
            with self._faults(), self._waiting(wait_ms):
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    self._roll_back()
                    raise
        except (ReadOnlyDisk, DiskTrouble):
            # SQLite says the same of a file that was moved or removed under it.
            if not self.path.exists():
                raise VaultMissing from None
            raise
        self.on_commit(topic)

    def opener(self) -> "Callable[[], Vault]":
        """What opens the same vault once more, in the thread that calls it."""
        path, key, vault_id = self.path, self._key, self.vault_id
        return lambda: Vault.open(path, key, vault_id)

    def health(self) -> Health:
        """Reads everything; seconds for a large vault, so a job with a vault of its own."""
        try:
            problems = [str(row[0]) for row in self.read("PRAGMA cipher_integrity_check")]
            problems += [str(row[0]) for row in self.read("PRAGMA quick_check") if row != ("ok",)]
            entries = self.one("SELECT count(*) FROM entry")
        except (StorageError, sqlcipher.Error) as error:
            return Health(False, 0, (type(error).__name__,))
        return Health(not problems, int(entries[0]) if entries else 0, tuple(problems))

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """After trouble with the file the next call gets a new connection.

        SQLite keeps what it once misread: a disk that failed for a moment would be read-only until the next start.
        """
        with sqlite_faults():
            if self._doubtful and not self._connection.in_transaction:
                fresh = connect(self.path, self._key)
                self._connection.close()
                self._connection = fresh
                self._doubtful = False
        try:
            with sqlite_faults():
                yield
        except (DamagedVault, DiskTrouble, ReadOnlyDisk):
            self._doubtful = self._renewable
            raise

    @contextmanager
    def _waiting(self, milliseconds: int) -> Iterator[None]:
        self._connection.execute(f"PRAGMA busy_timeout = {int(milliseconds)}")
        try:
            yield
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {READ_WAIT_MS}")

    def _roll_back(self) -> None:
        with suppress(sqlcipher.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


def _look_at(path: Path) -> None:
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


def _recognise(connection: Connection, path: Path, vault_id: str) -> None:
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


def _side_file(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _tell_nobody(topic: Topic) -> None:
    return None


@contextmanager
def _closing(connection: Connection) -> Iterator[Connection]:
    try:
        yield connection
    finally:
        connection.close()
