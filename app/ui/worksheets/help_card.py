"""The way to help beside a page. It blocks nothing and asks nothing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.theme import theme
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.shapes import CARD_RADIUS, paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter


class HelpCard(Themed, QFrame):
    """In the colours of the lamp, which always mean the same way."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label(
            self.tr("If this is a lot right now: something that helps, and people to reach, are one step away."),
            wrap=True,
        )
        self.button = SecondaryButton(self.tr("I need a moment"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addWidget(self.button)
        self.button.clicked.connect(self.wanted)
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(
            smooth_painter(self), self.rect(), CARD_RADIUS, theme().colour("lampSoft"), theme().colour("lampLine")
        )
