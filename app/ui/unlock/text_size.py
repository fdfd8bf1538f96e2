"""The size of the text, on every page before the journal opens: who cannot read the page cannot go to Settings."""

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.settings import TEXT_SIZES
from app.ui.preferences_holder import PreferencesHolder
from app.ui.widgets.buttons import ToolButton


class TextSizeButton(ToolButton):
    """Opens a menu of six sizes; the one in force is ticked."""

    def __init__(self, preferences: PreferencesHolder, parent: QWidget | None = None) -> None:
        super().__init__("text", "", parent)
        self.setText(self.tr("Text size"))
        self._preferences = preferences
        self._menu = QMenu(self)
        self._sizes = QActionGroup(self)
        for size in TEXT_SIZES:
            self._add(size)
        self._sizes.triggered.connect(self._choose)
        self.clicked.connect(self._offer)

    def _add(self, size: float) -> None:
        words = self.tr("Usual size") if size == 1.0 else self.tr("{percent} %").format(percent=round(size * 100))
        action = QAction(words, self._sizes)
        action.setCheckable(True)
        action.setData(size)
        self._menu.addAction(action)

    @Slot()
    def _offer(self) -> None:
        for action in self._sizes.actions():
            action.setChecked(action.data() == self._preferences.value.text_size)
        right = self.width() - self._menu.sizeHint().width()
        self._menu.popup(self.mapToGlobal(QPoint(right, self.height())))

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self._preferences.change(text_size=action.data())
