"""Keeps the key file: JSON that is read with suspicion, since everything else hangs on it."""

import json
import re
import zlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from app.domain.moments import from_utc_ms, utc_ms
from app.storage import wrapping
from app.storage.durable import backup_of, write_file
from app.storage.errors import DiskTrouble, KeyFileDamaged, KeyFileMissing, NewerVault, StorageError
from app.storage.keys import KeyFile, Slot, SlotKind
from app.storage.wrapping import Effort

VERSION = 1
_LARGEST = 64 * 1024
_HEX = re.compile(r"[0-9a-f]*", re.ASCII)
_T = TypeVar("_T")


def load(path: Path) -> KeyFile:
    """The key file, or its second copy when it is missing or damaged.

    Raises KeyFileMissing, KeyFileDamaged, DiskTrouble, and NewerVault for one of a newer version.
    """
    problems: list[StorageError] = []
    for copy in (path, backup_of(path)):
        try:
            return _decode(_bytes_of(copy))
        except (KeyFileMissing, KeyFileDamaged, NewerVault, DiskTrouble) as problem:
            problems.append(problem)
    raise next((problem for problem in problems if not isinstance(problem, KeyFileMissing)), problems[0])


def store(path: Path, key_file: KeyFile) -> KeyFile:
    """Writes the key file and its second copy, reads it back, and gives what now stands there."""
    stored = replace(key_file, counter=key_file.counter + 1)
    write_file(path, _encode(stored), keep_backup=True)
    if load(path) != stored:
        raise DiskTrouble
    return stored


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise KeyFileMissing from None
    except OSError as error:
        raise DiskTrouble from error


def _encode(key_file: KeyFile) -> bytes:
    content = {
        "v": VERSION,
        "vault_id": key_file.vault_id,
        "created": utc_ms(key_file.created),
        "counter": key_file.counter,
        "complete": key_file.complete,
        "slots": [encode_slot(slot) for slot in key_file.slots],
    }
    return json.dumps({**content, "sum": checksum(content)}, indent=1).encode("ascii")


def checksum(content: dict[str, Any]) -> int:
    """Tells a worn disk from a wrong passphrase. It protects from nobody: the seals of the slots do that."""
    return zlib.crc32(json.dumps(content, sort_keys=True, separators=(",", ":")).encode("ascii"))


def _decode(data: bytes) -> KeyFile:
    if len(data) > _LARGEST:
        raise KeyFileDamaged
    try:
        content: Any = json.loads(data.decode("ascii"), object_pairs_hook=without_twins)
        return _key_file(exactly(dict, content))
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        raise KeyFileDamaged from None


def without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """For `json.loads`. Raises ValueError when a name stands twice."""
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError("a name stands twice")
    return content


def _key_file(content: dict[str, Any]) -> KeyFile:
    version = exactly(int, content["v"])
    if version > VERSION:
        raise NewerVault
    noted = exactly(int, content.pop("sum"))
    if version < 1 or noted != checksum(content):
        raise ValueError("not what was written")
    only(content, "v", "vault_id", "created", "counter", "complete", "slots")
    slots = tuple(decode_slot(exactly(dict, slot)) for slot in exactly(list, content["slots"]))
    if len({slot.kind for slot in slots}) != len(slots):
        raise ValueError("two slots of one kind")
    return KeyFile(
        vault_id=hex_bytes(content["vault_id"], 16).hex(),
        created=moment(content["created"]),
        counter=count(content["counter"]),
        complete=exactly(bool, content["complete"]),
        slots=slots,
    )


def encode_slot(slot: Slot) -> dict[str, Any]:
    """A slot as it stands in JSON."""
    return {**slot.in_the_clear(), "ct": slot.sealed.hex()}


def decode_slot(content: dict[str, Any]) -> Slot:
    """The slot of `encode_slot`. Raises ValueError, KeyError, TypeError for anything else."""
    only(content, "kind", "id", "kdf", "salt", "nonce", "confirmed", "ct")
    kind = SlotKind(exactly(str, content["kind"]))
    return Slot(
        kind=kind,
        id=hex_bytes(content["id"], 8).hex(),
        effort=_effort(kind, exactly(dict, content["kdf"])),
        salt=hex_bytes(content["salt"], wrapping.SALT_BYTES),
        nonce=hex_bytes(content["nonce"], wrapping.NONCE_BYTES),
        confirmed=exactly(bool, content["confirmed"]),
        sealed=hex_bytes(content["ct"], wrapping.SEALED_BYTES),
    )


def _effort(kind: SlotKind, kdf: dict[str, Any]) -> Effort | None:
    if kind is not SlotKind.PASSPHRASE:
        if kdf != {"name": "hkdf-sha256"}:
            raise ValueError("another key derivation")
        return None
    only(kdf, "name", "memory_kib", "passes", "lanes")
    if kdf["name"] != "argon2id":
        raise ValueError("another key derivation")
    return Effort(count(kdf["memory_kib"]), count(kdf["passes"]), count(kdf["lanes"]))


def exactly(kind: type[_T], value: Any) -> _T:
    """The value, when it has just this type. Raises ValueError."""
    if type(value) is not kind:
        raise ValueError("another type")
    return value


def only(content: dict[str, Any], *names: str) -> None:
    """Raises ValueError unless just these names stand in it."""
    if set(content) != set(names):
        raise ValueError("other names")


def count(value: Any) -> int:
    """A whole number from 0 that JSON keeps exactly. Raises ValueError."""
    if not 0 <= exactly(int, value) < 2**53:
        raise ValueError("out of bounds")
    return int(value)


def hex_bytes(value: Any, length: int) -> bytes:
    """So many bytes in hexadecimal. Raises ValueError."""
    text = exactly(str, value)
    if len(text) != 2 * length or not _HEX.fullmatch(text):
        raise ValueError("not so many bytes in hexadecimal")
    return bytes.fromhex(text)


def moment(value: Any) -> datetime:
    """An instant in milliseconds of UTC. Raises ValueError, OverflowError."""
    return from_utc_ms(count(value))
