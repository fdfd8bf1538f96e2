"""A chest with a lid, seen a little from above; open there is light in it, closed it is only a chest."""

from math import cos, pi, radians, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF, QRadialGradient

from app.ui.safe_space.look import mixed
from app.ui.theme import theme

WIDE = 1.35
"""How many times as wide as tall the drawing is."""

# In a measure of its own, of which the whole height, with the lid up, is _TALL.
_TALL = 1.12
_WIDTH, _HEIGHT, _DEPTH = 1.02, 0.44, 0.42
_RISE = 0.19
_FLOOR = 0.04
# How much higher, and how much narrower, something looks that stands further back.
_LIFTS, _NARROWS = 0.42, 0.2
_OPEN_BY = radians(108)
_ROUND = 12
_STRAPS = (-0.33, 0.33)
_STRAP = 0.045
_STRAP_INK = 0.4
_FARTHEST = 0.34
_GROUND = 0.62


class Chest:
    """The drawing in one place. `lid` goes from 0, closed, to 1, open; `far` from 0, here, to 1, far away."""

    def __init__(self, rect: QRectF, lid: float, far: float) -> None:
        whole = min(rect.height(), rect.width() / WIDE)
        self._unit = whole / _TALL * (1 - (1 - _FARTHEST) * far)
        self._lid, self._far = lid, far
        self._middle = rect.center().x()
        self._edge = max(1.5, self._unit / 110)
        lowest = rect.center().y() + whole / 2
        self._ground = lowest - _FLOOR * whole
        self._floor = self._ground - 0.3 * whole * far
        self._wide = whole * WIDE / 2

    def paint(self, painter: QPainter) -> None:
        self._paint_ground(painter)
        opened = self._lid > 0
        if opened:
            self._paint_lid(painter)
            self._paint_inside(painter)
        self._paint_front(painter)
        if not opened:
            self._paint_lid(painter)
        self._paint_clasp(painter)

    def _at(self, x: float, depth: float, height: float) -> QPointF:
        """A point of the chest on the screen."""
        across = x * (1 - _NARROWS * depth)
        up = height + depth * _LIFTS
        return QPointF(self._middle + across * self._unit, self._floor - up * self._unit)

    def _section(self) -> list[tuple[float, float]]:
        """The side of the lid from its front edge over its back to the hinge, as depths and heights."""
        angle = _OPEN_BY * self._lid
        points = []
        for number in range(_ROUND + 1):
            turn = pi * number / _ROUND
            before, above = _DEPTH / 2 * (1 + cos(turn)), _RISE * sin(turn)
            depth = _DEPTH - before * cos(angle) + above * sin(angle)
            points.append((depth, _HEIGHT + before * sin(angle) + above * cos(angle)))
        return points

    def _strip(self, left: float, right: float) -> QPolygonF:
        """The part of the lid between two places, as it is seen against what is behind it."""
        return _hull([self._at(x, depth, height) for depth, height in self._section() for x in (left, right)])

    def _paint_lid(self, painter: QPainter) -> None:
        half = _WIDTH / 2
        self._pen(painter)
        painter.setBrush(theme().colour("stage2"))
        painter.drawPolygon(self._strip(-half, half))
        if self._lid > 0.5:
            self._paint_lining(painter)
            return
        self._pen(painter, None)
        painter.setBrush(mixed(theme().colour("stage1"), theme().colour("lampInk"), _STRAP_INK))
        for strap in _STRAPS:
            painter.drawPolygon(self._strip(strap - _STRAP, strap + _STRAP))

    def _paint_lining(self, painter: QPainter) -> None:
        """The inner side of the lid, once it is seen."""
        (front_depth, front_height), (back_depth, back_height) = self._section()[0], self._section()[-1]
        inner = _WIDTH / 2 - 0.035
        corners = [
            self._at(-inner, front_depth, front_height - 0.03),
            self._at(inner, front_depth, front_height - 0.03),
            self._at(inner, back_depth, back_height),
            self._at(-inner, back_depth, back_height),
        ]
        self._pen(painter, None)
        painter.setBrush(theme().colour("stage3"))
        painter.drawPolygon(QPolygonF(corners))

    def _paint_inside(self, painter: QPainter) -> None:
        half = _WIDTH / 2
        corners = [(-half, 0.0), (half, 0.0), (half, _DEPTH), (-half, _DEPTH)]
        opening = QPolygonF([self._at(x, depth, _HEIGHT) for x, depth in corners])
        self._pen(painter)
        painter.setBrush(_light(opening.boundingRect()))
        painter.drawPolygon(opening)

    def _paint_front(self, painter: QPainter) -> None:
        half = _WIDTH / 2
        front = QRectF(self._at(-half, 0, _HEIGHT), self._at(half, 0, 0))
        self._pen(painter)
        painter.setBrush(theme().colour("stage1"))
        painter.drawRect(front)
        self._pen(painter, None)
        painter.setBrush(mixed(theme().colour("stage1"), theme().colour("lampInk"), _STRAP_INK))
        for strap in _STRAPS:
            left, right = self._at(strap - _STRAP, 0, _HEIGHT), self._at(strap + _STRAP, 0, 0)
            painter.drawRect(QRectF(left, right).adjusted(0, self._edge / 2, 0, -self._edge / 2))

    def _paint_clasp(self, painter: QPainter) -> None:
        """On the edge of the lid while that is down; else on the front alone."""
        top = _HEIGHT + (0.06 if self._lid == 0 else -0.02)
        plate = QRectF(self._at(-0.06, 0, top), self._at(0.06, 0, _HEIGHT - 0.11))
        self._pen(painter)
        painter.setBrush(theme().colour("lamp"))
        painter.drawRoundedRect(plate, 0.02 * self._unit, 0.02 * self._unit)
        hole = 0.016 * self._unit
        self._pen(painter, None)
        painter.setBrush(theme().colour("paceInk"))
        painter.drawEllipse(self._at(0, 0, _HEIGHT - 0.06), hole, hole)

    def _paint_ground(self, painter: QPainter) -> None:
        """A line to stand on; the ground before it comes into sight as the chest goes away."""
        wide = self._wide - 1
        edge = wide * (1 - (1 - _GROUND) * self._far)
        before = [(-edge, self._floor), (edge, self._floor), (wide, self._ground), (-wide, self._ground)]
        self._pen(painter, None)
        painter.setBrush(theme().colour("stage3"))
        painter.drawPolygon(QPolygonF([QPointF(self._middle + x, y) for x, y in before]))
        painter.setPen(QPen(theme().colour("havenLineStrong"), 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QLineF(self._middle - edge, self._floor, self._middle + edge, self._floor))

    def _pen(self, painter: QPainter, token: str | None = "lampInk") -> None:
        if token is None:
            painter.setPen(Qt.PenStyle.NoPen)
            return
        pen = QPen(theme().colour(token), self._edge)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)


def _light(rect: QRectF) -> QBrush:
    gradient = QRadialGradient(rect.center(), rect.width() / 2)
    gradient.setColorAt(0.1, theme().colour("lampGlow"))
    gradient.setColorAt(1.0, theme().colour("lamp"))
    return QBrush(gradient)


def _hull(points: list[QPointF]) -> QPolygonF:
    """The outline of the smallest convex shape around points."""
    ordered = sorted(points, key=_place)
    halves: list[list[QPointF]] = [[], []]
    for half, way in zip(halves, (ordered, ordered[::-1]), strict=True):
        for point in way:
            while len(half) > 1 and not _turns_left(half[-2], half[-1], point):
                half.pop()
            half.append(point)
    return QPolygonF([*halves[0][:-1], *halves[1][:-1]])


def _place(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()


def _turns_left(one: QPointF, other: QPointF, third: QPointF) -> bool:
    there, on = other - one, third - one
    return there.x() * on.y() - there.y() * on.x() > 0
