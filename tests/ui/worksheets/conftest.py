"""A real vault, worksheets from a folder of the test, and the panel in a window that is on screen."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault
from app.ui.theme import Theme, install
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
