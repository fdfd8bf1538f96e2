"""The arch, the only ornament: brand mark, lamp, lock, steps of the first run, empty places."""

from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPainterPath, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Role, Theme, theme
from app.ui.widgets.shapes import paint_tick
from app.ui.widgets.text_lines import lines_of, paint_lines, widest
from app.ui.widgets.themed import Themed, smooth_painter

StepState = Literal["done", "now", "ahead"]


def arch_path(rect: QRect | QRectF, corner: float = 0.0) -> QPainterPath:
    """A half circle on two walls; `corner` rounds the two lower corners."""
    box = QRectF(rect)
    radius = box.width() / 2
    path = QPainterPath(QPointF(box.left() + corner, box.bottom()))
    if corner:
        path.quadTo(box.bottomLeft(), QPointF(box.left(), box.bottom() - corner))
    path.lineTo(box.left(), box.top() + radius)
    path.arcTo(QRectF(box.left(), box.top(), box.width(), box.width()), 180, -180)
    path.lineTo(box.right(), box.bottom() - corner)
    if corner:
        path.quadTo(box.bottomRight(), QPointF(box.right() - corner, box.bottom()))
    path.closeSubpath()
    return path


def _inside(rect: QRectF, left: float, top: float) -> QRectF:
    """A smaller arch on the same floor; shares of the width and of the height."""
    beside = rect.width() * left
    return rect.adjusted(beside, rect.height() * top, -beside, 0)


def _glow(look: Theme, rect: QRectF, height: float, reach: float) -> QBrush:
    """Light whose source is at a share of the height, fading over a share of the width."""
    centre = QPointF(rect.center().x(), rect.top() + rect.height() * height)
    gradient = QRadialGradient(centre, rect.width() * reach)
    gradient.setColorAt(0.27, look.colour("lampGlow"))
    gradient.setColorAt(1.0, look.colour("lamp"))
    return QBrush(gradient)


def paint_brand(painter: QPainter, rect: QRect | QRectF, look: Theme) -> None:
    """The mark of Alcove: an arch with a lamp in it."""
    box = QRectF(rect)
    doorway = _inside(box, 0.25, 0.32)
    painter.fillPath(arch_path(box), look.colour("accent"))
    painter.fillPath(arch_path(doorway), look.colour("wall"))
    lamp = box.width() * 0.145
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("lamp"))
    painter.drawEllipse(QPointF(box.center().x(), box.top() + box.height() * 0.68), lamp, lamp)


def paint_lamp(painter: QPainter, rect: QRect | QRectF, look: Theme) -> None:
    """The arch of the lamp block, 32 to 33."""
    box = QRectF(rect)
    inner = _inside(box, 0.18, 0.18)
    painter.fillPath(arch_path(box), look.colour("lampArch"))
    painter.fillPath(arch_path(inner), _glow(look, inner, 0.57, 0.66))


def paint_lock_arch(painter: QPainter, rect: QRect | QRectF, look: Theme) -> None:
    """The three arches above the password, 240 to 244."""
    box = QRectF(rect)
    wall = box.adjusted(2, 1, -2, -1)
    painter.setPen(QPen(look.colour("line"), 2))
    painter.setBrush(look.colour("rail"))
    painter.drawPath(arch_path(wall))
    painter.fillPath(arch_path(_inside(box, 0.1417, 0.152)), look.colour("accentSoft"))
    light = _inside(box, 0.275, 0.3)
    painter.fillPath(arch_path(light), _glow(look, light, 0.76, 1.02))
    _paint_floor(painter, box, look)


def paint_empty_arch(painter: QPainter, rect: QRect | QRectF, look: Theme) -> None:
    """An alcove with nothing in it yet, 80 to 64."""
    box = QRectF(rect)
    wall = box.adjusted(box.width() * 0.14, 1, -box.width() * 0.14, -1)
    painter.setPen(QPen(look.colour("lineStrong"), 2))
    painter.setBrush(look.colour("well"))
    painter.drawPath(arch_path(wall))
    painter.fillPath(arch_path(_inside(box, 0.325, 0.29)), look.colour("lampSoft"))
    _paint_floor(painter, box, look)


def paint_step_arch(painter: QPainter, rect: QRect | QRectF, state: StepState, look: Theme) -> None:
    """One step of the first run, 29 to 30: ticked, with a lamp in it, or still dark."""
    box = QRectF(rect)
    if state == "done":
        painter.fillPath(arch_path(box), look.colour("accent"))
        side = box.width() * 0.86
        square = QRectF(box.center().x() - side / 2, box.bottom() - side * 0.98, side, side)
        paint_tick(painter, square, look.colour("onAccent"), 2)
        return
    lit = state == "now"
    painter.setPen(QPen(look.colour("lampLine" if lit else "lineStrong"), 2 if lit else 1))
    painter.setBrush(look.colour("lampSoft" if lit else "wall"))
    painter.drawPath(arch_path(box.adjusted(1, 1, -1, -1)))
    if lit:
        light = box.adjusted(box.width() * 0.28, box.height() * 0.37, -box.width() * 0.28, -2)
        painter.fillPath(arch_path(light), look.colour("lamp"))


def _paint_floor(painter: QPainter, box: QRectF, look: Theme) -> None:
    painter.setPen(QPen(look.colour("lineStrong"), 2, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(box.left() + 1, box.bottom() - 1), QPointF(box.right() - 1, box.bottom() - 1))


class Brand(Themed, QWidget):
    """The mark and the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Alcove")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        words = widest(lines_of("Alcove", self._font()))
        mark = self._mark()
        return QSize(round(mark.width() + 14 + words + 1), max(mark.height() + 6, theme().line_height(Role.EDITOR) - 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        mark = self._mark()
        top = round((self.height() - mark.height()) / 2)
        paint_brand(painter, QRectF(0, top, mark.width(), mark.height()), theme())
        painter.setFont(self._font())
        painter.setPen(theme().colour("ink1"))
        line = theme().line_height(Role.BODY)
        place = QRectF(mark.width() + 14, (self.height() - line) / 2 - 1, self.width(), line)
        paint_lines(painter, lines_of("Alcove", self._font()), place, line)

    def _mark(self) -> QSize:
        return QSize(theme().drawing(20), theme().drawing(22))

    def _font(self) -> QFont:
        return theme().font(Role.EDITOR, bold=True)
