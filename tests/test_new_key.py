"""A new key for the whole journal: everything is the same afterwards, and nothing of before opens it."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app import new_key, spare_key, standing
from app.access_states import Locked
from app.domain.finding import Finding
from app.jobs import Stopped
from app.keyring_items import KeyringItems, item_for
from app.new_key import Wish
from app.storage import key_file, rekeyed
from app.storage.connection import connect
from app.storage.errors import DamagedVault, DiskFull, KeychainUnavailable, StorageError, WrongKey
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, SlotKind
from app.storage.vault import Vault
from tests.support.cutting import cut_off
from tests.support.profiles import Made, fill_with_sample_year, make_profile
from tests.support.quick_keys import use_quick_keys

PASSWORD = "seven green teapots"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    use_quick_keys(monkeypatch)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    made = make_profile(tmp_path / "profile")
    fill_with_sample_year(made, datetime(2026, 5, 1))
    return made


def items_of(made: Made) -> KeyringItems:
    return KeyringItems(made.keychain, made.profile.pending_keychain)


def wish(passphrase: str | None = None, *, forget: bool = False) -> Wish:
    return Wish(spare_key.new_code(), passphrase, forget)


def no_watch(_done: int, _total: int) -> None:
    return None


def everything(made: Made, key: DatabaseKey) -> rekeyed.Print:
    with_key = connect(made.profile.vault, key)
    found = rekeyed._print_of(with_key, 0, 1, no_watch)
    with_key.close()
    return found


def names(made: Made) -> list[str]:
    return sorted(path.name for path in made.profile.folder.iterdir() if path.stat().st_size)


def test_everything_is_there_under_the_new_key_and_the_old_one_opens_nothing(made: Made) -> None:
    before, files = everything(made, made.key), names(made)
    (old_item,) = made.keychain.items
    steps: list[tuple[int, int]] = []
    wanted = wish()
    done = new_key.make(made.profile, items_of(made), made.key, wanted, lambda *step: steps.append(step))
    assert done.key != made.key
    assert everything(made, done.key) == before
    with pytest.raises(DamagedVault):
        made.open_vault()
    stored = key_file.load(made.profile.keys)
    assert stored == done.keys
    assert stored.unlock_with_recovery_code(wanted.code) == done.key
    assert stored.slot(SlotKind.RECOVERY).confirmed  # type: ignore[union-attr]
    with pytest.raises(WrongKey):
        stored.unlock_with_recovery_code(made.code)
    ((item, secret),) = made.keychain.items.items()
    assert item != old_item
    assert stored.unlock_with_keyring(secret) == done.key
    assert names(made) == files
    assert steps == sorted(steps)
    assert steps[-1][0] <= rekeyed.STEPS


def test_with_a_password_the_keyring_keeps_nothing(made: Made) -> None:
    done = new_key.make(made.profile, items_of(made), made.key, wish(PASSWORD), no_watch)
    assert done.keys.kinds == {SlotKind.PASSPHRASE, SlotKind.RECOVERY}
    assert done.keys.unlock_with_passphrase(PASSWORD) == done.key
    assert made.keychain.items == {}


def test_the_word_index_still_finds(made: Made) -> None:
    done = new_key.make(made.profile, items_of(made), made.key, wish(), no_watch)
    vault = Vault.open(made.profile.vault, done.key, made.vault_id)
    assert JournalStore(vault).find(Finding(words="bridge"))
    vault.close()


@pytest.mark.parametrize("forget", [True, False])
def test_copies_under_the_old_key_go_only_when_that_was_wanted(made: Made, forget: bool) -> None:
    made.profile.backups.mkdir()
    backup, own = made.profile.backups / "alcove-2026-05-01.vaultbackup", made.profile.backups / "my notes.txt"
    earlier = made.profile.folder / "before-restore-2026"
    earlier.mkdir()
    for path in (backup, own, earlier / "alcove.vault"):
        path.write_bytes(b"x")
    new_key.make(made.profile, items_of(made), made.key, wish(forget=forget), no_watch)
    assert (backup.exists(), earlier.exists()) == (not forget, not forget)
    assert own.exists()


def test_stopped_it_leaves_everything_as_it_was(made: Made) -> None:
    files = {path.name: path.read_bytes() for path in made.profile.folder.iterdir()}
    kept = dict(made.keychain.items)
    for at in (0, 30, 60, 80):

        def stop(done: int, _total: int, at: int = at) -> None:
            if done >= at:
                raise Stopped

        with pytest.raises(Stopped):
            new_key.make(made.profile, items_of(made), made.key, wish(), stop)
        assert {path.name: path.read_bytes() for path in made.profile.folder.iterdir()} == files
        assert made.keychain.items == kept


def test_a_copy_that_is_not_the_same_is_not_taken(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    real = connect

    def lose_a_row(path: Path, key: DatabaseKey) -> Any:
        connection = real(path, key)
        if path == made.profile.next_vault and connection.execute("PRAGMA user_version").fetchone()[0]:
            connection.execute("UPDATE entry SET title = title || '.' WHERE id = (SELECT max(id) FROM entry)")
        return connection

    monkeypatch.setattr(rekeyed, "connect", lose_a_row)
    with pytest.raises(DamagedVault):
        new_key.make(made.profile, items_of(made), made.key, wish(), no_watch)
    made.open_vault().close()
    assert not made.profile.next_vault.exists()


def test_a_keyring_that_keeps_nothing_is_said_before_anything_is_copied(made: Made) -> None:
    made.keychain.locked = True
    with pytest.raises(KeychainUnavailable):
        new_key.make(made.profile, items_of(made), made.key, wish(), no_watch)
    assert not made.profile.next_vault.exists()
    made.open_vault().close()


def test_a_full_disk_leaves_the_old_state(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(new_key, "_decide", full)
    with pytest.raises(DiskFull):
        new_key.make(made.profile, items_of(made), made.key, wish(), no_watch)
    monkeypatch.undo()
    made.open_vault().close()
    assert not made.profile.key_is_changing


# --- cut short: each step is the last that is, or is not, done -------------------------------------------------------


STEPS: list[tuple[Any, str]] = [
    (KeyringItems, "prove"),
    (rekeyed, "copy"),
    (KeyringItems, "remember"),
    (KeyringItems, "note"),
    (new_key, "_decide"),
    (rekeyed, "side_file"),
    (new_key, "rename_over"),
    (key_file, "store"),
    (new_key, "remove_all"),
    (new_key, "flush_folder"),
    (KeyringItems, "settled"),
    (KeyringItems, "forget"),
]
POINTS = [(place, name, when, turn) for place, name in STEPS for when in ("before", "after") for turn in (1, 2)]


@pytest.mark.parametrize(
    ("place", "name", "when", "turn"), POINTS, ids=[f"{when}-{name}-{turn}" for _, name, when, turn in POINTS]
)
def test_cut_off_anywhere_the_next_start_has_the_old_state_or_the_new(
    made: Made, place: Any, name: str, when: str, turn: int
) -> None:
    before, wanted = everything(made, made.key), wish(forget=True)
    made.profile.backups.mkdir()
    backup = made.profile.backups / "one.vaultbackup"
    backup.write_bytes(b"x")
    with cut_off(place, name, when, turn):
        new_key.make(made.profile, items_of(made), made.key, wanted, no_watch)
    state, stored = standing.seen(made.profile, lambda: None)
    assert isinstance(state, Locked)
    assert stored is not None
    item = item_for(stored)
    assert item is not None
    key = stored.unlock_with_keyring(made.keychain.items[item.service, item.user])
    assert everything(made, key) == before
    code = made.code if key == made.key else wanted.code
    assert stored.unlock_with_recovery_code(code) == key
    assert backup.exists() == (key == made.key)
    assert not made.profile.key_is_changing
    items_of(made).tidy(item)
    assert len(made.keychain.items) == 1


def test_a_decision_that_cannot_go_on_is_tried_again(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(*_: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr(new_key, "rename_over", stuck)
        with pytest.raises(StorageError):
            new_key.make(made.profile, items_of(made), made.key, wish(), no_watch)
    assert made.profile.next_keys.exists()
    state, stored = standing.seen(made.profile, lambda: None)
    assert isinstance(state, Locked)
    assert stored is not None
    item = item_for(stored)
    assert item is not None
    key = stored.unlock_with_keyring(made.keychain.items[item.service, item.user])
    Vault.open(made.profile.vault, key, made.vault_id).close()
    assert key != made.key


def test_a_copied_folder_of_before_opens_only_with_the_key_of_before(made: Made, tmp_path: Path) -> None:
    shutil.copytree(made.profile.folder, tmp_path / "taken")
    done = new_key.make(made.profile, items_of(made), made.key, wish(), no_watch)
    taken = key_file.load(tmp_path / "taken" / "alcove.keys")
    with pytest.raises(KeyError):
        made.keychain.items[item_for(taken).service, item_for(taken).user]  # type: ignore[union-attr]
    assert taken.unlock_with_recovery_code(made.code) != done.key
