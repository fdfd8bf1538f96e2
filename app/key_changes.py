"""How the lock of a vault changes: the new slot is made, proven and durable before the old one goes.

Every function starts from the key file on the disk, blocks, and is meant for a job.
"""

from app import paths
from app.keyring_items import KeyringItems, item_for
from app.storage import key_file, keys
from app.storage.errors import WrongKey
from app.storage.keys import DatabaseKey, KeyFile, SlotKind


def change_passphrase(
    profile: paths.Profile, items: KeyringItems, key: DatabaseKey, new: str, current: str | None
) -> KeyFile:
    """Locks with a new passphrase. The keyring slot goes with it, or the lock would be only a curtain."""
    stored = key_file.load(profile.keys)
    _prove(stored, current)
    slot = keys.make_passphrase_slot(stored.vault_id, key, new)
    old_item = item_for(stored)
    if old_item:
        items.note(old_item)
    changed = key_file.store(profile.keys, stored.with_slot(slot).without(SlotKind.KEYRING))
    if old_item:
        items.forget(old_item)
    return changed


def drop_passphrase(profile: paths.Profile, items: KeyringItems, key: DatabaseKey, current: str | None) -> KeyFile:
    """Opens with the computer account from now on."""
    stored = key_file.load(profile.keys)
    _prove(stored, current)
    return _with_new_keyring_slot(profile, items, key, stored)


def renew_keyring(profile: paths.Profile, items: KeyringItems, key: DatabaseKey) -> KeyFile:
    """Makes a new keyring slot under another name, then removes the old item; a vault with a passphrase stays as it is.

    Raises KeychainUnavailable when the keyring keeps nothing; the old slot is then in force as before.
    """
    stored = key_file.load(profile.keys)
    if stored.has(SlotKind.PASSPHRASE):
        return stored
    return _with_new_keyring_slot(profile, items, key, stored)


def confirm_code(profile: paths.Profile, key: DatabaseKey, code: str) -> KeyFile:
    """This code, read back by its owner, is the spare key from now on; an earlier one stops working."""
    stored = key_file.load(profile.keys)
    return key_file.store(profile.keys, stored.with_slot(keys.confirm_recovery_slot(stored.vault_id, key, code)))


def check_code(profile: paths.Profile, key: DatabaseKey, code: str) -> KeyFile:
    """Proves a code on its slot. Changes nothing, but for noting that its owner has it where that was not known yet.

    Raises WrongGroup for a mistyped code and WrongKey for one that opens something else.
    """
    stored = key_file.load(profile.keys)
    if stored.unlock_with_recovery_code(code) != key:
        raise WrongKey
    slot = stored.slot(SlotKind.RECOVERY)
    return stored if slot and slot.confirmed else confirm_code(profile, key, code)


def _with_new_keyring_slot(profile: paths.Profile, items: KeyringItems, key: DatabaseKey, stored: KeyFile) -> KeyFile:
    items.prove()
    old_item = item_for(stored)
    slot, secret = keys.make_keyring_slot(stored.vault_id, key)
    wanted = stored.with_slot(slot).without(SlotKind.PASSPHRASE)
    item = item_for(wanted)
    assert item is not None
    items.remember(item, secret)
    if old_item:
        items.note(old_item)
    changed = key_file.store(profile.keys, wanted)
    items.settled(item)
    if old_item:
        items.forget(old_item)
    return changed


def _prove(stored: KeyFile, current: str | None) -> None:
    """Raises WrongKey unless the passphrase in force was given, where one is asked for."""
    if current is not None and stored.has(SlotKind.PASSPHRASE):
        stored.unlock_with_passphrase(current)
