"""A real vault, Today in a window that is on screen, and a clock that a test moves."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.jobs import Jobs
from app.paths import resources
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Theme, install
from app.ui.today.screen import TodayScreen
from app.workspace import Workspace
from tests.support.robot import Robot


class Clock:
    """The evening of the mockups, until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2025, 11, 13, 21, 14)

    def __call__(self) -> datetime:
        return self.time

    def go_on(self, **span: float) -> None:
        self.time += timedelta(**span)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Theme]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield install(qapp, resources() / "theme" / "tokens.json", scheme="light", motion="reduced")
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
def clock() -> Clock:
    return Clock()


MakeToday = Callable[..., TodayScreen]


@pytest.fixture
def make_today(qtbot: QtBot, workspace: Workspace, preferences: PreferencesHolder, clock: Clock) -> Iterator[MakeToday]:
    made: list[TodayScreen] = []

    def make(width: int = 1280, height: int = 800) -> TodayScreen:
        screen = TodayScreen(workspace, Jobs(), preferences, now=clock)
        made.append(screen)
        screen.resize(width, height)
        with qtbot.waitActive(screen):
            screen.show()
        return screen

    yield make
    for screen in made:
        screen.close()
        screen.deleteLater()


@pytest.fixture
def today(make_today: MakeToday) -> TodayScreen:
    return make_today()


@pytest.fixture
def robot(today: TodayScreen) -> Robot:
    return Robot(today)
