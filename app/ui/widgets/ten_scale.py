"""From nothing to as much as can be, in eleven steps, or not said at all."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from app.ui.theme import theme
from app.ui.widgets.themed import Themed, smooth_painter

_NOT_SAID = -1
_MOST = 10
_STEP, _HEIGHT, _BAR = 20, 40, 6


class TenScale(Themed, QSlider):
    """A slider that begins without a value. Arrow keys move it; Delete and Backspace take the answer back."""

    said = Signal(object)
    filled, empty, faint = "accent", "lineStrong", 0.55

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._name = name
        self.setRange(_NOT_SAID, _MOST)
        self.setValue(_NOT_SAID)
        self.setPageStep(2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._tell)
        self.follow_theme()
        self._speak()

    def answer(self) -> int | None:
        """0 to 10, or None while nothing is said."""
        return None if self.value() == _NOT_SAID else self.value()

    def set_answer(self, answer: int | None) -> None:
        self.setValue(_NOT_SAID if answer is None else answer)

    def sizeHint(self) -> QSize:
        return QSize(round((_MOST + 1) * _STEP * theme().scale), theme().control_height(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_answer(None)
        elif self.answer() is None and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Home):
            self.set_answer(0)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(event.position().x())
        self.set_answer(None if step == self.answer() else step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.set_answer(self._step_at(event.position().x()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars that grow; those up to the answer are filled, so that height says it as well as colour."""
        painter = smooth_painter(self)
        step = self.width() / (_MOST + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(_MOST + 1):
            filled = number <= self.value()
            height = self.height() * (0.26 + 0.05 * number)
            bar = QRectF(0, 0, _BAR * theme().scale, height)
            bar.moveCenter(QPointF((number + 0.5) * step, self.height() / 2))
            painter.setBrush(theme().colour(self.filled if filled else self.empty))
            painter.setOpacity(1.0 if filled else self.faint)
            painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)

    def _step_at(self, x: float) -> int:
        place = self.width() - x if self.isRightToLeft() else x
        return max(0, min(_MOST, int(place / self.width() * (_MOST + 1))))

    def _tell(self) -> None:
        self._speak()
        self.update()
        self.said.emit(self.answer())

    def _speak(self) -> None:
        answer = self.answer()
        value = self.tr("not answered") if answer is None else self.tr("{value} of 10").format(value=answer)
        self.setAccessibleName(f"{self._name}, {value}")
