"""The whole journal as a list that reads only the pages somebody looks at."""

from collections import OrderedDict
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItemModel

from app.domain.journal import Entry, EntryRow
from app.storage.journal import JournalStore
from app.ui.journal.listed import LISTED, Listed

_PAGE = 64
_PAGES_KEPT = 16

Index = QModelIndex | QPersistentModelIndex


class EntryModel(QStandardItemModel):
    """Newest first. A QStandardItemModel without items, because it tells its number of rows from C++: a view of
    100,000 rows asks for it 100,000 times, which takes a tenth of a second when Python answers."""

    def __init__(self, journal: JournalStore, parent: QObject | None = None) -> None:
        super().__init__(journal.count(), 1, parent)
        self._journal = journal
        self._pages: OrderedDict[int, list[Listed]] = OrderedDict()
        self._hidden = False

    def listed(self, row: int) -> Listed | None:
        """What stands in a row; None past the end."""
        number, place = divmod(row, _PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read(number)
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def row_of(self, entry: Entry | EntryRow) -> int:
        return self._journal.row_of(entry.id)

    def row_on_or_before(self, day: date) -> int:
        """The newest entry of a day or of one before it, else the oldest there is."""
        return min(self._journal.first_row_on_or_before(day), self.rowCount() - 1)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self._tell_everything_changed()

    def refresh(self, kept_row: int, kept: Entry | None) -> int:
        """Reads again after a commit. Rows come and go above and below `kept`, which stood in `kept_row`, so that a
        view keeps its place. Gives how many rows came above."""
        self._pages.clear()
        grown = self._journal.count() - self.rowCount()
        above = self.row_of(kept) - kept_row if kept is not None else grown
        self._change_at(0, above)
        self._change_at(self.rowCount(), grown - above)
        self._tell_everything_changed()
        return above

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == LISTED:
            return self.listed(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            listed = self.listed(index.row())
            return listed.spoken(date.today(), self._hidden) if listed else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def _read(self, number: int) -> list[Listed]:
        """A page of rows; the row before it is read too, because a month begins where the row before has another."""
        start = number * _PAGE
        rows = self._journal.rows(max(start - 1, 0), _PAGE + 1)
        before = rows.pop(0) if start and rows else None
        listed: list[Listed] = []
        for row in rows[:_PAGE]:
            opens_month = before is not None and _month(before) != _month(row)
            listed.append(Listed(row, row.preview, opens_month=opens_month))
            before = row
        return listed

    def _change_at(self, row: int, count: int) -> None:
        if count > 0:
            self.insertRows(row, count)
        elif count < 0:
            self.removeRows(row if row == 0 else row + count, -count)

    def _tell_everything_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))


def _month(row: EntryRow) -> tuple[int, int]:
    return row.about.year, row.about.month
