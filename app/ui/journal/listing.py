"""A list of entries, or the words that stand there while it is empty."""

from datetime import date

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.journal.entry_view import EntryView
from app.ui.journal.listed import LISTED
from app.ui.widgets.date_words import short_month_words
from app.ui.widgets.empty_state import EmptyState


class Listing(QStackedWidget):
    """One view over one model."""

    def __init__(self, name: str, model: QAbstractItemModel, empty: EmptyState) -> None:
        super().__init__()
        self.empty = empty
        self.view = EntryView(name, self)
        self.view.setModel(model)
        model.setParent(self)
        self.addWidget(self.view)
        self.addWidget(_at_top(empty))

    def show_right_part(self) -> None:
        self.setCurrentIndex(0 if self.view.model().rowCount() else 1)

    def month_in_sight(self) -> str:
        """The month of the first row that can be seen."""
        listed = self.view.model().index(self.view.top_row(), 0).data(LISTED)
        return short_month_words(listed.row.about.date(), date.today()) if listed else ""

    def neighbour(self) -> str | None:
        """The entry that takes the place of the current one when that goes: the next older, else the next newer."""
        row = self.view.currentIndex().row()
        for other in (row + 1, row - 1):
            index = self.view.model().index(other, 0)
            if row >= 0 and index.isValid():
                return str(index.data(LISTED).row.uid)
        return None


def _at_top(part: QWidget) -> QWidget:
    """Lets what is short stand at the top of a tall column."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(part)
    layout.addStretch(1)
    return holder
