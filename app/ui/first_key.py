"""The help key of somebody who presses it before the entrance is there to see it: while the first page comes up."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.ui.main_window import MainWindow
from app.ui.preferences_holder import PreferencesHolder


class FirstKey(QObject):
    """Watches what nobody else took; gone once the entrance watches everything."""

    def __init__(self, window: MainWindow, preferences: PreferencesHolder) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if type(event) is not QKeyEvent or event.type() is not QEvent.Type.KeyPress:
            return False
        if QKeySequence(event.keyCombination()) == QKeySequence(self._preferences.value.help_key):
            self._window.help_wanted.emit()
        return False
