"""The whole journal as a list that keeps its place while entries come, change and go."""

from contextlib import suppress
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.journal import Entry
from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.ui.journal.entry_model import EntryModel
from app.ui.journal.listed import LISTED
from app.ui.journal.listing import Listing
from app.ui.widgets.empty_state import EmptyState

translate = QCoreApplication.translate


class EntryList(Listing):
    """Newest first."""

    def __init__(self, journal: JournalStore) -> None:
        self._model = EntryModel(journal)
        empty = EmptyState(
            translate("Journal", "Nothing here yet"),
            translate("Journal", "One line is an entry."),
            translate("Journal", "Write a line"),
            icon="pen",
        )
        super().__init__(translate("Journal", "Entries"), self._model, empty)
        self.show_right_part()

    def first_uid(self) -> str | None:
        """The newest entry."""
        listed = self._model.listed(0)
        return listed.row.uid if listed else None

    def holds(self, entry: Entry) -> bool:
        """Whether an entry is in the journal and not in the bin."""
        return self._model.holds(entry.id)

    def show_current(self, entry: Entry | None) -> None:
        """Marks the open entry; none for a page that is not in the journal yet. Trouble leaves the mark as it is."""
        if entry is None:
            self.view.forget_current()
            return
        with suppress(StorageError):
            self.view.go_to(self._model.row_of(entry.id))

    def go_to_day(self, day: date) -> str | None:
        """Brings a day to the top, and says which entry stands there."""
        row = self._model.row_on_or_before(day)
        if row < 0:
            return None
        self.view.go_to(row, at_top=True)
        listed = self.view.currentIndex().data(LISTED)
        return str(listed.row.uid) if listed else None

    def entry_came(self, entry: Entry) -> None:
        self._model.entry_came(entry.id)
        self.show_right_part()
        self.show_current(entry)

    def entry_changed(self, entry: Entry) -> None:
        self.view.update(self._model.entry_changed(entry.id))

    def refresh(self, kept: Entry | None) -> None:
        """After any other commit. The current entry, and what is in sight, stay where they are."""
        row = self.view.currentIndex().row()
        top = self.view.top_row()
        in_sight = self._model.listed(top) if top > 0 else None
        self._model.refresh(max(row, 0), kept.id if kept is not None and row >= 0 else None)
        if in_sight is not None:
            self.view.shift_rows(self._model.row_of(in_sight.row.id) - top)
        self.show_right_part()

    def hide_words(self, hidden: bool) -> None:
        self._model.hide_words(hidden)
        self.view.hide_words(hidden)
