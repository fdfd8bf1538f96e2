"""A window that shows the screens before the journal as the real one does, over a real profile."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app.access import State, Unlocked
from app.paths import Profile, resources
from app.settings import Preferences
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Theme, install, theme
from app.ui.unlock.pages import Pages
from app.ui.unlock.screens import screen_for
from tests.support.door import Door
from tests.support.keychain import MemoryKeychain
from tests.support.quick_keys import use_quick_keys
from tests.support.robot import Robot


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Theme:
    return install(qapp, resources() / "theme" / "tokens.json", scheme="light", motion="reduced")


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    use_quick_keys(monkeypatch)


@pytest.fixture
def keychain() -> MemoryKeychain:
    return MemoryKeychain()


class StrayWindows(QObject):
    """Notes every window that comes up besides the one of the test: a part shown before it has a parent is one."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen += [] if isinstance(watched, Place | QMainWindow | QMenu | QDialog) else [type(watched).__name__]
        return False


@pytest.fixture(autouse=True)
def no_stray_window(qapp: QApplication) -> Iterator[None]:
    watcher = StrayWindows()
    qapp.installEventFilter(watcher)
    yield
    qapp.removeEventFilter(watcher)
    assert watcher.seen == []


class Place(QStackedWidget):
    """One screen at a time, by the state of the door."""

    def __init__(self, qtbot: QtBot, profile: Profile, keychain: MemoryKeychain, limit_s: float = 10.0) -> None:
        super().__init__()
        self.door = Door(qtbot, profile, keychain, limit_s)
        self.door.setParent(self)
        self.preferences = PreferencesHolder(profile.preferences, self)
        self.preferences.changed.connect(self._follow)
        self.robot = Robot(self)
        self.helps = 0
        self.door.access.changed.connect(self.show_state)

    @property
    def screen_shown(self) -> Pages:
        shown = self.currentWidget()
        assert isinstance(shown, Pages)
        return shown

    @property
    def is_inside(self) -> bool:
        return isinstance(self.door.access.state, Unlocked)

    @Slot(object)
    def show_state(self, state: State) -> None:
        screen: QWidget
        if isinstance(state, Unlocked):
            screen = QWidget()
        else:
            screen = screen_for(state, self.door.access, self.door.jobs, self.preferences)
            screen.help_wanted.connect(self._count_help)
        before = self.currentWidget()
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        screen.setFocus()
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()

    def keys(self, sequence: str) -> None:
        """Presses keys where the keyboard is."""
        QTest.keySequence(QApplication.focusWidget() or self, QKeySequence(sequence))

    def leave(self) -> None:
        """As closing the program."""
        self.door.leave()
        self.close()
        self.deleteLater()

    @Slot()
    def _count_help(self) -> None:
        self.helps += 1

    @Slot(object)
    def _follow(self, preferences: Preferences) -> None:
        theme().set_text_size(preferences.text_size)


PlaceMaker = Callable[..., Place]


@pytest.fixture
def place(qtbot: QtBot, profile: Profile, keychain: MemoryKeychain) -> Iterator[PlaceMaker]:
    """Starts Alcove at the profile and shows its window; an earlier start is left first."""
    made: list[Place] = []

    def make(width: int = 1280, height: int = 800, limit_s: float = 10.0) -> Place:
        if made:
            made.pop().leave()
        one = Place(qtbot, profile, keychain, limit_s)
        made.append(one)
        one.resize(width, height)
        with qtbot.waitActive(one):
            one.show()
        one.door.start()
        return one

    yield make
    if keychain.hang:
        keychain.hang.set()
    for one in made:
        one.leave()
