"""The two sides of the journal: beside each other where there is room, else one at a time."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.journal.entry_page import EntryPage
from app.ui.journal.import_card import ImportCard
from app.ui.journal.list_column import ListColumn
from app.ui.journal.page_frame import lay_out_now
from app.ui.theme import theme
from app.ui.widgets.themed import Themed

if TYPE_CHECKING:
    from app.ui.journal.bin_panel import BinPanel

_ONE_AT_A_TIME, _WIDE = 880, 1200
_COLUMN, _SLIM_COLUMN = 320, 280


class Side(Themed, QWidget):
    """The wall the list stands on, with a line where the page begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("wall"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().colour("line"))


class TwoSides(Themed, QWidget):
    """Where things are; what they do is said elsewhere."""

    def __init__(self, entries: ListColumn, page: EntryPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.page = entries, page
        self._alone = False
        self._page_in_front = False
        self._only_page = False
        self.card = ImportCard(self)
        self._parts = QStackedWidget(self)
        self._parts.addWidget(entries)
        self._side = Side(self)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self._parts, 1)
        column.addWidget(self.card)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(page, 1)
        self.follow_theme()

    @cached_property
    def bin(self) -> "BinPanel":
        """Made on the first visit, which most days do without."""
        made = self.make_bin()
        self._parts.addWidget(made)
        return made

    def make_bin(self) -> "BinPanel":
        raise NotImplementedError

    @property
    def bin_is_open(self) -> bool:
        return self._parts.currentWidget() is not self.list

    @property
    def one_at_a_time(self) -> bool:
        return self._alone

    def panes(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        sides: list[QWidget] = [self.bin if self.bin_is_open else self.list, self.page]
        return [side for side in sides if side.isVisible()]

    def take_focus(self) -> None:
        """To the list; while that is empty, to the page that waits for a first line."""
        if self.bin_is_open:
            self.bin.take_focus()
        elif self._side.isHidden() or self.list.entries.first_uid() is None:
            self.page.take_focus()
        else:
            self.list.take_focus()

    @Slot()
    def show_page(self) -> None:
        """Where there is room for one side only, the page is in front now."""
        self._page_in_front = True
        self._share_room()

    @Slot()
    def turn_only_page(self) -> None:
        """The list goes out of sight, or comes back; help and the ways to other pages stay where they are."""
        self._only_page = not self._only_page
        self._share_room()
        self.page.take_focus()

    @Slot()
    def show_side(self) -> None:
        self._page_in_front = self._only_page = False
        self._share_room()

    @Slot()
    def show_list(self) -> None:
        self._parts.setCurrentWidget(self.list)

    @Slot()
    def show_bin(self) -> None:
        self.bin.refresh()
        self._parts.setCurrentWidget(self.bin)
        self.bin.take_focus()

    @Slot()
    def go_back(self) -> bool:
        """One step back: from the page to the list, from the bin, from a search; False when there is none."""
        if self._only_page or (self._alone and self._page_in_front):
            self.show_side()
            self.list.take_focus()
            return True
        if self.bin_is_open:
            self.show_list()
            self.list.take_focus()
            return True
        return self.list.leave_search()

    def restyle(self) -> None:
        super().restyle()
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        effective = theme().effective_width(self.window().width())
        self._alone = effective < _ONE_AT_A_TIME
        column = round((_COLUMN if effective >= _WIDE else _SLIM_COLUMN) * theme().scale)
        self._side.setMinimumWidth(0 if self._alone else column)
        self._side.setMaximumWidth(16_777_215 if self._alone else column)
        self._side.setHidden(self._only_page or (self._alone and self._page_in_front))
        self.page.setHidden(self._alone and not self._page_in_front and not self._only_page)
        self.page.set_narrow(self._alone)
        self.page.back_button.setVisible(self._alone or self._only_page)
        self.list.header.set_alone(self._alone)
        lay_out_now(self)
