"""The places that are offered, in their order; the first one is where the exercise goes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.ordered_rows import OrderedRow, OrderedRows
from app.ui.safe_space.row_list import Listed
from app.ui.safe_space.rows import GoRow
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.tiles import QuietTool
from app.ui.trouble_sheet import telling


class PlaceRow(OrderedRow):
    """Leads to the page of the place, where it can be taken out too."""

    opened = Signal()
    after_tools = 17

    def __init__(self, listed: Listed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listed = listed
        self.go = GoRow(listed.name, listed.about)
        self.go.clicked.connect(self.opened)
        self.out.hide()
        self.body.setContentsMargins(0, 2, 0, 10)
        self.body.addWidget(self.go)
        self.add_tools()

    @property
    def tools(self) -> tuple[QuietTool, ...]:
        return self.up, self.down

    @property
    def main(self) -> QWidget:
        return self.go

    def name_for(self, number: int, count: int) -> str:
        return self.tr("place, {number} of {count}").format(number=number, count=count)


class PlacesList(OrderedRows[PlaceRow]):
    """`chosen` says the name of a place in the vault."""

    chosen = Signal(str)

    def __init__(self, around: Surroundings, listed: Sequence[Listed], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        for one in listed:
            row = PlaceRow(one)
            row.opened.connect(self._open)
            self.append(row)
        self.show_places()

    def keep_order(self) -> bool:
        own, kept = self._around.own, False
        with telling(self):
            if own is not None:
                own.calm_places.reorder([row.listed.key for row in self.rows])
                kept = True
        return kept

    def _open(self) -> None:
        row = self.sender()
        assert isinstance(row, PlaceRow)
        self.chosen.emit(row.listed.key)
