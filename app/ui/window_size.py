"""How large the window was left, which is nothing personal, and how large it therefore opens."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow

from app.ui.preferences_holder import PreferencesHolder

SMALLEST = QSize(960, 600)
_USUAL = QSize(1280, 800)


def take_size(window: QMainWindow, preferences: PreferencesHolder) -> None:
    """As large as last time, and never larger than the screen."""
    wished = preferences.value
    wanted = QSize(wished.window_width, wished.window_height)
    window.setMinimumSize(SMALLEST)
    window.resize((_USUAL if wanted.isEmpty() else wanted).boundedTo(window.screen().availableSize()))
    if wished.window_maximised:
        from PySide6.QtCore import Qt

        window.setWindowState(Qt.WindowState.WindowMaximized)


def keep_size(window: QMainWindow, preferences: PreferencesHolder) -> None:
    """For the next time."""
    size = window.normalGeometry().size() if window.isMaximized() else window.size()
    preferences.change(window_width=size.width(), window_height=size.height(), window_maximised=window.isMaximized())
