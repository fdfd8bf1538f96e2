"""How far the journal had come when it was last used here, so that an older copy in its place is noticed.

No promise against anybody who means it: it catches what a sync program or a copied folder does by mistake.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.moments import utc_ms
from app.storage.durable import write_file
from app.storage.key_file import checksum, count, exactly, hex_bytes, moment, only, without_twins

_LARGEST = 4096


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a journal stood: the number of its sessions, its entries, and when that was (UTC)."""

    vault_id: str
    counter: int
    entries: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Older:
    """The journal that was opened is older than the one last used here."""

    entries: int
    entries_before: int
    used_at: datetime


def read(path: Path) -> Seen | None:
    """What was noted; None when there is nothing, or nothing to rely on."""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError):
        with path.open("rb") as file:
            data = file.read(_LARGEST)
        content: dict[str, Any] = exactly(dict, json.loads(data.decode("ascii"), object_pairs_hook=without_twins))
        noted = exactly(int, content.pop("sum"))
        only(content, "vault_id", "counter", "entries", "at")
        if noted == checksum(content):
            return Seen(
                hex_bytes(content["vault_id"], 16).hex(),
                count(content["counter"]),
                count(content["entries"]),
                moment(content["at"]),
            )
    return None


def write(path: Path, seen: Seen) -> None:
    """Notes it. Raises the errors of a disk."""
    content = {
        "vault_id": seen.vault_id,
        "counter": seen.counter,
        "entries": seen.entries,
        "at": utc_ms(seen.at),
    }
    write_file(path, json.dumps({**content, "sum": checksum(content)}).encode("ascii"))


def compare(noted: Seen | None, now: Seen) -> Older | None:
    """What there is to tell when the same journal had come further before."""
    if noted is None or noted.vault_id != now.vault_id or now.counter >= noted.counter:
        return None
    return Older(now.entries, noted.entries, noted.at)
