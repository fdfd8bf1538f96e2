"""Writes small files so that a power cut leaves the old content or the new, and only this account can read them."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.storage.faults import of_system

# Virus scanners and sync clients hold files for a moment on Windows: six attempts over 2.5 seconds.
_PAUSES = (0.05, 0.15, 0.3, 0.7, 1.3)
_HELD_BY_ANOTHER = {5, 32, 33}
# Some file systems of sticks and of the network know no flushing of folders.
_NO_SUCH_CALL = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


def write_file(path: Path, data: bytes, keep_backup: bool = False) -> None:
    """Replaces a file in one step. With a backup, the same content then also replaces `backup_of(path)`.

    The backup is written second, so one of the two is whole at every moment and neither outlives a revoked secret.
    """
    with disk_faults():
        _replace_with(path, data)
        if keep_backup:
            _replace_with(backup_of(path), data)


def backup_of(path: Path) -> Path:
    """The second copy of a file that `write_file` keeps."""
    return path.with_name(path.name + ".bak")


def private_folder(path: Path) -> None:
    """Makes the folder when needed and keeps everybody else out of it."""
    with disk_faults():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix":
            path.chmod(0o700)


def new_private_file(path: Path) -> int:
    """Opens an empty file that only this account can read and gives its descriptor."""
    binary: int = getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | binary, 0o600)
    if sys.platform != "win32":
        os.fchmod(descriptor, 0o600)
    return descriptor


def rename_over(source: Path, target: Path) -> None:
    """Renames in one step and waits for the folder to reach the disk. Raises OSError."""
    for pause in _PAUSES:
        try:
            source.replace(target)
            break
        except PermissionError as refusal:
            if getattr(refusal, "winerror", None) not in _HELD_BY_ANOTHER:
                raise
            time.sleep(pause)
    else:
        source.replace(target)
    flush_folder(target.parent)


def overwrite(path: Path) -> None:
    """Writes zeros over a file where it lies. Raises OSError. Some disks keep the old bytes all the same."""
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        flush_file(file.fileno())


def remove_all(paths: Iterable[Path]) -> None:
    """Removes files and whole folders, and says nothing of what is not there. Raises OSError."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def put_in_place(new: Path, path: Path, kept: Path) -> None:
    """Gives a file another content in one step, and keeps the one before under another name. Raises OSError."""
    try:
        os.link(path, kept)
    except OSError:
        # Some disks give a file one name only.
        with path.open("rb") as source, open(new_private_file(kept), "wb") as copy:
            shutil.copyfileobj(source, copy)
            copy.flush()
            flush_file(copy.fileno())
    rename_over(new, path)


def flush_folder(folder: Path) -> None:
    """Makes names in a folder survive a power cut; Windows has no such call and does it by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise
    finally:
        os.close(descriptor)


@contextmanager
def disk_faults() -> Iterator[None]:
    """Turns an OSError into one of our own errors."""
    try:
        yield
    except OSError as error:
        raise of_system(error) from error


def _replace_with(path: Path, data: bytes) -> None:
    temporary = path.with_name(path.name + ".new")
    with open(new_private_file(temporary), "wb") as file:
        file.write(data)
        file.flush()
        flush_file(file.fileno())
    rename_over(temporary, path)


def flush_file(descriptor: int) -> None:
    """Waits until what was written has reached the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)
