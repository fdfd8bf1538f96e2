"""The large buttons of the safe space: few words, the whole area presses, twice is once."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.safe_space.look import TILE, TOOL, haven_font, scaled
from app.ui.theme import theme
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text_lines import Line, lines_of, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

_TALL = 76
_RADIUS = 20
_PADDING = 16
_GAP = 16
_ICON = 26


class Tile(Pressable, QPushButton):
    """A place to press. A strong one is where most people go next."""

    corner = _RADIUS

    def __init__(
        self, text: str, parent: QWidget | None = None, *, icon: str = "", icon_after: str = "", strong: bool = False
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._icon_after = icon_after
        self._strong = strong
        self.setAutoDefault(False)
        self.prepare()
        self.follow_theme()

    def set_look(self, text: str, *, icon_after: str = "", strong: bool = False) -> None:
        """What the place offers now."""
        self._icon_after = icon_after
        self._strong = strong
        self.setText(text)
        self.restyle()

    def sizeHint(self) -> QSize:
        width = widest(lines_of(self.text(), self._font())) + self._beside_words() + 3 * _PADDING
        return QSize(round(width), scaled(_TALL))

    def height_at(self, width: int) -> int:
        """How tall the words make it at a width; large ones take two lines."""
        return max(_TALL, len(self._lines(width)) * self._line_height() + 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        self._paint_ground(painter)
        painter.setFont(self._font())
        painter.setPen(theme().colour("ink1"))
        lines = self._lines(self.width())
        words = self._words_rect(lines)
        alignment = Qt.AlignmentFlag.AlignLeft if self._icon else Qt.AlignmentFlag.AlignHCenter
        paint_lines(painter, lines, words, self._line_height(), alignment)
        side = theme().drawing(_ICON)
        top = (self.height() - side) / 2
        if self._icon:
            square = QRectF(words.left() - _GAP - side, top, side, side)
            paint_icon(painter, self._icon, square, theme().colour("lampInk"))
        if self._icon_after:
            square = QRectF(words.right() + _GAP / 2, top, side, side)
            paint_icon(painter, self._icon_after, square, theme().colour("lampInk"))

    def _words_rect(self, lines: tuple[Line, ...]) -> QRectF:
        width, height = widest(lines), len(lines) * self._line_height()
        left = (self.width() - width - self._beside_words()) / 2
        if self._icon:
            left += self._beside_words()
        return QRectF(left, (self.height() - height) / 2, width, height)

    def _paint_ground(self, painter: QPainter) -> None:
        fill = theme().colour("lampSoft" if self.underMouse() else "havenTile")
        edge = theme().colour("lampInk" if self._strong else "havenLineStrong")
        paint_box(painter, self.rect(), _RADIUS, fill, edge, 3.0 if self._strong or self.isDown() else 2.0)

    def _lines(self, width: int) -> tuple[Line, ...]:
        return lines_of(self.text(), self._font(), max(1, width - self._beside_words() - 2 * _PADDING))

    def _beside_words(self) -> int:
        return theme().drawing(_ICON) + _GAP if self._icon or self._icon_after else 0

    def _font(self) -> QFont:
        return haven_font(TILE, bold=True)

    def _line_height(self) -> int:
        return round(self._font().pixelSize() * 1.2)


class QuietTool(Pressable, QPushButton):
    """A small word with an icon in an upper corner."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None, *, bold: bool = False) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._bold = bold
        self.setAutoDefault(False)
        self.prepare()
        self.follow_theme()

    def set_look(self, text: str, icon: str) -> None:
        """What it offers now."""
        self._icon = icon
        self.setText(text)
        self.restyle()

    def sizeHint(self) -> QSize:
        words = widest(lines_of(self.text(), self._font()))
        return QSize(round(words + theme().drawing(24) + 34), theme().control_height(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self.underMouse() or self.isDown() or self.isChecked():
            paint_box(painter, self.rect(), 10, theme().colour("lampSoft" if self.isDown() else "havenTile"))
        ink = theme().colour("ink1" if self._bold or self.isChecked() else "ink2")
        side = theme().drawing(24)
        paint_icon(painter, self._icon, QRectF(9, (self.height() - side) / 2, side, side), ink)
        painter.setFont(self._font())
        painter.setPen(ink)
        words = self.rect().adjusted(9 + side + 13, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _font(self) -> QFont:
        return haven_font(TOOL, self._bold)
