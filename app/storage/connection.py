"""One connection to the encrypted file: the key first, then every safeguard, each of them read back."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from app.storage.errors import UnfitLibrary
from app.storage.faults import of_sqlite
from app.storage.keys import DatabaseKey

Connection = sqlcipher.Connection

READ_WAIT_MS = 5000
_RAW_KEY = re.compile(r"[0-9a-f]{64}", re.ASCII)
_OF_URIS = str.maketrans({"%": "%25", "?": "%3f", "#": "%23"})
# Older ones can damage a file (a reset of the write-ahead log) or lack what was measured here.
_OLDEST_SQLITE = (3, 51, 3)
_OLDEST_SQLCIPHER = (4, 19)
_NEEDED = {"ENABLE_FTS5", "HAS_CODEC", "THREADSAFE=1"}
_ON_MACOS = sys.platform == "darwin"
# Each pragma, what it is set to, and what it must answer then.
_SAFEGUARDS = (
    ("cipher_status", "", "1"),
    ("temp_store", "MEMORY", "2"),
    ("synchronous", "EXTRA", "3"),
    ("fullfsync", "ON" if _ON_MACOS else "OFF", "1" if _ON_MACOS else "0"),
    ("secure_delete", "ON", "1"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
    ("journal_mode", "TRUNCATE", "truncate"),
)


def connect(path: Path, key: DatabaseKey, *, read_only: bool = False) -> Connection:
    """Opens an existing file. Raises UnfitLibrary when a safeguard does not hold, else errors of SQLite."""
    if not _RAW_KEY.fullmatch(key.hex):
        # SQLCipher would take anything else for a passphrase, without a word.
        raise ValueError("a raw key is 64 hexadecimal digits")
    connection = sqlcipher.connect(
        _uri(path, "ro" if read_only else "rw"), uri=True, isolation_level=None, timeout=READ_WAIT_MS / 1000
    )
    try:
        check_fit(connection)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex}'\"")
        connection.execute("PRAGMA cipher_compatibility = 4")
        for name, setting, answer in _SAFEGUARDS:
            if setting:
                connection.execute(f"PRAGMA {name} = {setting}").close()
            if str(connection.execute(f"PRAGMA {name}").fetchone()[0]) != answer:
                raise UnfitLibrary
    except BaseException:
        connection.close()
        raise
    return connection


def check_fit(
    connection: Connection,
    oldest_sqlite: tuple[int, ...] = _OLDEST_SQLITE,
    oldest_sqlcipher: tuple[int, ...] = _OLDEST_SQLCIPHER,
) -> None:
    """Raises UnfitLibrary for libraries older than what was proven safe, or built without what we need."""
    options = {option for (option,) in connection.execute("PRAGMA compile_options").fetchall()}
    cipher = connection.execute("PRAGMA cipher_version").fetchone()
    numbers = tuple(int(part) for part in re.findall(r"\d+", cipher[0] if cipher else "0"))
    if not options >= _NEEDED or sqlcipher.sqlite_version_info < oldest_sqlite or numbers < oldest_sqlcipher:
        raise UnfitLibrary


@contextmanager
def sqlite_faults() -> Iterator[None]:
    """Turns what SQLite reports about the disk and the file into our own errors."""
    try:
        yield
    except sqlcipher.Error as error:
        raise of_sqlite(error) from error


def _uri(path: Path, mode: str) -> str:
    """Opens what is there and never makes a new file in its place."""
    plain = path.absolute().as_posix().translate(_OF_URIS)
    return f"file://{plain if plain.startswith('/') else '/' + plain}?mode={mode}"
