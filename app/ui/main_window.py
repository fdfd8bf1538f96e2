"""One window, two states: a screen of the way in, or the shell of the open journal. Nothing else lives here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.ui.first_picture import paint_first_picture
from app.ui.preferences_holder import PreferencesHolder
from app.ui.window_size import keep_size, take_size

if TYPE_CHECKING:
    from app.access import Access, State, Unlocked
    from app.jobs import Jobs
    from app.ui.shell import Shell
    from app.ui.window_keys import WindowKeys


class MainWindow(QMainWindow):
    """Shows where somebody stands. Its title never says more than the name of the program."""

    first_painted = Signal()
    help_wanted = Signal()
    shell_changed = Signal()

    def __init__(self, preferences: PreferencesHolder) -> None:
        super().__init__()
        self._preferences = preferences
        self._shell: Shell | None = None
        self.keys: WindowKeys | None = None
        self._painted = False
        self.setWindowTitle("Alcove")
        take_size(self, preferences)

    def show_access(self, access: "Access", jobs: "Jobs") -> None:
        """Shows the screens of this passage from now on."""
        self._access = access
        self._jobs = jobs
        access.changed.connect(self.show_state)
        access.about_to_lock.connect(self._save)
        self.show_state(access.state)

    def complete(self) -> None:
        """What the first page can do without for some milliseconds: keys, the focus ring, the mark for the taskbar."""
        from app.ui.widgets.focus_ring import FocusRing
        from app.ui.window_icon import window_icon
        from app.ui.window_keys import WindowKeys

        self.keys = WindowKeys(self, self._preferences)
        self.shell_changed.connect(self.keys.follow_shell)
        self._ring = FocusRing(self)
        self.setWindowIcon(window_icon())

    @property
    def shell(self) -> "Shell | None":
        """The open journal, while it is open."""
        return self._shell

    @Slot(object)
    def show_state(self, state: "State") -> None:
        """Puts the screen for a state in place of the one before."""
        from app.access_states import Unlocked
        from app.ui.unlock.screens import screen_for

        if self._shell is not None:
            from app.ui.traces import clear_traces

            self._shell = None
            clear_traces(self)
        if isinstance(state, Unlocked):
            self._show_shell(state)
        else:
            self._put(screen_for(state, self._access, self._jobs, self._preferences, self))
        self.shell_changed.emit()

    @Slot()
    def lock(self) -> None:
        """Locks once everything is stored. Words that could not be stored stay where they are, and say so."""
        if self._shell is not None and self._save():
            self._access.lock()

    def leave(self) -> None:
        """Nobody is there: locks, or at least hides what cannot be stored just now."""
        self.lock()
        if self._shell is not None:
            self._shell.set_hidden(True)

    @Slot()
    def come_forward(self) -> None:
        """Somebody started Alcove a second time."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot(object)
    def say_trouble(self, error: Exception) -> None:
        """A calm dialog; one at a time."""
        from app.ui.messages import sentence_for
        from app.ui.trouble_sheet import TroubleSheet

        if not self.findChildren(TroubleSheet):
            TroubleSheet(sentence_for(error), self).open()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            paint_first_picture(self, self._preferences.value)
            QTimer.singleShot(0, self, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._save():
            event.ignore()
            return
        keep_size(self, self._preferences)
        super().closeEvent(event)

    def _show_shell(self, state: "Unlocked") -> None:
        from app.ui.shell import Shell
        from app.ui.unlock.screens import sheet_after_opening

        self._shell = Shell(state.workspace, self._access, self._jobs, self._preferences, self)
        self._shell.keys_wanted.connect(self.show_keys)
        self._shell.lock_wanted.connect(self.lock)
        self._put(self._shell)
        if sheet := sheet_after_opening(self._access, self._jobs, self):
            sheet.open()

    def _put(self, screen: QWidget) -> None:
        from PySide6.QtCore import Qt

        screen.help_wanted.connect(self.help_wanted)  # type: ignore[attr-defined]
        self.setCentralWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _save(self) -> bool:
        return self._shell is None or self._shell.flush()

    @Slot()
    def show_keys(self) -> None:
        """The list of keys."""
        from app.ui.key_list import KeyList

        if self.keys is not None:
            KeyList(self.keys.map, self._preferences.value.help_key, self).open()
