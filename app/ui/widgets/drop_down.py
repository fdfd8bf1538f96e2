"""One of many: a box that opens a list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.scroll import use_quiet_bars
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text_lines import lines_of, paint_lines, widest
from app.ui.widgets.themed import Themed, smooth_painter

_SIDE = 15
_ICON = 20
_MOST = 18


class Tall(QStyledItemDelegate):
    """Rows that a finger can hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 2 * _SIDE, theme().control_height(40))


class DropDown(Themed, QComboBox):
    """A combo box in our look. The wheel scrolls the page over it, so nothing changes by accident."""

    def __init__(self, options: tuple[tuple[object, str], ...], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for value, words in options:
            self.addItem(words, value)
        self.setAccessibleName(name)
        self.setItemDelegate(Tall(self))
        self.setMaxVisibleItems(10)
        use_quiet_bars(self.view())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def choose(self, value: object) -> None:
        """Shows a choice without saying that it was chosen; one that is not in the list is left out."""
        self.setCurrentIndex(self.findData(value))

    def restyle(self) -> None:
        self.setFont(theme().font(Role.BODY))
        super().restyle()

    def sizeHint(self) -> QSize:
        words = max(
            (widest(lines_of(self.itemText(row), self.font())) for row in range(min(self.count(), 200))), default=0
        )
        room = min(words, theme().body * _MOST)
        return QSize(round(room) + 2 * _SIDE + theme().drawing(_ICON) + 12, theme().control_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(theme().body * 7), theme().control_height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        fill = theme().colour("well" if self.underMouse() else "lift")
        paint_box(painter, self.rect(), RADIUS, fill, theme().colour("lineStrong"))
        side = theme().drawing(_ICON)
        right = self.width() - _SIDE - side + 4
        paint_icon(
            painter, "down", QRectF(right, round((self.height() - side) / 2), side, side), theme().colour("ink2")
        )
        line = theme().line_height(Role.BODY)
        place = QRectF(_SIDE, (self.height() - line) / 2, right - _SIDE - 8, line)
        words = QFontMetricsF(self.font()).elidedText(self.currentText(), Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(self.font())
        painter.setPen(theme().colour("ink1"))
        paint_lines(painter, lines_of(words, self.font()), place, line)
