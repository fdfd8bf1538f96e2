"""The one key of a vault and the slots that each hold a wrapped copy of it.

The key never changes when a passphrase does: only its slot is made again. Everything readable in a slot is bound
into its seal together with the vault's id, so a slot that opens proves both the key and the slot.
"""

import json
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NoReturn

from app.storage import recovery_code, wrapping
from app.storage.errors import TooLittleMemory, WrongKey
from app.storage.wrapping import Effort


class SlotKind(StrEnum):
    KEYRING = "keyring"
    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"


class DatabaseKey:
    """The 32 random bytes that open the vault. Shows itself to nobody."""

    __slots__ = ("_bytes",)

    def __init__(self, content: bytes) -> None:
        if len(content) != wrapping.KEY_BYTES:
            raise ValueError("a database key has 32 bytes")
        self._bytes = content

    @classmethod
    def new(cls) -> "DatabaseKey":
        return cls(os.urandom(wrapping.KEY_BYTES))

    @property
    def hex(self) -> str:
        return self._bytes.hex()

    @property
    def content(self) -> bytes:
        return self._bytes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DatabaseKey) and self._bytes == other._bytes

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "DatabaseKey(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a database key is never stored")


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the database key. `confirmed`: the person has shown that they hold the recovery code."""

    kind: SlotKind
    id: str
    effort: Effort | None
    salt: bytes
    nonce: bytes
    confirmed: bool
    sealed: bytes = b""

    def in_the_clear(self) -> dict[str, Any]:
        """Every field but the sealed one, in the form of the key file."""
        effort = self.effort
        spent = effort and {"memory_kib": effort.memory_kib, "passes": effort.passes, "lanes": effort.lanes}
        return {
            "kind": str(self.kind),
            "id": self.id,
            "kdf": {"name": "argon2id", **spent} if spent else {"name": "hkdf-sha256"},
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "confirmed": self.confirmed,
        }

    def seal(self, vault_id: str, wrapping_key: bytes, key: DatabaseKey) -> "Slot":
        """This slot holding the key; opened again before anybody relies on it."""
        bound_to = self._bound_to(vault_id)
        full = replace(self, sealed=wrapping.seal(wrapping_key, self.nonce, key.content, bound_to))
        if full.unseal(vault_id, wrapping_key) != key:
            raise WrongKey
        return full

    def unseal(self, vault_id: str, wrapping_key: bytes) -> DatabaseKey:
        """The key in this slot. Raises WrongKey."""
        return DatabaseKey(wrapping.unseal(wrapping_key, self.nonce, self.sealed, self._bound_to(vault_id)))

    def _bound_to(self, vault_id: str) -> bytes:
        return json.dumps([vault_id, self.in_the_clear()], sort_keys=True, separators=(",", ":")).encode("ascii")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What stands in the key file: whose vault it is, and at most one slot of each kind. `complete`: set-up ended."""

    vault_id: str
    created: datetime
    counter: int = 0
    complete: bool = False
    slots: tuple[Slot, ...] = ()

    def has(self, kind: SlotKind) -> bool:
        return any(slot.kind is kind for slot in self.slots)

    @property
    def kinds(self) -> frozenset[SlotKind]:
        return frozenset(slot.kind for slot in self.slots)

    def slot(self, kind: SlotKind) -> Slot | None:
        return next((slot for slot in self.slots if slot.kind is kind), None)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """The same with this slot, in the place of another of its kind."""
        return replace(self, slots=(*self.without(slot.kind).slots, slot))

    def without(self, kind: SlotKind) -> "KeyFile":
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind is not kind))

    def unlock_with_passphrase(self, text: str) -> DatabaseKey:
        """Slow: a job. Raises WrongKey, KeyFileTampered, TooLittleMemory."""
        slot = self.slot(SlotKind.PASSPHRASE)
        if slot is None or slot.effort is None or not 1 <= len(text) <= wrapping.LONGEST_PASSPHRASE:
            raise WrongKey
        return slot.unseal(self.vault_id, wrapping.from_passphrase(text, slot.salt, slot.effort))

    def unlock_with_recovery_code(self, text: str) -> DatabaseKey:
        """Raises WrongGroup for a mistyped code and WrongKey for the code of something else."""
        return self._unlock_with_secret(SlotKind.RECOVERY, recovery_code.read(text))

    def unlock_with_keyring(self, secret_hex: str) -> DatabaseKey:
        """Raises WrongKey."""
        try:
            secret = bytes.fromhex(secret_hex)
        except ValueError:
            raise WrongKey from None
        return self._unlock_with_secret(SlotKind.KEYRING, secret)

    def _unlock_with_secret(self, kind: SlotKind, secret: bytes) -> DatabaseKey:
        slot = self.slot(kind)
        if slot is None:
            raise WrongKey
        return slot.unseal(self.vault_id, wrapping.from_secret(secret, slot.salt, f"slot:{kind}"))


def new_vault_id() -> str:
    return os.urandom(16).hex()


def new_key_file(vault_id: str) -> KeyFile:
    """A key file without slots, not yet complete."""
    return KeyFile(vault_id, datetime.now(UTC).replace(microsecond=0))


def make_passphrase_slot(
    vault_id: str, key: DatabaseKey, passphrase: str, effort: Effort = wrapping.USUAL_EFFORT
) -> Slot:
    """Slow: a job. With too little memory for the usual effort it spends less, and records that."""
    try:
        return _passphrase_slot(vault_id, key, passphrase, effort)
    except TooLittleMemory:
        if effort.memory_kib <= wrapping.LITTLE_MEMORY.memory_kib:
            raise
        return _passphrase_slot(vault_id, key, passphrase, wrapping.LITTLE_MEMORY)


def make_recovery_slot(vault_id: str, key: DatabaseKey) -> tuple[Slot, str]:
    """A slot nobody has confirmed yet, and the code that opens it."""
    secret = os.urandom(16)
    return _secret_slot(vault_id, key, SlotKind.RECOVERY, secret), recovery_code.make(secret)


def confirm_recovery_slot(vault_id: str, key: DatabaseKey, code: str) -> Slot:
    """The slot of this code, made again as one that the person has confirmed. Raises WrongGroup."""
    return _secret_slot(vault_id, key, SlotKind.RECOVERY, recovery_code.read(code), confirmed=True)


def make_keyring_slot(vault_id: str, key: DatabaseKey) -> tuple[Slot, str]:
    """A slot and the secret, in hexadecimal, that the system's keyring is to keep for it."""
    secret = os.urandom(32)
    return _secret_slot(vault_id, key, SlotKind.KEYRING, secret), secret.hex()


def _passphrase_slot(vault_id: str, key: DatabaseKey, passphrase: str, effort: Effort) -> Slot:
    slot = _empty_slot(SlotKind.PASSPHRASE, effort=effort)
    return slot.seal(vault_id, wrapping.from_passphrase(passphrase, slot.salt, effort), key)


def _secret_slot(vault_id: str, key: DatabaseKey, kind: SlotKind, secret: bytes, confirmed: bool = False) -> Slot:
    slot = _empty_slot(kind, confirmed=confirmed)
    return slot.seal(vault_id, wrapping.from_secret(secret, slot.salt, f"slot:{kind}"), key)


def _empty_slot(kind: SlotKind, effort: Effort | None = None, confirmed: bool = False) -> Slot:
    return Slot(kind, os.urandom(8).hex(), effort, wrapping.new_salt(), wrapping.new_nonce(), confirmed)
