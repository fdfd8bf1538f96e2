"""Only the word, only the count, or for those who listen the word as a caption: nothing moves."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.domain.breathing import Breath
from app.ui.safe_space.breathing.face import Frame
from app.ui.theme import Role, theme

_AROUND = 16
_SMALLEST = 13
_LEADING = 1.15
_TIMES = {"words": 1.5, "count": 0.75, "tones": 0.75}
WIDEST_COUNT = "00"


def shrunk_to_fit(fonts: list[tuple[QFont, list[str]]], size: QSize) -> float:
    """Makes fonts smaller by one share until their texts, each a line of its own, fit; says how tall they are then."""
    wide = max(QFontMetricsF(font).horizontalAdvance(text) for font, texts in fonts for text in texts)
    tall = sum(font.pixelSize() for font, _texts in fonts) * _LEADING
    share = min(1.0, (size.width() - _AROUND) / wide, (size.height() - _AROUND) / tall)
    for font, _texts in fonts:
        font.setPixelSize(max(_SMALLEST, int(font.pixelSize() * share)))
    return sum(font.pixelSize() for font, _texts in fonts) * _LEADING


class WordsFace:
    """As large as there is room for, and every word at the same size, so that nothing seems to grow."""

    moves = False
    ring = 0.0

    def __init__(self, size: QSize, words: list[str], form: str) -> None:
        self.counts = form == "count"
        self._size = size
        self._token = "ink1" if form == "words" else "ink2"
        self._word, self._count = theme().font(Role.PACER), theme().font(Role.COUNT, tabular=True)
        self._word.setPixelSize(round(self._word.pixelSize() * _TIMES[form]))
        lines = [(self._word, words)]
        if self.counts:
            lines.append((self._count, [WIDEST_COUNT]))
        self._tall = shrunk_to_fit(lines, size)

    @property
    def pixels(self) -> int:
        """How large the word is written."""
        return self._word.pixelSize()

    def frame(self, breath: Breath) -> Frame:
        return Frame(0.0)

    def moved(self, before: Frame, after: Frame) -> QRect:
        return QRect()

    def paint(self, painter: QPainter, rect: QRect, frame: Frame, words: str, count: int | None) -> None:
        painter.fillRect(rect, theme().colour("haven"))
        top = (self._size.height() - self._tall) / 2
        line = QRectF(0, top, self._size.width(), self._word.pixelSize() * _LEADING)
        self._write(painter, line, words, self._word, self._token)
        if self.counts and count is not None:
            line = QRectF(0, line.bottom(), line.width(), self._count.pixelSize() * _LEADING)
            self._write(painter, line, str(count), self._count, "ink1")

    def paint_focus(self, painter: QPainter) -> None:
        painter.drawRoundedRect(QRectF(2, 2, self._size.width() - 4, self._size.height() - 4), 20, 20)

    def _write(self, painter: QPainter, line: QRectF, text: str, font: QFont, token: str) -> None:
        painter.setFont(font)
        painter.setPen(theme().colour(token))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
