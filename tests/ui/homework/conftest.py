"""A real vault, the list of homework in a window that is on screen, and a clock that stands."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.ui.homework.panel import HomeworkPanel
from app.ui.theme import Theme, install
from app.ui.widgets.page import Page
from app.workspace import Workspace
from tests.support.robot import Robot

NOW = datetime.now().replace(hour=21, minute=14, second=0, microsecond=0)
Look = Callable[..., Theme]
MakePanel = Callable[..., HomeworkPanel]


def now() -> datetime:
    """Today: the store says of a try whether it was noted later by the clock of the computer."""
    return NOW


@pytest.fixture(autouse=True)
def look(qapp: QApplication, english_look: Theme) -> Look:
    def _look(text_size: float = 1.0, scheme: str = "light") -> Theme:
        tokens = resources() / "theme" / "tokens.json"
        return install(qapp, tokens, scheme=scheme, motion="reduced", text_size=text_size)

    return _look


@pytest.fixture
def make_panel(qtbot: QtBot, workspace: Workspace) -> Iterator[MakePanel]:
    pages: list[Page] = []

    def make(width: int = 1280, height: int = 800) -> HomeworkPanel:
        page = Page("Homework")
        pages.append(page)
        panel = HomeworkPanel(workspace, now=now)
        page.body_layout.addWidget(panel)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
        return panel

    yield make
    for page in pages:
        page.close()
        page.deleteLater()


@pytest.fixture
def panel(make_panel: MakePanel) -> HomeworkPanel:
    return make_panel()


@pytest.fixture
def robot(panel: HomeworkPanel) -> Robot:
    return Robot(panel.window())
