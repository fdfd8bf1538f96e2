"""A number with less on one side and more on the other: nothing to type, nothing to get wrong."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSizePolicy, QWidget

from app.ui.safe_space.look import haven_font
from app.ui.theme import Role, theme
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter

_HEIGHT = 44
_VALUE = 76
_SIGN = 14


class Stepper(Themed, QDoubleSpinBox):
    """One of several numbers that lie evenly apart; the arrow keys step, and so do the two signs."""

    def __init__(self, name: str, values: tuple[float, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDecimals(1)
        self.setRange(values[0], values[-1])
        self.setSingleStep(values[1] - values[0])
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lineEdit().setReadOnly(True)
        self.follow_theme()

    def textFromValue(self, value: float) -> str:
        return f"{value:g}"

    def stepBy(self, steps: int) -> None:
        super().stepBy(steps)
        self.lineEdit().deselect()

    def restyle(self) -> None:
        self.setFont(haven_font(1, bold=True, tabular=True))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, theme().colour("ink1"))
        self.lineEdit().setPalette(palette)
        super().restyle()

    def sizeHint(self) -> QSize:
        side = theme().control_height(_HEIGHT)
        return QSize(2 * side + theme().control_height(_VALUE), side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.height()
        self.lineEdit().setGeometry(side, 0, max(0, self.width() - 2 * side), side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        more = event.position().x() >= self.width() - self.height()
        if more or event.position().x() < self.height():
            self.stepBy(1 if more else -1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, and no number changes under it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        look = theme()
        paint_box(
            painter, self.rect(), self.height() / 2, look.colour("havenTile"), look.colour("havenLineStrong"), 1.5
        )
        side = self.height()
        self._paint_sign(painter, QRectF(0, 0, side, side), more=False)
        self._paint_sign(painter, QRectF(self.width() - side, 0, side, side), more=True)

    def _paint_sign(self, painter: QPainter, place: QRectF, *, more: bool) -> None:
        at_end = self.value() == (self.maximum() if more else self.minimum())
        token = "havenLine" if at_end else "lampInk"
        painter.setPen(QPen(theme().colour(token), theme().drawing(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        half, middle = theme().drawing(_SIGN) / 2, place.center()
        painter.drawLine(middle - QPointF(half, 0), middle + QPointF(half, 0))
        if more:
            painter.drawLine(middle - QPointF(0, half), middle + QPointF(0, half))


class StepRow(QWidget):
    """What the number is of, and the number."""

    def __init__(self, name: str, values: tuple[float, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stepper = Stepper(name, values, self)
        label = Label(name, Role.BODY, wrap=True, parent=self)
        label.setBuddy(self.stepper)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 0, 2)
        row.setSpacing(12)
        row.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.stepper)
