"""The keyring of the system in three verbs: remember, recall, forget. Each may block for ever: for a thread apart."""

import hmac
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.storage.errors import KeychainEmpty, KeychainUnavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

# Some keyrings hold several items under one name after a crash; more than this is not ours to sort out.
_MOST_TWINS = 8


class Keychain:
    """One named store per system. Neither configuration nor environment can put another in its place."""

    def remember(self, service: str, user: str, secret: str) -> None:
        """Keeps a secret and reads it back. Raises KeychainUnavailable when it is not the same."""
        with _any_trouble():
            backend = _backend()
            backend.set_password(service, user, secret)
            kept = backend.get_password(service, user)
        if kept is None or not hmac.compare_digest(kept.encode(), secret.encode()):
            raise KeychainUnavailable

    def recall(self, service: str, user: str) -> str:
        """The secret. Raises KeychainEmpty when the keyring works and has none, else KeychainUnavailable."""
        with _any_trouble():
            secret = _backend().get_password(service, user)
        if secret is None:
            raise KeychainEmpty
        return secret

    def forget(self, service: str, user: str) -> None:
        """Makes sure that the keyring holds no such secret. Raises KeychainUnavailable."""
        with _any_trouble():
            backend = _backend()
            for _ in range(_MOST_TWINS):
                if backend.get_password(service, user) is None:
                    return
                backend.delete_password(service, user)
        raise KeychainUnavailable

    def self_test(self) -> None:
        """Keeps, reads and forgets something without meaning. Raises KeychainUnavailable."""
        service, user = "org.alcove.self-test", secrets.token_hex(8)
        self.remember(service, user, secrets.token_hex(32))
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


@contextmanager
def _any_trouble() -> Iterator[None]:
    """Every back end has errors of its own, and all of them mean "not now"; none of their texts may reach a log."""
    try:
        yield
    except Exception:
        raise KeychainUnavailable from None
