"""An alcove whose light reaches a little further with each part of the pause."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QWidget

from app.ui.theme import theme
from app.ui.widgets.arch import arch_path
from app.ui.widgets.themed import Themed, smooth_painter

_SHAPE = (440, 440)
_FLOOR = 490
# From the widest arch inwards: how far in, and its light. The innermost is always lit.
_ARCHES = ((0, "stage3"), (42, "stage2"), (84, "stage1"))
_LAMP = 126


class Light(Themed, QWidget):
    """`reach` is how many of the arches around the lamp are lit, 0 to 3."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._reach = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.follow_theme()

    @property
    def reach(self) -> int:
        return self._reach

    def show_reach(self, reach: int) -> None:
        self._reach = reach
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        unit = min(self.width() / _FLOOR, (self.height() - 2) / _SHAPE[1])
        middle, floor = self.width() / 2, self.height() - 1.5
        for number, (inset, token) in enumerate(_ARCHES):
            rect = self._arch(inset, unit)
            lit = len(_ARCHES) - number <= self._reach
            painter.setPen(QPen(theme().colour("havenLine"), 1.5) if not lit else Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour(token) if lit else Qt.BrushStyle.NoBrush)
            painter.drawPath(arch_path(rect))
        lamp = self._arch(_LAMP, unit)
        painter.fillPath(arch_path(lamp), _glow(lamp))
        painter.setPen(QPen(theme().colour("havenLineStrong"), 2, c=Qt.PenCapStyle.RoundCap))
        half = _FLOOR * unit / 2 - 1
        painter.drawLine(QLineF(middle - half, floor, middle + half, floor))

    def _arch(self, inset: int, unit: float) -> QRectF:
        width, height = (_SHAPE[0] - 2 * inset) * unit, (_SHAPE[1] - inset) * unit
        return QRectF((self.width() - width) / 2, self.height() - 1.5 - height, width, height)


def _glow(rect: QRectF) -> QBrush:
    gradient = QRadialGradient(QPointF(rect.center().x(), rect.top() + rect.height() * 0.74), rect.height() * 0.74)
    gradient.setColorAt(0.25, theme().colour("lampGlow"))
    gradient.setColorAt(1.0, theme().colour("lamp"))
    return QBrush(gradient)
