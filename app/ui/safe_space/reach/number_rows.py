"""Rows with a number at their end: pressing one shows the number as large as it gets."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.safe_space.look import NUMBER, TOOL, haven_font, scaled
from app.ui.theme import theme
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text_lines import Line, lines_of, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

_PADDING = 26
_GAP = 16


class NumberRow(Pressable, QPushButton):
    """Name and a few words on one side, the number on the other; under each other where they do not fit."""

    times = 1.0
    """How much larger than usual all of it is."""
    number_times = NUMBER
    least_height = 84
    room_around = 24
    begin = _PADDING

    def __init__(self, name: str, about: str, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.about = about
        self.number = number
        self.setAccessibleName(", ".join(part for part in (name, number, about) if part))
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.prepare()
        self.follow_theme()

    @property
    def number_pixels(self) -> int:
        """How large the number is written."""
        return self._number_font().pixelSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        name, about = self._lines(width)
        words = len(name) * self._leading(self._name_font()) + len(about) * self._leading(self._about_font())
        if self._stacked(width):
            words += self._leading(self._number_font())
        return max(scaled(self.least_height), words + self.room_around)

    def sizeHint(self) -> QSize:
        width = max(self.width(), scaled(480))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(240), scaled(self.least_height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        self.paint_ground(painter)
        name, about = self._lines(self.width())
        stacked = self._stacked(self.width())
        heights = [len(name) * self._leading(self._name_font()), len(about) * self._leading(self._about_font())]
        total = sum(heights) + (self._leading(self._number_font()) if stacked else 0)
        place = QRectF(self.begin, (self.height() - total) / 2, self.width() - self.begin - _PADDING, heights[0])
        self._write(painter, name, place, self._name_font(), self.ink("ink1"))
        place.translate(0, heights[0])
        self._write(painter, about, place, self._about_font(), self.ink("ink2"))
        place.translate(0, heights[1])
        self._paint_number(painter, place if stacked else None)

    def paint_ground(self, painter: QPainter) -> None:
        if self.underMouse():
            paint_box(painter, self.rect().adjusted(6, 2, -6, -2), 10, theme().colour("haven"))

    def ink(self, token: str) -> str:
        """The colour of words in this row."""
        return token

    def _paint_number(self, painter: QPainter, under: QRectF | None) -> None:
        painter.setFont(self._number_font())
        painter.setPen(theme().colour(self.ink("ink1")))
        if under is not None:
            under.setHeight(self._leading(self._number_font()))
            painter.drawText(under, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.number)
        else:
            place = QRectF(self.rect()).adjusted(0, 0, -self._after_number(), 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.number)
        side = theme().drawing(20)
        square = QRectF(self.width() - _PADDING - side + 6, (self.height() - side) / 2, side, side)
        paint_icon(painter, "next", square, theme().colour(self.ink("ink2")))

    def _write(self, painter: QPainter, lines: tuple[Line, ...], place: QRectF, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(theme().colour(ink))
        paint_lines(painter, lines, place, self._leading(font))

    def _lines(self, width: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        room = width - self.begin - self._after_number()
        if not self._stacked(width):
            room -= round(self._number_width()) + _GAP
        about = lines_of(self.about, self._about_font(), max(room, 1)) if self.about else ()
        return lines_of(self.name, self._name_font(), max(room, 1)), about

    def _stacked(self, width: int) -> bool:
        """Words get at least two fifths of the row; else the number goes under them."""
        return self._number_width() > (width - self.begin - self._after_number()) * 0.6

    def _number_width(self) -> float:
        return widest(lines_of(self.number, self._number_font()))

    def _after_number(self) -> int:
        return _PADDING + theme().drawing(20) + 6

    def _name_font(self) -> QFont:
        return haven_font(TOOL * self.times, bold=True)

    def _about_font(self) -> QFont:
        return haven_font(self.times)

    def _number_font(self) -> QFont:
        font = haven_font(self.number_times * self.times, bold=True, tabular=True)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 103)
        return font

    def _leading(self, font: QFont) -> int:
        return round(font.pixelSize() * 1.4)


class EmergencyRow(NumberRow):
    """The first row: quiet ink, never red."""

    number_times = 2.25
    least_height = 96
    corner = 20

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", "", parent)
        self.name = self.tr("If life is in danger now")

    def show_number(self, about: str, number: str) -> None:
        self.about = about
        self.number = number
        self.setAccessibleName(f"{self.name}: {number}, {about}")
        self.restyle()

    def restyle(self) -> None:
        self.begin = _PADDING + theme().drawing(32) + _GAP + 8
        super().restyle()

    def paint_ground(self, painter: QPainter) -> None:
        edge = theme().colour("lamp") if self.underMouse() else None
        paint_box(painter, self.rect(), 20, theme().colour("toast"), edge, 2.0)
        side = theme().drawing(32)
        square = QRectF(_PADDING, (self.height() - side) / 2, side, side)
        paint_icon(painter, "phone", square, theme().colour("onToast"))

    def ink(self, token: str) -> str:
        return "onToast"
