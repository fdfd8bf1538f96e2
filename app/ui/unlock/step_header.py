"""Three arches that say how far the first run is: ticked, lit, or still dark."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.arch import StepState, paint_step_arch
from app.ui.widgets.text_lines import lines_of, paint_lines, widest
from app.ui.widgets.themed import Themed, smooth_painter

_ARCH = QSize(30, 31)
_TO_WORDS = 11
_TO_LINE = 17
_LINE = 44


class StepHeader(Themed, QWidget):
    """The steps in a row; where there is no room for every name, only the step one is at keeps its own.

    The keyboard begins here on every step, so that a screen reader says where one is; Tab goes on from it.
    """

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._at = 0
        self.setProperty("own_focus", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_step(0)
        self.follow_theme()

    def set_step(self, at: int) -> None:
        """Which step somebody is at, from 0."""
        self._at = at
        template = self.tr("Step {number} of {all}: {name}")
        self.setAccessibleName(template.format(number=at + 1, all=len(self._names), name=self._names[at]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._total(all_names=True)) + 1, max(self._arch().height(), theme().line_height(Role.BODY)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._total(all_names=False)) + 1, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        all_names = self._total(all_names=True) <= self.width()
        left = (self.width() - self._total(all_names)) / 2
        line_height = theme().line_height(Role.BODY)
        for number, name in enumerate(self._names):
            arch = QRectF(round(left), (self.height() - self._arch().height()) / 2, *self._arch().toTuple())
            paint_step_arch(painter, arch, self._state(number), theme())
            left += self._arch().width()
            if all_names or number == self._at:
                painter.setFont(self._font(number))
                painter.setPen(theme().colour("ink1" if number == self._at else "ink2"))
                place = QRectF(left + _TO_WORDS, (self.height() - line_height) / 2, self.width(), line_height)
                paint_lines(painter, lines_of(name, self._font(number)), place, line_height)
                left += self._name_width(number)
            if number < len(self._names) - 1:
                middle = round(self.height() / 2)
                painter.fillRect(QRectF(left + _TO_LINE, middle - 1, _LINE, 2), theme().colour("line"))
                left += 2 * _TO_LINE + _LINE

    def _arch(self) -> QSize:
        return QSize(theme().drawing(_ARCH.width()), theme().drawing(_ARCH.height()))

    def _font(self, number: int) -> QFont:
        return theme().font(Role.BODY, bold=number == self._at)

    def _name_width(self, number: int) -> float:
        return _TO_WORDS + widest(lines_of(self._names[number], self._font(number)))

    def _total(self, all_names: bool) -> float:
        names = range(len(self._names)) if all_names else (self._at,)
        gaps = (len(self._names) - 1) * (2 * _TO_LINE + _LINE)
        return len(self._names) * self._arch().width() + sum(map(self._name_width, names)) + gaps

    def _state(self, number: int) -> StepState:
        if number < self._at:
            return "done"
        return "now" if number == self._at else "ahead"
