"""Where somebody stands before the open journal: each of these is one screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from app.storage import errors
from app.storage.faults import of_system
from app.storage.keys import SlotKind

if TYPE_CHECKING:
    from app.workspace import Workspace


class Reason(Enum):
    """Why the journal cannot be opened just now. None of them changes or removes anything on the disk."""

    KEY_FILE_MISSING = auto()
    KEY_FILE_DAMAGED = auto()
    KEY_FILE_CHANGED = auto()
    KEYCHAIN_AWAY = auto()
    KEYCHAIN_EMPTY = auto()
    KEYCHAIN_SILENT = auto()
    KEYCHAIN_UNFIT = auto()
    VAULT_MISSING = auto()
    VAULT_EMPTY = auto()
    VAULT_DAMAGED = auto()
    VAULT_FOREIGN = auto()
    VAULT_NEWER = auto()
    VAULT_BUSY = auto()
    IN_USE = auto()
    DISK_READ_ONLY = auto()
    DISK_FULL = auto()
    DISK_TROUBLE = auto()
    LIBRARY_UNFIT = auto()
    ERASING_UNFINISHED = auto()


CAUSES: Mapping[Reason, type[Exception]] = {
    Reason.KEY_FILE_MISSING: errors.KeyFileMissing,
    Reason.KEY_FILE_DAMAGED: errors.KeyFileDamaged,
    Reason.KEY_FILE_CHANGED: errors.KeyFileTampered,
    Reason.KEYCHAIN_AWAY: errors.KeychainUnavailable,
    Reason.KEYCHAIN_EMPTY: errors.KeychainEmpty,
    Reason.KEYCHAIN_SILENT: TimeoutError,
    Reason.KEYCHAIN_UNFIT: errors.WrongKey,
    Reason.VAULT_MISSING: errors.VaultMissing,
    Reason.VAULT_EMPTY: errors.VaultEmpty,
    Reason.VAULT_DAMAGED: errors.DamagedVault,
    Reason.VAULT_FOREIGN: errors.ForeignVault,
    Reason.VAULT_NEWER: errors.NewerVault,
    Reason.VAULT_BUSY: errors.VaultBusy,
    Reason.IN_USE: errors.VaultInUse,
    Reason.DISK_READ_ONLY: errors.ReadOnlyDisk,
    Reason.DISK_FULL: errors.DiskFull,
    Reason.DISK_TROUBLE: errors.DiskTrouble,
    Reason.LIBRARY_UNFIT: errors.UnfitLibrary,
    Reason.ERASING_UNFINISHED: errors.ErasingUnfinished,
}


def reason_for(error: Exception) -> Reason:
    """The reason behind an error; an error without one of its own is the disk's."""
    if isinstance(error, OSError) and not isinstance(error, TimeoutError):
        error = of_system(error)
    for reason, cause in CAUSES.items():
        if isinstance(error, cause):
            return reason
    return Reason.DISK_TROUBLE


@dataclass(frozen=True, slots=True)
class FirstRun:
    """There is neither a vault nor a key file.

    `erased`: everything was just removed. `keyring_kept`: but for a keyring item, which opens nothing any more.
    """

    erased: bool = False
    keyring_kept: bool = False


@dataclass(frozen=True, slots=True)
class SetupUnfinished:
    """A first run stopped half way; nothing was ever written."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The keyring is being asked."""


class Task(Enum):
    """What is done to a closed journal."""

    NEW_KEY = auto()
    ERASING = auto()


@dataclass(frozen=True, slots=True)
class AtWork:
    """The journal is closed while something is done to the whole of it; another state follows by itself."""

    task: Task


@dataclass(frozen=True, slots=True)
class Locked:
    """Closed; `kinds` are the slots that could open it. Without a passphrase among them anyone at this account can."""

    kinds: frozenset[SlotKind]


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Open."""

    workspace: "Workspace"


@dataclass(frozen=True, slots=True)
class Blocked:
    """Something is in the way; `kinds` are the slots that may still open it once the way is free."""

    reason: Reason
    kinds: frozenset[SlotKind] = frozenset()


State = FirstRun | SetupUnfinished | Opening | AtWork | Locked | Unlocked | Blocked
