"""The words in the pacer: as large as the circle allows, because it never becomes smaller than they are."""

from collections.abc import Sequence
from functools import cache
from math import hypot

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

from app.ui.theme import Role, theme

_AROUND = 24
_LEADING = 1.2
_SMALLEST = 13


class PacerWords:
    """At their own size on one line where a circle of radius `most` holds them; else broken; else smaller too."""

    def __init__(self, every: Sequence[str], most: float, with_count: bool) -> None:
        self._every = every
        self._count_lines = int(with_count)
        self._font = theme().font(Role.PACER)
        self._broken = False
        if self._needed() > most:
            self._broken = True
        if (needed := self._needed()) > most:
            share = max(most - _AROUND, 0.0) / (needed - _AROUND)
            self._font.setPixelSize(max(_SMALLEST, int(self._font.pixelSize() * share)))
        self.radius = self._needed()
        """The smallest circle that holds all of them, with some room around."""
        self._ink = theme().colour("paceInk")
        self._drawn = cache(self._draw)

    @property
    def pixels(self) -> int:
        return self._font.pixelSize()

    def _needed(self) -> float:
        metrics = QFontMetricsF(self._font)
        reach = 0.0
        for words in self._every:
            lines = self._lines(words)
            half_height = (len(lines) + self._count_lines) * self._leading / 2
            reach = max(reach, hypot(max(map(metrics.horizontalAdvance, lines)) / 2, half_height))
        return reach + _AROUND

    def paint(self, painter: QPainter, centre: QPointF, words: str, count: int | None) -> None:
        """Draws the words around a point, and under them the count where there is one."""
        lines = [*self._lines(words), *([str(count)] * self._count_lines if count is not None else ())]
        painter.setFont(self._font)
        painter.setPen(self._ink)
        middle = centre.y() - self._leading * (len(lines) - 1) / 2
        for line in lines:
            text, away = self._drawn(line)
            painter.drawStaticText(QPointF(centre.x() - away.x(), middle - away.y()), text)
            middle += self._leading

    @property
    def _leading(self) -> float:
        return self._font.pixelSize() * _LEADING

    def _lines(self, words: str) -> list[str]:
        return words.split(" ") if self._broken else [words]

    def _draw(self, line: str) -> tuple[QStaticText, QPointF]:
        """The laid out text, and how far its middle is from its corner."""
        text = QStaticText(line)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        text.prepare(font=QFont(self._font))
        return text, QPointF(text.size().width() / 2, text.size().height() / 2)
