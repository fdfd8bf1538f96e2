"""The one encrypted file: open, read, write(topic), health, close."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.journal import NewEntry
from app.storage import migrations
from app.storage.connection import READ_WAIT_MS, Connection, connect, sqlite_faults
from app.storage.durable import disk_faults, new_private_file, private_folder, rename_over
from app.storage.errors import (
    DamagedVault,
    DiskTrouble,
    ReadOnlyDisk,
    StorageError,
    VaultMissing,
    VaultThere,
)
from app.storage.keys import DatabaseKey
from app.storage.recognising import can_be_read, look_at, recognise
from app.storage.topics import Topic

if TYPE_CHECKING:
    from app.storage.pages import PageFile

_STEPS_BETWEEN_LOOKS = 20_000
_INTERRUPTED = 9
_STEPS = 200

Row = tuple[Any, ...]
T = TypeVar("T")


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
        self._counted = False
        self.on_commit: Callable[[Topic], None] = _tell_nobody
        self.on_damage: Callable[[], None] = _nobody_minds
        self.damaged = False
        self._key = key
        self._connection = connection
        self._renewable = False
        self._doubtful = False
        self._suspected = False

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
    def open(cls, path: Path, key: DatabaseKey, vault_id: str, *, as_it_is: bool = False) -> "Vault":
        """Opens an existing vault with a key that a slot has proven. Every way it can end has an error of its own.

        An older one is brought to the newest shape, unless it is to stay as it is.
        """
        look_at(path)
        with disk_faults(), sqlite_faults():
            connection = connect(path, key)
            try:
                recognise(connection, path, vault_id)
                if not as_it_is:
                    migrations.migrate(connection)
            except BaseException:
                connection.close()
                raise
        opened = cls(path, key, vault_id, connection)
        opened._renewable = True
        return opened

    @classmethod
    def look_into(cls, path: Path, key: DatabaseKey, vault_id: str) -> "Vault":
        """Opens a copy for reading only; neither it nor anything beside it is written. Ends as `open` does."""
        look_at(path)
        with disk_faults(), sqlite_faults():
            connection = connect(path, key, read_only=True)
            try:
                recognise(connection, path, vault_id)
            except BaseException:
                connection.close()
                raise
        return cls(path, key, vault_id, connection)

    @property
    def schema(self) -> int:
        """The number of its shape."""
        row = self.one("PRAGMA user_version")
        return int(row[0]) if row else 0

    @property
    def is_older(self) -> bool:
        """Whether it still has the shape of an earlier Alcove."""
        return self.schema < migrations.NEWEST

    @property
    def counter(self) -> int:
        """How many sessions have written here: an older copy that was put back has a smaller one."""
        row = self.one("SELECT value FROM meta WHERE name = 'counter'")
        return int(row[0]) if row else 0

    def read(self, sql: str, params: Sequence[object] = ()) -> list[Row]:
        """Every row of a short read."""
        rows: list[Row] = self._asked(lambda: self._connection.execute(sql, params).fetchall())
        return rows

    def one(self, sql: str, params: Sequence[object] = ()) -> Row | None:
        """The first row, or None."""
        row: Row | None = self._asked(lambda: self._first(sql, params))
        return row

    @contextmanager
    def write(self, topic: Topic, wait_ms: int = 5000) -> Iterator[Connection]:
        """One transaction, announced once it is on the disk. Waits this long for another writer, then VaultBusy.

        Where damage was met nothing is written any more: DamagedVault.
        """
        if self.damaged:
            raise DamagedVault
        try:
            with self._faults(), self._waiting(wait_ms):
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    self._count()
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    self._roll_back()
                    raise
        except DamagedVault:
            if self._is_damaged():
                self.note_damage()
                raise
            raise DiskTrouble from None
        except (ReadOnlyDisk, DiskTrouble):
            # SQLite says the same of a file that was moved or removed under it.
            if not self.path.exists():
                raise VaultMissing from None
            raise
        self._counted, self._suspected = True, False
        self.on_commit(topic)

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Nobody can commit meanwhile, so for a few milliseconds only."""
        with self._faults():
            self._connection.execute("BEGIN")
            try:
                self._connection.execute("SELECT count(*) FROM meta").fetchone()
                yield
            finally:
                self._roll_back()

    def within(self, seconds: float, sql: str, params: Sequence[object] = ()) -> tuple[list[Row], bool]:
        """As many rows as come in this time, so that nobody who writes has to wait, and whether those are all."""
        end = monotonic() + seconds
        rows: list[Row] = []
        with self._faults():
            self._connection.set_progress_handler(_alarm(end), _STEPS)
            cursor = self._connection.cursor()
            try:
                for row in cursor.execute(sql, params):
                    rows.append(row)
                    if monotonic() > end:
                        return rows, False
            except sqlcipher.OperationalError as error:
                if getattr(error, "sqlite_errorcode", None) != _INTERRUPTED:
                    raise
                return rows, False
            finally:
                cursor.close()
                self._connection.set_progress_handler(None, 0)
        return rows, True

    def pages(self) -> "PageFile":
        """The file below SQLite; to be closed."""
        from app.storage.pages import PageFile

        return PageFile(self.path, self._key)

    def note_damage(self) -> None:
        """From now on nothing is written; whoever listens hears of it once."""
        if not self.damaged:
            self.damaged = True
            self.on_damage()

    def keep_unsaved(self, at: Path, entries: Sequence[NewEntry]) -> None:
        """Seals beside the vault what it does not take. Raises the errors of the disk."""
        from app.storage import unsaved

        unsaved.keep(at, self._key, entries)

    def opener(self) -> "Callable[[], Vault]":
        """What opens the same vault once more, in the thread that calls it."""
        path, key, vault_id = self.path, self._key, self.vault_id
        return lambda: Vault.open(path, key, vault_id)

    def look_into_copy(self, path: Path) -> "Vault":
        """Opens a copy of this vault for reading only."""
        return Vault.look_into(path, self._key, self.vault_id)

    def stop_when(self, wanted: Callable[[], bool]) -> None:
        """Long reading is broken off, with an error of SQLite, as soon as this says so."""
        self._connection.set_progress_handler(wanted, _STEPS_BETWEEN_LOOKS)

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

    def _count(self) -> None:
        """The first commit of a session raises the counter."""
        if not self._counted:
            self._connection.execute(
                "INSERT INTO meta (name, value) VALUES ('counter', '1') "
                "ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
            )

    def _first(self, sql: str, params: Sequence[object]) -> Row | None:
        cursor = self._connection.execute(sql, params)
        row: Row | None = cursor.fetchone()
        cursor.close()
        return row

    def _asked(self, ask: Callable[[], T]) -> T:
        """What a reading gives. Only what a new connection misreads too is damage; it is noted."""
        try:
            with self._faults():
                return ask()
        except DamagedVault:
            if not self._doubtful or self._connection.in_transaction:
                self.note_damage()
                raise
        try:
            with self._faults():
                return ask()
        except DamagedVault:
            if not can_be_read(self.path):
                raise DiskTrouble from None
            self.note_damage()
            raise

    def _is_damaged(self) -> bool:
        """After a write that met damage: whether it is on the disk, or was met before. A moment's fault is neither."""
        if not can_be_read(self.path):
            return False
        if self._suspected or not self._doubtful:
            return True
        self._suspected = True
        try:
            with self._faults():
                return bool(self._connection.execute("PRAGMA cipher_integrity_check").fetchall())
        except StorageError:
            return True

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


def _side_file(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _tell_nobody(topic: Topic) -> None:
    return None


def _nobody_minds() -> None:
    return None


def _alarm(end: float) -> Callable[[], bool]:
    return lambda: monotonic() > end


@contextmanager
def _closing(connection: Connection) -> Iterator[Connection]:
    try:
        yield connection
    finally:
        connection.close()
