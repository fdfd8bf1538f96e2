"""Sorts what SQLite and the system report: the world's faults become our errors, our own mistakes stay mistakes."""

import errno

from app.storage import errors

_SQLITE: dict[int, type[errors.StorageError]] = {
    3: errors.ReadOnlyDisk,  # PERM
    5: errors.VaultBusy,  # BUSY
    6: errors.VaultBusy,  # LOCKED
    8: errors.ReadOnlyDisk,  # READONLY
    10: errors.DiskTrouble,  # IOERR
    11: errors.DamagedVault,  # CORRUPT
    13: errors.DiskFull,  # FULL
    14: errors.DiskTrouble,  # CANTOPEN
    26: errors.DamagedVault,  # NOTADB
}
_SYSTEM: dict[int, type[errors.StorageError]] = {
    errno.ENOSPC: errors.DiskFull,
    errno.EDQUOT: errors.DiskFull,
    errno.EROFS: errors.ReadOnlyDisk,
    errno.EACCES: errors.ReadOnlyDisk,
    errno.EPERM: errors.ReadOnlyDisk,
}


def of_sqlite(error: Exception) -> Exception:
    """Our error for one that SQLite raised because of the disk or the file; the same error when it is our mistake."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return error
    found = _SQLITE.get(code & 0xFF)
    return found() if found else error


def of_system(error: OSError) -> errors.StorageError:
    """Our error for one of the file system."""
    return _SYSTEM.get(error.errno or 0, errors.DiskTrouble)()
