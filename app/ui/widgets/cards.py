"""A card: a quiet surface with an edge, never a shadow."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.theme import theme
from app.ui.widgets.shapes import CARD_RADIUS, paint_box
from app.ui.widgets.themed import Themed, smooth_painter


class Card(Themed, QFrame):
    """Holds one thing of a page; its content goes into `body_layout`."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body_layout = QVBoxLayout(self)
        self.body_layout.setContentsMargins(29, 21, 29, 21)
        self.body_layout.setSpacing(spacing)
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_box(painter, self.rect(), CARD_RADIUS, theme().colour("card"), theme().colour("line"))


class Rule(Themed, QFrame):
    """A thin line between two things on a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), theme().colour("line"))
