"""From the least to the most in steps, or not said at all."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from app.ui.theme import theme
from app.ui.widgets.themed import Themed, smooth_painter

_NOT_SAID = -1
_WIDE, _NARROW, _MANY = 24, 15, 12
_HEIGHT, _BAR = 40, 6
_KEYS_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Down)


def signed(number: int) -> str:
    """A number with a minus that can be seen."""
    return str(number).replace("-", "\u2212")


class RangeScale(Themed, QSlider):
    """A slider that begins without a value. Arrow keys and digits move it; Delete and Backspace take the answer back.

    The wheel scrolls the page over it, so nothing changes by accident.
    """

    said = Signal(object)

    def __init__(self, name: str, least: int, most: int, step: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._name = name
        self._least = least
        self._step = max(1, step)
        self._last = max(1, (most - least) // self._step)
        self._quiet = False
        self.setRange(_NOT_SAID, self._last)
        self.setValue(_NOT_SAID)
        self.setPageStep(2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._tell)
        self.follow_theme()
        self._speak()

    def answer(self) -> int | None:
        """The number said, or None while nothing is."""
        return None if self.value() == _NOT_SAID else self._least + self.value() * self._step

    def set_answer(self, answer: int | None) -> None:
        """Shows an answer; one that lies between two steps goes to the nearer one."""
        place = _NOT_SAID if answer is None else round((answer - self._least) / self._step)
        self._quiet = True
        self.setValue(max(_NOT_SAID if answer is None else 0, min(place, self._last)))
        self._quiet = False

    def words(self) -> str:
        """The answer in words."""
        answer = self.answer()
        if answer is None:
            return self.tr("Not answered")
        if self._step > 1:
            return self.tr("{value} %").format(value=answer)
        if self._least < 0:
            return signed(answer)
        return self.tr("{value} of {most}").format(value=answer, most=self._least + self._last)

    def sizeHint(self) -> QSize:
        one = _NARROW if self._last > _MANY else _WIDE
        return QSize(round((self._last + 1) * one * theme().scale), theme().control_height(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize((self._last + 1) * 2 * _BAR, theme().control_height(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setValue(_NOT_SAID)
        elif event.key() == Qt.Key.Key_Home or (event.key() in _KEYS_BACK and self.value() <= 0):
            self.setValue(0)
        elif self._step == 1 and 0 <= digit <= 9 and 0 <= digit - self._least <= self._last:
            self.setValue(digit - self._least)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        self.setValue(_NOT_SAID if place == self.value() else place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setValue(self._place_at(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars that grow; those up to the answer are filled, so that height says it as well as colour."""
        painter = smooth_painter(self)
        step = self.width() / (self._last + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(self._last + 1):
            filled = number <= self.value()
            bar = QRectF(
                0, 0, min(_BAR * theme().scale, step * 0.6), self.height() * (0.26 + 0.5 * number / self._last)
            )
            place = self._last - number if self.isRightToLeft() else number
            bar.moveCenter(QPointF((place + 0.5) * step, self.height() / 2))
            painter.setBrush(theme().colour("accent" if filled else "lineStrong"))
            painter.setOpacity(1.0 if filled else 0.55)
            painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)

    def _place_at(self, x: float) -> int:
        place = self.width() - x if self.isRightToLeft() else x
        return max(0, min(self._last, int(place / self.width() * (self._last + 1))))

    def _tell(self) -> None:
        self._speak()
        self.update()
        if not self._quiet:
            self.said.emit(self.answer())

    def _speak(self) -> None:
        self.setAccessibleName(f"{self._name}, {self.words()}")
