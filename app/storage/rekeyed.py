"""A copy of a vault under another key, page by page, and the proof that it holds the same.

Copying pages keeps every row, index and version where it is, can be stopped, and was measured faster than an export;
`PRAGMA rekey` would work in the one file there is.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from app.storage.connection import Connection, connect, sqlite_faults
from app.storage.durable import disk_faults, flush_folder, new_private_file
from app.storage.errors import DamagedVault
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault

# How far the work is, of all there is to do. Whoever listens may raise, and so stop it.
Watch = Callable[[int, int], None]

STEPS = 100
_COPIED, _READ = 50, 75
_PAGES = 256
_ROWS = 256
_INDEXES = ("entry_words", "words_in_hand")

Print = dict[str, tuple[int, str]]


def copy(source: Path, key: DatabaseKey, target: Path, other_key: DatabaseKey, vault_id: str, watch: Watch) -> None:
    """Makes `target` a vault with the same content under another key, durable and proven.

    Nobody may write to the source meanwhile. Raises DamagedVault when the two are not the same, and storage errors.
    """
    Vault.open(source, key, vault_id).close()
    with disk_faults():
        os.close(new_private_file(target))
    with sqlite_faults(), closing(connect(source, key)) as old, closing(connect(target, other_key)) as new:
        old.backup(new, pages=_PAGES, progress=_pages_to(watch), sleep=0)
    with closing(Vault.open(target, other_key, vault_id)) as copied:
        if not copied.health().ok:
            raise DamagedVault
    with sqlite_faults(), closing(connect(source, key)) as old, closing(connect(target, other_key)) as new:
        if _print_of(old, _COPIED, _READ, watch) != _print_of(new, _READ, STEPS, watch):
            raise DamagedVault
        _prove_indexes(new)
    with disk_faults():
        side_file(target).unlink(missing_ok=True)
        flush_folder(target.parent)


def side_file(vault: Path) -> Path:
    """The file in which SQLite keeps what a transaction may have to take back."""
    return vault.with_name(vault.name + "-journal")


def _pages_to(watch: Watch) -> Callable[[int, int, int], None]:
    def tell(_status: int, remaining: int, total: int) -> None:
        watch(_COPIED * (total - remaining) // max(1, total), STEPS)

    return tell


def _print_of(connection: Connection, begin: int, end: int, watch: Watch) -> Print:
    """How many rows every table has, and a digest of all that is in them; shadows of the word index too."""
    listed = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') ORDER BY name"
    names = [name for (name,) in connection.execute(listed)]
    found: Print = {}
    for number, name in enumerate(names):
        at = begin + (end - begin) * number // len(names)
        found[name] = _print_of_table(connection, name, lambda at=at: watch(at, STEPS))  # type: ignore[misc]
    return found


def _print_of_table(connection: Connection, name: str, look_up: Callable[[], None]) -> tuple[int, str]:
    digest, rows = hashlib.sha256(), 0
    for row in connection.execute(f'SELECT * FROM "{name}"'):
        if rows % _ROWS == 0:
            look_up()
        rows += 1
        for piece in _pieces(row):
            digest.update(piece)
    return rows, digest.hexdigest()


def _pieces(row: tuple[object, ...]) -> Iterator[bytes]:
    """A row as bytes that no other row has."""
    for value in row:
        content = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
        yield f"{type(value).__name__} {len(content)} ".encode()
        yield content


def _prove_indexes(connection: Connection) -> None:
    """The index is asked whether it fits the words; asking is a statement that writes, so it is taken back."""
    connection.execute("BEGIN")
    for index in _INDEXES:
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    connection.execute("ROLLBACK")
