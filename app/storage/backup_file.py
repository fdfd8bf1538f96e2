"""The form of a backup: one file that says what it holds, holds it encrypted, and ends with a sum over all of it.

A fixed beginning, the length of the header, the header in JSON, the bytes of the vault, SHA-256. Only what a person
can carry to another computer opens it: a passphrase, a recovery code.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from app.domain.moments import from_key, to_key, utc_ms
from app.storage import migrations
from app.storage.durable import disk_faults, flush_file
from app.storage.errors import BackupDamaged, BackupUnproven, NewerVault, NotABackup
from app.storage.key_file import (
    checksum,
    count,
    decode_slot,
    encode_slot,
    exactly,
    hex_bytes,
    moment,
    only,
    without_twins,
)
from app.storage.keys import Slot, SlotKind
from app.storage.watching import Watch, go_on

if TYPE_CHECKING:
    from hashlib import _Hash

VERSION = 1
SUFFIX = ".vaultbackup"
MAGIC = b"alcove-backup\r\n\x1a"
_LENGTH_BYTES = 4
_LARGEST_HEADER = 64 * 1024
_SUM_BYTES = 32
_PIECE = 1024 * 1024
_LONGEST_VERSION = 40
_OUTSIDE = (SlotKind.PASSPHRASE, SlotKind.RECOVERY)


class Why(StrEnum):
    """What a backup was made for."""

    DAILY = "daily"
    BEFORE_UPDATE = "before-update"
    BEFORE_RESTORE = "before-restore"
    BEFORE_REMOVAL = "before-removal"
    ASKED_FOR = "asked-for"


@dataclass(frozen=True, slots=True)
class BackupHeader:
    """What a backup says of itself. `made_at` is UTC, `last_entry` local and naive, `size` the vault's in bytes."""

    vault_id: str
    made_at: datetime
    app_version: str
    schema: int
    counter: int
    entries: int
    last_entry: datetime | None
    slots: tuple[Slot, ...]
    why: Why
    size: int


def slots_to_carry(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Those that open on any computer; what a key store keeps stays with it."""
    return tuple(slot for slot in slots if slot.kind in _OUTSIDE)


def read_header(path: Path) -> BackupHeader:
    """What a backup says of itself; its content is not looked at. Raises BackupDamaged, NotABackup, NewerVault and
    the errors of a disk."""
    with disk_faults():
        if not path.is_file():
            raise NotABackup
        with path.open("rb") as file:
            return _read_header(file)


def write_backup(path: Path, header: BackupHeader, content: Path, watch: Watch) -> None:
    """Writes a backup, waits for the disk, and reads it again to see that all of it is there. Raises BackupUnproven,
    Halted and the errors of a disk."""
    with disk_faults(), content.open("rb") as source, _private(path) as target:
        front = _front(header)
        digest = _sha256(front)
        target.write(front)
        for piece in _pieces(source, header.size):
            go_on(watch)
            digest.update(piece)
            target.write(piece)
            watch.report(source.tell(), 2 * header.size)
        target.write(digest.digest())
        target.flush()
        flush_file(target.fileno())
        _forget_what_was_read(target.fileno())
        source.seek(0)
        target.seek(0)
        _compare(target, header, source, watch)


def unpack(path: Path, content: Path, watch: Watch) -> BackupHeader:
    """Writes the vault in a backup into a new file, unread. Raises as `read_header` does, and Halted."""
    with disk_faults(), path.open("rb") as source, _private(content) as target:
        header = _read_header(source)
        digest = _sha256()
        start = source.tell()
        source.seek(0)
        digest.update(source.read(start))
        done = 0
        for piece in _pieces(source, header.size):
            go_on(watch)
            digest.update(piece)
            target.write(piece)
            done += len(piece)
            watch.report(done, header.size)
        if done != header.size or source.read() != digest.digest():
            raise BackupDamaged
        target.flush()
        flush_file(target.fileno())
    return header


def _sha256(data: bytes = b"") -> "_Hash":
    """Loading this takes four megabytes, which somebody who makes no backup just now does without."""
    import hashlib

    return hashlib.sha256(data)


def _compare(written: BinaryIO, header: BackupHeader, source: BinaryIO, watch: Watch) -> None:
    """Every byte on the disk is the one that was meant."""
    digest = _sha256()
    front = _front(header)
    if written.read(len(front)) != front:
        raise BackupUnproven
    digest.update(front)
    for piece in _pieces(source, header.size):
        go_on(watch)
        if written.read(len(piece)) != piece:
            raise BackupUnproven
        digest.update(piece)
        watch.report(header.size + source.tell(), 2 * header.size)
    if written.read() != digest.digest():
        raise BackupUnproven


def _front(header: BackupHeader) -> bytes:
    content = {
        "v": VERSION,
        "vault_id": header.vault_id,
        "made": utc_ms(header.made_at),
        "app": header.app_version,
        "schema": header.schema,
        "counter": header.counter,
        "entries": header.entries,
        "last_entry": None if header.last_entry is None else to_key(header.last_entry),
        "why": str(header.why),
        "size": header.size,
        "slots": [encode_slot(slot) for slot in header.slots],
    }
    text = json.dumps({**content, "sum": checksum(content)}, separators=(",", ":")).encode("ascii")
    return MAGIC + len(text).to_bytes(_LENGTH_BYTES, "big") + text


def _read_header(file: BinaryIO) -> BackupHeader:
    if file.read(len(MAGIC)) != MAGIC:
        raise NotABackup
    length = int.from_bytes(file.read(_LENGTH_BYTES), "big")
    if not 0 < length <= _LARGEST_HEADER:
        raise BackupDamaged
    data = file.read(length)
    try:
        content: Any = json.loads(data.decode("ascii"), object_pairs_hook=without_twins)
        header = _decode(exactly(dict, content))
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        raise BackupDamaged from None
    if os.fstat(file.fileno()).st_size != file.tell() + header.size + _SUM_BYTES:
        raise BackupDamaged
    return header


def _decode(content: dict[str, Any]) -> BackupHeader:
    if exactly(int, content["v"]) > VERSION:
        raise NewerVault
    noted = exactly(int, content.pop("sum"))
    if content["v"] < 1 or noted != checksum(content):
        raise ValueError("not what was written")
    only(
        content,
        "v", "vault_id", "made", "app", "schema", "counter", "entries", "last_entry", "why", "size", "slots",
    )  # fmt: skip
    slots = tuple(decode_slot(exactly(dict, slot)) for slot in exactly(list, content["slots"]))
    if len({slot.kind for slot in slots}) != len(slots) or any(slot.kind not in _OUTSIDE for slot in slots):
        raise ValueError("slots that do not belong here")
    header = BackupHeader(
        vault_id=hex_bytes(content["vault_id"], 16).hex(),
        made_at=moment(content["made"]),
        app_version=_short(content["app"]),
        schema=count(content["schema"]),
        counter=count(content["counter"]),
        entries=count(content["entries"]),
        last_entry=_local(content["last_entry"]),
        slots=slots,
        why=Why(exactly(str, content["why"])),
        size=count(content["size"]),
    )
    if header.schema > migrations.NEWEST:
        raise NewerVault
    return header


def _short(value: Any) -> str:
    text = exactly(str, value)
    if len(text) > _LONGEST_VERSION or not text.isprintable():
        raise ValueError("no version")
    return text


def _local(value: Any) -> datetime | None:
    return None if value is None else from_key(exactly(int, value))


def _pieces(source: BinaryIO, size: int) -> Iterator[bytes]:
    """So many bytes from here, or as many as there are."""
    while size > 0 and (piece := source.read(min(_PIECE, size))):
        size -= len(piece)
        yield piece


def _private(path: Path) -> BinaryIO:
    """A new file for this account only. Sticks know no rights, so none are asked for afterwards."""
    binary: int = getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | binary, 0o600), "w+b")


def _forget_what_was_read(descriptor: int) -> None:
    """So that reading again asks the disk and not the memory, where the system can do that."""
    forget = getattr(os, "posix_fadvise", None)
    if forget is not None:
        forget(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
