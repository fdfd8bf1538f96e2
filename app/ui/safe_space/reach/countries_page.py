"""Which country's numbers? One press chooses; typing the first letters goes there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.safe_space.look import SIDE, between, haven_font, roominess, scaled
from app.ui.safe_space.page import HavenPage, tab_through
from app.ui.theme import Role, theme
from app.ui.widgets.scroll import use_quiet_bars
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import smooth_painter

_COLUMN = 520
_PADDING = 26
_CODE = Qt.ItemDataRole.UserRole


class CountryRow(QStyledItemDelegate):
    """A name; the one in use has a bar and more weight."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(scaled(200), theme().control_height(44))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme()
        rect = QRectF(option.rect).adjusted(10, 1, -10, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            paint_box(painter, rect, 10, look.colour("lampSoft"))
            bar = QRectF(rect.left() + 4, rect.top() + 10, 4, rect.height() - 20)
            paint_box(painter, bar, 2, look.colour("lampInk"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect, 10, look.colour("haven"))
        painter.setFont(haven_font(1.125, bold=chosen))
        painter.setPen(look.colour("lampInk" if chosen else "ink1"))
        words = rect.adjusted(_PADDING - 10, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()


class CountryList(QListWidget):
    """The rows on one rounded card."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        use_quiet_bars(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setItemDelegate(CountryRow(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setViewportMargins(0, 8, 0, 8)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)


class CountriesPage(HavenPage):
    """Every country with a list, by name, and one row for all others."""

    passing = True
    quick_keys = False
    chosen = Signal(str)

    def __init__(self, countries: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(self.tr("Which country?"), Role.H1, parent=self)
        self.list = CountryList(self)
        self.list.setAccessibleName(self.tr("Countries"))
        for code, name in countries:
            QListWidgetItem(name, self.list).setData(_CODE, code)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        tab_through(self.list, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.list

    def show_choice(self, code: str) -> None:
        """Begins at the country in use."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_CODE) == code:
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(row), QListWidget.ScrollHint.PositionAtCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        card = self.list.geometry().adjusted(-1, -1, 1, 1)
        paint_box(smooth_painter(self), card, 16, theme().colour("havenTile"), theme().colour("havenLine"))

    def restyle(self) -> None:
        self.list.scheduleDelayedItemsLayout()
        super().restyle()

    def arrange(self) -> None:
        super().arrange()
        self._title.resize(self._title.sizeHint())
        middle = self.back.geometry().center().y() - self._title.height() // 2
        self._title.move(self.back.geometry().right() + 24, middle)
        width = min(scaled(_COLUMN), self.width() - 2 * SIDE)
        top = self.back.geometry().bottom() + between(12, 26, roominess(self.height()))
        self.list.setGeometry((self.width() - width) // 2, top, width, self.height() - top - 24)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_CODE))
