"""Small words to switch on and off, such as feelings."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QSizePolicy, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.bars import bar_rect, hidden_words, paint_bars
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text_lines import lines_of, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

_ICON = 18
_SIDE = 13


class Chip(Pressable, QCheckBox):
    """On: a tick, an edge and bold words."""

    corner = 16
    enter_presses = False

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.prepare()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.restyle)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return _chip_size(self.text(), self._font(), self.isChecked())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        chosen = self.isChecked()
        fill = "accentSoft" if chosen else "line" if self.underMouse() else "well"
        width = 2.0 if chosen and theme().high_contrast else 1.0
        edge = theme().colour("accent" if chosen else "line")
        paint_box(painter, self.rect(), self.height() / 2, theme().colour(fill), edge, width)
        _paint_words(self, painter, self._font(), "accentSoftInk" if chosen else "ink2", "check" if chosen else "")

    def _font(self) -> QFont:
        return theme().font(Role.CHIP, bold=self.isChecked())


class _ChipButton(Pressable, QPushButton):
    """A chip that is pressed like a button; its size is kept, because a flow of chips asks for it often."""

    corner = 16
    with_icon = False
    _size: QSize | None = None

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.prepare()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        if self._size is None:
            self._size = _chip_size(self.text(), theme().font(Role.CHIP), self.with_icon)
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def restyle(self) -> None:
        self._size = None
        super().restyle()


class WordChip(_ChipButton):
    """A word that belongs to a page and can be pressed; a bar while words are hidden."""

    _hidden = False

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self.setEnabled(not hidden)
        self.setAccessibleName(hidden_words() if hidden else self.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        font = theme().font(Role.CHIP)
        fill = "accentSoft" if self.isDown() else "line" if self.underMouse() and not self._hidden else "well"
        paint_box(painter, self.rect(), self.height() / 2, theme().colour(fill), theme().colour("line"))
        if self._hidden:
            words = QRectF(_SIDE, 0, self.width() - 2 * _SIDE, self.height())
            paint_bars(painter, [bar_rect(words, font)])
        else:
            _paint_words(self, painter, font, "ink2", "")


class AddChip(_ChipButton):
    """A dashed chip that offers one more."""

    with_icon = True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        fill = theme().colour("well") if self.underMouse() else None
        paint_box(painter, self.rect(), self.height() / 2, fill, theme().colour("lineStrong"), dashed=True)
        _paint_words(self, painter, theme().font(Role.CHIP), "ink2", "plus")


def _chip_size(text: str, font: QFont, with_icon: bool) -> QSize:
    icon = theme().drawing(_ICON) + 6 if with_icon else 0
    return QSize(round(widest(lines_of(text, font)) + icon + 2 * _SIDE), theme().line_height(Role.CHIP) + 11)


def _paint_words(chip: QAbstractButton, painter: QPainter, font: QFont, token: str, icon: str) -> None:
    text = chip.text()
    side = theme().drawing(_ICON)
    left = _SIDE
    if icon:
        square = QRectF(_SIDE - 1, round((chip.height() - side) / 2), side, side)
        paint_icon(painter, icon, square, theme().colour(token))
        left += side + 6
    line = theme().line_height(Role.CHIP)
    painter.setFont(font)
    painter.setPen(theme().colour(token))
    paint_lines(painter, lines_of(text, font), QRectF(left, (chip.height() - line) / 2, chip.width(), line), line)
