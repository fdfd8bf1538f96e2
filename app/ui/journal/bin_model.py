"""What is in the bin, last removed first."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.journal import KEPT_IN_BIN_DAYS, EntryRow
from app.storage.journal import JournalStore
from app.ui.journal.listed import LISTED, Listed
from app.ui.widgets.date_words import short_day_words

Index = QModelIndex | QPersistentModelIndex


class BinModel(QAbstractListModel):
    def __init__(self, journal: JournalStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._listed: list[Listed] = []
        self._hidden = False

    def refresh(self) -> None:
        """Raises StorageError, and then shows what it showed."""
        listed = [_listed(row) for row in self._journal.bin()]
        self.beginResetModel()
        self._listed = listed
        self.endResetModel()

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._listed)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._listed):
            return None
        listed = self._listed[index.row()]
        if role == LISTED:
            return listed
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return listed.spoken(date.today(), self._hidden)
        return None


def _listed(row: EntryRow) -> Listed:
    if row.removed_at is None:
        return Listed(row, row.preview)
    last_day = (row.removed_at.astimezone() + timedelta(days=KEPT_IN_BIN_DAYS)).date()
    until = QCoreApplication.translate("Journal", "Here until {day}.")
    return Listed(row, " ".join((until.format(day=short_day_words(last_day, date.today())), row.preview)).strip())
