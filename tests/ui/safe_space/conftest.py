"""A safe space whose clock the test holds in its hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from app import content
from app.domain.choices import Choice
from app.jobs import Jobs
from app.paths import Profile, resources
from app.storage.keys import DatabaseKey, new_vault_id
from app.storage.vault import Vault
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.surroundings import HelpLines
from app.ui.safe_space.window import HavenWindow
from app.ui.theme import Theme, install
from app.workspace import Workspace

Heard = Callable[[QWidget], QAccessibleInterface]
Look = Callable[..., Theme]
Press = Callable[..., None]
OpenHaven = Callable[..., HavenWindow]


class Clock:
    """Time goes on when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Look]:
    """The theme; a test may ask for another text size, scheme or motion before it builds anything."""

    def _look(text_size: float = 1.0, scheme: str = "light", motion: str = "full") -> Theme:
        tokens = resources() / "theme" / "tokens.json"
        return install(qapp, tokens, text_size=text_size, scheme=scheme, motion=motion)

    _look()
    yield _look
    _look()


@pytest.fixture
def preferences(profile: Profile) -> PreferencesHolder:
    holder = PreferencesHolder(profile.preferences)
    holder.change(country="GB")
    return holder


@pytest.fixture
def open_haven(qtbot: QtBot, preferences: PreferencesHolder, clock: Clock, profile: Profile) -> Iterator[OpenHaven]:
    """Opens the window on its first breath, or elsewhere, and keeps it for the test."""
    kept: list[HavenWindow] = []

    def _open(
        width: int = 1280, height: int = 800, help_lines: HelpLines = content, at: Choice | None = Choice.BREATHE
    ) -> HavenWindow:
        window = HavenWindow(preferences, help_lines, None, clock, profile.open_plan)
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.begin()
        if at is not None:
            window.go_to(at)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield _open
    for window in kept:
        if isValid(window):
            delete(window)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Workspace]:
    """What exists while unlocked, over a real vault."""
    workspace = Workspace(Vault.create(tmp_path / "own" / "alcove.vault", DatabaseKey.new(), new_vault_id()))
    yield workspace
    workspace.close()


@pytest.fixture
def open_own(open_haven: OpenHaven, own: Workspace) -> OpenHaven:
    """Opens the window on its first screen while the journal is open."""

    def _open(width: int = 1280, height: int = 800, at: Choice | None = None) -> HavenWindow:
        window = open_haven(width, height, at=None)
        window.take_in(own, Jobs(window))
        if at is not None:
            window.go_to(at)
        return window

    return _open


@pytest.fixture
def haven(open_haven: OpenHaven) -> HavenWindow:
    """The window at the size of the drawings."""
    return open_haven()


@pytest.fixture
def press() -> Press:
    """Keys as the system sends them: to the window, which passes them to whatever has the keyboard."""

    def _press(window: QWidget, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(window.windowHandle(), key)

    return _press


@pytest.fixture
def heard() -> Heard:
    """A widget as a screen reader sees it."""

    def _heard(widget: QWidget) -> QAccessibleInterface:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        return interface

    return _heard
