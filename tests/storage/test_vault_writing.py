"""Writing: one transaction, announced only when it is on the disk, and every refusal has a name."""

import errno
import os
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.storage import vault as vault_module
from app.storage.connection import Connection, connect
from app.storage.errors import DamagedVault, DiskFull, DiskTrouble, StorageError, VaultBusy, VaultMissing
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.topics import Topic
from app.storage.vault import Vault

INSERT = "INSERT INTO check_in VALUES (?, ?, 0, 1, 0, 0)"


@pytest.fixture
def other(vault: Vault) -> Iterator[Vault]:
    """A second connection to the same vault."""
    other = vault.opener()()
    yield other
    other.close()


@pytest.fixture
def heard(vault: Vault) -> list[Topic]:
    """What the vault has announced."""
    heard: list[Topic] = []
    vault.on_commit = heard.append
    return heard


def _count(vault: Vault) -> int:
    row = vault.one("SELECT count(*) FROM check_in")
    return int(row[0]) if row else -1


def test_a_commit_is_announced_when_others_can_see_it(vault: Vault, other: Vault) -> None:
    seen: list[tuple[Topic, int]] = []

    def look(topic: Topic) -> None:
        seen.append((topic, _count(other)))

    vault.on_commit = look
    with vault.write(Topic.CHECK_INS) as connection:
        connection.execute(INSERT, (1, "one"))
        assert _count(other) == 0
        assert seen == []
    assert seen == [(Topic.CHECK_INS, 1)]


def test_what_fails_is_undone_and_not_announced(vault: Vault, heard: list[Topic]) -> None:
    with pytest.raises(RuntimeError, match="our own mistake"), vault.write(Topic.CHECK_INS) as connection:
        connection.execute(INSERT, (1, "one"))
        raise RuntimeError("our own mistake")
    assert (_count(vault), heard) == (0, [])
    with vault.write(Topic.CHECK_INS) as connection:
        connection.execute(INSERT, (2, "two"))
    assert (_count(vault), heard) == (1, [Topic.CHECK_INS])


def test_our_own_mistakes_stay_what_they_are(vault: Vault) -> None:
    for sql in ("SELECT nonsense FROM nowhere", "INSERT INTO check_in (id) VALUES (1)"):
        with pytest.raises(Exception, match=r"no such|NOT NULL") as mistake, vault.write(Topic.JOURNAL) as connection:
            connection.execute(sql)
        assert not isinstance(mistake.value, StorageError)


def test_a_write_inside_a_write_is_a_mistake_that_harms_nothing(vault: Vault, heard: list[Topic]) -> None:
    with pytest.raises(Exception, match="within a transaction"), vault.write(Topic.JOURNAL) as connection:
        connection.execute(INSERT, (1, "one"))
        with vault.write(Topic.CHECK_INS):
            pass
    assert (_count(vault), heard) == (0, [])


def test_another_writer_is_waited_for_only_so_long(vault: Vault, other: Vault, heard: list[Topic]) -> None:
    with other.write(Topic.JOURNAL) as connection:
        connection.execute(INSERT, (1, "one"))
        with pytest.raises(VaultBusy), vault.write(Topic.CHECK_INS, wait_ms=1):
            raise AssertionError("there is another writer")
    assert heard == []
    with vault.write(Topic.CHECK_INS, wait_ms=1) as connection:
        connection.execute(INSERT, (2, "two"))
    assert _count(other) == 2


def test_a_reader_that_does_not_end_makes_a_commit_busy_and_undoes_it(
    vault: Vault, other: Vault, heard: list[Topic]
) -> None:
    with other.write(Topic.JOURNAL) as connection:
        connection.execute(INSERT, (1, "one"))
        connection.execute(INSERT, (2, "two"))
    reading = other._connection.execute("SELECT id FROM check_in")
    reading.fetchone()
    with pytest.raises(VaultBusy), vault.write(Topic.CHECK_INS, wait_ms=1) as connection:
        connection.execute(INSERT, (3, "three"))
    reading.close()
    assert (_count(vault), heard) == (2, [])
    with vault.write(Topic.CHECK_INS, wait_ms=1) as connection:
        connection.execute(INSERT, (3, "three"))


def test_a_short_wait_does_not_last(vault: Vault) -> None:
    with vault.write(Topic.JOURNAL, wait_ms=1):
        pass
    assert vault.one("PRAGMA busy_timeout") == (5000,)


def test_a_full_disk_is_said_and_nothing_is_lost(vault: Vault, heard: list[Topic]) -> None:
    journal = JournalStore(vault)
    kept = journal.add(datetime(2026, 1, 1), body="kept")
    pages = vault.one("PRAGMA page_count")
    assert pages
    vault.one(f"PRAGMA max_page_count = {pages[0]}")
    heard.clear()
    with pytest.raises(DiskFull):
        journal.add(datetime(2026, 1, 2), body="too much " * 10_000)
    assert heard == []
    assert journal.get(kept.uid) == kept
    assert journal.count() == 1
    vault.one("PRAGMA max_page_count = 1000000")
    journal.add(datetime(2026, 1, 2), body="too much " * 10_000)
    assert journal.count() == 2
    assert vault.health().ok


def test_a_vault_that_was_moved_away_is_not_written_to(vault: Vault, path: Path) -> None:
    journal = JournalStore(vault)
    journal.add(datetime(2026, 1, 1), body="kept")
    path.rename(path.with_name("moved"))
    with pytest.raises(VaultMissing):
        journal.add(datetime(2026, 1, 2), body="lost")
    path.with_name("moved").rename(path)
    assert journal.count() == 1


def test_an_error_holds_nothing_of_what_was_written(vault: Vault, other: Vault) -> None:
    secret = "a word that nobody may read"
    with (
        other.write(Topic.JOURNAL),
        pytest.raises(VaultBusy) as refusal,
        vault.write(Topic.JOURNAL, wait_ms=1) as connection,
    ):
        connection.execute(INSERT, (1, secret))
    assert secret not in repr(refusal.value) + str(refusal.value.__cause__)


def test_an_opener_opens_for_another_thread(vault: Vault, path: Path, key: DatabaseKey) -> None:
    journal = JournalStore(vault)
    opener = vault.opener()
    problems: list[Exception] = []

    def work() -> None:
        try:
            own = opener()
            JournalStore(own).add(datetime(2026, 1, 1), "From a job")
            own.close()
        except Exception as problem:
            problems.append(problem)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(30)
    assert problems == []
    assert [row.title for row in journal.recent(5)] == ["From a job"]
    assert key.hex not in repr(opener)


def test_a_disk_that_failed_for_a_moment_is_read_and_written_again(
    vault: Vault, other: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite on its own would call the file read-only until it is opened anew."""
    with other.write(Topic.CHECK_INS) as connection:
        connection.execute(INSERT, (1, "one"))
    sound = vault.path.read_bytes()
    vault.path.write_bytes(b"\x07" * 4096 + sound[4096:])

    def connect_to_healed(path: Path, key: DatabaseKey) -> Connection:
        path.write_bytes(sound)
        return connect(path, key)

    monkeypatch.setattr(vault_module, "connect", connect_to_healed)
    assert _count(vault) == 1
    with vault.write(Topic.CHECK_INS) as connection:
        connection.execute(INSERT, (2, "two"))
    assert _count(vault) == 2 and not vault.damaged


def test_a_disk_that_does_not_give_the_file_is_no_damaged_vault(
    vault: Vault, other: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    with other.write(Topic.CHECK_INS) as connection:
        connection.execute(INSERT, (1, "one"))
    vault.path.write_bytes(b"\x07" * 4096 + vault.path.read_bytes()[4096:])

    def fail(*_: object) -> bytes:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(os, "pread", fail)
    with pytest.raises(DiskTrouble):
        _count(vault)
    with pytest.raises(DiskTrouble), vault.write(Topic.CHECK_INS):
        pass
    assert not vault.damaged


def test_damage_that_stays_is_noted_and_nothing_is_written_any_more(vault: Vault, other: Vault) -> None:
    with other.write(Topic.CHECK_INS) as connection:
        connection.execute(INSERT, (1, "one"))
    vault.path.write_bytes(b"\x07" * 4096 + vault.path.read_bytes()[4096:])
    before = vault.path.read_bytes()
    with pytest.raises(DamagedVault):
        _count(vault)
    assert vault.damaged
    with pytest.raises(DamagedVault), vault.write(Topic.CHECK_INS):
        pass
    assert vault.path.read_bytes() == before
