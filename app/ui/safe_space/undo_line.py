"""What was just taken away, and the way to have it back: it stays as long as the page does."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.safe_space.rows import PADDING
from app.ui.safe_space.tiles import QuietTool
from app.ui.theme import Role, theme
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter


class UndoLine(Themed, QFrame):
    """Hidden until something is offered. Nothing counts down, and the words never quote what a person wrote."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take_back: Callable[[], object] | None = None
        self.words = Label("", Role.BODY, wrap=True)
        self.button = QuietTool(self.tr("Undo"), "undo", bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 8, PADDING - 9, 8)
        row.setSpacing(16)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._undo)
        self.hide()
        self.follow_theme()

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
        paint_box(smooth_painter(self), self.rect(), 16, theme().colour("lampSoft"), theme().colour("lampLine"))

    def _undo(self) -> None:
        take_back = self._take_back
        self.withdraw()
        if take_back is not None:
            take_back()
