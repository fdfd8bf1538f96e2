"""Draws the pacer: rings, light and a knob, with as little work per frame as the eye allows."""

from math import cos, hypot, pi, sin

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QRadialGradient

from app.ui.safe_space.breathing.face import Frame
from app.ui.safe_space.look import mixed
from app.ui.theme import theme

_DRAWN_AT = 250.0
_EDGE = 16.0
_HALO = 23.0
_CLEAR_OF_RIM = 12.0
_RIM = 6.0
_KNOB = 11.0
_CORE = 0.3
_GLOW_REACH = 1.68
_GLOW = 0.095
_TAIL = 1 / 30


def paint_glow(painter: QPainter, centre: QPointF, ring: float, rect: QRect) -> None:
    """In the dark the pacer lights the wall a little."""
    if not theme().is_dark:
        return
    light = theme().colour("lamp")
    gradient = QRadialGradient(centre, ring * _GLOW_REACH)
    for place, share in ((0.0, _GLOW), (0.55, _GLOW * 0.94), (1.0, 0.0)):
        light.setAlphaF(share)
        gradient.setColorAt(place, light)
    painter.fillRect(rect, gradient)


class PacerPicture:
    """The drawing for one size and theme. What lies behind the light is kept, and only continued at the knob."""

    def __init__(self, side: int, ratio: float) -> None:
        self.centre = QPointF(side / 2, side / 2)
        self._unit = side / 2 / (_DRAWN_AT + _EDGE)
        self.ring = _DRAWN_AT * self._unit
        self.outside = (_DRAWN_AT + _EDGE) * self._unit
        self._rim_rect = QRectF(self.centre.x() - self.ring, self.centre.y() - self.ring, 2 * self.ring, 2 * self.ring)
        self._rim_pen = QPen(QColor(), _RIM * self._unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        self._knob_pen = QPen(QColor(), 4 * self._unit)
        self._read_colours()
        self._ground = self._draw_ground(QSize(side, side), ratio)
        self._behind = QPixmap(self._ground)
        self._drawn_turn = 0.0

    def moved(self, before: Frame, after: Frame) -> QRect:
        """What differs between two frames. One rectangle: smooth edges are slow under any other clip."""
        if after.turn < before.turn:
            return self._square(self.centre, self.outside)
        changed = self._knob_square(before.turn) | self._knob_square(after.turn)
        if before.reach != after.reach:
            changed |= self._square(self.centre, self._halo(max(before.reach, after.reach), 2) + 2)
        return changed

    def paint(self, painter: QPainter, rect: QRect, frame: Frame) -> None:
        """Draws what lies in the rectangle."""
        self._continue_rim(frame.turn)
        self._copy(painter, self._behind, rect)
        if self._reaches(rect, self._halo(frame.reach, 2) + 2):
            self._paint_light(painter, frame.reach)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._knob_pen)
        painter.setBrush(self._knob)
        painter.drawEllipse(self._knob_place(frame.turn), _KNOB * self._unit, _KNOB * self._unit)

    def _read_colours(self) -> None:
        look = theme()
        wall = look.colour("haven")
        self._lit = mixed(wall, look.colour("lamp"), _GLOW) if look.is_dark else wall
        self._outer = mixed(self._lit, look.colour("lamp"), 0.15)
        self._inner = mixed(self._outer, look.colour("lamp"), 0.23)
        self._core, self._edge = look.colour("pace0"), look.colour("pace1")
        self._track, self._knob = look.colour("havenLine"), look.colour("havenTile")
        self._rim_pen.setColor(look.colour("lampLine"))
        self._knob_pen.setColor(look.colour("lampLine"))

    def _draw_ground(self, size: QSize, ratio: float) -> QPixmap:
        ground = QPixmap(size * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(theme().colour("haven"))
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_glow(painter, self.centre, self.ring, QRect(QPoint(), size))
        painter.setPen(QPen(self._track, _RIM * self._unit))
        painter.drawEllipse(self._rim_rect)
        painter.end()
        return ground

    def _continue_rim(self, turn: float) -> None:
        """Draws the rim on from where it was; after a jump or a new breath, all of it."""
        step = turn - self._drawn_turn
        if step == 0:
            return
        painter = QPainter(self._behind)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        begin = 0.0
        rect = QRect(QPoint(), self._ground.deviceIndependentSize().toSize())
        if 0 < step < _TAIL / 2:
            begin = max(0.0, self._drawn_turn - _TAIL)
            rect = self._knob_square(self._drawn_turn) | self._knob_square(turn)
            painter.setClipRect(rect)
        self._copy(painter, self._ground, rect)
        painter.setPen(self._rim_pen)
        painter.drawArc(self._rim_rect, 90 * 16 - round(begin * 360 * 16), -round((turn - begin) * 360 * 16))
        painter.end()
        self._drawn_turn = turn

    def _paint_light(self, painter: QPainter, radius: float) -> None:
        """Light and halos as one gradient whose steps are a pixel wide: a quarter of the work of smooth circles."""
        inner, outer = self._halo(radius, 1), self._halo(radius, 2)
        reach = outer + 1.0
        gradient = QRadialGradient(self.centre, reach)
        gradient.setStops(
            [
                (_CORE * radius / reach, self._core),
                ((radius - 0.5) / reach, self._edge),
                ((radius + 0.5) / reach, self._inner),
                ((inner - 0.5) / reach, self._inner),
                ((inner + 0.5) / reach, self._outer),
                ((outer - 0.5) / reach, self._outer),
                ((outer + 0.5) / reach, self._lit),
            ]
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawEllipse(self.centre, reach, reach)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _reaches(self, rect: QRect, radius: float) -> bool:
        """Whether a circle of this radius touches the rectangle."""
        across = max(rect.left() - self.centre.x(), self.centre.x() - rect.right(), 0.0)
        down = max(rect.top() - self.centre.y(), self.centre.y() - rect.bottom(), 0.0)
        return hypot(across, down) <= radius

    def _halo(self, radius: float, number: int) -> float:
        """Halos keep clear of the rim: where the light is wide they draw in."""
        room = self.ring - _CLEAR_OF_RIM * self._unit - radius
        return radius + number * min(_HALO * self._unit, room / 2)

    def _knob_place(self, turn: float) -> QPointF:
        angle = turn * 2 * pi - pi / 2
        return QPointF(self.centre.x() + cos(angle) * self.ring, self.centre.y() + sin(angle) * self.ring)

    def _knob_square(self, turn: float) -> QRect:
        return self._square(self._knob_place(turn), (_KNOB + 4) * self._unit)

    def _square(self, centre: QPointF, reach: float) -> QRect:
        return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    def _copy(self, painter: QPainter, picture: QPixmap, rect: QRect) -> None:
        ratio = picture.devicePixelRatio()
        if ratio == 1.0:
            painter.drawPixmap(rect, picture, rect)
        else:
            source = QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
            painter.drawPixmap(QRectF(rect), picture, source)
