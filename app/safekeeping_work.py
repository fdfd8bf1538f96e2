"""The slow pieces of backing up and restoring, each as work for a job: it holds values only."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from app import backups, last_seen, restoring
from app.backups import Backup, Why
from app.bin_tidying import due, tidy_bin, tidy_removed
from app.jobs import Stopped, Working
from app.keyring_items import KeyringItems
from app.last_seen import Seen
from app.paths import Profile
from app.restoring import FoundBackup, Prepared
from app.storage.errors import StorageError, WrongKey
from app.storage.goals import GoalStore
from app.storage.homework import HomeworkStore
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, KeyFile, SlotKind
from app.storage.pictures import PictureStore
from app.storage.sheets import SheetStore
from app.storage.sounds import SoundStore
from app.storage.vault import Vault
from app.storage.watching import Halted

# From so many entries on a removal is one of much.
_MUCH = 5

Work = Callable[[Working], Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Current:
    """The journal that is open: what opens it once more, and its key file."""

    opener: Callable[[], Vault]
    keys: KeyFile


def making(profile: Profile, current: Current, why: Why, folder: Path | None) -> Callable[[Working], Backup]:
    """A backup, here or in another place."""

    def make(job: Working) -> Backup:
        backup = _stoppable(lambda: backups.make(profile, current.opener, current.keys, why, folder, job))
        if folder is None and why is not Why.BEFORE_RESTORE:  # the one that is gone back to may be among them
            backups.thin(profile)
        elif folder is not None:
            backups.note_elsewhere(profile, backup.made_at)
        return backup

    return make


def keeping_up(profile: Profile, current: Current, items: KeyringItems) -> Callable[[Working], Backup | None]:
    """The backup of the day, if it is due; then what was kept long enough goes, and much of it not without a backup."""

    def keep_up(job: Working) -> Backup | None:
        restoring.remove_old(profile, items)
        with closing(current.opener()) as vault:
            journal = JournalStore(vault)
            why = Why.DAILY if backups.is_due(profile) else Why.BEFORE_REMOVAL if due(journal) >= _MUCH else None
            made = making(profile, current, why, None)(job) if why is not None else None
            tidy_bin(journal, PictureStore(vault), SoundStore(vault))
            tidy_removed(GoalStore(vault), HomeworkStore(vault), SheetStore(vault))
        return made

    return keep_up


def looking(path: Path) -> Callable[[Working], FoundBackup]:
    """What a file says of itself."""

    def look(_job: Working) -> FoundBackup:
        return restoring.look(path)

    return look


def opening(
    profile: Profile, found: FoundBackup, kind: SlotKind, typed: str, here: KeyFile | None
) -> Callable[[Working], tuple[FoundBackup, DatabaseKey]]:
    """Tries what a person typed, then looks the whole backup over. `here`: the key file of the same journal, if it is
    in use here; what opens that opens its backups too, until the journal is given another key."""

    def open_it(job: Working) -> tuple[FoundBackup, DatabaseKey]:
        opened = replace(found, opened_with=kind)
        try:
            key = _unlock(found.keys, kind, typed)
        except WrongKey:
            if here is None:
                raise
            key, opened = _unlock(here, kind, typed), replace(opened, present=here)
        return looking_inside(profile, opened, key)(job)

    return open_it


def looking_inside(
    profile: Profile, found: FoundBackup, key: DatabaseKey
) -> Callable[[Working], tuple[FoundBackup, DatabaseKey]]:
    """Looks the whole backup over with a key."""

    def look(job: Working) -> tuple[FoundBackup, DatabaseKey]:
        return _stoppable(lambda: restoring.verify(profile, found, key, job)), key

    return look


def _unlock(keys: KeyFile, kind: SlotKind, typed: str) -> DatabaseKey:
    return keys.unlock_with_passphrase(typed) if kind is SlotKind.PASSPHRASE else keys.unlock_with_recovery_code(typed)


def preparing(
    profile: Profile, found: FoundBackup, key: DatabaseKey, items: KeyringItems, current: Current | None
) -> Callable[[Working], Prepared]:
    """Everything before the change itself. An open journal gets a backup first."""

    def prepare(job: Working) -> Prepared:
        if current is not None:
            with suppress(StorageError):  # its files are kept beside in any case
                making(profile, current, Why.BEFORE_RESTORE, None)(job)
        return _stoppable(lambda: restoring.prepare(profile, found, key, items, job))

    return prepare


def swapping(profile: Profile, prepared: Prepared, items: KeyringItems) -> Callable[[Working], KeyFile]:
    """The change itself."""

    def swap(_job: Working) -> KeyFile:
        return restoring.swap(profile, prepared, items)

    return swap


def noting(profile: Profile, seen: Seen) -> Callable[[Working], None]:
    """Notes how far the journal has come. What cannot be noted is noted next time."""

    def note(_job: Working) -> None:
        with suppress(StorageError):
            last_seen.write(profile.last_seen, seen)

    return note


def _stoppable(work: Callable[[], T]) -> T:
    try:
        return work()
    except Halted:
        raise Stopped from None
