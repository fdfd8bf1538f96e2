"""A real vault, the page of goals in a window that is on screen, and a clock that stands."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault
from app.ui.goals.screen import GoalsScreen
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import install
from app.workspace import Workspace
from tests.support.robot import Robot

NOW = datetime.now().replace(hour=21, minute=14, second=0, microsecond=0)


def now() -> datetime:
    return NOW


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    install(qapp, resources() / "theme" / "tokens.json", scheme="light", motion="reduced")
    yield
    install(qapp, resources() / "theme" / "tokens.json", scheme="light", motion="reduced")
    QLocale.setDefault(QLocale.system())


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace(Vault.create(tmp_path / "alcove.vault", DatabaseKey.new(), "ab" * 16))
    yield made
    made.close()


@pytest.fixture
def preferences(tmp_path: Path) -> PreferencesHolder:
    return PreferencesHolder(tmp_path / "preferences.json")


@pytest.fixture
def screen(qtbot: QtBot, workspace: Workspace, preferences: PreferencesHolder) -> GoalsScreen:
    made = GoalsScreen(workspace, preferences, now=now)
    made.resize(1100, 800)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def robot(screen: GoalsScreen) -> Robot:
    return Robot(screen)
