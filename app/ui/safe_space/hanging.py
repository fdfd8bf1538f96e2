"""A light in a cloth that hangs between two points: drawn up when something tightens, sunk when it lets go."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient

from app.domain.beats import Pose
from app.ui.safe_space.look import mixed
from app.ui.theme import theme

_DRAWN_AT = QRectF(0, 0, 600, 264)
_PEG = 10.0
_LIGHT = 50.0
_HALO = 12.0
_TOP = 118.0
_DEEPEST = 124.0
_STRANDS = 7
_STRAND = 3.0
_THINNEST = 1.5
_TAUT_APART = 3.5
_SHALLOWEST = 0.3
_LEANS_BY = 0.55
_GLOW = 0.2


class HangingCloth:
    """The drawing for one size and theme. How tight it is shows in how the strands lie, not in any colour."""

    def __init__(self, rect: QRectF) -> None:
        self._unit = min(rect.width() / _DRAWN_AT.width(), rect.height() / _DRAWN_AT.height())
        width, height = _DRAWN_AT.width() * self._unit, _DRAWN_AT.height() * self._unit
        self._left = rect.center().x() - width / 2
        self._top = rect.center().y() - height / 2
        self.rect = QRectF(self._left, self._top, width, height)
        """What is drawn on."""

    def paint(self, painter: QPainter, pose: Pose) -> None:
        look = theme()
        wall = look.colour("haven")
        self._paint_light(painter, pose, wall)
        self._paint_cloth(painter, pose)
        pen = QPen(look.colour("lampLine"), max(_STRAND * self._unit, _THINNEST), c=Qt.PenCapStyle.RoundCap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in range(_STRANDS):
            pen.setColor(mixed(wall, look.colour("lampLine"), 0.55 + 0.45 * number / (_STRANDS - 1)))
            painter.setPen(pen)
            painter.drawPath(self._strand(number, pose))
        painter.setPen(QPen(look.colour("lampLine"), 4 * self._unit))
        painter.setBrush(look.colour("havenTile"))
        for end in (_PEG + 2, _DRAWN_AT.width() - _PEG - 2):
            painter.drawEllipse(self._at(end, _TOP), _PEG * self._unit, _PEG * self._unit)

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(self._left + x * self._unit, self._top + y * self._unit)

    def _depth(self, number: int, tension: float) -> float:
        """How far the lowest point of a strand is below its ends."""
        share = number / (_STRANDS - 1)
        hanging = _DEEPEST * (_SHALLOWEST + (1 - _SHALLOWEST) * share)
        return hanging * (1 - tension) + _TAUT_APART * number * tension

    def _strand(self, number: int, pose: Pose) -> QPainterPath:
        path = QPainterPath(self._at(_PEG + 2, _TOP))
        path.cubicTo(*self._bend(number, pose), self._at(_DRAWN_AT.width() - _PEG - 2, _TOP))
        return path

    def _bend(self, number: int, pose: Pose) -> tuple[QPointF, QPointF]:
        depth = self._depth(number, pose.tension) * 4 / 3
        width = _DRAWN_AT.width()
        lean = pose.lean * _LEANS_BY
        return (
            self._at(width * (0.3 + 0.1 * lean), _TOP + depth * (1 - lean)),
            self._at(width * (0.7 + 0.1 * lean), _TOP + depth * (1 + lean)),
        )

    def _paint_cloth(self, painter: QPainter, pose: Pose) -> None:
        """Between the first strand and the last."""
        path = self._strand(0, pose)
        before, after = self._bend(_STRANDS - 1, pose)
        path.cubicTo(after, before, self._at(_PEG + 2, _TOP))
        light = theme().colour("lamp")
        light.setAlphaF(_GLOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light)
        painter.drawPath(path)

    def _paint_light(self, painter: QPainter, pose: Pose, wall: QColor) -> None:
        """It lies on the first strand, a little sunk in, where that is lowest."""
        look = theme()
        path = self._strand(0, pose)
        lowest = path.pointAtPercent(0.5 + 0.16 * pose.lean)
        radius = _LIGHT * self._unit
        centre = QPointF(lowest.x(), lowest.y() - radius + 2 * self._unit)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(wall, look.colour("lamp"), _GLOW))
        painter.drawEllipse(centre, radius + _HALO * self._unit, radius + _HALO * self._unit)
        gradient = QRadialGradient(centre, radius)
        gradient.setColorAt(0.3, look.colour("pace0"))
        gradient.setColorAt(1.0, look.colour("pace1"))
        painter.setBrush(gradient)
        painter.drawEllipse(centre, radius, radius)
