"""What tests of many screens begin with: a real vault, and the look and language of the pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.paths import resources
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault
from app.ui.theme import Theme, install
from app.workspace import Workspace


@pytest.fixture
def english_look(qapp: QApplication) -> Iterator[Theme]:
    """Light, still, in British English; afterwards again, whatever a test made of it."""
    tokens = resources() / "theme" / "tokens.json"
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield install(qapp, tokens, scheme="light", motion="reduced")
    install(qapp, tokens, scheme="light", motion="reduced")
    QLocale.setDefault(QLocale.system())


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace(Vault.create(tmp_path / "alcove.vault", DatabaseKey.new(), "ab" * 16))
    yield made
    made.close()
