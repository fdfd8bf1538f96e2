"""The slow pieces of getting in and out, each as work for a job: it holds values only, never the passage itself."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app import key_changes
from app.jobs import Stopped, Working
from app.keyring_items import Item, KeychainLike, KeyringItems, item_for
from app.paths import Profile
from app.storage import damage, key_file
from app.storage.errors import (
    DamagedVault,
    DiskFull,
    DiskTrouble,
    KeychainEmpty,
    ReadOnlyDisk,
    StorageError,
    VaultBusy,
    WrongKey,
)
from app.storage.keys import DatabaseKey, KeyFile

if TYPE_CHECKING:
    from app.first_run import NewVault
    from app.new_key import NewKey, Wish
    from app.storage.vault import Vault

Change = Callable[[Profile, KeyringItems, DatabaseKey], KeyFile]


def recalling(keychain: KeychainLike, item: Item, keys: KeyFile) -> Callable[[Working], DatabaseKey]:
    """Asks the keyring, which may never answer: to be run apart."""

    def recall(_job: Working) -> DatabaseKey:
        secret = keychain.recall(item.service, item.user)
        if not secret:
            raise KeychainEmpty
        return keys.unlock_with_keyring(secret)

    return recall


def unlocking(unlock: Callable[[str], DatabaseKey], typed: str) -> Callable[[Working], DatabaseKey]:
    """Tries what a person typed on a slot."""

    def perform(_job: Working) -> DatabaseKey:
        return unlock(typed)

    return perform


def proving(unlock: Callable[[str], DatabaseKey], typed: str, key: DatabaseKey) -> Callable[[Working], bool]:
    """Whether what a person typed opens the vault that is open. Raises what has nothing to do with the typing."""

    def perform(_job: Working) -> bool:
        try:
            return unlock(typed) == key
        except WrongKey:
            return False

    return perform


def testing(keychain: KeychainLike) -> Callable[[Working], None]:
    """Finds out whether the keyring keeps what it is given; it may never answer: to be run apart."""

    def test(_job: Working) -> None:
        keychain.self_test()

    return test


def making(profile: Profile, items: KeyringItems, passphrase: str | None) -> "Callable[[Working], NewVault]":
    """The first run."""

    def make(_job: Working) -> "NewVault":
        from app import first_run

        return first_run.set_up(profile, items, passphrase)

    return make


def to_passphrase(new: str, current: str | None) -> Change:
    """Locks with a passphrase of its own."""

    def change(profile: Profile, items: KeyringItems, key: DatabaseKey) -> KeyFile:
        return key_changes.change_passphrase(profile, items, key, new, current)

    return change


def without_passphrase(current: str | None) -> Change:
    """Opens with the computer account from now on."""

    def change(profile: Profile, items: KeyringItems, key: DatabaseKey) -> KeyFile:
        return key_changes.drop_passphrase(profile, items, key, current)

    return change


def confirmed(code: str) -> Change:
    """This code was read back by its owner."""

    def change(profile: Profile, _items: KeyringItems, key: DatabaseKey) -> KeyFile:
        return key_changes.confirm_code(profile, key, code)

    return change


def checked(code: str) -> Change:
    """Proves the code somebody has on its slot."""

    def change(profile: Profile, _items: KeyringItems, key: DatabaseKey) -> KeyFile:
        return key_changes.check_code(profile, key, code)

    return change


def changing(change: Change, profile: Profile, items: KeyringItems, key: DatabaseKey) -> Callable[[Working], KeyFile]:
    """A change of the lock, on the key file as it stands when its turn comes."""

    def perform(_job: Working) -> KeyFile:
        return change(profile, items, key)

    return perform


def updating(profile: Profile, keys: KeyFile, key: DatabaseKey) -> Callable[[Working], DatabaseKey]:
    """Brings an older vault to the newest shape, once a backup of it was proven."""

    def update(_job: Working) -> DatabaseKey:
        from app import backups
        from app.storage.vault import Vault

        def as_it_is() -> Vault:
            return Vault.open(profile.vault, key, keys.vault_id, as_it_is=True)

        backups.make(profile, as_it_is, keys, backups.Why.BEFORE_UPDATE)
        Vault.open(profile.vault, key, keys.vault_id).close()
        return key

    return update


def tidying(items: KeyringItems, keys: Path) -> Callable[[Working], None]:
    """Removes from the keyring what earlier starts left behind."""

    def tidy(_job: Working) -> None:
        items.tidy(item_for(key_file.load(keys)))

    return tidy


def making_new_key(
    profile: Profile, items: KeyringItems, key: DatabaseKey, wish: "Wish"
) -> "Callable[[Working], NewKey]":
    """Gives a closed journal another key; can be stopped until it is decided."""

    def make(job: Working) -> "NewKey":
        from app import new_key

        def watch(done: int, total: int) -> None:
            if job.wanted_to_stop():
                raise Stopped
            job.report(done, total)

        return new_key.make(profile, items, key, wish, watch)

    return make


def erasing(profile: Profile, items: KeyringItems) -> Callable[[Working], bool]:
    """Removes everything; gives whether the keyring let go too."""

    def erase(_job: Working) -> bool:
        from app import erasing

        return erasing.erase(profile, items)

    return erase


def open_vault(profile: Profile, key: DatabaseKey, keys: KeyFile) -> "tuple[Vault, KeyFile]":
    """The open vault, with what waited beside it, and the key file. Raises errors of the vault and the disk."""
    from app.storage.vault import Vault

    if damage.is_noted(profile.vault, profile.damage):
        raise DamagedVault
    vault = Vault.open(profile.vault, key, keys.vault_id, as_it_is=True)
    try:
        if not keys.complete and not vault.is_older:
            from app import first_run

            keys = first_run.complete(profile)
        if profile.unsaved.exists() and not vault.is_older:
            from app.storage import unsaved

            with suppress(DiskFull, ReadOnlyDisk, VaultBusy, DiskTrouble):  # they wait for the next time
                unsaved.bring_in(profile.unsaved, key, vault)
    except BaseException:
        vault.close()
        raise
    return vault, keys


def note_damage(profile: Profile) -> None:
    """Remembers that this file is damaged. Where even that cannot be stored, the next look finds it again."""
    with suppress(StorageError):
        damage.note(profile.vault, profile.damage)
