"""A circle for each thing that was noticed: pressing it leaves a tick."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.theme import theme
from app.ui.widgets.shapes import paint_tick
from app.ui.widgets.themed import Pressable, smooth_painter

SIDE = 128
_EDGE = 3.0


class Circle(Pressable, QCheckBox):
    """Large enough for a shaking hand; pressing again takes the tick away."""

    keyed = Signal()
    corner = SIDE // 2

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.prepare()
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.keyed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = smooth_painter(self)
        rect = QRectF(self.rect()).adjusted(_EDGE / 2, _EDGE / 2, -_EDGE / 2, -_EDGE / 2)
        ticked = self.isChecked()
        painter.setBrush(look.colour("lamp" if ticked else "lampSoft" if self.underMouse() else "havenTile"))
        painter.setPen(QPen(look.colour("lampInk" if ticked else "havenLineStrong"), _EDGE))
        painter.drawEllipse(rect)
        if ticked:
            side = self.width() * 0.6
            inner = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            paint_tick(painter, inner, look.colour("paceInk"), 5.0)
