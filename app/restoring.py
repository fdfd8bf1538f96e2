"""Puts a backup in the place of the journal, or where there is none yet. Never in place.

Everything is unpacked, proven and made durable in a folder of its own. Then one small file says that the change is
decided: before it stands there the old state holds, from then on the new one does, and whoever finds it at a start
finishes what it says. What was there before is kept beside, whole, for 30 days.

Everything here blocks and is meant for a job, but for `settle`, which is a matter of milliseconds.
"""

import json
import shutil
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app import last_seen
from app.keyring_items import Item, KeyringItems, item_for
from app.last_seen import Seen
from app.paths import Profile
from app.storage import backup_file, key_file, keys
from app.storage.backup_file import BackupHeader
from app.storage.durable import backup_of, disk_faults, flush_folder, private_folder, rename_over, write_file
from app.storage.errors import (
    BackupDamaged,
    DamagedVault,
    ForeignVault,
    KeychainUnavailable,
    StorageError,
    VaultEmpty,
    WrongKey,
)
from app.storage.keys import DatabaseKey, KeyFile, SlotKind
from app.storage.own_rows import OwnRows
from app.storage.vault import Vault
from app.storage.watching import Stretch, Unwatched, Watch, go_on

KEPT_FOR = timedelta(days=30)
_KEPT = "before-restore-"
_STAMP = "%Y-%m-%d %H%M%S"
_DECIDED = "decided.json"
# How far opening or restoring is, in hundredths: looking it all over says nothing.
_UNPACKING = (0, 40)


@dataclass(frozen=True, slots=True)
class FoundBackup:
    """A file that says of itself that it is a backup, and what could open it. `opened_with`: what did open it.

    `present`: the key file in use here, when its own key opened the backup; it stays as it is then. `own`: how many
    things besides entries are in it, by table, once somebody looked inside.
    """

    path: Path
    header: BackupHeader
    kinds: frozenset[SlotKind]
    opened_with: SlotKind | None = None
    present: KeyFile | None = None
    own: Mapping[str, int] = field(default_factory=dict)

    @property
    def keys(self) -> KeyFile:
        """Its slots, to try what somebody types on them."""
        return KeyFile(self.header.vault_id, self.header.made_at, slots=self.header.slots)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A restore that only has to be decided."""

    keys: KeyFile
    item: Item | None


def look(path: Path) -> FoundBackup:
    """What a file says of itself. Raises NotABackup, BackupDamaged, NewerVault and the errors of a disk."""
    header = backup_file.read_header(path)
    return FoundBackup(path, header, frozenset(slot.kind for slot in header.slots))


def verify(profile: Profile, found: FoundBackup, key: DatabaseKey, watch: Watch | None = None) -> FoundBackup:
    """Unpacks a backup and looks all of it over with its key, and knows more of it then; nothing stays. Raises
    BackupDamaged, NewerVault, Halted and the errors of a disk."""
    settle(profile)
    try:
        with closing(_unpack(profile, found, key, watch or Unwatched())) as vault:
            return replace(found, own=OwnRows(vault).counts())
    finally:
        _clear(profile)


def restore(
    profile: Profile, found: FoundBackup, key: DatabaseKey, items: KeyringItems, watch: Watch | None = None
) -> KeyFile:
    """Puts the backup in the place of whatever is there; the vault there must be closed. Gives the new key file.

    Raises what `verify` raises; then everything is as it was.
    """
    return swap(profile, prepare(profile, found, key, items, watch), items)


def prepare(
    profile: Profile, found: FoundBackup, key: DatabaseKey, items: KeyringItems, watch: Watch | None = None
) -> Prepared:
    """Everything but the change itself; the vault in use may be open meanwhile."""
    watch = watch or Unwatched()
    settle(profile)
    try:
        vault = _unpack(profile, found, key, watch)
        seen = Seen(vault.vault_id, vault.counter, found.header.entries, datetime.now(UTC))
        vault.close()
        made, item = _new_keys(found, key, items)
        stored = key_file.store(profile.restoring / profile.keys.name, made)
        last_seen.write(profile.restoring / profile.last_seen.name, seen)
        go_on(watch)
        return Prepared(stored, item)
    except BaseException:
        _clear(profile)
        raise


def swap(profile: Profile, prepared: Prepared, items: KeyringItems) -> KeyFile:
    """Decides, and changes one for the other."""
    moment = datetime.now(UTC)
    while (kept := profile.folder / (_KEPT + moment.strftime(_STAMP))).exists():
        moment += timedelta(seconds=1)
    write_file(profile.restoring / _DECIDED, json.dumps({"kept": kept.name}).encode("ascii"))
    settle(profile)
    if prepared.item is not None:
        with suppress(OSError, StorageError):
            items.settled(prepared.item)
    return prepared.keys


def settle(profile: Profile) -> None:
    """Finishes a change that was decided; without one nothing happens. Raises the errors of a disk."""
    with disk_faults():
        kept = _decided(profile)
        if kept is None:
            return
        private_folder(kept)
        for name in _old_names(profile):
            if (profile.folder / name).exists():
                rename_over(profile.folder / name, kept / name)
        flush_folder(profile.folder)
        for name in _names(profile):
            if (profile.restoring / name).exists():
                rename_over(profile.restoring / name, profile.folder / name)
        flush_folder(profile.restoring)
        with suppress(OSError):
            kept.rmdir()  # there was nothing before
        (profile.restoring / _DECIDED).unlink()
        shutil.rmtree(profile.restoring, ignore_errors=True)


def remove_old(profile: Profile, items: KeyringItems, now: datetime | None = None) -> None:
    """Removes what was there before a restore of more than 30 days ago, and its keyring item. `now` is UTC."""
    now = now or datetime.now(UTC)
    for folder in profile.folder.glob(_KEPT + "*"):
        with suppress(ValueError, OSError):
            since = datetime.strptime(folder.name.removeprefix(_KEPT), _STAMP).replace(tzinfo=UTC)
            if now - since > KEPT_FOR:
                _forget_item(folder / profile.keys.name, profile.keys, items)
                shutil.rmtree(folder)


def _clear(profile: Profile) -> None:
    """Removes what was made ready and never decided."""
    if _decided(profile) is None:
        shutil.rmtree(profile.restoring, ignore_errors=True)


def _unpack(profile: Profile, found: FoundBackup, key: DatabaseKey, watch: Watch) -> Vault:
    """The vault in a backup, proven, open for reading, in the folder in which a restore is made ready."""
    _clear(profile)
    private_folder(profile.restoring)
    content = profile.restoring / profile.vault.name
    if backup_file.unpack(found.path, content, Stretch(watch, *_UNPACKING)) != found.header:
        raise BackupDamaged
    try:
        vault = Vault.look_into(content, key, found.header.vault_id)
    except (DamagedVault, ForeignVault, VaultEmpty):
        # Its sum was right, so a key that does not open it is another one: the journal had a new key since.
        raise (WrongKey if found.present is not None else BackupDamaged) from None
    try:
        vault.stop_when(watch.wanted_to_stop)
        health = vault.health()
        go_on(watch)
        row = vault.one("SELECT count(*) FROM entry WHERE removed_utc IS NULL") if health.ok else None
        if row != (found.header.entries,) or vault.counter != found.header.counter:
            raise BackupDamaged
    except BaseException:
        vault.close()
        raise
    return vault


def _new_keys(found: FoundBackup, key: DatabaseKey, items: KeyringItems) -> tuple[KeyFile, Item | None]:
    """The spare key stays. The lock is the passphrase when that opened the backup, else this computer's key store;
    where that keeps nothing, everything stays as it is in the backup."""
    if found.present is not None:
        return found.present, None
    carried = replace(found.keys, created=datetime.now(UTC).replace(microsecond=0), complete=True)
    if found.opened_with is SlotKind.PASSPHRASE:
        return carried, None
    slot, secret = keys.make_keyring_slot(found.header.vault_id, key)
    wanted = carried.with_slot(slot).without(SlotKind.PASSPHRASE)
    item = item_for(wanted)
    assert item is not None
    try:
        items.prove()
        items.remember(item, secret)
    except KeychainUnavailable:
        return carried, None
    return wanted, item


def _decided(profile: Profile) -> Path | None:
    """The folder for what was there before, once a change was decided."""
    try:
        kept = Path(str(json.loads((profile.restoring / _DECIDED).read_text("ascii"))["kept"])).name
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        kept = ""  # decided it is all the same
    return profile.folder / (kept if kept.startswith(_KEPT) else _KEPT + datetime.now(UTC).strftime(_STAMP))


def _names(profile: Profile) -> tuple[str, ...]:
    return (profile.vault.name, profile.keys.name, backup_of(profile.keys).name, profile.last_seen.name)


def _old_names(profile: Profile) -> tuple[str, ...]:
    """What is still in the place of something new. What SQLite keeps beside a vault belongs to the old one."""
    waiting = [name for name in _names(profile) if (profile.restoring / name).exists()]
    beside = [profile.vault.name + "-journal"] if profile.vault.name in waiting else []
    return (*beside, *waiting)


def _forget_item(kept_keys: Path, keys_in_use: Path, items: KeyringItems) -> None:
    with suppress(StorageError):
        old, used = item_for(key_file.load(kept_keys)), item_for(key_file.load(keys_in_use))
        if old is not None and old != used:
            items.forget(old)
