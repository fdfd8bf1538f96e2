"""An encrypted journal and its twin without encryption: the same schema, safeguards, queries and pages."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlcipher3 import dbapi2 as sqlcipher

from app.storage import migrations
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.topics import Topic
from app.storage.vault import Vault
from bench.pages import many

_AS_THE_VAULT = (
    "temp_store = MEMORY",
    "synchronous = EXTRA",
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "journal_mode = TRUNCATE",
)
_BATCH = 5000
_FEELINGS = ("sad", "calm", "tired", "glad", "uneasy", "proud", "angry")


@dataclass(frozen=True, slots=True)
class Twins:
    """Where the two journals are, and what opens them."""

    encrypted: Path
    plain: Path
    key: DatabaseKey
    vault_id: str

    def open_encrypted(self) -> Vault:
        return Vault.open(self.encrypted, self.key, self.vault_id)

    def open_plain(self) -> Vault:
        return Vault(self.plain, self.key, self.vault_id, plain_connection(self.plain))


def plain_connection(path: Path) -> Any:
    """A connection as the vault's, without a key."""
    connection = sqlcipher.connect(path, isolation_level=None)
    for setting in _AS_THE_VAULT:
        connection.execute(f"PRAGMA {setting}").close()
    migrations.migrate(connection)
    return connection


def empty_twins(folder: Path) -> Twins:
    """Two journals with nothing in them."""
    folder.mkdir(parents=True)
    twins = Twins(folder / "encrypted", folder / "plain", DatabaseKey.new(), uuid4().hex)
    Vault.create(twins.encrypted, twins.key, twins.vault_id).close()
    twins.open_plain().close()
    return twins


def filled_twins(folder: Path, count: int) -> Twins:
    """A journal filled through the app's own import, and the same file, page for page, without encryption."""
    twins = empty_twins(folder)
    vault = twins.open_encrypted()
    store = JournalStore(vault)
    entries = list(many(count))
    for start in range(0, count, _BATCH):
        store.import_batch(entries[start : start + _BATCH])
    _give_marks(vault)
    vault.close()
    _export(twins)
    return twins


def _give_marks(vault: Vault) -> None:
    """Two feelings for every entry, a tag for every third, a name for every seventh, a picture for every fiftieth."""
    with vault.write(Topic.MARKS) as connection:
        felt = "SELECT ?, id, ?, id % 11 FROM entry WHERE id % ? = ?"
        for number, key in enumerate(_FEELINGS):
            for at in range(2):
                connection.execute(
                    f"INSERT OR IGNORE INTO entry_feeling (feeling, entry, number, strength) {felt}",
                    (key, at, len(_FEELINGS), (number + at) % len(_FEELINGS)),
                )
        for number, (kind, every) in enumerate((("tag", 3), ("person", 7), ("tag", 997)), start=1):
            name = f"{kind} {every}"
            connection.execute(
                "INSERT INTO label (id, kind, name, folded) VALUES (?, ?, ?, ?)", (number, kind, name, name)
            )
            connection.execute(
                "INSERT INTO entry_label (label, entry, number) SELECT ?, id, 0 FROM entry WHERE id % ? = 0",
                (number, every),
            )
        dots = b"\xff\xd8\xff" + os.urandom(60_000)
        connection.execute(
            "INSERT INTO picture (uid, kind, width, height, added_utc, content) "
            "SELECT printf('%032x', id), 'jpeg', 800, 600, 0, ? FROM entry WHERE id % 50 = 0 LIMIT 2000",
            (dots,),
        )
        connection.execute(
            "INSERT INTO entry_picture (picture, entry) SELECT picture.id, entry.id FROM picture "
            "JOIN entry ON picture.uid = printf('%032x', entry.id)"
        )


def _export(twins: Twins) -> None:
    twins.plain.unlink()
    connection = sqlcipher.connect(twins.encrypted, isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{twins.key.hex}'\"").close()
    connection.execute("ATTACH ? AS plain KEY ''", (str(twins.plain),)).close()
    connection.execute("SELECT sqlcipher_export('plain')").fetchall()
    connection.execute(f"PRAGMA plain.user_version = {migrations.NEWEST}").close()
    connection.close()


def copy_of(twins: Twins, folder: Path) -> Twins:
    """The same two journals in another folder, to be written to."""
    folder.mkdir(parents=True)
    shutil.copy(twins.encrypted, folder / "encrypted")
    shutil.copy(twins.plain, folder / "plain")
    return Twins(folder / "encrypted", folder / "plain", twins.key, twins.vault_id)
