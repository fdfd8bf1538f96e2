"""Backups are proven before they are called so, thinned when there are too many, and never stand in a writer's way."""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from app import backups
from app.backups import Why, all_backups, is_due, make, thin
from app.paths import Profile
from app.storage import backup_file, key_file, vault_copy
from app.storage.errors import BackupUnproven, DamagedVault, DiskFull, StorageError
from app.storage.journal import JournalStore
from app.storage.keys import KeyFile
from app.storage.vault import Health, Vault
from app.storage.watching import Halted, Unwatched
from tests.storage.unprivileged import run_unprivileged
from tests.support.live_backups import all_come_back
from tests.support.profiles import Made, make_profile

NOW = datetime.now(UTC)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    made = make_profile(tmp_path / "here")
    vault = made.open_vault()
    JournalStore(vault).add(datetime(2024, 5, 3, 10), body="a lamp in the wall")
    vault.close()
    return made


@pytest.fixture
def vault(made: Made) -> Iterator[Vault]:
    vault = made.open_vault()
    yield vault
    vault.close()


@pytest.fixture
def keys(made: Made) -> KeyFile:
    return key_file.load(made.profile.keys)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- making ----------------------------------------------------------------------------------------------------------


def test_what_is_made_is_listed_newest_first(made: Made, vault: Vault, keys: KeyFile) -> None:
    first = make(made.profile, vault.opener(), keys, Why.DAILY)
    JournalStore(vault).add(datetime(2024, 5, 4), body="another")
    second = make(made.profile, vault.opener(), keys, Why.BEFORE_REMOVAL)
    third = make(made.profile, vault.opener(), keys, Why.ASKED_FOR)
    assert all_backups(made.profile) == (third, second, first)
    assert (first.entries, second.entries, second.why) == (1, 2, Why.BEFORE_REMOVAL)
    assert second.last_entry == datetime(2024, 5, 4)
    assert second.size == second.path.stat().st_size
    today = datetime.now().strftime("%Y-%m-%d")
    assert first.path.name == f"alcove-{today}.vaultbackup"
    assert second.path.name.startswith(f"alcove-{today} ")
    assert names(made.profile.backups) == sorted(backup.path.name for backup in (first, second, third))


def test_one_in_another_place_leaves_nothing_here(made: Made, vault: Vault, keys: KeyFile, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "copy.part").write_text("somebody else's")
    backup = make(made.profile, vault.opener(), keys, Why.ASKED_FOR, stick)
    assert names(stick) == [backup.path.name, "copy.part"]
    assert all_backups(made.profile) == ()
    assert names(made.profile.backups) == []


def test_it_says_how_far_it_is(made: Made, vault: Vault, keys: KeyFile) -> None:
    said: list[int] = []

    class Waiting(Unwatched):
        def report(self, done: int, total: int) -> None:
            assert total == 100
            said.append(done)

    make(made.profile, vault.opener(), keys, Why.DAILY, watch=Waiting())
    assert said == sorted(said)
    assert said[-1] == 100


def test_only_what_a_person_can_carry_is_in_it(made: Made, vault: Vault, keys: KeyFile) -> None:
    backup = make(made.profile, vault.opener(), keys, Why.DAILY)
    header = backup_file.read_header(backup.path)
    assert [slot.kind for slot in header.slots] == ["recovery"]
    assert keys.slots[0] in header.slots or keys.slots[1] in header.slots
    assert b"a lamp in the wall" not in backup.path.read_bytes()


def test_under_a_writer_who_never_pauses_every_one_comes_back(tmp_path: Path) -> None:
    assert all_come_back(tmp_path, 10) > 0, "nobody wrote meanwhile"


def test_a_vault_of_many_pieces_is_copied_as_it_is_in_the_end(
    made: Made, vault: Vault, keys: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody writes between two pieces, again and again, and at last pauses."""
    monkeypatch.setattr(vault_copy, "PIECE", 8192)
    writer = made.open_vault()
    journal = JournalStore(writer)
    rounds = iter(range(40))

    class Meanwhile(Unwatched):
        def wanted_to_stop(self) -> bool:
            if (number := next(rounds, None)) is not None:
                journal.add(datetime(2025, 1, 1, 0, number), body=f"meanwhile {number} " * 200)
            return False

    backup = make(made.profile, vault.opener(), keys, Why.DAILY, watch=Meanwhile())
    writer.close()
    assert next(rounds, None) is None
    assert backup.entries == 41


def test_somebody_who_never_pauses_waits_once(
    made: Made, vault: Vault, keys: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_copy, "PIECE", 8192)
    writer = made.open_vault()
    journal = JournalStore(writer)
    written: list[str] = []

    class Always(Unwatched):
        def wanted_to_stop(self) -> bool:
            try:
                written.append(journal.add(datetime(2025, 1, 1), body="meanwhile", wait_ms=0).uid)
            except StorageError:
                written.append("")
            return False

    backup = make(made.profile, vault.opener(), keys, Why.DAILY, watch=Always())
    writer.close()
    held = written.index("")
    assert backup.entries == 1 + held, "the copy is not of one moment"


# --- what was not proven ---------------------------------------------------------------------------------------------


def spoil_the_copy(vault: Vault, target: Path, watch: Any) -> Any:
    counts = vault_copy.copy_vault(vault, target, watch)
    with target.open("r+b") as file:
        file.seek(5 * 4096 + 100)
        file.write(b"worn")
    return counts


def forget_a_row(vault: Vault, target: Path, watch: Any) -> Any:
    return {**vault_copy.copy_vault(vault, target, watch), "entry": 2}


@pytest.mark.parametrize("copying", (spoil_the_copy, forget_a_row))
def test_a_copy_that_is_not_the_same_is_never_a_backup(
    made: Made, vault: Vault, keys: KeyFile, monkeypatch: pytest.MonkeyPatch, copying: Callable[..., Any]
) -> None:
    monkeypatch.setattr(backups, "copy_vault", copying)
    with pytest.raises(BackupUnproven):
        make(made.profile, vault.opener(), keys, Why.DAILY)
    assert names(made.profile.backups) == []
    assert all_backups(made.profile) == ()


def test_a_disk_that_keeps_something_else_is_noticed(
    made: Made, vault: Vault, keys: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup_file._compare

    def worn(written: BinaryIO, *rest: Any) -> None:
        written.seek(9000)
        written.write(b"worn")
        written.flush()
        written.seek(0)
        real(written, *rest)

    monkeypatch.setattr(backup_file, "_compare", worn)
    with pytest.raises(BackupUnproven):
        make(made.profile, vault.opener(), keys, Why.DAILY)
    assert names(made.profile.backups) == []


def test_slots_that_were_not_proven_are_noticed(
    made: Made, vault: Vault, keys: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = backup_file.read_header
    monkeypatch.setattr(backup_file, "read_header", lambda path: replace(header(path), slots=keys.slots[:1]))
    with pytest.raises(BackupUnproven):
        make(made.profile, vault.opener(), keys, Why.DAILY)
    assert names(made.profile.backups) == []


def test_what_a_killed_attempt_left_is_no_backup_and_goes_with_the_next(
    made: Made, vault: Vault, keys: KeyFile
) -> None:
    whole = make(made.profile, vault.opener(), keys, Why.DAILY).path
    (made.profile.backups / "copy.part").write_bytes(b"half")
    whole.rename(whole.with_name("alcove-17.vaultbackup.part"))
    assert all_backups(made.profile) == ()
    backup = make(made.profile, vault.opener(), keys, Why.DAILY)
    assert names(made.profile.backups) == [backup.path.name]


def test_a_file_that_is_not_whole_is_not_listed(made: Made, vault: Vault, keys: KeyFile) -> None:
    good = make(made.profile, vault.opener(), keys, Why.DAILY)
    (made.profile.backups / "alcove-2020-01-01.vaultbackup").write_bytes(good.path.read_bytes()[:-1])
    (made.profile.backups / "alcove-2020-01-02.vaultbackup").write_bytes(b"")
    assert all_backups(made.profile) == (good,)


class _FullDisk:
    """Lets so many writes through and then says that there is no room left."""

    def __init__(self, file: BinaryIO, left: int) -> None:
        self._file, self._left = file, left

    def write(self, data: bytes) -> int:
        self._left -= 1
        if self._left < 0:
            raise OSError(errno.ENOSPC, "full")
        return self._file.write(data)

    def __enter__(self) -> "_FullDisk":
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@pytest.mark.parametrize("left", range(3))
def test_a_disk_that_fills_up_is_said_so_and_nothing_stays(
    made: Made, vault: Vault, keys: KeyFile, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    real = backup_file._private
    monkeypatch.setattr(backup_file, "_private", lambda path: _FullDisk(real(path), left))
    with pytest.raises(DiskFull):
        make(made.profile, vault.opener(), keys, Why.DAILY)
    assert names(made.profile.backups) == []
    JournalStore(vault).add(datetime(2024, 5, 5), body="saving goes on")


def test_the_last_of_the_room_is_left_to_the_journal(
    made: Made, vault: Vault, keys: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = made.profile.vault.stat().st_size
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10 * size, 9 * size, size))
    with pytest.raises(DiskFull):
        make(made.profile, vault.opener(), keys, Why.DAILY)
    assert names(made.profile.backups) == []


def test_a_place_that_is_gone_or_a_file_is_said_so(made: Made, vault: Vault, keys: KeyFile, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "gone", tmp_path / "file"):
        with pytest.raises(StorageError):
            make(made.profile, vault.opener(), keys, Why.ASKED_FOR, folder)
    assert names(made.profile.backups) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has rights of another kind")
def test_a_place_that_may_not_be_written_is_said_so(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    stick.chmod(0o500)
    try:
        assert run_unprivileged("back_up_to_a_stick", tmp_path) == "ReadOnlyDisk"
    finally:
        stick.chmod(0o700)
    assert names(stick) == []
    assert names(tmp_path / "here" / "backups") == []


@pytest.mark.parametrize("after", range(5))
def test_stopping_leaves_nothing(made: Made, vault: Vault, keys: KeyFile, after: int) -> None:
    class Impatient(Unwatched):
        looks = 0

        def wanted_to_stop(self) -> bool:
            self.looks += 1
            return self.looks > after

    with pytest.raises(Halted):
        make(made.profile, vault.opener(), keys, Why.DAILY, watch=Impatient())
    assert names(made.profile.backups) == []


# --- when, and how many ----------------------------------------------------------------------------------------------


def age(backup: backups.Backup, profile: Profile, days: float) -> Path:
    """The same backup as if it had been made some days ago."""
    header = backup_file.read_header(backup.path)
    content = profile.folder / "content"
    backup_file.unpack(backup.path, content, Unwatched())
    aged = profile.backups / f"alcove-aged-{days:g}.vaultbackup"
    made_at = (header.made_at - timedelta(days=days)).replace(microsecond=0)
    backup_file.write_backup(aged, replace(header, made_at=made_at), content, Unwatched())
    content.unlink()
    return aged


def test_one_is_due_a_day_after_the_last_when_something_was_written(made: Made, vault: Vault, keys: KeyFile) -> None:
    assert is_due(made.profile)
    backup = make(made.profile, vault.opener(), keys, Why.DAILY)
    JournalStore(vault).add(datetime(2024, 5, 4), body="more")
    assert not is_due(made.profile, backup.made_at + timedelta(hours=23))
    assert is_due(made.profile, backup.made_at + timedelta(hours=25))
    written = (backup.made_at - timedelta(hours=1)).timestamp()
    os.utime(made.profile.vault, (written, written))
    assert not is_due(made.profile, backup.made_at + timedelta(days=9)), "nothing was written since"


def test_a_backup_from_the_future_does_not_put_the_next_one_off(made: Made, vault: Vault, keys: KeyFile) -> None:
    backup = make(made.profile, vault.opener(), keys, Why.DAILY)
    assert is_due(made.profile, backup.made_at - timedelta(days=400))


def test_without_a_vault_nothing_is_due(profile: Profile) -> None:
    assert not is_due(profile)
    assert all_backups(profile) == ()


def test_old_ones_are_thinned_and_the_newest_stays(made: Made, vault: Vault, keys: KeyFile) -> None:
    backup = make(made.profile, vault.opener(), keys, Why.DAILY)
    aged = {days: age(backup, made.profile, days) for days in (0.5, 1.5, 700, 700.001, 735)}
    assert thin(made.profile, backup.made_at) == (aged[700.001],)
    assert {one.path for one in all_backups(made.profile)} == {backup.path, *aged.values()} - {aged[700.001]}


def test_too_large_a_whole_is_made_smaller_from_the_old_end(made: Made, vault: Vault, keys: KeyFile) -> None:
    backup = make(made.profile, vault.opener(), keys, Why.DAILY)
    older, oldest = age(backup, made.profile, 1), age(backup, made.profile, 20)
    assert thin(made.profile, backup.made_at, 2 * backup.size + 10) == (oldest,)
    assert thin(made.profile, backup.made_at, 1) == (older,)
    assert [one.path for one in all_backups(made.profile)] == [backup.path]


def test_a_copy_elsewhere_is_remembered(made: Made) -> None:
    made.profile.backups.mkdir()
    assert backups.last_elsewhere(made.profile) is None
    at = NOW.replace(microsecond=0)
    backups.note_elsewhere(made.profile, at)
    assert backups.last_elsewhere(made.profile) == at
    (made.profile.backups / "last-elsewhere").write_text("yesterday")
    assert backups.last_elsewhere(made.profile) is None


def test_a_vault_that_is_damaged_itself_is_said_so(made: Made, keys: KeyFile) -> None:
    with made.profile.vault.open("r+b") as file:
        file.seek(20 * 4096 + 100)
        file.write(b"worn")
    with pytest.raises(DamagedVault):
        make(made.profile, made.open_vault, keys, Why.DAILY)
    assert names(made.profile.backups) == []


def test_health_is_looked_at(made: Made, vault: Vault, keys: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Vault, "health", lambda self: Health(False, 0, ("something",)))
    with pytest.raises(BackupUnproven):
        make(made.profile, vault.opener(), keys, Why.DAILY)


def test_one_journal_thins_no_other(made: Made, vault: Vault, keys: KeyFile, tmp_path: Path) -> None:
    """The only backup of a journal that was here before stays, whatever there is of the one that is here now."""
    other = make_profile(tmp_path / "elsewhere")
    opened = other.open_vault()
    only = make(other.profile, opened.opener(), key_file.load(other.profile.keys), Why.DAILY)
    opened.close()
    backup = make(made.profile, vault.opener(), keys, Why.DAILY)
    kept = shutil.copy(only.path, made.profile.backups / "of-the-other.vaultbackup")
    assert thin(made.profile, backup.made_at + timedelta(days=700), 1) == ()
    assert {one.path for one in all_backups(made.profile)} == {backup.path, Path(kept)}
