"""What lies behind the words where there is no picture: hills, and a low sun."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QRadialGradient

from app.ui.safe_space.look import mixed
from app.ui.theme import theme

_SUN_AT = QPointF(0.66, 0.33)
_SUN = 0.12
_HALO = 1.75
# Each hill from left to right: where it begins, bends twice, and ends, as shares of the height.
_HILLS = (((0.50, 0.36, 0.62, 0.46), 0.35), ((0.60, 0.74, 0.44, 0.58), 0.7))


def paint_hills(painter: QPainter, rect: QRectF) -> None:
    """Quiet enough for words to stand before it."""
    look = theme()
    sky = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    sky.setColorAt(0.0, look.colour("haven"))
    sky.setColorAt(0.55, look.colour("stage3"))
    painter.fillRect(rect, sky)
    centre = QPointF(rect.left() + rect.width() * _SUN_AT.x(), rect.top() + rect.height() * _SUN_AT.y())
    radius = min(rect.width(), rect.height()) * _SUN
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("stage2"))
    painter.drawEllipse(centre, radius * _HALO, radius * _HALO)
    light = QRadialGradient(centre, radius)
    light.setColorAt(0.2, look.colour("lampGlow"))
    light.setColorAt(1.0, look.colour("lamp"))
    painter.setBrush(light)
    painter.drawEllipse(centre, radius, radius)
    for heights, share in _HILLS:
        painter.fillPath(_hill(rect, heights), mixed(look.colour("stage2"), look.colour("havenLine"), share))


def _hill(rect: QRectF, heights: tuple[float, float, float, float]) -> QPainterPath:
    points = [
        QPointF(rect.left() + rect.width() * number / 3, rect.top() + rect.height() * height)
        for number, height in enumerate(heights)
    ]
    path = QPainterPath(points[0])
    path.cubicTo(*points[1:])
    path.lineTo(rect.bottomRight())
    path.lineTo(rect.bottomLeft())
    path.closeSubpath()
    return path
