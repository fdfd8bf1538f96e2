"""How far along something is, without numbers: a quiet dot for each step, the present one larger."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme import theme
from app.ui.widgets.themed import Themed, smooth_painter

_APART = 20
_PRESENT = 6.0
_OTHERS = 4.0


class StepDots(Themed, QWidget):
    """What lies behind is filled, what lies ahead is a ring."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = 0
        self._present = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.follow_theme()

    @property
    def shown(self) -> tuple[int, int]:
        """The present step, counted from 0, and how many there are."""
        return self._present, self._count

    def show_step(self, present: int, count: int) -> None:
        """The steps are counted from 0."""
        if (present, count) != (self._present, self._count):
            self._present, self._count = present, count
            self.setAccessibleName(self.tr("Step {number} of {count}").format(number=present + 1, count=count))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize((self._count + 1) * theme().drawing(_APART), theme().drawing(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        apart = min(theme().drawing(_APART), self.width() / (self._count + 1))
        left = (self.width() - (self._count - 1) * apart) / 2
        grown = theme().drawing(16) / 16
        for number in range(self._count):
            present = number == self._present
            radius = (_PRESENT if present else _OTHERS) * grown
            if number > self._present:
                painter.setPen(QPen(theme().colour("havenLineStrong"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                radius -= 0.75
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme().colour("lampInk" if present else "lampLine"))
            painter.drawEllipse(QPointF(left + number * apart, self.height() / 2), radius, radius)
