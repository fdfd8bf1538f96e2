"""The counter of a vault says how many sessions wrote in it; a copy is opened without a trace."""

from datetime import datetime
from pathlib import Path

import pytest

from app.storage.errors import ReadOnlyDisk, VaultBusy
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.topics import Topic
from app.storage.vault import Vault


def test_the_first_commit_of_a_session_counts(vault: Vault, path: Path, key: DatabaseKey, vault_id: str) -> None:
    assert vault.counter == 0
    journal = JournalStore(vault)
    for minute in range(3):
        journal.add(datetime(2026, 1, 1, 0, minute), body="words")
    assert vault.counter == 1
    again = Vault.open(path, key, vault_id)
    assert again.counter == 1
    JournalStore(again).add(datetime(2026, 1, 2), body="words")
    assert again.counter == 2
    again.close()
    journal.add(datetime(2026, 1, 3), body="the first session goes on")
    assert vault.counter == 2


def test_what_was_rolled_back_does_not_count(vault: Vault) -> None:
    with pytest.raises(RuntimeError), vault.write(Topic.JOURNAL):
        raise RuntimeError
    assert vault.counter == 0
    with vault.write(Topic.JOURNAL):
        pass
    assert vault.counter == 1


def test_a_copy_is_only_read(vault: Vault, path: Path, tmp_path: Path) -> None:
    JournalStore(vault).add(datetime(2026, 1, 1), body="words")
    (tmp_path / "copies").mkdir()
    copy = tmp_path / "copies" / "copy"
    copy.write_bytes(path.read_bytes())
    opened = vault.look_into_copy(copy)
    assert opened.health().ok
    with pytest.raises(ReadOnlyDisk), opened.write(Topic.JOURNAL):
        pass
    opened.close()
    assert copy.read_bytes() == path.read_bytes()
    assert [one.name for one in (tmp_path / "copies").iterdir()] == ["copy"]


def test_reading_can_be_broken_off(vault: Vault) -> None:
    vault.stop_when(lambda: True)
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(Exception, match="interrupted"):
        vault.one(endless)


def test_nobody_commits_while_it_is_held_still(vault: Vault, path: Path, key: DatabaseKey, vault_id: str) -> None:
    other = Vault.open(path, key, vault_id)
    with vault.held_still():
        before = path.read_bytes()
        with pytest.raises(VaultBusy):
            JournalStore(other).add(datetime(2026, 1, 1), body="words", wait_ms=0)
        assert path.read_bytes() == before
    JournalStore(other).add(datetime(2026, 1, 1), body="words", wait_ms=0)
    other.close()
