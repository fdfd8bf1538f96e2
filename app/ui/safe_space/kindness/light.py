"""An alcove whose light reaches a little further with each part of the pause."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QRadialGradient

from app.ui.theme import theme
from app.ui.widgets.arch import arch_path

WIDE = 490 / 440
"""How many times as wide as tall it is."""

# From the widest arch inwards: how far in, in parts of the height, and its light. The innermost is always lit.
_ARCHES = ((0.0, "stage3"), (42 / 440, "stage2"), (84 / 440, "stage1"))
_LAMP = 126 / 440


def paint_light(painter: QPainter, rect: QRectF, reach: int) -> None:
    """`reach` is how many of the arches around the lamp are lit, 0 to 3."""
    floor = rect.bottom() - 1.5
    for number, (inset, token) in enumerate(_ARCHES):
        lit = len(_ARCHES) - number <= reach
        painter.setPen(Qt.PenStyle.NoPen if lit else QPen(theme().colour("havenLine"), 1.5))
        painter.setBrush(theme().colour(token) if lit else Qt.BrushStyle.NoBrush)
        painter.drawPath(arch_path(_arch(rect, inset)))
    lamp = _arch(rect, _LAMP)
    painter.fillPath(arch_path(lamp), _glow(lamp))
    painter.setPen(QPen(theme().colour("havenLineStrong"), 2, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(rect.left() + 1, floor, rect.right() - 1, floor))


def _arch(rect: QRectF, inset: float) -> QRectF:
    """As wide as it is tall before it is moved in, on both sides and from the top."""
    side = rect.height() - 3
    width, height = side * (1 - 2 * inset), side * (1 - inset)
    return QRectF(rect.center().x() - width / 2, rect.bottom() - 1.5 - height, width, height)


def _glow(rect: QRectF) -> QBrush:
    gradient = QRadialGradient(QPointF(rect.center().x(), rect.top() + rect.height() * 0.74), rect.height() * 0.74)
    gradient.setColorAt(0.25, theme().colour("lampGlow"))
    gradient.setColorAt(1.0, theme().colour("lamp"))
    return QBrush(gradient)
