"""What a search found, newest first; more is looked for when somebody scrolls to it."""

import re
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.finding import Finding
from app.domain.journal import Hit
from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.ui.journal.listed import LISTED, Listed, Marks

_PAGE = 50
_LEAD = 8
_DOTS = "\u2026"

Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """The hits of one search after another; `trouble` says why no more of them can be found just now."""

    trouble = Signal(object)

    def __init__(self, journal: JournalStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._finding = Finding()
        self._hits: list[Hit] = []
        self._listed: list[Listed] = []
        self._complete = True
        self._hidden = False

    def search(self, finding: Finding) -> None:
        """Looks for something else. Raises StorageError."""
        self._begin(finding, self._journal.find(finding, _PAGE))

    def clear(self) -> None:
        """Nothing was found."""
        self._begin(Finding(), [])

    def hit(self, row: int) -> Hit:
        return self._hits[row]

    def forget(self, uid: str) -> None:
        """An entry went to the bin."""
        row = next((row for row, hit in enumerate(self._hits) if hit.row.uid == uid), None)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._hits[row], self._listed[row]
            self.endRemoveRows()

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._hits)

    def canFetchMore(self, parent: Index) -> bool:
        return not self._complete and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        try:
            more = self._journal.find(self._finding, _PAGE, before=self._hits[-1].row.id)
        except StorageError as error:
            self.trouble.emit(error)
            return
        if more:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(more) - 1)
        self._take(more)
        if more:
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        listed = self._listed[index.row()]
        if role == LISTED:
            return listed
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return listed.spoken(date.today(), self._hidden)
        return None

    def _begin(self, finding: Finding, hits: list[Hit]) -> None:
        self.beginResetModel()
        self._finding = finding
        self._hits, self._listed = [], []
        self._take(hits)
        self.endResetModel()

    def _take(self, hits: list[Hit]) -> None:
        self._complete = len(hits) < _PAGE
        for hit in hits:
            before = self._hits[-1].row.about if self._hits else hit.row.about
            opens_month = (before.year, before.month) != (hit.row.about.year, hit.row.about.month)
            text, marks = from_first_mark(hit.snippet, hit.marks)
            self._hits.append(hit)
            self._listed.append(Listed(hit.row, text, marks, opens_month))


def from_first_mark(snippet: str, marks: Marks) -> tuple[str, Marks]:
    """The snippet from a few words before the first found one, so that a short row shows it."""
    if not marks or marks[0][0] <= _LEAD:
        return snippet, marks
    start = snippet.rfind(" ", 0, marks[0][0] - _LEAD) + 1
    shift = start - len(_DOTS)
    if start == 0:
        return snippet, marks
    return _DOTS + snippet[start:], tuple((place - shift, length) for place, length in marks)


def first_place(body: str, hit: Hit) -> tuple[int, int] | None:
    """Where in the whole text the first found words stand: start and length."""
    if not hit.marks:
        return None
    start, length = hit.marks[0]
    # A snippet is one line; in the text its spaces may be line ends.
    words = r"\s+".join(re.escape(word) for word in hit.snippet[start : start + length].split())
    found = re.search(rf"(?<!\w){words}(?!\w)", body) or re.search(words, body)
    return (found.start(), found.end() - found.start()) if found and words else None
