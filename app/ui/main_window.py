"""One window, two states: a screen of the way in, or the shell of the open journal. Nothing else lives here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from app.access import Access, Unlocked
from app.jobs import Jobs
from app.settings import TEXT_SIZES
from app.ui.keys import Act, KeyMap
from app.ui.preferences_holder import PreferencesHolder
from app.ui.widgets.focus_ring import FocusRing
from app.ui.window_size import keep_size, take_size

if TYPE_CHECKING:
    from app.ui.shell import Shell

_TWICE_MS = 1500


class MainWindow(QMainWindow):
    """Shows where somebody stands. Its title never says more than the name of the program."""

    first_painted = Signal()
    help_wanted = Signal()

    def __init__(self, access: Access, jobs: Jobs, preferences: PreferencesHolder) -> None:
        super().__init__()
        self._access = access
        self._jobs = jobs
        self._preferences = preferences
        self._shell: Shell | None = None
        self._since_lock = QElapsedTimer()
        self._painted = False
        self._keys = KeyMap(self)
        self._ring = FocusRing(self)
        self.setWindowTitle("Alcove")
        take_size(self, preferences)
        self._keys.asked.connect(self._obey)
        access.changed.connect(self.show_state)
        access.about_to_lock.connect(self._save)
        self.show_state(access.state)

    @property
    def shell(self) -> "Shell | None":
        """The open journal, while it is open."""
        return self._shell

    @Slot(object)
    def show_state(self, state: object) -> None:
        """Puts the screen for a state in place of the one before."""
        self._keys.set_locked(not isinstance(state, Unlocked))
        if isinstance(state, Unlocked):
            self._show_shell(state)
            return
        from app.ui.unlock.screens import screen_for

        if self._shell is not None:
            self._leave_shell()
        self._put(screen_for(state, self._access, self._jobs, self._preferences, self))  # type: ignore[arg-type]

    @Slot()
    def lock(self) -> None:
        """Locks once everything is stored. Words that could not be stored stay where they are, and say so."""
        if self._shell is not None and self._save():
            self._since_lock.start()
            self._access.lock()

    def leave(self) -> None:
        """Nobody is there: locks, or at least hides what cannot be stored just now."""
        self.lock()
        if self._shell is not None:
            self._shell.set_hidden(True)

    @Slot()
    def come_forward(self) -> None:
        """Somebody started Alcove a second time."""
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
            QTimer.singleShot(0, self, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._save():
            event.ignore()
            return
        keep_size(self, self._preferences)
        super().closeEvent(event)

    def _show_shell(self, state: Unlocked) -> None:
        from app.ui.shell import Shell
        from app.ui.unlock.screens import sheet_after_opening

        self._shell = Shell(state.workspace, self._access, self._jobs, self._preferences, self)
        self._shell.keys_wanted.connect(self._show_keys)
        self._shell.lock_wanted.connect(self.lock)
        self._put(self._shell)
        sheet = sheet_after_opening(self._access, self._jobs, self)
        if sheet is not None:
            sheet.open()

    def _leave_shell(self) -> None:
        """Nothing that stood over the words stays, nor what was copied from them."""
        self._shell = None
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        if QGuiApplication.clipboard().ownsClipboard():
            QGuiApplication.clipboard().clear()

    def _put(self, screen: QWidget) -> None:
        screen.help_wanted.connect(self.help_wanted)  # type: ignore[attr-defined]
        self.setCentralWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _save(self) -> bool:
        return self._shell is None or self._shell.flush()

    @Slot(object)
    def _obey(self, act: Act) -> None:
        if act in (Act.LARGER, Act.SMALLER, Act.USUAL_SIZE):
            at = TEXT_SIZES.index(self._preferences.value.text_size)
            wanted = {Act.LARGER: at + 1, Act.SMALLER: at - 1, Act.USUAL_SIZE: 0}[act]
            self._preferences.change(text_size=TEXT_SIZES[max(0, min(wanted, len(TEXT_SIZES) - 1))])
        elif act is Act.LIST_OF_KEYS:
            self._show_keys()
        elif act is Act.LOCK and self._shell is None:
            if self._since_lock.isValid() and self._since_lock.elapsed() < _TWICE_MS:
                self.showMinimized()
        elif act is Act.LOCK:
            self.lock()
        elif self._shell is not None:
            self._shell.obey(act)

    @Slot()
    def _show_keys(self) -> None:
        from app.ui.key_list import KeyList

        KeyList(self._keys, self._preferences.value.help_key, self).open()
