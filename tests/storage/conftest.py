"""A real vault in a folder of its own, and what opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, new_vault_id
from app.storage.vault import Vault


@pytest.fixture
def key() -> DatabaseKey:
    return DatabaseKey.new()


@pytest.fixture
def vault_id() -> str:
    return new_vault_id()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the vault is; not made yet."""
    return tmp_path / "profile" / "alcove.vault"


@pytest.fixture
def vault(path: Path, key: DatabaseKey, vault_id: str) -> Iterator[Vault]:
    vault = Vault.create(path, key, vault_id)
    yield vault
    vault.close()


@pytest.fixture
def journal(vault: Vault) -> JournalStore:
    return JournalStore(vault)
