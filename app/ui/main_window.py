"""One window, two states: a screen of the way in, or the shell of the open journal. Nothing else lives here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

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
    help_wanted, backups_wanted, backup_file_wanted, restore_wanted = Signal(), Signal(), Signal(), Signal(object)
    shell_changed = Signal()

    def __init__(self, preferences: PreferencesHolder) -> None:
        super().__init__()
        self._preferences = preferences
        self._shell: Shell | None = None
        self._keys: WindowKeys | None = None
        self._painted = False
        self.setWindowTitle("Alcove")
        take_size(self, preferences)

    def show_access(self, access: "Access", jobs: "Jobs") -> None:
        """Shows the screens of this passage from now on."""
        self._access = access
        self._jobs = jobs
        self._place = QStackedWidget(self)
        self.setCentralWidget(self._place)
        access.changed.connect(self.show_state)
        access.about_to_lock.connect(self._let_go)
        self.show_state(access.state)

    @Slot()
    def complete(self) -> "WindowKeys":
        """What the first page does without for some milliseconds: keys, the focus ring, the mark for the taskbar."""
        from app.ui.widgets.focus_ring import FocusRing
        from app.ui.window_icon import window_icon
        from app.ui.window_keys import WindowKeys

        if self._keys is None:
            self._keys = WindowKeys(self, self._preferences)
            self.shell_changed.connect(self._keys.follow_shell)
            FocusRing(self)
            self.setWindowIcon(window_icon())
        return self._keys

    @property
    def shell(self) -> "Shell | None":
        """The open journal, while it is open."""
        return self._shell

    @Slot(object)
    def show_state(self, state: "State") -> None:
        """Puts the screen for a state in place of the one before."""
        from app.access_states import Unlocked
        from app.ui.unlock.screens import screen_for

        if isinstance(state, Unlocked):
            self._show_shell(state)
        else:
            self._put(screen_for(state, self._access, self._jobs, self._preferences, self))
        self.shell_changed.emit()

    @Slot()
    def lock(self) -> bool:
        """Locks if everything is stored, in a moment: whoever asks is often a button of the very pages that go."""
        if self._shell is None or not self._shell.flush():
            return False
        QTimer.singleShot(0, self, self._access.lock)
        return True

    def leave(self) -> None:
        """Nobody is there: locks, or at least hides what cannot be stored just now."""
        if not self.lock() and self._shell is not None:
            self._shell.set_hidden(True)

    @Slot()
    def come_forward(self) -> None:
        """Somebody started Alcove a second time."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            paint_first_picture(self, self._preferences.value)
            QTimer.singleShot(0, self, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._shell is not None and not self._shell.flush():
            event.ignore()
            return
        keep_size(self, self._preferences)
        super().closeEvent(event)

    def _show_shell(self, state: "Unlocked") -> None:
        from app.ui.shell import Shell
        from app.ui.unlock.screens import sheet_after_opening

        self._shell = Shell(state.workspace, self._access, self._jobs, self._preferences, self)
        self._shell.keys_wanted.connect(self.complete().show_list)
        self._shell.lock_wanted.connect(self.lock)
        self._put(self._shell)
        self._shell.begin()
        if sheet := sheet_after_opening(self._access, self._jobs, self):
            sheet.open()

    def _put(self, screen: QWidget) -> None:
        """What stood here before goes as a whole, by itself: QMainWindow would take it apart under its own hands."""
        from PySide6.QtCore import Qt

        for name in ("help_wanted", "backups_wanted", "backup_file_wanted", "restore_wanted"):
            getattr(screen, name).connect(getattr(self, name))
        before = self._place.currentWidget()
        self._place.addWidget(screen)
        self._place.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None:
            before.deleteLater()

    @Slot()
    def _let_go(self) -> None:
        """The vault is about to close: the words are stored, and nothing stays that could ask it for more."""
        from shiboken6 import delete

        from app.ui.traces import clear_traces

        if self._shell is not None:
            shell, self._shell = self._shell, None
            shell.put_down()
            clear_traces(self)
            delete(shell)
