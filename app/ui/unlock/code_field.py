"""Fields for a spare key: in the fixed font, and with nothing that learns or predicts what is typed."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import theme
from app.ui.unlock.code_grid import code_font
from app.ui.widgets.fields import Field
from app.ui.widgets.shapes import paint_tick
from app.ui.widgets.text_lines import lines_of, widest
from app.ui.widgets.themed import smooth_painter

_TICK = 24


class CodeField(Field):
    """Takes a whole code as somebody types or pastes it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "", parent)
        self.setMaxLength(200)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhPreferUppercase
        )
        self.set_tall()

    def restyle(self) -> None:
        super().restyle()
        font = code_font()
        font.setPixelSize(round(theme().body * 1.25))
        self.setFont(font)


class GroupField(CodeField):
    """Takes one group and shows a tick when it fits. Says when the keyboard comes and goes."""

    watched = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._fits = False
        super().__init__(name, parent)

    def set_fits(self, fits: bool) -> None:
        self._fits = fits
        self.update()

    def sizeHint(self) -> QSize:
        words = round(widest(lines_of("M" * 7, self.font()))) + _TICK + 44
        return QSize(max(180, words), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.watched.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.watched.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._fits:
            square = QRectF(self.width() - _TICK - 15, (self.height() - _TICK) / 2, _TICK, _TICK)
            paint_tick(smooth_painter(self), square, theme().colour("accent"), 2)
