"""Opening: what is there is recognised for what it is, and a file that is not sound is never written to."""

import hashlib
import os
import random
import shutil
import sqlite3
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app.storage import connection as connecting
from app.storage import migrations
from app.storage.connection import connect
from app.storage.errors import (
    DamagedVault,
    DiskTrouble,
    ForeignVault,
    NewerVault,
    StorageError,
    UnfitLibrary,
    VaultEmpty,
    VaultMissing,
    VaultThere,
)
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, new_vault_id
from app.storage.topics import Topic
from app.storage.vault import Health, Vault
from tests.storage.unprivileged import KEY, VAULT_ID, run_unprivileged

PAGE = 4096


@pytest.fixture
def filled(path: Path, key: DatabaseKey, vault_id: str) -> Path:
    """A closed vault with some pages in it."""
    vault = Vault.create(path, key, vault_id)
    journal = JournalStore(vault)
    for number in range(40):
        journal.add(datetime(2026, 1, 1, number % 24, number), body=f"evening number {number} " * 40)
    vault.close()
    return path


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# making one


def test_a_new_vault_opens_again(path: Path, key: DatabaseKey, vault_id: str) -> None:
    Vault.create(path, key, vault_id).close()
    vault = Vault.open(path, key, vault_id)
    assert vault.health().ok
    assert (vault.path, vault.vault_id) == (path, vault_id)
    vault.close()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps others out by the folder's own rules")
def test_vault_and_folder_are_private_whatever_the_umask(path: Path, key: DatabaseKey, vault_id: str) -> None:
    before = os.umask(0)
    try:
        vault = Vault.create(path, key, vault_id)
        JournalStore(vault).add(datetime(2026, 1, 1), body="x")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
    vault.close()


def test_a_vault_is_never_made_over_another_file(filled: Path, key: DatabaseKey, vault_id: str) -> None:
    before = _digest(filled)
    for there in (filled, filled.with_name("other")):
        there.touch()
        with pytest.raises(VaultThere):
            Vault.create(there, key, vault_id)
    assert _digest(filled) == before


def test_what_a_crash_left_of_a_first_try_is_no_obstacle(path: Path, key: DatabaseKey, vault_id: str) -> None:
    path.parent.mkdir()
    for name in ("alcove.vault.new", "alcove.vault.new-journal"):
        (path.parent / name).write_bytes(random.Random(1).randbytes(3 * PAGE))
    Vault.create(path, key, vault_id).close()
    assert {file.name for file in path.parent.iterdir()} <= {"alcove.vault", "alcove.vault-journal"}


@pytest.mark.parametrize("name", ["a b", "50%", "what?", "a#b", "ü 本 🙂", "a&b=c", "x?mode=memory", "a'b\"c"])
def test_any_name_of_a_file_will_do(tmp_path: Path, key: DatabaseKey, vault_id: str, name: str) -> None:
    path = tmp_path / name / name
    Vault.create(path, key, vault_id).close()
    Vault.open(path, key, vault_id).close()
    assert path.stat().st_size > 0


# what the file says without the key


def test_nothing_in_the_file_can_be_read(filled: Path) -> None:
    content = filled.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    for word in (b"evening", b"entry", b"CREATE TABLE", "evening".encode("utf-16-le")):
        assert word not in content
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(filled).execute("SELECT count(*) FROM sqlite_schema")


# what can be in the way


def _plain_sqlite(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE entry (id INTEGER)")
    connection.commit()
    connection.close()


def _foreign_bytes(path: Path) -> None:
    path.write_bytes(random.Random(2).randbytes(10 * PAGE))


def _cut_to(size: int) -> Callable[[Path], None]:
    def cut(path: Path) -> None:
        os.truncate(path, size if size > 0 else path.stat().st_size + size)

    return cut


def _first_page_of_zeros(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(PAGE))


def _flip_in_first_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[200] ^= 4
    path.write_bytes(content)


SPOILED: dict[str, Callable[[Path], None]] = {
    "plain SQLite": _plain_sqlite,
    "foreign bytes": _foreign_bytes,
    "a byte short": _cut_to(-1),
    "a page short": _cut_to(-PAGE),
    "ten pages short": _cut_to(-10 * PAGE),
    "one page left": _cut_to(PAGE),
    "some bytes left": _cut_to(10),
    "a first page of zeros": _first_page_of_zeros,
    "a flipped bit in the first page": _flip_in_first_page,
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_vault_is_recognised_and_left_as_it_is(
    filled: Path, key: DatabaseKey, vault_id: str, name: str
) -> None:
    SPOILED[name](filled)
    before = _digest(filled)
    with pytest.raises(DamagedVault):
        Vault.open(filled, key, vault_id)
    assert _digest(filled) == before
    assert [file.name for file in filled.parent.iterdir() if file.stat().st_size] == ["alcove.vault"]


def test_bytes_too_many_keep_nobody_out(filled: Path, key: DatabaseKey, vault_id: str) -> None:
    with filled.open("ab") as file:
        file.write(b"left by somebody")
    vault = Vault.open(filled, key, vault_id)
    assert not vault.health().ok
    assert JournalStore(vault).count() == 40
    JournalStore(vault).add(datetime(2026, 2, 1), body="one more " * 2000)
    assert vault.health() == Health(True, 41)
    vault.close()


def test_half_a_vault_is_recognised(filled: Path, key: DatabaseKey, vault_id: str) -> None:
    os.truncate(filled, filled.stat().st_size // 2)
    with pytest.raises(DamagedVault):
        Vault.open(filled, key, vault_id)


def test_missing_and_empty_are_told_apart_and_nothing_is_made(path: Path, key: DatabaseKey, vault_id: str) -> None:
    path.parent.mkdir()
    with pytest.raises(VaultMissing):
        Vault.open(path, key, vault_id)
    assert list(path.parent.iterdir()) == []
    path.touch()
    with pytest.raises(VaultEmpty):
        Vault.open(path, key, vault_id)
    assert path.stat().st_size == 0
    path.unlink()
    path.mkdir()
    with pytest.raises(DamagedVault):
        Vault.open(path, key, vault_id)


def test_another_key_does_not_open_and_does_no_harm(filled: Path, key: DatabaseKey, vault_id: str) -> None:
    before = _digest(filled)
    with pytest.raises(DamagedVault):
        Vault.open(filled, DatabaseKey.new(), vault_id)
    assert _digest(filled) == before
    Vault.open(filled, key, vault_id).close()


def test_the_vault_of_another_key_file_is_recognised(filled: Path, key: DatabaseKey) -> None:
    before = _digest(filled)
    with pytest.raises(ForeignVault):
        Vault.open(filled, key, new_vault_id())
    assert _digest(filled) == before


def test_a_newer_vault_is_refused_and_left_as_it_is(filled: Path, key: DatabaseKey, vault_id: str) -> None:
    connection = connect(filled, key)
    connection.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
    connection.close()
    before = _digest(filled)
    with pytest.raises(NewerVault):
        Vault.open(filled, key, vault_id)
    assert _digest(filled) == before


def test_an_encrypted_file_that_is_no_vault_is_recognised(path: Path, key: DatabaseKey, vault_id: str) -> None:
    path.parent.mkdir()
    path.touch()
    connection = connect(path, key)
    connection.execute("CREATE TABLE something (id INTEGER)")
    connection.close()
    with pytest.raises(DamagedVault):
        Vault.open(path, key, vault_id)


def test_errors_of_opening_hold_no_path_and_no_key(filled: Path, key: DatabaseKey, vault_id: str) -> None:
    _foreign_bytes(filled)
    with pytest.raises(StorageError) as refusal:
        Vault.open(filled, key, vault_id)
    for shown in (str(refusal.value), repr(refusal.value), str(refusal.value.__cause__)):
        assert key.hex not in shown
        assert filled.name not in shown


def test_a_file_that_goes_while_it_is_looked_at_is_not_made_anew(tmp_path: Path, key: DatabaseKey) -> None:
    with pytest.raises(sqlcipher.OperationalError):
        connect(tmp_path / "gone", key)
    assert list(tmp_path.iterdir()) == []


# after a crash


def test_a_hot_journal_is_played_back(path: Path, key: DatabaseKey, vault_id: str, tmp_path: Path) -> None:
    vault = Vault.create(path, key, vault_id)
    kept = JournalStore(vault).add(datetime(2026, 1, 1), body="said to be saved")
    vault.close()
    writer = connect(path, key)
    writer.execute("PRAGMA cache_size = 5")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE entry SET body = 'half'")
    for number in range(300):
        writer.execute("INSERT INTO check_in VALUES (?, ?, 0, 1, 0, 0)", (number, "x" * 400 + str(number)))
    crashed = tmp_path / "crashed" / "alcove.vault"
    crashed.parent.mkdir()
    for suffix in ("", "-journal"):
        shutil.copy(f"{path}{suffix}", f"{crashed}{suffix}")
    writer.execute("ROLLBACK")
    writer.close()
    assert crashed.read_bytes() != path.read_bytes(), "nothing was spilled into the file before the crash"

    vault = Vault.open(crashed, key, vault_id)
    entry = JournalStore(vault).get(kept.uid)
    assert entry is not None
    assert entry.body == "said to be saved"
    assert vault.one("SELECT count(*) FROM check_in") == (0,)
    assert vault.health().ok
    vault.close()


def test_a_vault_that_may_only_be_read_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "alcove.vault"
    vault = Vault.create(path, KEY, VAULT_ID)
    JournalStore(vault).add(datetime(2026, 1, 1), "Kept", "one evening")
    vault.close()
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        assert run_unprivileged("read_and_add", tmp_path) == "ReadOnlyDisk"
    finally:
        tmp_path.chmod(0o700)
        path.chmod(0o600)


def test_a_folder_that_may_only_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "alcove.vault"
    vault = Vault.create(path, KEY, VAULT_ID)
    JournalStore(vault).add(datetime(2026, 1, 1), "Kept", "one evening")
    vault.close()
    path.with_name("alcove.vault-journal").unlink(missing_ok=True)
    tmp_path.chmod(0o500)
    try:
        assert run_unprivileged("read_and_add", tmp_path) in ("ReadOnlyDisk", "DiskTrouble")
    finally:
        tmp_path.chmod(0o700)


# safeguards


def test_every_safeguard_is_on(vault: Vault) -> None:
    def answer(pragma: str) -> object:
        row = vault.one(f"PRAGMA {pragma}")
        return row[0] if row else None

    assert answer("cipher_status") == "1"
    assert answer("temp_store") == 2
    assert answer("journal_mode") == "truncate"
    assert answer("synchronous") == 3
    assert answer("secure_delete") == 1
    assert answer("foreign_keys") == 1
    assert answer("trusted_schema") == 0
    assert answer("cell_size_check") == 1
    assert answer("mmap_size") == 0
    assert answer("cipher_page_size") in (4096, "4096")
    assert answer("cipher_memory_security") in (0, "0")
    assert vault.read("SELECT k, v FROM entry_words_config WHERE k IN ('pgsz', 'secure-delete') ORDER BY k") == [
        ("pgsz", 3900),
        ("secure-delete", 1),
    ]


@pytest.mark.parametrize("name", [name for name, _setting, _answer in connecting._SAFEGUARDS])
def test_a_safeguard_that_does_not_hold_keeps_the_vault_shut(
    filled: Path, key: DatabaseKey, vault_id: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tuple((n, s, "something else" if n == name else a) for n, s, a in connecting._SAFEGUARDS)
    monkeypatch.setattr(connecting, "_SAFEGUARDS", changed)
    with pytest.raises(UnfitLibrary):
        Vault.open(filled, key, vault_id)


def test_libraries_that_are_too_old_are_refused() -> None:
    connection = sqlcipher.connect(":memory:")
    connecting.check_fit(connection)
    with pytest.raises(UnfitLibrary):
        connecting.check_fit(connection, oldest_sqlite=(99, 0, 0))
    with pytest.raises(UnfitLibrary):
        connecting.check_fit(connection, oldest_sqlcipher=(99, 0))
    connection.close()


def test_the_libraries_here_are_as_new_as_is_asked() -> None:
    assert connecting._OLDEST_SQLITE >= (3, 51, 3)
    assert connecting._OLDEST_SQLCIPHER >= (4, 19)


class _KeyOfAnotherForm(DatabaseKey):
    @property
    def hex(self) -> str:
        return "ab" * 31 + "zz"


def test_what_is_no_raw_key_is_never_taken_for_a_passphrase(path: Path, vault_id: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal"):
        Vault.create(path, _KeyOfAnotherForm(bytes(32)), vault_id)


def test_a_folder_in_the_way_is_said(tmp_path: Path, key: DatabaseKey, vault_id: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DiskTrouble):
        Vault.create(tmp_path / "file" / "alcove.vault", key, vault_id)


def test_looking_leaves_no_trace(filled: Path, key: DatabaseKey, vault_id: str) -> None:
    before = _digest(filled)
    vault = Vault.open(filled, key, vault_id)
    JournalStore(vault).search("evening")
    assert vault.health().entries == 40
    vault.close()
    assert _digest(filled) == before


def test_closing_twice_is_no_mistake(vault: Vault) -> None:
    vault.close()
    vault.close()


def test_commits_reach_a_second_look(filled: Path, key: DatabaseKey, vault_id: str) -> None:
    first, second = (Vault.open(filled, key, vault_id) for _ in range(2))
    with first.write(Topic.JOURNAL) as connection:
        connection.execute("DELETE FROM check_in")
    JournalStore(first).add(datetime(2027, 1, 1), "Seen by both")
    assert JournalStore(second).recent(1)[0].title == "Seen by both"
    first.close()
    second.close()
