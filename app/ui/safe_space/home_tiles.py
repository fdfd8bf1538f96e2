"""The tiles of the first screen in their three sizes: an arch of light, a sign in a circle, a sign beside a word."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.safe_space.look import TILE, haven_font, scaled
from app.ui.theme import Role, theme
from app.ui.widgets.arch import arch_path
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text_lines import Line, lines_of, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

_STAGE = (440, 440)
_FLOOR = 490
# Each step of the drawing: how far in from the widest arch, on both sides and from the top.
_STEPS = ((0, "stage3"), (42, "stage2"), (84, "stage1"), (126, ""))


class _HomeTile(Pressable, QPushButton):
    """A place to press whose whole area counts; `roundness` is that of its corners."""

    roundness = 24
    edge = 2.0

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = ""
        self.corner = self.roundness
        self.setAutoDefault(False)
        self.prepare()
        self.follow_theme()

    def show_words(self, words: str, icon: str) -> None:
        """What it offers now."""
        self._icon = icon
        self.setText(words)
        self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(76))

    def paint_ground(self) -> QPainter:
        painter = smooth_painter(self)
        fill = theme().colour("lampSoft" if self.underMouse() else "havenTile")
        width = self.edge + 1 if self.isDown() else self.edge
        paint_box(painter, self.rect(), self.roundness, fill, theme().colour("havenLineStrong"), width)
        return painter

    def write(self, painter: QPainter, font: QFont, place: QRectF, alignment: Qt.AlignmentFlag) -> None:
        """Puts the words into a place, in the middle of its height."""
        font, lines = self.fitting(font, place.width())
        line = round(font.pixelSize() * 1.2)
        height = len(lines) * line
        painter.setFont(font)
        painter.setPen(theme().colour("ink1"))
        rect = QRectF(place.left(), place.top() + (place.height() - height) / 2, place.width(), height)
        paint_lines(painter, lines, rect, line, alignment)

    def fitting(self, font: QFont, width: float) -> tuple[QFont, tuple[Line, ...]]:
        """The font, smaller where one of the words would break in the middle, and the lines it makes."""
        longest = max((widest(lines_of(word, font)) for word in self.text().split()), default=0.0)
        if longest > width > 0:
            font.setPixelSize(max(12, int(font.pixelSize() * width / longest)))
        return font, lines_of(self.text(), font, max(width, 1))


class HeroTile(_HomeTile):
    """The large one: a lit alcove over its word."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.paint_ground()
        font, lines = self.fitting(theme().font(Role.HERO, bold=True), self.width() - 48)
        words = len(lines) * font.pixelSize() * 1.2
        below = max(words + 24, self.height() * 131 / 632)
        self._paint_stage(painter, QRectF(24, 0, self.width() - 48, self.height() - below))
        self.write(painter, font, QRectF(24, self.height() - below, self.width() - 48, below * 0.94), _CENTRE)

    def _paint_stage(self, painter: QPainter, place: QRectF) -> None:
        """As large as the place allows, standing on its floor."""
        room = place.height() - max(12.0, place.height() * 60 / 500)
        unit = min(place.width() / _FLOOR, room / _STAGE[1], theme().scale * 1.4)
        if unit * _STAGE[1] < 40:
            return
        middle, floor = place.center().x(), place.bottom() - 1
        for inset, token in _STEPS:
            width, height = (_STAGE[0] - 2 * inset) * unit, (_STAGE[1] - inset) * unit
            rect = QRectF(middle - width / 2, floor - height, width, height)
            painter.fillPath(arch_path(rect), theme().colour(token) if token else self._light(rect))
        painter.setPen(QPen(theme().colour("havenLineStrong"), 2, c=Qt.PenCapStyle.RoundCap))
        half = _FLOOR * unit / 2
        painter.drawLine(QLineF(middle - half, floor, middle + half, floor))

    def _light(self, rect: QRectF) -> QBrush:
        centre = QPointF(rect.center().x(), rect.top() + rect.height() * 0.74)
        gradient = QRadialGradient(centre, rect.height() * 0.74)
        gradient.setColorAt(0.25, theme().colour("lampGlow"))
        gradient.setColorAt(1.0, theme().colour("lamp"))
        return QBrush(gradient)


class MediumTile(_HomeTile):
    """A sign in a circle, and large words beside it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.paint_ground()
        side = min(scaled(112), self.height() - 32, self.width() // 3)
        left = min(44.0, self.width() * 0.078)
        circle = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("havenTile" if self.underMouse() else "lampSoft"))
        painter.drawEllipse(circle)
        sign = side * 0.43
        square = QRectF(circle.center().x() - sign / 2, circle.center().y() - sign / 2, sign, sign)
        paint_icon(painter, self._icon, square, theme().colour("lampInk"))
        words = circle.right() + min(38.0, self.width() * 0.066)
        place = QRectF(words, 0, self.width() - words - 16, self.height())
        self.write(painter, theme().font(Role.PANIC_TILE, bold=True), place, Qt.AlignmentFlag.AlignLeft)


class SmallTile(_HomeTile):
    """A sign beside a word."""

    roundness = 20
    edge = 1.0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.paint_ground()
        side = theme().drawing(30)
        left = min(31.0, self.width() * 0.11)
        square = QRectF(left, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, square, theme().colour("lampInk"))
        words = square.right() + min(20.0, self.width() * 0.06)
        place = QRectF(words, 0, self.width() - words - 12, self.height())
        self.write(painter, haven_font(TILE, bold=True), place, Qt.AlignmentFlag.AlignLeft)


_CENTRE = Qt.AlignmentFlag.AlignHCenter
