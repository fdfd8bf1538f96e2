"""Rounded boxes with crisp edges, the shape nearly everything here is made of."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

RADIUS = 10
CARD_RADIUS = 16


def paint_box(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Fills and edges a rounded rectangle; the edge lies inside the rectangle."""
    inset = width / 2 if edge else 0.0
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(edge, width, dashed) if edge else Qt.PenStyle.NoPen)
    inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)


def _pen(colour: QColor, width: float, dashed: bool) -> QPen:
    pen = QPen(colour, width)
    if dashed:
        pen.setDashPattern([3.5 / width, 2.5 / width])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_tick_box(
    painter: QPainter, rect: QRectF, checked: bool, fill: QColor, edge: QColor, ground: QColor, mark: QColor
) -> None:
    """A check box; `fill` and `mark` are used when it is checked, `edge` and `ground` when it is not."""
    if not checked:
        paint_box(painter, rect, rect.width() / 4, ground, edge)
        return
    paint_box(painter, rect, rect.width() / 4, fill)
    paint_tick(painter, rect, mark, rect.width() / 12)


def paint_tick(painter: QPainter, rect: QRectF, colour: QColor, width: float) -> None:
    """A tick in the middle of a square."""
    side = rect.width()
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = ((0.27, 0.53), (0.44, 0.69), (0.74, 0.35))
    painter.drawPolyline([rect.topLeft() + QPointF(x * side, y * side) for x, y in points])


def paint_ring(painter: QPainter, rect: QRectF, checked: bool, fill: QColor, edge: QColor, ground: QColor) -> None:
    """A radio ring, with its dot when checked."""
    width = 2.0 if checked else 1.0
    painter.setBrush(ground)
    painter.setPen(QPen(fill if checked else edge, width))
    painter.drawEllipse(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        away = rect.width() / 4
        painter.drawEllipse(rect.adjusted(away, away, -away, -away))
