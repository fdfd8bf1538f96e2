"""The line that says when an entry is about; pressing it gives the entry another date or time."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.buttons import WordButton
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text_lines import lines_of, widest
from app.ui.widgets.themed import smooth_painter

_AROUND = 6


class DateButton(WordButton):
    """Small quiet words, which stand OVERHANG pixels inside the button."""

    OVERHANG = 8
    side = OVERHANG
    bold = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", None, parent)
        self.setToolTip(self.tr("Change the date or time"))
        self.setAccessibleDescription(self.toolTip())

    def word_font(self) -> QFont:
        return theme().font(Role.SMALL)

    def sizeHint(self) -> QSize:
        words = widest(lines_of(self.text(), self.word_font()))
        return QSize(2 * self.side + round(words + 0.5), theme().line_height(Role.SMALL) + 2 * _AROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self.isDown() or self.underMouse():
            paint_box(painter, self.rect(), self.height() / 2, theme().colour("accentSoft"))
        self.paint_words(painter, "accentSoftInk" if self.underMouse() else "ink3")
