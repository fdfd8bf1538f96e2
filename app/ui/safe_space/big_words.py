"""A sentence as large as its place allows, for screens with little else on them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.text_lines import Line, lines_of, longest_word, paint_lines
from app.ui.widgets.themed import Themed, smooth_painter

_LEADING = 1.25
_STEP = 2


class BigWords(Themed, QLabel):
    """Never larger than on a tile; smaller where the words would not fit. A screen reader hears new ones at once."""

    def __init__(self, parent: QWidget, colour_token: str = "ink1") -> None:
        super().__init__(parent)
        self._token = colour_token
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.follow_theme()

    def show_words(self, words: str, heard: str = "") -> None:
        """Other words from now on; `heard` is what is said aloud with them, where that is more."""
        if words != self.text():
            self.setText(words)
            self.update()
            if self.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, heard or words))

    def fits(self) -> bool:
        """Whether all of it is seen."""
        font, lines = _fitting(self.text(), self.width(), self.height())
        return len(lines) * _line_height(font) <= self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        font, lines = _fitting(self.text(), self.width(), self.height())
        line = _line_height(font)
        painter.setFont(font)
        painter.setPen(theme().colour(self._token))
        place = QRectF(self.rect())
        place.setTop((self.height() - len(lines) * line) / 2)
        paint_lines(painter, lines, place, line, Qt.AlignmentFlag.AlignHCenter)


def big_height(words: str, width: int, most: int) -> int:
    """How much of a height words need at a width."""
    font, lines = _fitting(words, width, most)
    return min(most, len(lines) * _line_height(font))


def _fitting(words: str, width: int, height: int) -> tuple[QFont, tuple[Line, ...]]:
    font = theme().font(Role.PANIC_TILE, bold=True)
    while True:
        lines = lines_of(words, font, max(1, width))
        too_tall = len(lines) * _line_height(font) > height
        if font.pixelSize() <= theme().body or not (too_tall or longest_word(words, font) > width):
            return font, lines
        font.setPixelSize(font.pixelSize() - _STEP)


def _line_height(font: QFont) -> int:
    return round(font.pixelSize() * _LEADING)
