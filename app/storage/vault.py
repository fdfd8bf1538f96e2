"""The one encrypted file: open, read, write(topic), health, close."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.storage import migrations
from app.storage.durable import disk_faults, new_private_file, private_folder, rename_over
from app.storage.errors import (
    DamagedVault,
    ForeignVault,
    NewerVault,
    StorageError,
    UnfitLibrary,
    VaultEmpty,
    VaultMissing,
    VaultThere,
)
from app.storage.faults import of_sqlite
from app.storage.keys import DatabaseKey
from app.storage.topics import Topic

_RAW_KEY = re.compile(r"[0-9a-f]{64}", re.ASCII)
_PLAIN = b"SQLite format 3\0"
_OF_URIS = str.maketrans({"%": "%25", "?": "%3f", "#": "%23"})
_READ_WAIT_MS = 5000
_OLDEST_SQLITE = (3, 51, 3)
_OLDEST_SQLCIPHER = (4, 19)

Row = tuple[Any, ...]
Connection = sqlcipher.Connection


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
        with _sqlite_faults(), _closing(_connect(unfinished, key)) as connection:
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
        with _sqlite_faults():
            connection = _connect(path, key)
            try:
                _recognise(connection, vault_id)
                migrations.migrate(connection)
            except BaseException:
                connection.close()
                raise
        return cls(path, key, vault_id, connection)

    def read(self, sql: str, params: Sequence[object] = ()) -> list[Row]:
        """Every row of a short read."""
        with _sqlite_faults():
            rows: list[Row] = self._connection.execute(sql, params).fetchall()
            return rows

    def one(self, sql: str, params: Sequence[object] = ()) -> Row | None:
        """The first row, or None."""
        with _sqlite_faults():
            cursor = self._connection.execute(sql, params)
            row: Row | None = cursor.fetchone()
            cursor.close()
            return row

    @contextmanager
    def write(self, topic: Topic, wait_ms: int = 5000) -> Iterator[Connection]:
        """One transaction, announced once it is on the disk. Waits this long for another writer, then VaultBusy."""
        with _sqlite_faults():
            self._wait(wait_ms)
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    self._roll_back()
                    raise
            finally:
                self._wait(_READ_WAIT_MS)
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

    def _wait(self, milliseconds: int) -> None:
        self._connection.execute(f"PRAGMA busy_timeout = {int(milliseconds)}")

    def _roll_back(self) -> None:
        with suppress(sqlcipher.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


def assert_fit() -> None:
    """Refuses libraries that are older than what was proven safe. Raises UnfitLibrary."""
    if sqlcipher.sqlite_version_info < _OLDEST_SQLITE:
        raise UnfitLibrary


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


def _connect(path: Path, key: DatabaseKey) -> Connection:
    """A connection with the key and every safeguard set, each of them read back."""
    assert_fit()
    if not _RAW_KEY.fullmatch(key.hex):
        raise ValueError("a raw key is 64 hexadecimal digits")
    connection = sqlcipher.connect(_uri(path), uri=True, isolation_level=None, timeout=_READ_WAIT_MS / 1000)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex}'\"")
        _guard(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _guard(connection: Connection) -> None:
    cipher = connection.execute("PRAGMA cipher_version").fetchone()
    if cipher is None or tuple(int(part) for part in re.findall(r"\d+", cipher[0])[:2]) < _OLDEST_SQLCIPHER:
        raise UnfitLibrary
    for name, setting, answer in _safeguards():
        if setting:
            connection.execute(f"PRAGMA {name} = {setting}").close()
        if str(connection.execute(f"PRAGMA {name}").fetchone()[0]) != answer:
            raise UnfitLibrary


def _safeguards() -> list[tuple[str, str, str]]:
    """Each pragma, what it is set to, and what it must answer."""
    return [
        ("cipher_status", "", "1"),
        ("temp_store", "MEMORY", "2"),
        ("synchronous", "EXTRA", "3"),
        ("fullfsync", "ON" if sys.platform == "darwin" else "", "1" if sys.platform == "darwin" else "0"),
        ("secure_delete", "ON", "1"),
        ("foreign_keys", "ON", "1"),
        ("trusted_schema", "OFF", "0"),
        ("cell_size_check", "ON", "1"),
        ("mmap_size", "0", "0"),
        ("journal_mode", "TRUNCATE", "truncate"),
    ]


def _recognise(connection: Connection, vault_id: str) -> None:
    shape = migrations.version(connection)
    if shape > migrations.NEWEST:
        raise NewerVault
    if shape < 1:
        raise DamagedVault
    known = connection.execute("SELECT value FROM meta WHERE name = 'vault_id'").fetchone()
    if known != (vault_id,):
        raise ForeignVault


def _uri(path: Path) -> str:
    """Opens what is there and never makes a new file in its place."""
    plain = path.absolute().as_posix().translate(_OF_URIS)
    return f"file://{plain if plain.startswith('/') else '/' + plain}?mode=rw"


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


@contextmanager
def _sqlite_faults() -> Iterator[None]:
    try:
        yield
    except sqlcipher.Error as error:
        raise of_sqlite(error) from error
