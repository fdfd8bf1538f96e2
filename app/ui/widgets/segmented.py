"""A few choices side by side of which one holds."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text_lines import lines_of, paint_lines, widest
from app.ui.widgets.themed import Pressable, Themed, smooth_painter


class Segment(Pressable, QRadioButton):
    """One of the choices."""

    enter_presses = False

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.prepare()
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        words = widest(lines_of(self.text(), self._font(bold=True)))
        return QSize(round(words + 30), theme().control_height(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        chosen = self.isChecked()
        inner = self.rect().adjusted(0, 3, 0, -3)
        if chosen:
            edge = theme().colour("accent") if theme().high_contrast else None
            paint_box(painter, inner, 7, theme().colour("accentSoft"), edge, 2)
        elif self.underMouse():
            paint_box(painter, inner, 7, theme().colour("well"))
        painter.setFont(self._font(chosen))
        painter.setPen(theme().colour("accentSoftInk" if chosen else "ink2"))
        line = theme().line_height(Role.BODY)
        place = self.rect().toRectF()
        place.setTop((self.height() - line) / 2)
        paint_lines(painter, lines_of(self.text(), painter.font()), place, line, Qt.AlignmentFlag.AlignHCenter)

    def _font(self, bold: bool) -> QFont:
        return theme().font(Role.BODY, bold=bold)


class Segmented(Themed, QWidget):
    """Arrow keys move between the choices; `chosen` says the key of the new one."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[object, str]], parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._keys = [key for key, _ in options]
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._say)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 1, 4, 1)
        row.setSpacing(2)
        for number, (_, text) in enumerate(options):
            segment = Segment(text, self)
            self._group.addButton(segment, number)
            row.addWidget(segment, 1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def value(self) -> object:
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else None

    def choose(self, key: object) -> None:
        """Shows a choice without saying that it was chosen."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_box(painter, self.rect(), RADIUS, theme().colour("card"), theme().colour("lineStrong"))

    def _say(self, number: int) -> None:
        self.chosen.emit(self._keys[number])
