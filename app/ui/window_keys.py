"""What the keys of the main window do, locked and unlocked."""

from PySide6.QtCore import QElapsedTimer, QObject, Slot

from app.ui.keys import COVERING, Act, KeyMap, text_size_after
from app.ui.main_window import MainWindow
from app.ui.preferences_holder import PreferencesHolder

_TWICE_MS = 1500


class WindowKeys(QObject):
    """Obeys what both states understand, and passes the rest to the shell."""

    def __init__(self, window: MainWindow, preferences: PreferencesHolder) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._since_lock = QElapsedTimer()
        self.map = KeyMap(window)
        self.map.asked.connect(self.obey)
        self.follow_shell()

    @Slot()
    def follow_shell(self) -> None:
        self.map.set_locked(self._window.shell is None)

    @Slot(object)
    def obey(self, act: Act) -> None:
        if act is Act.LIST_OF_KEYS:
            self.show_list()
        elif act is Act.LOCK:
            self._lock_or_put_away()
        elif act in (Act.LARGER, Act.SMALLER, Act.USUAL_SIZE):
            self._preferences.change(text_size=text_size_after(act, self._preferences.value.text_size))
        elif self._window.shell is not None:
            self._window.shell.obey(act)

    @Slot(object)
    def obey_inside(self, act: Act) -> None:
        """The same from inside the safe space; there hiding never shows what was hidden before."""
        if act in COVERING and self._window.shell is not None:
            self._window.shell.set_hidden(True)
        if act is not Act.HIDE:
            self.obey(act)

    @Slot()
    def show_list(self) -> None:
        """The list of keys, as a sheet."""
        from app.ui.key_list import KeyList

        KeyList(self.map, self._preferences.value.help_key, self._window).open()

    def _lock_or_put_away(self) -> None:
        """The second of two quick presses puts the window away too."""
        if self._window.shell is not None:
            self._since_lock.start()
            self._window.lock()
        elif self._since_lock.isValid() and self._since_lock.elapsed() < _TWICE_MS:
            self._window.showMinimized()
