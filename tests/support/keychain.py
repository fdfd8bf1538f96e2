"""A keyring in memory, for everything that is not about the real one."""

import threading
from pathlib import Path

from app.storage.errors import KeychainEmpty, KeychainUnavailable


class MemoryKeychain:
    """The verbs of `Keychain`, and knobs for what can be wrong with one.

    `absent` and `locked` refuse everything; `empty` has lost what it held and holds nothing new; `hang`, an event,
    keeps every call waiting until it is set and then lets it do its work, late.
    """

    def __init__(
        self,
        *,
        absent: bool = False,
        locked: bool = False,
        empty: bool = False,
        hang: threading.Event | None = None,
    ) -> None:
        self.absent = absent
        self.locked = locked
        self.empty = empty
        self.hang = hang
        self.items: dict[tuple[str, str], str] = {}
        self.calls: list[str] = []

    def remember(self, service: str, user: str, secret: str) -> None:
        self._answer("remember")
        if self.empty:
            raise KeychainUnavailable
        self.items[service, user] = secret

    def recall(self, service: str, user: str) -> str:
        self._answer("recall")
        if self.empty or (service, user) not in self.items:
            raise KeychainEmpty
        return self.items[service, user]

    def forget(self, service: str, user: str) -> None:
        self._answer("forget")
        self.items.pop((service, user), None)

    def self_test(self) -> None:
        self._answer("self_test")
        if self.empty:
            raise KeychainUnavailable

    def _answer(self, verb: str) -> None:
        self.calls.append(verb)
        if self.hang is not None:
            self.hang.wait()
        if self.absent or self.locked:
            raise KeychainUnavailable


class FileKeychain:
    """The verbs of `Keychain` over a folder, one file an item, for stories whose processes are ended."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def remember(self, service: str, user: str, secret: str) -> None:
        unfinished = self._folder / "unfinished"
        unfinished.write_text(secret)
        unfinished.replace(self._folder / f"{service} {user}")

    def recall(self, service: str, user: str) -> str:
        try:
            return (self._folder / f"{service} {user}").read_text()
        except FileNotFoundError:
            raise KeychainEmpty from None

    def forget(self, service: str, user: str) -> None:
        (self._folder / f"{service} {user}").unlink(missing_ok=True)

    def self_test(self) -> None:
        """A folder keeps what it is given."""

    @property
    def count(self) -> int:
        return sum(1 for path in self._folder.iterdir() if path.name != "unfinished")
