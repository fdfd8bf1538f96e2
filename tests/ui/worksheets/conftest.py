"""A real vault, worksheets from a folder of the test, and the panel in a window that is on screen."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.widgets.scroll import ScrollArea
from app.ui.worksheets.panel import WorksheetsPanel
from app.worksheet_files import read_folders
from app.workspace import Workspace
from tests.support.robot import Robot


class Clock:
    """A Thursday evening, until it is moved."""

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
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a test puts its worksheets."""
    made = tmp_path / "worksheets"
    made.mkdir()
    return made


class Shown:
    """The panel on a page that scrolls, as it stands under Goals."""

    def __init__(self, panel: WorksheetsPanel, window: QWidget) -> None:
        self.panel = panel
        self.window = window
        self.robot = Robot(window)


MakePanel = Callable[..., Shown]


@pytest.fixture
def make_panel(qtbot: QtBot, workspace: Workspace, clock: Clock, folder: Path) -> Iterator[MakePanel]:
    windows: list[QWidget] = []

    def make(width: int = 1000, height: int = 700) -> Shown:
        book = read_folders([folder])
        assert not book.left_out
        panel = WorksheetsPanel(workspace, now=clock, book=book)
        window = QWidget()
        windows.append(window)
        area = ScrollArea(window)
        area.setWidget(panel)
        box = QVBoxLayout(window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
        return Shown(panel, window)

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
