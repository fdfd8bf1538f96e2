"""Remembers beside a vault that its file is damaged, so that no later start writes to it. Another file is not meant."""

import json
from pathlib import Path

from app.storage.durable import disk_faults, write_file


def note(vault: Path, at: Path) -> None:
    """The file as it stands now is damaged. Raises the errors of the disk."""
    write_file(at, json.dumps(_looks_of(vault)).encode())


def is_noted(vault: Path, at: Path) -> bool:
    """Whether this very file was found damaged; a copy that was put in its place was not."""
    try:
        return bool(json.loads(at.read_bytes()) == _looks_of(vault))
    except (OSError, ValueError):
        return False


def forget(at: Path) -> None:
    """There is a sound file now, or it was a false alarm."""
    with disk_faults():
        at.unlink(missing_ok=True)


def _looks_of(vault: Path) -> dict[str, int]:
    with disk_faults():
        seen = vault.stat()
    return {"size": seen.st_size, "changed": seen.st_mtime_ns}
