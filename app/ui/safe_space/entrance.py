"""The way into the safe space from anywhere: one key, one held key, one press, whatever else is open or broken."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.domain.choices import Choice
from app.settings import Preferences
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.held_key import HeldKey
from app.ui.safe_space.surroundings import HelpLines
from app.ui.safe_space.window import HavenWindow

if TYPE_CHECKING:
    from app.domain.journal import NewEntry
    from app.jobs import Jobs
    from app.workspace import Workspace

_AHEAD_MS = 100
_USUAL_KEY = "F1"

_KEY_PRESS = QEvent.Type.KeyPress
_KEY_RELEASE = QEvent.Type.KeyRelease


class Entrance(QObject):
    """Watches the whole application for the help key. Made when the main window is painted, it builds its own soon."""

    opened = Signal()
    closed = Signal()
    asked = Signal(object)

    def __init__(
        self,
        app: QApplication,
        main_window: QWidget,
        preferences: PreferencesHolder,
        help_lines: HelpLines,
        open_plan: Path | None = None,
    ) -> None:
        super().__init__(main_window)
        self._main_window = main_window
        self._preferences = preferences
        self._help_lines = help_lines
        self._open_plan = open_plan
        self._window: HavenWindow | None = None
        self._own: tuple[Workspace, Jobs] | None = None
        self._came_from: QWidget | None = None
        self._key = _key_of(preferences.value)
        self._help_key = HeldKey(self)
        self._help_key.pressed.connect(self.open)
        self._help_code = 0
        self._escape = HeldKey(self)
        self._escape.pressed.connect(self._note_where)
        self._escape.tapped.connect(self._step_back)
        self._escape.held.connect(self._open_when_held)
        self._pressed_inside = False
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._prepare)
        self._ahead.start(_AHEAD_MS)
        preferences.changed.connect(self._follow)
        app.installEventFilter(self)

    @property
    def window(self) -> HavenWindow | None:
        """The window, once it is built."""
        return self._window

    @property
    def is_open(self) -> bool:
        return self._window is not None and self._window.isVisible()

    @property
    def help_key_is_undecided(self) -> bool:
        """Whether the help key is down, or was let go just now: pressed again so soon it counts as held."""
        return self._help_key.undecided

    @property
    def escape_is_undecided(self) -> bool:
        """Whether Esc is down, or was let go just now."""
        return self._escape.undecided

    def take_in(self, own: "Workspace", jobs: "Jobs") -> None:
        """The journal is open: what is a person's own can be shown from now on."""
        self._own = own, jobs
        if self._window is not None:
            self._window.take_in(own, jobs)

    def let_go(self) -> None:
        """The journal closes: nothing out of it stays."""
        self._own = None
        if self._window is not None:
            self._window.let_go()

    def flush(self) -> bool:
        """Stores what was written in the safe space; False if some of it could not be."""
        return self._window is None or self._window.flush()

    def unsaved(self) -> "list[NewEntry]":
        """What was written in the safe space and is not stored."""
        return self._window.unsaved() if self._window is not None else []

    def open(self) -> None:
        """Shows the first screen; asked again, starts what its large tile opens. What was open stays underneath."""
        window = self._built()
        if window.isVisible():
            window.start_first()
        else:
            window.begin()
        self._show(window)

    @Slot(str)
    def open_at(self, name: str) -> None:
        """Shows one choice from its beginning; the first screen, where a newer Alcove named one not known here."""
        window = self._built()
        window.begin()
        if name in list(Choice):
            window.go_to(Choice(name))
        self._show(window)

    def get_ready(self) -> None:
        """Shows the calm side alone, for somebody who comes from the settings; Back leads out again."""
        window = self._built()
        window.begin_calm()
        self._show(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees every key first, in a text field and in a dialog too; everything else only costs it one comparison."""
        if type(event) is not QKeyEvent:
            return False
        if event.type() is _KEY_PRESS:
            return self._see_press(event)
        if event.type() is _KEY_RELEASE:
            return self._see_release(event)
        return False

    def _see_press(self, event: QKeyEvent) -> bool:
        if QKeySequence(event.keyCombination()) == self._key:
            self._help_code = event.key()
            self._help_key.press(event)
            return True
        if event.key() != Qt.Key.Key_Escape:
            return False
        self._escape.press(event)
        return self.is_open

    def _see_release(self, event: QKeyEvent) -> bool:
        if event.key() == self._help_code:
            self._help_key.release(event)
        if event.key() != Qt.Key.Key_Escape:
            return False
        self._escape.release(event)
        return self.is_open

    def _note_where(self) -> None:
        self._pressed_inside = self.is_open

    def _step_back(self) -> None:
        """Outside, a short Esc has done already what it does there."""
        if self._window is not None and self._window.isVisible() and self._pressed_inside:
            self._window.go_back()

    def _open_when_held(self) -> None:
        """A release that went to another program was never seen, so the key only counts while ours is in front."""
        if QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive:
            self.open()

    def _prepare(self) -> None:
        """Builds, then draws once out of sight, so that fonts and pictures are there; two short steps are not felt."""
        if self._window is None:
            self._build()
            self._ahead.start(_AHEAD_MS)
        elif self._window.isHidden():
            self._window.grab()
            self._ahead.timeout.disconnect(self._prepare)
            self._ahead.timeout.connect(self._window.build_ahead)
            self._ahead.start(_AHEAD_MS)

    def _show(self, window: HavenWindow) -> None:
        if window.isHidden():
            self._came_from = QApplication.activeWindow()
            self._cover(window)
            window.show()
        window.raise_()
        window.activateWindow()

    def _built(self) -> HavenWindow:
        self._build()
        assert self._window is not None
        return self._window

    def _build(self) -> None:
        if self._window is None:
            self._ahead.stop()
            self._window = HavenWindow(
                self._preferences, self._help_lines, self._main_window, open_plan=self._open_plan
            )
            self._window.appeared.connect(self.opened)
            self._window.left.connect(self._return)
            self._window.asked.connect(self.asked)
            if self._own is not None:
                self._window.take_in(*self._own)
            self._cover(self._window)

    def _cover(self, window: QWidget) -> None:
        """As large as the main window and in front of it."""
        main = self._main_window
        window.setMinimumSize(main.minimumSize().expandedTo(QSize(1, 1)))
        window.setGeometry(main.geometry())
        states = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
        window.setWindowState(main.windowState() & states)

    def _return(self) -> None:
        """Back to the exact place: each window remembers what had the keyboard, and that remembers its cursor."""
        place, self._came_from = self._came_from, None
        if place is None or not isValid(place) or not place.isVisible():
            place = self._main_window
        place.activateWindow()
        self.closed.emit()

    def _follow(self, value: Preferences) -> None:
        self._key = _key_of(value)


def _key_of(value: Preferences) -> QKeySequence:
    """The chosen key; it can be changed, and never be none."""
    chosen = QKeySequence(value.help_key)
    return chosen if chosen.count() == 1 and chosen.toString() else QKeySequence(_USUAL_KEY)
