"""A backup comes back whole on any computer, never in place, and what was there before is kept."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import backups, last_seen, restoring, standing
from app.access_states import Locked
from app.backups import Backup, Why
from app.keyring_items import KeyringItems, item_for
from app.paths import Profile
from app.restoring import FoundBackup
from app.storage import backup_file, key_file, keys
from app.storage.errors import BackupDamaged, NewerVault, NotABackup, StorageError, WrongKey
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, KeyFile, SlotKind
from app.storage.vault import Vault
from app.storage.watching import Halted, Unwatched
from tests.support.keychain import MemoryKeychain
from tests.support.profiles import Made, make_profile
from tests.support.quick_keys import use_quick_keys

PASSWORD = "seven green teapots"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    use_quick_keys(monkeypatch)


def write(made: Made, words: str) -> None:
    vault = made.open_vault()
    JournalStore(vault).add(datetime(2024, 5, 3, 10), body=words)
    vault.close()


def back_up(made: Made) -> Backup:
    vault = made.open_vault()
    backup = backups.make(made.profile, vault.opener(), key_file.load(made.profile.keys), Why.DAILY)
    vault.close()
    return backup


@pytest.fixture
def made(tmp_path: Path) -> Made:
    made = make_profile(tmp_path / "here")
    write(made, "a lamp in the wall")
    return made


@pytest.fixture
def backup(made: Made) -> Backup:
    return back_up(made)


@pytest.fixture
def keychain() -> MemoryKeychain:
    """Of the computer on which things are restored."""
    return MemoryKeychain()


def items_of(profile: Profile, keychain: MemoryKeychain) -> KeyringItems:
    return KeyringItems(keychain, profile.pending_keychain)


def with_code(path: Path, code: str) -> tuple[FoundBackup, DatabaseKey]:
    found = restoring.look(path)
    return replace(found, opened_with=SlotKind.RECOVERY), found.keys.unlock_with_recovery_code(code)


def texts(profile: Profile, key: DatabaseKey, stored: KeyFile | None = None) -> list[str]:
    vault = Vault.open(profile.vault, key, (stored or key_file.load(profile.keys)).vault_id)
    found = sorted(body for (body,) in vault.read("SELECT body FROM entry"))
    assert vault.health().ok
    vault.close()
    return found


def kept_folders(profile: Profile) -> list[Path]:
    return sorted(profile.folder.glob("before-restore-*"))


# --- another computer ------------------------------------------------------------------------------------------------


def test_an_empty_profile_and_the_code_are_enough(
    profile: Profile, made: Made, backup: Backup, keychain: MemoryKeychain
) -> None:
    found, key = with_code(backup.path, made.code)
    stored = restoring.restore(profile, found, key, items_of(profile, keychain))
    assert key_file.load(profile.keys) == stored
    assert stored.complete
    assert stored.kinds == {SlotKind.RECOVERY, SlotKind.KEYRING}
    assert texts(profile, key) == ["a lamp in the wall"]
    item = item_for(stored)
    assert item is not None
    assert stored.unlock_with_keyring(keychain.recall(item.service, item.user)) == key
    assert stored.unlock_with_recovery_code(made.code) == key
    assert not profile.pending_keychain.exists()
    assert not profile.restoring.exists()
    assert kept_folders(profile) == []
    assert isinstance(standing.seen(profile, lambda: None)[0], Locked)


def test_a_passphrase_that_opened_it_stays_the_lock(profile: Profile, tmp_path: Path, keychain: MemoryKeychain) -> None:
    made = make_profile(tmp_path / "locked", PASSWORD)
    write(made, "behind a password")
    found = restoring.look(back_up(made).path)
    assert found.kinds == {SlotKind.PASSPHRASE, SlotKind.RECOVERY}
    with pytest.raises(WrongKey):
        found.keys.unlock_with_passphrase("another")
    key = found.keys.unlock_with_passphrase(PASSWORD)
    stored = restoring.restore(
        profile, replace(found, opened_with=SlotKind.PASSPHRASE), key, items_of(profile, keychain)
    )
    assert stored.kinds == {SlotKind.PASSPHRASE, SlotKind.RECOVERY}
    assert stored.unlock_with_passphrase(PASSWORD) == key
    assert keychain.items == {}


def test_the_code_opens_one_whose_passphrase_was_forgotten(
    profile: Profile, tmp_path: Path, keychain: MemoryKeychain
) -> None:
    made = make_profile(tmp_path / "locked", PASSWORD)
    found, key = with_code(back_up(made).path, made.code)
    stored = restoring.restore(profile, found, key, items_of(profile, keychain))
    assert stored.kinds == {SlotKind.RECOVERY, SlotKind.KEYRING}


def test_a_computer_without_a_key_store_opens_with_what_the_backup_has(
    profile: Profile, made: Made, backup: Backup
) -> None:
    found, key = with_code(backup.path, made.code)
    stored = restoring.restore(profile, found, key, items_of(profile, MemoryKeychain(absent=True)))
    assert stored.kinds == {SlotKind.RECOVERY}
    assert texts(profile, stored.unlock_with_recovery_code(made.code)) == ["a lamp in the wall"]


# --- in the place of something ---------------------------------------------------------------------------------------


def test_what_was_there_is_kept_whole(made: Made, backup: Backup, keychain: MemoryKeychain) -> None:
    write(made, "written after it")
    found, key = with_code(backup.path, made.code)
    restoring.restore(made.profile, found, key, items_of(made.profile, keychain))
    assert texts(made.profile, key) == ["a lamp in the wall"]
    (kept,) = kept_folders(made.profile)
    before = key_file.load(kept / "alcove.keys")
    assert before.has(SlotKind.KEYRING)
    assert texts(Profile(kept), key, before) == ["a lamp in the wall", "written after it"]
    assert [one.path for one in backups.all_backups(made.profile)] == [backup.path]


def test_the_backup_of_another_journal_comes_back_on_purpose(
    made: Made, tmp_path: Path, keychain: MemoryKeychain
) -> None:
    other = make_profile(tmp_path / "other")
    write(other, "somebody else's evening")
    found, key = with_code(back_up(other).path, other.code)
    stored = restoring.restore(made.profile, found, key, items_of(made.profile, keychain))
    assert stored.vault_id == other.vault_id != made.vault_id
    assert texts(made.profile, key) == ["somebody else's evening"]
    (kept,) = kept_folders(made.profile)
    assert texts(Profile(kept), made.key) == ["a lamp in the wall"]


def lose_the_vault(profile: Profile) -> None:
    profile.vault.unlink()


def damage_the_vault(profile: Profile) -> None:
    profile.vault.write_bytes(b"worn" * 5000)


def empty_the_vault(profile: Profile) -> None:
    profile.vault.write_bytes(b"")


def lose_the_keys(profile: Profile) -> None:
    profile.keys.unlink()
    profile.keys.with_name("alcove.keys.bak").unlink()


def damage_the_keys(profile: Profile) -> None:
    profile.keys.write_bytes(b"{}")
    profile.keys.with_name("alcove.keys.bak").write_bytes(b"")


def leave_a_hot_journal(profile: Profile) -> None:
    profile.vault.with_name("alcove.vault-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 9000)


DAMAGE = (lose_the_vault, damage_the_vault, empty_the_vault, lose_the_keys, damage_the_keys, leave_a_hot_journal)


@pytest.mark.parametrize("damage", DAMAGE, ids=[damage.__name__ for damage in DAMAGE])
def test_it_comes_back_whatever_became_of_the_journal(
    made: Made, backup: Backup, keychain: MemoryKeychain, damage: Callable[[Profile], None]
) -> None:
    damage(made.profile)
    left = {path.name: path.read_bytes() for path in made.profile.folder.glob("alcove.*")}
    found, key = with_code(backup.path, made.code)
    restoring.restore(made.profile, found, key, items_of(made.profile, keychain))
    assert texts(made.profile, key) == ["a lamp in the wall"]
    (kept,) = kept_folders(made.profile)
    assert {path.name: path.read_bytes() for path in kept.glob("alcove.*")} == left, "something of before was lost"


def test_two_of_one_second_keep_both(made: Made, backup: Backup, keychain: MemoryKeychain) -> None:
    for _ in range(3):
        found, key = with_code(backup.path, made.code)
        restoring.restore(made.profile, found, key, items_of(made.profile, keychain))
    assert len(kept_folders(made.profile)) == 3


def test_an_older_journal_that_was_restored_is_no_surprise(
    made: Made, backup: Backup, keychain: MemoryKeychain
) -> None:
    write(made, "one more session")
    found, key = with_code(backup.path, made.code)
    restoring.restore(made.profile, found, key, items_of(made.profile, keychain))
    seen = last_seen.read(made.profile.last_seen)
    assert seen is not None
    assert (seen.vault_id, seen.counter, seen.entries) == (made.vault_id, found.header.counter, 1)


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.fixture
def digest(made: Made) -> Iterator[None]:
    """Whatever is refused leaves every file of the journal as it was."""
    write(made, "the present")
    before = {path.name: path.read_bytes() for path in made.profile.folder.glob("alcove.*")}
    yield
    assert {path.name: path.read_bytes() for path in made.profile.folder.glob("alcove.*")} == before
    assert not made.profile.restoring.exists()
    assert kept_folders(made.profile) == []


def repacked(backup: Backup, folder: Path, change: bytes | None = None, **header: object) -> Path:
    """The backup of somebody who knows the form: its sums are right."""
    content, path = folder / "content", folder / "changed.vaultbackup"
    real = backup_file.unpack(backup.path, content, Unwatched())
    if change is not None:
        content.write_bytes(change)
    size = content.stat().st_size
    backup_file.write_backup(path, replace(real, size=size, **header), content, Unwatched())  # type: ignore[arg-type]
    return path


@pytest.mark.usefixtures("digest")
def test_content_that_the_key_does_not_open_is_refused(
    made: Made, backup: Backup, tmp_path: Path, keychain: MemoryKeychain
) -> None:
    for path in (
        repacked(backup, tmp_path, b"no vault at all" * 1000),
        repacked(backup, tmp_path, b"SQLite format 3\0" + bytes(5000)),
        repacked(backup, tmp_path, b""),
        repacked(backup, tmp_path, entries=7),
        repacked(backup, tmp_path, counter=99),
    ):
        found, key = with_code(path, made.code)
        with pytest.raises(BackupDamaged):
            restoring.verify(made.profile, found, key)
        with pytest.raises(BackupDamaged):
            restoring.restore(made.profile, found, key, items_of(made.profile, keychain))
    assert keychain.items == {}


@pytest.mark.usefixtures("digest")
def test_a_page_that_was_put_in_by_somebody_is_refused(made: Made, backup: Backup, tmp_path: Path) -> None:
    content = tmp_path / "content"
    backup_file.unpack(backup.path, content, Unwatched())
    whole = content.read_bytes()
    for page in range(len(whole) // 4096):
        changed = bytearray(whole)
        changed[page * 4096 + 77] ^= 1
        found, key = with_code(repacked(backup, tmp_path, bytes(changed)), made.code)
        with pytest.raises(BackupDamaged):
            restoring.verify(made.profile, found, key)


@pytest.mark.usefixtures("digest")
def test_another_vault_under_these_slots_is_refused(made: Made, backup: Backup, tmp_path: Path) -> None:
    other = make_profile(tmp_path / "other")
    path = repacked(backup, tmp_path, other.profile.vault.read_bytes())
    found, key = with_code(path, made.code)
    with pytest.raises(BackupDamaged):
        restoring.verify(made.profile, found, key)
    with pytest.raises(WrongKey):
        with_code(repacked(backup, tmp_path, vault_id=other.vault_id), made.code)


@pytest.mark.usefixtures("digest")
def test_a_vault_of_a_newer_alcove_inside_is_refused(made: Made, backup: Backup, tmp_path: Path) -> None:
    newer = tmp_path / "newer.vault"
    shutil.copy(made.profile.vault, newer)
    vault = Vault.open(newer, made.key, made.vault_id)
    vault._connection.execute("PRAGMA user_version = 99")
    vault.close()
    found, key = with_code(repacked(backup, tmp_path, newer.read_bytes(), entries=2), made.code)
    with pytest.raises(NewerVault):
        restoring.verify(made.profile, found, key)


@pytest.mark.usefixtures("digest")
def test_a_file_that_changed_since_the_look_is_refused(
    made: Made, backup: Backup, tmp_path: Path, keychain: MemoryKeychain
) -> None:
    path = tmp_path / "chosen.vaultbackup"
    shutil.copy(backup.path, path)
    found, key = with_code(path, made.code)
    shutil.copy(back_up(make_profile(tmp_path / "other")).path, path)
    with pytest.raises(BackupDamaged):
        restoring.restore(made.profile, found, key, items_of(made.profile, keychain))
    path.unlink()
    with pytest.raises(StorageError):
        restoring.restore(made.profile, found, key, items_of(made.profile, keychain))
    with pytest.raises(NotABackup):
        restoring.look(tmp_path)


@pytest.mark.usefixtures("digest")
@pytest.mark.parametrize("after", range(3))
def test_stopping_changes_nothing(made: Made, backup: Backup, keychain: MemoryKeychain, after: int) -> None:
    class Impatient(Unwatched):
        looks = 0

        def wanted_to_stop(self) -> bool:
            self.looks += 1
            return self.looks > after

    found, key = with_code(backup.path, made.code)
    with pytest.raises(Halted):
        restoring.restore(made.profile, found, key, items_of(made.profile, keychain), Impatient())


# --- afterwards ------------------------------------------------------------------------------------------------------


def test_what_was_kept_goes_after_a_month(made: Made, backup: Backup) -> None:
    items = items_of(made.profile, made.keychain)
    old_item = item_for(key_file.load(made.profile.keys))
    assert old_item is not None
    found, key = with_code(backup.path, made.code)
    restoring.restore(made.profile, found, key, items)
    assert (old_item.service, old_item.user) in made.keychain.items, "what was kept can still be opened"
    restoring.remove_old(made.profile, items, datetime.now(UTC) + timedelta(days=29))
    assert len(kept_folders(made.profile)) == 1
    (made.profile.folder / "before-restore-by hand").mkdir()
    restoring.remove_old(made.profile, items, datetime.now(UTC) + timedelta(days=31))
    assert [folder.name for folder in kept_folders(made.profile)] == ["before-restore-by hand"]
    assert (old_item.service, old_item.user) not in made.keychain.items
    new_item = item_for(key_file.load(made.profile.keys))
    assert new_item is not None
    assert (new_item.service, new_item.user) in made.keychain.items


def test_a_new_code_after_it_does_not_open_the_backup(made: Made, backup: Backup) -> None:
    """A backup opens with what was in force when it was made."""
    slot, code = keys.make_recovery_slot(made.vault_id, made.key)
    key_file.store(made.profile.keys, key_file.load(made.profile.keys).with_slot(slot))
    with pytest.raises(WrongKey):
        with_code(backup.path, code)
    assert with_code(backup.path, made.code)[1] == made.key
