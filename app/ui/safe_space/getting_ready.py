"""The calm side: everything that can be made ready for a hard moment, each behind a row of its own."""

from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.ready_rows import READY, ReadyRow, make_ready_page
from app.ui.safe_space.rows import GoRow, RowsCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.text import Label


class GettingReady(ColumnPage):
    """Reached from "More", and from Settings; never in the way of somebody who needs a moment."""

    personal = True
    passing = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Get it ready"), parent)
        self._around = around
        words = self.tr("For calm days. Nothing here has to be done; each part works without the others.")
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._open)
        self.rows = [GoRow(one.words(), one.about()) for one in READY]
        for number, row in enumerate(self.rows):
            self._group.addButton(row, number)
        self.body.addWidget(RowsCard("", self.rows))
        around.changed.connect(self._show_rows)
        self._show_rows()
        tab_through(*self.rows, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.rows[0] if self.rows else self.back

    def open_row(self, row: ReadyRow) -> None:
        """Shows the page of a row."""
        with telling(self):
            self.page_wanted.emit(make_ready_page(row, self._around))

    def _show_rows(self) -> None:
        """What waits for a suggestion comes and goes with it."""
        for row, shown in zip(READY, self.rows, strict=True):
            shown.setVisible(row.is_there(self._around))

    def _open(self, number: int) -> None:
        self.open_row(READY[number])
