"""Fields for a time and for a year; Up and Down change them."""

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QTimeEdit, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.themed import Themed, smooth_painter


class TimeField(Themed, QTimeEdit):
    """Hours and minutes."""

    def __init__(self, time: QTime, parent: QWidget | None = None) -> None:
        super().__init__(time, parent)
        self.setAccessibleName(self.tr("Time"))
        self.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", ""))
        _make_plain(self)
        self.follow_theme()

    def restyle(self) -> None:
        _dress(self, 100)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self)


class YearField(Themed, QSpinBox):
    """A year among the possible ones; what is typed counts when it is whole."""

    def __init__(self, first: int, last: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Year"))
        self.setRange(first, last)
        self.setKeyboardTracking(False)
        _make_plain(self)
        self.follow_theme()

    def restyle(self) -> None:
        _dress(self, 84)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self)


def _make_plain(field: QAbstractSpinBox) -> None:
    field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    field.setFrame(False)
    field.setAlignment(Qt.AlignmentFlag.AlignHCenter)


def _dress(field: QAbstractSpinBox, width: int) -> None:
    field.setFont(theme().font(Role.BODY))
    field.setFixedSize(theme().control_height(width), theme().control_height())
    palette = QPalette(field.palette())
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    field.lineEdit().setPalette(palette)


def _paint(field: QAbstractSpinBox) -> None:
    paint_box(smooth_painter(field), field.rect(), RADIUS, theme().colour("lift"), theme().colour("lineStrong"))
