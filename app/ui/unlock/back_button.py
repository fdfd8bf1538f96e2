"""One page back: words that stand flush with the column above them, so without the room for a fill around them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import WordButton
from app.ui.widgets.themed import smooth_painter

_SMALLEST = 44


class BackButton(WordButton):
    """Named "Back" everywhere."""

    side = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setText(self.tr("Back"))

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(_SMALLEST, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        hot = self.isDown() or self.underMouse()
        self.paint_words(smooth_painter(self), "accentHover" if hot else "accent")
