"""A real vault, a journal screen in a window that is on screen, and hands to write with."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.journal import Entry
from app.domain.moods import Mood
from app.jobs import Jobs
from app.storage.journal import JournalStore
from app.ui.journal.screen import JournalScreen
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Theme
from app.workspace import Workspace

EVENING = datetime(2025, 11, 13, 21, 14)

MakeScreen = Callable[..., JournalScreen]
Write = Callable[..., Entry]


@pytest.fixture(autouse=True)
def look(english_look: Theme) -> Theme:
    return english_look


@pytest.fixture
def journal(workspace: Workspace) -> JournalStore:
    return workspace.journal


@pytest.fixture
def write(journal: JournalStore) -> Write:
    """Adds an entry so many days before the evening of the mockups."""

    def _write(title: str = "", body: str = "", mood: Mood | None = None, days_ago: int = 0) -> Entry:
        return journal.add(EVENING - timedelta(days=days_ago), title, body, mood)

    return _write


@pytest.fixture
def preferences(tmp_path: Path) -> PreferencesHolder:
    return PreferencesHolder(tmp_path / "preferences.json")


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    qtbot.waitUntil(lambda: not jobs.busy())


@pytest.fixture
def make_screen(qtbot: QtBot, workspace: Workspace, jobs: Jobs, preferences: PreferencesHolder) -> Iterator[MakeScreen]:
    """The journal in an active window; what it holds is whatever was written before."""
    made: list[QWidget] = []

    def _make(width: int = 1280, height: int = 800) -> JournalScreen:
        screen = JournalScreen(workspace, jobs, preferences)
        made.append(screen)
        screen.resize(width, height)
        with qtbot.waitActive(screen):
            screen.show()
        return screen

    yield _make
    for screen in made:
        delete(screen)


def type_text(text: str) -> None:
    """Types into whatever has the focus."""
    for line_number, line in enumerate(text.split("\n")):
        if line_number:
            press(Qt.Key.Key_Return)
        QTest.keyClicks(focused(), line)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def heard(widget: QWidget) -> QAccessibleInterface:
    """A widget as a screen reader sees it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def name_of(widget: QWidget) -> str:
    return heard(widget).text(QAccessible.Text.Name)
