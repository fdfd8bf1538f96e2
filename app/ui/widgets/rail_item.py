"""One page in the rail: icon and word, beside each other or the icon above the word."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text_lines import lines_of, longest_word, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

_BAR = 4
_BESIDE_BAR = 13


class RailItem(Pressable, QRadioButton):
    """Put several into one exclusive QButtonGroup; `key` says which page it is."""

    def __init__(self, key: str, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.key = key
        self._icon = icon
        self._compact = False
        self._tight = False
        self.prepare()
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._speak)
        self._speak()
        self.follow_theme()

    def set_compact(self, compact: bool) -> None:
        """The icon above the word, for a narrow rail."""
        self._compact = compact
        self.restyle()

    def set_tight(self, tight: bool) -> None:
        """Four pixels less, for a low window."""
        self._tight = tight
        self.restyle()

    def sizeHint(self) -> QSize:
        spare = 4 if self._tight else 0
        words = lines_of(self.text(), self._font(bold=True))
        if self._compact:
            words = lines_of(self.text(), self._font(bold=True), self._compact_room())
            height = 39 + len(words) * theme().line_height(Role.RAIL) + theme().drawing(22) - 22 - 2 * spare
            return QSize(round(widest(words)) + 2 * _BESIDE_BAR, max(44 - spare, height))
        return QSize(round(58 + widest(words)), theme().control_height() - spare)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self.isChecked():
            edge = theme().colour("accent") if theme().high_contrast else None
            paint_box(painter, self.rect(), RADIUS, theme().colour("accentSoft"), edge, 2)
        elif self.underMouse():
            paint_box(painter, self.rect(), RADIUS, theme().colour("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        if self._compact:
            self._paint_compact(painter)
        else:
            self._paint_full(painter)

    def _paint_full(self, painter: QPainter) -> None:
        side = theme().drawing(22)
        line = theme().line_height(Role.BODY)
        self._paint_bar(painter, self.height() - 20)
        paint_icon(painter, self._icon, QRectF(15, round((self.height() - side) / 2), side, side), self._ink())
        painter.setFont(self._font(self.isChecked()))
        painter.setPen(self._ink())
        place = QRectF(28 + side, (self.height() - line) / 2, self.width(), line)
        paint_lines(painter, lines_of(self.text(), painter.font()), place, line)

    def _paint_compact(self, painter: QPainter) -> None:
        side = theme().drawing(22)
        top = 6 if self._tight else 10
        self._paint_bar(painter, self.height() - 32)
        paint_icon(painter, self._icon, QRectF(round((self.width() - side) / 2), top, side, side), self._ink())
        painter.setFont(self._font(self.isChecked()))
        painter.setPen(self._ink())
        lines = lines_of(self.text(), painter.font(), max(self.width() - 8, 1))
        place = QRectF(4, top + side + 2, self.width() - 8, self.height())
        paint_lines(painter, lines, place, theme().line_height(Role.RAIL), Qt.AlignmentFlag.AlignHCenter)

    def _paint_bar(self, painter: QPainter, height: int) -> None:
        if self.isChecked():
            left = self.width() - 5 - _BAR if self.isRightToLeft() else 5
            bar = QRectF(left, (self.height() - height) / 2, _BAR, height)
            paint_box(painter, bar, _BAR / 2, theme().colour("accent"))

    def _ink(self) -> QColor:
        return theme().colour("accentSoftInk" if self.isChecked() else "ink2")

    def _font(self, bold: bool = False) -> QFont:
        return theme().font(Role.RAIL if self._compact else Role.BODY, bold=bold)

    def _compact_room(self) -> float:
        return max(theme().body * 6.2, longest_word(self.text(), self._font(bold=True)) + 1)

    def _speak(self) -> None:
        name = self.text()
        if self.isChecked():
            name = QCoreApplication.translate("Widgets", "{page}, current page").format(page=name)
        self.setAccessibleName(name)
