"""What can go wrong outside our own code, sorted so that each has a sentence for the person."""


class StorageError(Exception):
    """The world's fault, not ours: shown kindly, never as a traceback. Carries no content and no path."""


class WrongKey(StorageError):
    """The passphrase, code or keyring secret opens no slot."""


class WrongGroup(StorageError):
    """A recovery code was mistyped; `group` (1 to 7) is the first group that does not fit, 0 if the length is wrong."""

    def __init__(self, group: int) -> None:
        super().__init__(group)
        self.group = group


class KeyFileMissing(StorageError):
    """There is a vault but no key file, and no good copy of it."""


class KeyFileDamaged(StorageError):
    """Neither the key file nor its copy can be read."""


class KeyFileTampered(StorageError):
    """The key file asks for key-derivation parameters outside what is allowed."""


class TooLittleMemory(StorageError):
    """There is not enough free memory just now to turn the passphrase into a key."""


class VaultThere(StorageError):
    """A vault was to be made where one already is; it was left untouched."""


class VaultMissing(StorageError):
    """There is a key file but the vault is not there."""


class VaultEmpty(StorageError):
    """The vault's file is there but holds no bytes."""


class DamagedVault(StorageError):
    """The key is proven right and the file still cannot be read."""


class NothingReadable(StorageError):
    """Not one entry could be read out of a damaged vault."""


class ForeignVault(StorageError):
    """The vault belongs to another key file."""


class NewerVault(StorageError):
    """The vault was written by a newer version of Alcove."""


class VaultBusy(StorageError):
    """Another connection is writing just now; trying again soon will do."""


class VaultInUse(StorageError):
    """Another running Alcove holds this profile."""


class NotABackup(StorageError):
    """The chosen file is no backup of Alcove."""


class BackupDamaged(StorageError):
    """A backup is not whole, or not what was written."""


class BackupUnproven(StorageError):
    """A new backup was not the same as the vault, and was thrown away."""


class DiskFull(StorageError):
    """There is no room left to write."""


class ReadOnlyDisk(StorageError):
    """The folder or file may not be written."""


class DiskTrouble(StorageError):
    """The disk refused for another reason."""


class ErasingUnfinished(StorageError):
    """The keys are gone, and something else could not be removed yet."""


class UnfitLibrary(StorageError):
    """SQLite or SQLCipher is older than what is safe, or was built without what we need."""


class KeychainUnavailable(StorageError):
    """The system's keyring cannot be used now: absent, locked, or not answering."""


class KeychainEmpty(StorageError):
    """The keyring works and holds nothing for this vault."""
