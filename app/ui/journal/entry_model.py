"""The whole journal as a list that reads only the pages somebody looks at."""

from collections import OrderedDict
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItemModel

from app.domain.journal import EntryRow
from app.domain.moments import first_key_of
from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.ui.journal.entry_places import EntryPlaces
from app.ui.journal.listed import LISTED, Listed

_PAGE = 32
_PAGES_KEPT = 32

Index = QModelIndex | QPersistentModelIndex


class EntryModel(QStandardItemModel):
    """Newest first. A QStandardItemModel without items, because it tells its number of rows from C++: a view of
    100,000 rows asks for it 100,000 times, which takes a tenth of a second when Python answers."""

    def __init__(self, journal: JournalStore, parent: QObject | None = None) -> None:
        super().__init__(journal.count(), 1, parent)
        self._journal = journal
        self._places = EntryPlaces(journal, self)
        self._pages: OrderedDict[int, list[Listed]] = OrderedDict()
        self._hidden = False
        self._places.begin()

    # Looking

    def listed(self, row: int) -> Listed | None:
        """What stands in a row; None past the end, and while the disk does not answer: a row cannot ask for help."""
        number, place = divmod(row, _PAGE)
        if number not in self._pages:
            try:
                self._pages[number] = self._read(number)
            except StorageError:
                return None
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        page = self._pages[number]
        return page[place] if place < len(page) else None

    def row_of(self, id: int) -> int:
        return self._places.row_of(id)

    def holds(self, id: int) -> bool:
        """Asks the vault, because the rows may be about to change."""
        return [row.id for row in self._journal.rows_from(id, 1)] == [id]

    def row_on_or_before(self, day: date) -> int:
        """The newest entry of a day or of one before it, else the oldest there is."""
        return min(self._places.row_of(first_key_of(day + timedelta(days=1)) - 1), self.rowCount() - 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == LISTED:
            return self.listed(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            listed = self.listed(index.row())
            return listed.spoken(date.today(), self._hidden) if listed else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    # Changing

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self._tell_changed(0, self.rowCount() - 1)

    def entry_came(self, id: int) -> int:
        """An entry was added; every other one keeps its neighbours. Gives its row."""
        self._places.add(id)
        row = self.row_of(id)
        self._pages.clear()
        self.insertRows(row, 1)
        self._tell_changed(row, row + 1)
        return row

    def entry_changed(self, id: int) -> Index:
        """An entry has other words now, and stands where it stood. Its row is given and not announced, because with
        each announcement a view lays out all its rows again, and this happens at every pause of somebody who writes."""
        row = self.row_of(id)
        self._pages.pop(row // _PAGE, None)
        return self.index(row, 0)

    def refresh(self, kept_row: int, kept: int | None) -> int:
        """Reads again after any commit. Rows come and go above and below the entry `kept`, which stood in `kept_row`,
        so that a view keeps its place. Gives how many rows came above it."""
        self._pages.clear()
        self._places.begin()
        grown = self._journal.count() - self.rowCount()
        above = grown if kept is None else self._journal.row_of(kept) - kept_row
        self._grow(0, above)
        self._grow(self.rowCount(), grown - above)
        self._tell_changed(0, self.rowCount() - 1)
        return above

    def _read(self, number: int) -> list[Listed]:
        """A page of rows; the row before it is read too, because a month begins where the row before has another."""
        start = max(number * _PAGE - 1, 0)
        first = self._places.id_at(start)
        rows = self._journal.rows(start, _PAGE + 1) if first is None else self._journal.rows_from(first, _PAGE + 1)
        before = rows.pop(0) if number and rows else None
        listed: list[Listed] = []
        for row in rows[:_PAGE]:
            opens_month = before is not None and _month(before) != _month(row)
            listed.append(Listed(row, row.preview, opens_month=opens_month))
            before = row
        return listed

    def _grow(self, row: int, count: int) -> None:
        if count > 0:
            self.insertRows(row, count)
        elif count < 0:
            self.removeRows(row if row == 0 else row + count, -count)

    def _tell_changed(self, first: int, last: int) -> None:
        last = min(last, self.rowCount() - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))


def _month(row: EntryRow) -> tuple[int, int]:
    return row.about.year, row.about.month
