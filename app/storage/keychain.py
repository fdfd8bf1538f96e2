"""The keyring of the system in three verbs: remember, recall, forget. Each may block for ever: for a thread apart."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from app.storage.errors import KeychainEmpty, KeychainUnavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

# Some keyrings hold several items under one name after a crash; more than this is not ours to sort out.
_MOST_TWINS = 8


class Keychain:
    """One named store per system. Neither configuration nor environment can put another in its place."""

    def remember(self, service: str, user: str, secret: str) -> None:
        """Keeps a secret and reads it back. Raises KeychainUnavailable when it is not the same."""
        _tried(lambda: _backend().set_password(service, user, secret))
        kept = _tried(lambda: _backend().get_password(service, user))
        if kept != secret:
            raise KeychainUnavailable

    def recall(self, service: str, user: str) -> str:
        """The secret. Raises KeychainEmpty when the keyring works and has none, else KeychainUnavailable."""
        secret = _tried(lambda: _backend().get_password(service, user))
        if secret is None:
            raise KeychainEmpty
        return secret

    def forget(self, service: str, user: str) -> None:
        """Makes sure that the keyring holds no such secret. Raises KeychainUnavailable."""
        for _ in range(_MOST_TWINS):
            if _tried(lambda: _backend().get_password(service, user)) is None:
                return
            _tried(lambda: _backend().delete_password(service, user))
        raise KeychainUnavailable

    def self_test(self) -> None:
        """Keeps, reads and forgets something without meaning. Raises KeychainUnavailable."""
        service, user = "org.alcove.self-test", os.urandom(8).hex()
        self.remember(service, user, os.urandom(32).hex())
        self.forget(service, user)


def spoken_to() -> str:
    """The class that would speak to this system's keyring. Nothing is asked of it yet."""
    kind = type(_backend())
    return f"{kind.__module__}.{kind.__qualname__}"


def _backend() -> "KeyringBackend":
    kind: type[KeyringBackend]
    if sys.platform == "win32":
        from keyring.backends import Windows

        kind = Windows.WinVaultKeyring
    elif sys.platform == "darwin":
        from keyring.backends import macOS

        kind = macOS.Keyring
    else:
        from keyring.backends import SecretService

        kind = SecretService.Keyring
    found: KeyringBackend = kind()  # type: ignore[no-untyped-call]
    # The base class takes properties from the environment: forget them.
    vars(found).clear()
    if sys.platform == "win32":
        # The usual persistence would carry the secret to other computers of a domain.
        setattr(found, "persist", "local machine")  # noqa: B010
    return found


def _tried(ask: Callable[[], T]) -> T:
    """Every back end has errors of its own, and all of them mean "not now".

    Ours is raised after theirs is forgotten: theirs would carry the secret along, in the variables of its traceback.
    """
    try:
        return ask()
    except Exception:
        pass
    raise KeychainUnavailable
