"""The rail: the pages that work, Settings below them, and the lamp in its corner, in the form that fits the window."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from app.ui.theme import theme
from app.ui.widgets.arch import Brand
from app.ui.widgets.lamp_block import LampBlock
from app.ui.widgets.rail_item import RailItem
from app.ui.widgets.themed import Themed, smooth_painter

_FULL, _WIDE = 224, 256
_COMPACT_BELOW, _WIDE_FROM = 1200, 1680
_LOW = 640
_EDGE = 1


class Rail(Themed, QWidget):
    """Says which page was chosen, and whether the arrow keys chose it, which then stay here."""

    chosen = Signal(str, bool)
    help_wanted = Signal()

    def __init__(self, places: Sequence[tuple[str, str, str]], help_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._room = QSize()
        self._brand = Brand(self)
        self._lamp = LampBlock("rail", help_key, self)
        self._brand_row = QHBoxLayout()
        self._above_lamp = QSpacerItem(0, 0)
        self._items = {key: RailItem(key, text, icon, self) for key, text, icon in places}
        self._group = QButtonGroup(self)
        for number, item in enumerate(self._items.values()):
            self._group.addButton(item, number)
        self._lay_out()
        self._group.buttonClicked.connect(self._choose)
        self._lamp.clicked.connect(self.help_wanted)
        self.follow_theme()

    def show_current(self, key: str) -> None:
        self._items[key].setChecked(True)

    def set_help_key(self, key: str) -> None:
        self._lamp.set_help_key(key)

    def take_focus(self) -> None:
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def fit(self, window: QSize) -> None:
        """Takes the form for a window of this size."""
        self._room = window
        self.restyle()

    def restyle(self) -> None:
        wide = theme().effective_width(self._room.width())
        compact = wide < _COMPACT_BELOW
        for item in self._items.values():
            item.set_compact(compact)
            item.set_tight(False)
        self._lamp.set_form("compact" if compact else "rail")
        self._space(compact)
        self._show_brand(not compact and self._room.height() >= _LOW)
        self._widen(0 if compact else _WIDE if wide >= _WIDE_FROM else _FULL)
        self._become_lower()
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), theme().colour("rail"))
        edge = 0 if self.isRightToLeft() else self.width() - _EDGE
        painter.fillRect(edge, 0, _EDGE, self.height(), theme().colour("line"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        self._brand_row.addWidget(self._brand)
        self._brand_row.addStretch(1)
        column.addLayout(self._brand_row)
        *pages, settings = self._items.values()
        for item in pages:
            column.addWidget(item)
        column.addStretch(1)
        column.addWidget(settings)
        column.addSpacerItem(self._above_lamp)
        column.addWidget(self._lamp)

    def _space(self, compact: bool) -> None:
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        beside = 10 if compact else 16
        column.setSpacing(2 if compact else 4)
        column.setContentsMargins(beside, 12 if compact else 16, beside, 12 if compact else 16)
        self._above_lamp.changeSize(0, 8 if compact else 16)

    def _widen(self, least: int) -> None:
        """As wide as the design says, or as the words in it need; the lamp takes the whole width."""
        column = self.layout()
        assert column is not None
        margins = column.contentsMargins()
        beside = margins.left() + margins.right()
        parts = (*self._items.values(), self._lamp)
        width = max(least, max(part.sizeHint().width() for part in parts) + beside)
        self.setFixedWidth(width)
        self._lamp.setFixedWidth(width - beside)

    def _show_brand(self, shown: bool) -> None:
        self._brand.setVisible(shown)
        self._brand_row.setContentsMargins(*((16, 8, 0, 20) if shown else (0, 0, 0, 0)))

    def _become_lower(self) -> None:
        """Where the window is too low, first the brand goes, then the items move closer; the lamp never changes."""
        column = self.layout()
        assert column is not None
        if column.sizeHint().height() > self._room.height():
            self._show_brand(False)
        if column.sizeHint().height() > self._room.height():
            for item in self._items.values():
                item.set_tight(True)

    def _choose(self, item: RailItem) -> None:
        pointed = item.focus_reason is Qt.FocusReason.MouseFocusReason
        self.chosen.emit(item.key, pointed)
