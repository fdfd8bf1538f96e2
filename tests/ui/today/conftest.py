"""A real vault, Today in a window that is on screen, and a clock that a test moves."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.jobs import Jobs
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Theme
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
def look(english_look: Theme) -> Theme:
    return english_look


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
        qtbot.waitUntil(lambda: screen._ahead is not None)
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
