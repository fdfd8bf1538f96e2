"""A light in a cloth that hangs between two points: drawn up when something tightens, sunk when it lets go."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QRadialGradient

from app.domain.beats import Pose
from app.ui.safe_space.look import mixed
from app.ui.theme import theme

_DRAWN_AT = QRectF(0, 0, 600, 264)
_PEG = 10.0
_END = 12.0
_LIGHT = 50.0
_HALO = 12.0
_TOP = 118.0
_DEEPEST = 124.0
_STRANDS = 6
_STRAND = 3.0
_THINNEST = 1.5
_TAUT = 20.0
_SHALLOWEST = 0.3
_LEANS_BY = 0.55
_ROLLS_BY = 0.16
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
        self._ends = self._at(_END, _TOP), self._at(_DRAWN_AT.width() - _END, _TOP)
        self._read_colours()

    def paint(self, painter: QPainter, pose: Pose) -> None:
        strands = [self._strand(number, pose) for number in range(_STRANDS)]
        self._paint_light(painter, strands[0].pointAtPercent(0.5 + _ROLLS_BY * pose.lean))
        self._paint_cloth(painter, pose, strands[0])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for strand, pen in zip(strands, self._pens, strict=True):
            painter.setPen(pen)
            painter.drawPath(strand)
        painter.setPen(self._peg_pen)
        painter.setBrush(self._peg)
        for end in self._ends:
            painter.drawEllipse(end, _PEG * self._unit, _PEG * self._unit)

    def _read_colours(self) -> None:
        look = theme()
        wall, line, lamp = look.colour("haven"), look.colour("lampLine"), look.colour("lamp")
        width = max(_STRAND * self._unit, _THINNEST)
        shades = [mixed(wall, line, 0.55 + 0.45 * number / (_STRANDS - 1)) for number in range(_STRANDS)]
        self._pens = [QPen(shade, width, c=Qt.PenCapStyle.RoundCap) for shade in shades]
        self._peg_pen, self._peg = QPen(line, 4 * self._unit), look.colour("havenTile")
        self._halo = mixed(wall, lamp, _GLOW)
        self._core, self._edge = look.colour("pace0"), look.colour("pace1")
        lamp.setAlphaF(_GLOW)
        self._cloth = lamp

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(self._left + x * self._unit, self._top + y * self._unit)

    def _depth(self, number: int, tension: float) -> float:
        """How far the lowest point of a strand is below its ends."""
        share = number / (_STRANDS - 1)
        hanging = _DEEPEST * (_SHALLOWEST + (1 - _SHALLOWEST) * share)
        return hanging * (1 - tension) + _TAUT * share * tension

    def _strand(self, number: int, pose: Pose) -> QPainterPath:
        path = QPainterPath(self._ends[0])
        path.cubicTo(*self._bend(number, pose), self._ends[1])
        return path

    def _bend(self, number: int, pose: Pose) -> tuple[QPointF, QPointF]:
        depth = self._depth(number, pose.tension) * 4 / 3
        width = _DRAWN_AT.width()
        lean = pose.lean * _LEANS_BY
        return (
            self._at(width * (0.3 + 0.1 * lean), _TOP + depth * (1 - lean)),
            self._at(width * (0.7 + 0.1 * lean), _TOP + depth * (1 + lean)),
        )

    def _paint_cloth(self, painter: QPainter, pose: Pose, first: QPainterPath) -> None:
        """Between the first strand and the last. They cover its edges, so these need not be smooth, which is slow."""
        path = QPainterPath(first)
        before, after = self._bend(_STRANDS - 1, pose)
        path.cubicTo(after, before, self._ends[0])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._cloth)
        painter.drawPath(path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_light(self, painter: QPainter, lowest: QPointF) -> None:
        """It lies on the first strand, a little sunk in."""
        radius = _LIGHT * self._unit
        centre = QPointF(lowest.x(), lowest.y() - radius + 2 * self._unit)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._halo)
        painter.drawEllipse(centre, radius + _HALO * self._unit, radius + _HALO * self._unit)
        gradient = QRadialGradient(centre, radius)
        gradient.setColorAt(0.3, self._core)
        gradient.setColorAt(1.0, self._edge)
        painter.setBrush(gradient)
        painter.drawEllipse(centre, radius, radius)
