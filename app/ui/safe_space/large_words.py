"""Large words on a stage: as large as their role says, smaller where the room is scarce, and never cut off."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.ui.theme import Role, theme
from app.ui.widgets.text_lines import Line, lines_of, longest_word, paint_lines, widest

_LEADING = 1.25
_SMALLER = 0.94
_SMALLEST = 13


@dataclass(frozen=True, slots=True)
class LargeWords:
    """Words broken into lines that fit."""

    font: QFont
    lines: tuple[Line, ...]

    @property
    def line_height(self) -> int:
        return round(self.font.pixelSize() * _LEADING)

    @property
    def height(self) -> int:
        return self.line_height * len(self.lines)

    @property
    def width(self) -> float:
        return widest(self.lines)

    def place_in(self, rect: QRectF) -> QRectF:
        """Where they stand, in the middle of a rectangle."""
        middle = rect.center()
        return QRectF(middle.x() - self.width / 2, middle.y() - self.height / 2, self.width, self.height)

    def paint(self, painter: QPainter, rect: QRectF, colour: str) -> None:
        painter.setFont(self.font)
        painter.setPen(theme().colour(colour))
        paint_lines(painter, self.lines, self.place_in(rect), self.line_height, Qt.AlignmentFlag.AlignHCenter)


def fitting(words: str, role: Role, width: float, height: float) -> LargeWords:
    """The words in a role, smaller only where they would not fit."""
    font = theme().font(role)
    while font.pixelSize() > _SMALLEST:
        broken = LargeWords(font, lines_of(words, font, max(width, 1.0)))
        if broken.height <= height and longest_word(words, font) <= width:
            return broken
        font = QFont(font)
        font.setPixelSize(max(_SMALLEST, int(font.pixelSize() * _SMALLER)))
    return LargeWords(font, lines_of(words, font, max(width, 1.0)))


def fitting_sign(sign: str, height: float) -> LargeWords:
    """A letter or a number, as large as the height allows."""
    font = theme().font(Role.COUNT)
    font.setPixelSize(max(_SMALLEST, min(font.pixelSize(), int(height / _LEADING))))
    return LargeWords(font, (Line(sign, QFontMetricsF(font).horizontalAdvance(sign)),))
