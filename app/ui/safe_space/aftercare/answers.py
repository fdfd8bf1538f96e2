"""How it is now: four large answers to press, and two scales for those who like numbers."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.haven_moments import Helped
from app.ui.safe_space.look import TILE, haven_font, scaled
from app.ui.theme import Role, theme
from app.ui.widgets.shapes import paint_box, paint_ring
from app.ui.widgets.ten_scale import TenScale
from app.ui.widgets.text import Label
from app.ui.widgets.text_lines import Line, lines_of, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

_RADIUS = 20
_PADDING = 20
_GAP = 14
_MARK = 22
_LEAST = 76
_ARROWS = {
    Qt.Key.Key_Left: False,
    Qt.Key.Key_Up: False,
    Qt.Key.Key_Right: True,
    Qt.Key.Key_Down: True,
}


class AnswerTile(Pressable, QRadioButton):
    """One of the four. Arrow keys only go there, so that nothing is answered on the way to another answer."""

    corner = _RADIUS

    def __init__(self, helped: Helped, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.helped = helped
        self.prepare()
        self.follow_theme()

    def sizeHint(self) -> QSize:
        width = widest(lines_of(self.text(), self._font())) + self._beside_words() + 2 * _PADDING
        return QSize(round(width) + 1, scaled(_LEAST))

    def height_at(self, width: int) -> int:
        """How tall the words make it at a width."""
        return max(_LEAST, len(self._lines(width)) * self._line_height() + 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        onward = _ARROWS.get(Qt.Key(event.key()))
        if onward is None:
            super().keyPressEvent(event)
        else:
            self._go_beside(onward)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        look, chosen = theme(), self.isChecked()
        fill = look.colour("lampSoft" if chosen or self.underMouse() else "havenTile")
        edge = look.colour("lampInk" if chosen else "havenLineStrong")
        paint_box(painter, self.rect(), _RADIUS, fill, edge, 3.0 if chosen or self.isDown() else 2.0)
        side = look.drawing(_MARK)
        mark = QRectF(_PADDING, (self.height() - side) / 2, side, side)
        tile = look.colour("havenTile")
        paint_ring(painter, mark, chosen, look.colour("lampInk"), look.colour("havenLineStrong"), tile)
        lines = self._lines(self.width())
        painter.setFont(self._font())
        painter.setPen(look.colour("ink1"))
        height = len(lines) * self._line_height()
        left = _PADDING + self._beside_words()
        place = QRectF(left, (self.height() - height) / 2, self.width() - left - _PADDING, height)
        paint_lines(painter, lines, place, self._line_height())

    def _go_beside(self, onward: bool) -> None:
        tiles = self.group().buttons()
        step = 1 if onward else -1
        tiles[(tiles.index(self) + step) % len(tiles)].setFocus(Qt.FocusReason.TabFocusReason)

    def _lines(self, width: int) -> tuple[Line, ...]:
        return lines_of(self.text(), self._font(), max(1, width - self._beside_words() - 2 * _PADDING))

    def _beside_words(self) -> int:
        return theme().drawing(_MARK) + _GAP

    def _font(self) -> QFont:
        return haven_font(TILE, bold=True)

    def _line_height(self) -> int:
        return round(self._font().pixelSize() * 1.2)


class HavenScale(TenScale):
    """The scale in the colours of the safe space; digits answer too, so that none of them means something else here."""

    filled, empty, faint = "lampInk", "havenLineStrong", 1.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        if 0 <= number <= 9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.set_answer(number)
        else:
            super().keyPressEvent(event)


class RatedScale(QWidget):
    """A scale under its name, with the answer in words, and what its ends mean."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.scale = HavenScale(name, self)
        self.scale.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._answer = Label("", Role.BODY, "ink1", bold=True, tabular=True)
        self.scale.said.connect(self._show)
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(Label(name, Role.BODY, "ink2"), 1)
        above.addWidget(self._answer)
        below.addWidget(Label(self.tr("0 not at all"), Role.SMALL, "ink3"), 1)
        below.addWidget(Label(self.tr("10 most of all"), Role.SMALL, "ink3"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.scale)
        column.addLayout(below)
        self._show(None)

    def _show(self, answer: int | None) -> None:
        self._answer.setText("" if answer is None else str(answer))
