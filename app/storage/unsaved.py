"""Words that a damaged vault could not take any more: sealed in a file beside it until a sound one takes them in."""

import itertools
import json
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.journal import Extras, NewEntry
from app.domain.moods import Mood
from app.storage import wrapping
from app.storage.durable import disk_faults, write_file
from app.storage.errors import WrongKey
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault

_PURPOSE = "words not stored yet"


def keep(at: Path, key: DatabaseKey, entries: Sequence[NewEntry]) -> None:
    """Adds entries to those that wait. What waits under another key is put aside. Raises the errors of the disk."""
    before = waiting(at, key)
    with disk_faults():
        if not before and at.exists():
            at.replace(_free_name_beside(at))
    entries = (*before, *entries)
    content = json.dumps([_as_json(entry) for entry in entries]).encode()
    salt, nonce = wrapping.new_salt(), wrapping.new_nonce()
    sealing = wrapping.from_secret(key.content, salt, _PURPOSE)
    write_file(at, salt + nonce + wrapping.seal(sealing, nonce, content, _PURPOSE.encode()))


def waiting(at: Path, key: DatabaseKey) -> tuple[NewEntry, ...]:
    """The entries that wait; none when there are none, or when they belong to another key."""
    with disk_faults():
        if not at.exists():
            return ()
        data = at.read_bytes()
    salt, nonce, sealed = (
        data[: wrapping.SALT_BYTES],
        data[wrapping.SALT_BYTES : wrapping.SALT_BYTES + wrapping.NONCE_BYTES],
        data[wrapping.SALT_BYTES + wrapping.NONCE_BYTES :],
    )
    try:
        sealing = wrapping.from_secret(key.content, salt, _PURPOSE)
        return tuple(map(_from_json, json.loads(wrapping.unseal(sealing, nonce, sealed, _PURPOSE.encode()))))
    except (WrongKey, ValueError):
        return ()


def _free_name_beside(at: Path) -> Path:
    names = (at.with_name(f"{at.name}.{number}") for number in itertools.count(1))
    return next(name for name in names if not name.exists())


def bring_in(at: Path, key: DatabaseKey, vault: Vault) -> None:
    """Makes entries of what waits, each once, and lets go of the file. Raises what the vault and the disk raise."""
    entries = waiting(at, key)
    if entries:
        JournalStore(vault).import_batch(entries)
        with disk_faults():
            at.unlink(missing_ok=True)


def _as_json(entry: NewEntry) -> dict[str, object]:
    return {
        "about": entry.about.isoformat(),
        "title": entry.title,
        "body": entry.body,
        "mood": entry.mood,
        "closed": entry.extras is not None and entry.extras.closed,
        "source": entry.source or f"unsaved:{os.urandom(16).hex()}",
    }


def _from_json(kept: dict[str, Any]) -> NewEntry:
    return NewEntry(
        datetime.fromisoformat(str(kept["about"])),
        str(kept["title"]),
        str(kept["body"]),
        Mood(kept["mood"]) if kept["mood"] else None,
        str(kept["source"]),
        Extras(closed=True) if kept["closed"] else None,
    )
