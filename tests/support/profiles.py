"""Makes whole profiles the way the first run makes them, for what needs a vault that is already there."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app import first_run
from app.domain.journal import NewEntry
from app.keyring_items import KeyringItems, item_for
from app.paths import Profile
from app.storage import key_file
from app.storage.check_ins import CheckInStore
from app.storage.journal import JournalStore
from app.storage.keys import (
    DatabaseKey,
    confirm_recovery_slot,
    make_keyring_slot,
    make_recovery_slot,
    new_key_file,
)
from app.storage.vault import Vault
from tests.support.keychain import MemoryKeychain
from tests.support.sample_marks import give_marks
from tests.support.sample_year import sample_year


@dataclass(frozen=True, slots=True)
class Made:
    """A profile with a vault, the keyring that opens it, and its recovery code."""

    profile: Profile
    keychain: MemoryKeychain
    code: str
    key: DatabaseKey
    vault_id: str

    def open_vault(self) -> Vault:
        return Vault.open(self.profile.vault, self.key, self.vault_id)


def make_profile(folder: Path, passphrase: str | None = None) -> Made:
    """A profile after its first run, with its spare key read back and nothing written yet."""
    profile = Profile(folder)
    profile.prepare()
    keychain = MemoryKeychain()
    made = first_run.set_up(profile, KeyringItems(keychain, profile.pending_keychain), passphrase)
    confirmed = confirm_recovery_slot(made.keys.vault_id, made.key, made.code)
    key_file.store(profile.keys, made.keys.with_slot(confirmed))
    return Made(profile, keychain, made.code, made.key, made.keys.vault_id)


def around(folder: Path, vault: Path, key: DatabaseKey, vault_id: str) -> Made:
    """A profile that a keyring opens, around a copy of a vault that is there already."""
    profile = Profile(folder)
    profile.prepare()
    shutil.copy(vault, profile.vault)
    slot, secret = make_keyring_slot(vault_id, key)
    recovery, code = make_recovery_slot(vault_id, key)
    keys = replace(new_key_file(vault_id), complete=True).with_slot(slot).with_slot(recovery)
    key_file.store(profile.keys, keys)
    keychain = MemoryKeychain()
    item = item_for(keys)
    assert item is not None
    keychain.remember(item.service, item.user, secret)
    return Made(profile, keychain, code, key, vault_id)


def fill(made: Made, entries: Iterable[NewEntry]) -> None:
    """Puts pages into the journal through its own import."""
    vault = made.open_vault()
    JournalStore(vault).import_batch(list(entries))
    vault.close()


def fill_with_sample_year(made: Made, now: datetime) -> None:
    """A year of pages and moods that ends today."""
    year = sample_year(now)
    fill(made, year.entries)
    vault = made.open_vault()
    give_marks(vault)
    check_ins = CheckInStore(vault)
    for mood, at in year.check_ins:
        check_ins.add(mood, at)
    vault.close()
