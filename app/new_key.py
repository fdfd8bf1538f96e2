"""A new key for the whole journal, for somebody who thinks that another person has the one in use.

The journal is written anew beside the old one, under a key that no slot of before opens, and proven. Then its key file
is written beside the old one, which decides it: until there nothing has happened, and from there on `settle` goes on to
the end, at once or at the next start. So a process that is ended at any moment leaves the old state or the new one.
"""

from contextlib import closing, suppress
from dataclasses import dataclass, field, replace

from app import paths
from app.keyring_items import Item, KeyringItems, item_for
from app.storage import key_file, keys, rekeyed, unsaved
from app.storage.durable import disk_faults, flush_folder, remove_all, rename_over, write_file
from app.storage.errors import KeyFileDamaged
from app.storage.keys import DatabaseKey, KeyFile, Slot
from app.storage.rekeyed import Watch
from app.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Wish:
    """What the new key is to open with. Without a passphrase the computer account keeps it, as before."""

    code: str = field(repr=False)
    passphrase: str | None = field(repr=False)
    forget_copies: bool


@dataclass(frozen=True, slots=True)
class NewKey:
    """The key in force, and its key file."""

    key: DatabaseKey = field(repr=False)
    keys: KeyFile


def make(profile: paths.Profile, items: KeyringItems, key: DatabaseKey, wish: Wish, watch: Watch) -> NewKey:
    """Gives a closed journal a new key. Slow: for a job. The code was read back by its owner.

    Raises storage errors, and whatever `watch` raises to stop; as long as nothing was decided, nothing is left.
    """
    settle(profile)
    stored = key_file.load(profile.keys)
    _take_in_what_waits(profile, key, stored.vault_id)
    new = DatabaseKey.new()
    old_item = item_for(stored)
    try:
        slot, secret = _lock_slot(items, stored.vault_id, new, wish.passphrase)
        recovery = keys.confirm_recovery_slot(stored.vault_id, new, wish.code)
        wanted = replace(stored, slots=()).with_slot(recovery).with_slot(slot)
        rekeyed.copy(profile.vault, key, profile.next_vault, new, stored.vault_id, watch)
        new_item = _keep(items, wanted, secret)
        if old_item:
            items.note(old_item)
        _decide(profile, wanted, wish.forget_copies)
    except Exception:
        if not profile.next_keys.exists():
            with suppress(OSError):
                _undo(profile)
        raise
    settle(profile)
    if new_item:
        items.settled(new_item)
    if old_item:
        items.forget(old_item)
    return NewKey(new, key_file.load(profile.keys))


def _take_in_what_waits(profile: paths.Profile, key: DatabaseKey, vault_id: str) -> None:
    """Words that could not be stored are sealed with the old key, which is about to go."""
    if profile.unsaved.exists():
        with closing(Vault.open(profile.vault, key, vault_id)) as vault:
            unsaved.bring_in(profile.unsaved, key, vault)


def settle(profile: paths.Profile) -> None:
    """Goes on with what was decided, or removes what was not. Raises storage errors; then it can be called again."""
    with disk_faults():
        if not profile.next_keys.exists():
            _undo(profile)
            return
        try:
            wanted = key_file.load(profile.next_keys)
        except KeyFileDamaged:
            # Under keys that nobody can read nothing is moved; as long as nothing was, the old state is whole.
            if not profile.next_vault.exists():
                raise
            _undo(profile)
            return
        if profile.next_vault.exists():
            for vault in (profile.vault, profile.next_vault):
                rekeyed.side_file(vault).unlink(missing_ok=True)
            rename_over(profile.next_vault, profile.vault)
        key_file.store(profile.keys, wanted)
        if profile.next_forgets.exists():
            remove_all(profile.kept_copies())
        _undo(profile)


def _lock_slot(items: KeyringItems, vault_id: str, key: DatabaseKey, passphrase: str | None) -> tuple[Slot, str]:
    if passphrase is not None:
        return keys.make_passphrase_slot(vault_id, key, passphrase), ""
    items.prove()
    return keys.make_keyring_slot(vault_id, key)


def _keep(items: KeyringItems, wanted: KeyFile, secret: str) -> Item | None:
    item = item_for(wanted)
    if item:
        items.remember(item, secret)
    return item


def _decide(profile: paths.Profile, wanted: KeyFile, forget: bool) -> None:
    if forget:
        with disk_faults():
            write_file(profile.next_forgets, b"")
    key_file.store(profile.next_keys, wanted)


def _undo(profile: paths.Profile) -> None:
    """Removes what stands beside the vault and its keys; the file that decides goes last."""
    beside = (profile.next_vault, profile.next_forgets, profile.next_keys)
    left = [path for one in beside for path in sorted(profile.folder.glob(one.name + "*")) if path != profile.next_keys]
    for path in (*left, profile.next_keys):
        path.unlink(missing_ok=True)
    flush_folder(profile.folder)
