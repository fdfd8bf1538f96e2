"""What a person wishes that says something about them: kept inside the vault, not beside it."""

import json
from typing import Any

from app.storage.connection import Connection
from app.storage.topics import Topic
from app.storage.vault import Vault


class WishStore:
    """Small values by name. What is missing or unreadable is the calm default that the asker names."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def flag(self, name: str, default: bool) -> bool:
        """A wish that is yes or no."""
        value = self._value(name)
        return value if isinstance(value, bool) else default

    def words(self, name: str) -> frozenset[str]:
        """A wish that is a handful of names; empty by default."""
        value = self._value(name)
        return frozenset(one for one in value if isinstance(one, str)) if isinstance(value, list) else frozenset()

    def text(self, name: str, default: str = "") -> str:
        """A wish that is one name."""
        value = self._value(name)
        return value if isinstance(value, str) else default

    def keep(self, name: str, value: bool | str | frozenset[str]) -> None:
        """Keeps a wish from now on."""
        with self._vault.write(Topic.WISHES) as connection:
            put(connection, name, value)

    def _value(self, name: str) -> Any:
        row = self._vault.one("SELECT value FROM wish WHERE name = ?", (name,))
        try:
            return json.loads(row[0]) if row else None
        except ValueError:
            return None


def put(connection: Connection, name: str, value: bool | str | frozenset[str]) -> None:
    """Keeps a wish as part of a transaction."""
    stored = json.dumps(sorted(value) if isinstance(value, frozenset) else value)
    connection.execute(
        "INSERT INTO wish (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, stored),
    )
