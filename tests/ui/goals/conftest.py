"""A real vault, the page of goals in a window that is on screen, and a clock that stands."""

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.goals.screen import GoalsScreen
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Theme
from app.workspace import Workspace
from tests.support.robot import Robot

NOW = datetime.now().replace(hour=21, minute=14, second=0, microsecond=0)


def now() -> datetime:
    return NOW


@pytest.fixture(autouse=True)
def look(english_look: Theme) -> Theme:
    return english_look


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
