"""Rows to choose from in the safe space: one of several, or on and off; the whole row presses."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from app.ui.safe_space.look import haven_font
from app.ui.theme import theme
from app.ui.widgets.shapes import paint_box, paint_ring, paint_tick_box
from app.ui.widgets.themed import Pressable, smooth_painter

_MARK = 20
_PADDING = 12
_GAP = 12


def _width_of(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


class _Row(Pressable):
    """A whole row that presses: a mark, what it is, and quietly what it is for."""

    about = ""

    def prepare(self) -> None:
        super().prepare()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        about = _width_of(self.about, haven_font(0.875)) + _GAP if self.about else 0
        return QSize(round(self._words_width() + about) + 4, theme().control_height(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._words_width()) + 4, theme().control_height(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        look = theme()
        if self.isChecked() and isinstance(self, QRadioButton):
            paint_box(painter, self.rect(), 10, look.colour("lampSoft"), look.colour("lampLine"), 1.5)
        elif self.underMouse():
            paint_box(painter, self.rect(), 10, look.colour("haven"))
        side = look.drawing(_MARK)
        mark = QRectF(_PADDING, (self.height() - side) / 2, side, side)
        ink, edge = look.colour("lampInk"), look.colour("havenLineStrong")
        if isinstance(self, QRadioButton):
            paint_ring(painter, mark, self.isChecked(), ink, edge, look.colour("havenTile"))
        else:
            ground = look.colour("havenTile")
            paint_tick_box(painter, mark, self.isChecked(), ink, edge, ground, ground)
        words = QRectF(self.rect()).adjusted(_PADDING + side + _GAP, 0, -_PADDING, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(haven_font(1, bold=self.isChecked()))
        painter.setPen(look.colour("ink1"))
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.width() >= self.sizeHint().width():
            painter.setFont(haven_font(0.875))
            painter.setPen(look.colour("ink2"))
            painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, self.about)

    def _words_width(self) -> float:
        return 2 * _PADDING + theme().drawing(_MARK) + _GAP + _width_of(self.text(), haven_font(1, bold=True))


class RadioOption(_Row, QRadioButton):
    """One of several; those with the same parent exclude each other. `key` is what it stands for."""

    def __init__(self, key: str, text: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.key = key
        self.set_about(about)
        self.prepare()
        self.follow_theme()

    def set_about(self, about: str) -> None:
        """Says something else about it."""
        self.about = about
        self.setAccessibleName(f"{self.text()}, {about}" if about else self.text())
        self.updateGeometry()
        self.update()


class CheckOption(_Row, QCheckBox):
    """On or off."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.prepare()
        self.follow_theme()


def stop_once(options: Sequence[RadioOption]) -> None:
    """Tab stops at the one that is chosen, from the first time on; arrow keys lead to the others."""
    chosen = next((option for option in options if option.isChecked()), options[0])
    for option in options:
        option.setFocusPolicy(Qt.FocusPolicy.StrongFocus if option is chosen else Qt.FocusPolicy.ClickFocus)
