"""Makes backups that were proven before anybody counts on them, lists them, and keeps their number small.

Everything here blocks and is meant for a job.
"""

import itertools
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app import __version__
from app.domain import thinning
from app.domain.moments import from_key, from_utc_ms, utc_ms
from app.paths import Profile
from app.storage import backup_file
from app.storage.backup_file import SUFFIX, BackupHeader, Why
from app.storage.durable import disk_faults, private_folder, rename_over, write_file
from app.storage.errors import BackupUnproven, DamagedVault, DiskFull, StorageError
from app.storage.keys import KeyFile
from app.storage.places import id_of
from app.storage.vault import Vault
from app.storage.vault_copy import copy_vault, counts_of
from app.storage.watching import Stretch, Unwatched, Watch, go_on

__all__ = ["Backup", "Why", "all_backups", "is_due", "make", "thin"]

EVERY = timedelta(hours=24)
LARGEST_TOTAL = 2 * 1024**3
# How far a whole backup is, in hundredths: looking the copy over takes longest and says nothing.
_COPYING = (0, 15)
_WRITING = (75, 100)
_PART = ".part"
_COPY = "copy" + _PART
_LAST_ENTRY = "SELECT id FROM entry WHERE removed_utc IS NULL ORDER BY id LIMIT 1"
_ENTRIES = "SELECT count(*) FROM entry WHERE removed_utc IS NULL"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was proven. `made_at` is UTC, `last_entry` local and naive, `size` in bytes."""

    path: Path
    made_at: datetime
    entries: int
    last_entry: datetime | None
    size: int
    why: Why
    vault_id: str = ""


def all_backups(profile: Profile) -> tuple[Backup, ...]:
    """Those in the profile's own folder, newest first. Only their headers are read."""
    try:
        paths = list(profile.backups.glob("*" + SUFFIX))
    except OSError:
        return ()
    found = []
    for path in paths:
        with suppress(StorageError):
            found.append(_described(path, backup_file.read_header(path)))
    return tuple(sorted(found, key=_age, reverse=True))


def is_due(profile: Profile, now: datetime | None = None) -> bool:
    """Whether the vault was written since the last backup, and that is a day ago. `now` is UTC."""
    now = now or datetime.now(UTC)
    try:
        written = datetime.fromtimestamp(profile.vault.stat().st_mtime, UTC)
    except OSError:
        return False
    made = all_backups(profile)
    if not made:
        return True
    ago = now - made[0].made_at
    # A backup from the future was made while the clock was wrong, and says nothing.
    return ago < timedelta() or (ago >= EVERY and written > made[0].made_at)


def make(
    profile: Profile,
    opener: Callable[[], Vault],
    keys: KeyFile,
    why: Why,
    folder: Path | None = None,
    watch: Watch | None = None,
) -> Backup:
    """Makes a backup in the profile, or in another folder, and proves it. What could not be proven never has the name
    of a backup. Raises BackupUnproven, Halted, and what the vault and the disks have to say; DamagedVault when it is
    the vault that is at fault."""
    watch = watch or Unwatched()
    own, target = profile.backups, folder or profile.backups
    private_folder(own)
    _clear(own)
    _clear(target)
    made_at = datetime.now(UTC)
    made_at = made_at.replace(microsecond=made_at.microsecond // 1000 * 1000)
    copy = own / _COPY
    part = target / f"alcove-{made_at.timestamp():.0f}{SUFFIX}{_PART}"
    try:
        header = _copied(profile, opener, keys, why, made_at, copy, watch)
        _need_room(target, header.size)
        backup_file.write_backup(part, header, copy, Stretch(watch, *_WRITING))
        if backup_file.read_header(part).slots != backup_file.slots_to_carry(keys.slots):
            raise BackupUnproven
        go_on(watch)
        named = _free_name(target, made_at)
        with disk_faults():
            rename_over(part, named)
        return _described(named, header)
    finally:
        for left in (copy, part):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def thin(profile: Profile, now: datetime | None = None, largest_total: int = LARGEST_TOTAL) -> tuple[Path, ...]:
    """Removes what is too much, by age and then by size, and gives it. Each journal is thinned for itself, and its
    newest always stays. `now` is UTC."""
    made = all_backups(profile)
    of_one: dict[str, list[Backup]] = {}
    for backup in made:
        of_one.setdefault(backup.vault_id, []).append(backup)
    keep, newest = set[Path](), {own[0].path for own in of_one.values()}
    for own in of_one.values():
        by_moment = {_local(backup.made_at): backup for backup in reversed(own)}
        keep |= {by_moment[moment].path for moment in thinning.to_keep(by_moment, _local(now or datetime.now(UTC)))}
    total, removed = 0, []
    for backup in made:
        total += backup.size
        if backup.path not in newest and (backup.path not in keep or total > largest_total):
            total -= backup.size
            with suppress(OSError):
                backup.path.unlink()
                removed.append(backup.path)
    return tuple(removed)


def last_elsewhere(profile: Profile) -> datetime | None:
    """When a copy last went to another place, in UTC; None when that is not known."""
    try:
        return from_utc_ms(int(profile.last_elsewhere.read_text("ascii")))
    except (OSError, ValueError, OverflowError):
        return None


def note_elsewhere(profile: Profile, at: datetime) -> None:
    """Remembers that a copy went to another place. Raises the errors of a disk."""
    write_file(profile.last_elsewhere, str(utc_ms(at)).encode("ascii"))


def _copied(
    profile: Profile,
    opener: Callable[[], Vault],
    keys: KeyFile,
    why: Why,
    made_at: datetime,
    copy: Path,
    watch: Watch,
) -> BackupHeader:
    """Copies the vault into a file here, looks it all over with the key in memory, and says what it holds."""
    vault = opener()
    try:
        _need_room(profile.backups, vault.path.stat().st_size)
        counts = copy_vault(vault, copy, Stretch(watch, *_COPYING))
        copied = vault.look_into_copy(copy)
        try:
            copied.stop_when(watch.wanted_to_stop)
            health = copied.health()
            go_on(watch)
            if not health.ok and vault.read("PRAGMA cipher_integrity_check"):
                raise DamagedVault
            if not health.ok or counts_of(copied) != counts:
                raise BackupUnproven
            return _header(copied, copy.stat().st_size, keys, why, made_at)
        finally:
            copied.close()
    finally:
        vault.close()


def _header(copied: Vault, size: int, keys: KeyFile, why: Why, made_at: datetime) -> BackupHeader:
    last, entries = copied.one(_LAST_ENTRY), copied.one(_ENTRIES)
    return BackupHeader(
        vault_id=keys.vault_id,
        made_at=made_at,
        app_version=__version__,
        schema=copied.schema,
        counter=copied.counter,
        entries=entries[0] if entries else 0,
        last_entry=from_key(id_of(last[0])) if last else None,
        slots=backup_file.slots_to_carry(keys.slots),
        why=why,
        size=size,
    )


def _described(path: Path, header: BackupHeader) -> Backup:
    return Backup(
        path, header.made_at, header.entries, header.last_entry, path.stat().st_size, header.why, header.vault_id
    )


def _age(backup: Backup) -> tuple[datetime, str]:
    return backup.made_at, backup.path.name


def _local(moment: datetime) -> datetime:
    return moment.astimezone().replace(tzinfo=None)


def _clear(folder: Path) -> None:
    """Removes what attempts left behind that were cut short."""
    with disk_faults():
        for left in folder.glob(f"alcove-*{SUFFIX}{_PART}"):
            left.unlink(missing_ok=True)


def _need_room(folder: Path, size: int) -> None:
    """As much again stays free: a disk filled to the brim would keep the journal itself from being saved."""
    with disk_faults():
        if shutil.disk_usage(folder).free < 2 * size:
            raise DiskFull


def _free_name(folder: Path, made_at: datetime) -> Path:
    """The day is enough for a name; a second one of the day has its time as well."""
    local = _local(made_at)
    day, time = f"alcove-{local:%Y-%m-%d}", f"{local:%H%M}"
    names = itertools.chain((day, f"{day} {time}"), (f"{day} {time}-{number}" for number in itertools.count(2)))
    return next(path for name in names if not (path := folder / (name + SUFFIX)).exists())
