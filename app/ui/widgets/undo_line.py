"""What was just taken away from a page, and the way to have it back: it stays as long as the page does."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.ui.theme import theme
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter


class UndoLine(Themed, QFrame):
    """Hidden until something is offered. Nothing counts down, and the words never quote what a person wrote."""

    radius, ground, edge, words_token = RADIUS, "well", "line", "ink2"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take_back: Callable[[], object] | None = None
        self.words = Label("", colour_token=self.words_token, wrap=True)
        self.button = self.make_button(QCoreApplication.translate("Widgets", "Undo"))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 2, 4, 2)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.button)
        self.button.clicked.connect(self._undo)
        self.hide()
        self.follow_theme()

    def make_button(self, words: str) -> QPushButton:
        """The way back, as it looks on this page."""
        return QuietButton(words, "undo")

    def offer(self, words: str, take_back: Callable[[], object]) -> None:
        """Says what is gone, in place of what was said before, and gives the keyboard to the way back."""
        self._take_back = take_back
        self.words.setText(words)
        self.show()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def withdraw(self) -> None:
        """There is nothing to have back any more."""
        self._take_back = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, edge = theme().colour(self.ground), theme().colour(self.edge)
        paint_box(smooth_painter(self), self.rect(), self.radius, fill, edge)

    @Slot()
    def _undo(self) -> None:
        take_back = self._take_back
        self.withdraw()
        if take_back is not None:
            take_back()
