"""The first run, all or nothing: a crash at any step leaves nothing, a complete vault, or "finish setting up"."""

from dataclasses import dataclass, field, replace

from app import paths
from app.keyring_items import KeyringItems, item_for
from app.storage import key_file, keys
from app.storage.durable import private_folder
from app.storage.errors import KeyFileMissing, VaultThere
from app.storage.keys import DatabaseKey, KeyFile, Slot
from app.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class NewVault:
    """What a first run made."""

    key: DatabaseKey = field(repr=False)
    keys: KeyFile
    code: str = field(repr=False)


def set_up(profile: paths.Profile, items: KeyringItems, passphrase: str | None) -> NewVault:
    """Makes key, slots and vault, in the order in which a crash can do no harm. Slow: for a job."""
    private_folder(profile.folder)
    _refuse_to_replace(profile)
    if passphrase is None:
        items.prove()
    key = DatabaseKey.new()
    vault_id = keys.new_vault_id()
    recovery, code = keys.make_recovery_slot(vault_id, key)
    lock, secret = _lock_slot(vault_id, key, passphrase)
    made = keys.new_key_file(vault_id).with_slot(recovery).with_slot(lock)
    item = item_for(made)
    if item and secret:
        items.remember(item, secret)
    key_file.store(profile.keys, made)
    Vault.create(profile.vault, key, vault_id).close()
    finished = complete(profile)
    if item:
        items.settled(item)
    return NewVault(key, finished, code)


def complete(profile: paths.Profile) -> KeyFile:
    """Marks the key file as belonging to a vault that is there."""
    return key_file.store(profile.keys, replace(key_file.load(profile.keys), complete=True))


def _refuse_to_replace(profile: paths.Profile) -> None:
    """Nothing is made in the place of a vault, or of a key file that may belong to one."""
    if profile.vault.exists():
        raise VaultThere
    try:
        found = key_file.load(profile.keys)
    except KeyFileMissing:
        return
    if found.complete:
        raise VaultThere


def _lock_slot(vault_id: str, key: DatabaseKey, passphrase: str | None) -> tuple[Slot, str]:
    if passphrase is None:
        return keys.make_keyring_slot(vault_id, key)
    return keys.make_passphrase_slot(vault_id, key, passphrase), ""
