"""Keyring items are written and removed with a time limit; what may be left behind is removed at the next start.

A call to the keyring can hang and still write much later. So its name is noted in a file before anything is written,
and struck out only when the key file on the disk counts on it, or when it is gone.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from app.storage.durable import write_file
from app.storage.errors import KeychainUnavailable, StorageError
from app.storage.keys import KeyFile, SlotKind

T = TypeVar("T")


class KeychainLike(Protocol):
    """The three verbs of the keyring, each of which may block for ever."""

    def self_test(self) -> None: ...
    def remember(self, service: str, user: str, secret: str) -> None: ...
    def recall(self, service: str, user: str) -> str: ...
    def forget(self, service: str, user: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Item:
    """Where one secret is kept in the keyring."""

    service: str
    user: str


def item_for(keys: KeyFile) -> Item | None:
    """The keyring item that this key file counts on, if it counts on one."""
    slot = keys.slot(SlotKind.KEYRING)
    return Item(service_of(keys.vault_id), f"kek-{slot.id}") if slot else None


def service_of(vault_id: str) -> str:
    """One service name per vault, so that two vaults never meet."""
    return f"org.alcove.vault.{vault_id}"


class KeyringItems:
    """Writes and removes items for one profile. Every call blocks, for at most the limit: for jobs only."""

    def __init__(self, keychain: KeychainLike, pending: Path, limit_s: float = 10.0) -> None:
        self.keychain = keychain
        self._pending = pending
        self._limit_s = limit_s

    def prove(self) -> None:
        """Raises KeychainUnavailable when the keyring does not keep what it is given."""
        self._within_limit(self.keychain.self_test)

    def remember(self, item: Item, secret: str) -> None:
        """Writes an item. It stays noted as pending until `settled` says that the key file counts on it."""
        self.note(item)
        self._within_limit(lambda: self.keychain.remember(item.service, item.user, secret))

    def settled(self, item: Item) -> None:
        """This item is no longer pending: it is counted on, or gone."""
        self._write([one for one in self._read() if one != item])

    def note(self, item: Item) -> None:
        """From now on this item is removed at the next start unless the key file counts on it by then."""
        noted = self._read()
        if item not in noted:
            self._write([*noted, item])

    def forget(self, item: Item) -> None:
        """Removes an item, now or else at the next start."""
        self.note(item)
        try:
            self._within_limit(lambda: self.keychain.forget(item.service, item.user))
        except StorageError:
            return
        self.settled(item)

    def tidy(self, in_use: Item | None) -> None:
        """Removes what earlier starts left behind."""
        for item in self._read():
            if item == in_use:
                self.settled(item)
            else:
                self.forget(item)

    def pending(self) -> tuple[Item, ...]:
        """What is noted, and so perhaps in the keyring although no key file counts on it."""
        return tuple(self._read())

    def any_pending(self) -> bool:
        """Whether there is something to tidy; cheap, for the start."""
        return self._pending.exists()

    def _within_limit(self, call: Callable[[], T]) -> T:
        return within(self._limit_s, call)

    def _read(self) -> list[Item]:
        try:
            stored = json.loads(self._pending.read_text("utf-8"))
            return [Item(str(service), str(user)) for service, user in stored]
        except (OSError, ValueError, TypeError):
            return []

    def _write(self, items: list[Item]) -> None:
        if items:
            write_file(self._pending, json.dumps([[item.service, item.user] for item in items]).encode(), False)
        else:
            self._pending.unlink(missing_ok=True)


def within(limit_s: float, call: Callable[[], T]) -> T:
    """The result of a call that may hang, made on a daemon thread; KeychainUnavailable when it takes too long."""
    results: list[T] = []
    errors: list[Exception] = []

    def perform() -> None:
        try:
            results.append(call())
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=perform, name="keyring", daemon=True)
    thread.start()
    thread.join(limit_s)
    if errors:
        raise errors[0]
    if not results:
        raise KeychainUnavailable
    return results[0]
