"""What a search found."""

from PySide6.QtCore import QCoreApplication, QModelIndex, Slot

from app.domain.finding import Finding
from app.domain.journal import Hit
from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.ui.journal.hit_model import HitModel
from app.ui.journal.listing import Listing
from app.ui.messages import sentence_for
from app.ui.trouble_sheet import tell
from app.ui.widgets.empty_state import EmptyState

translate = QCoreApplication.translate


class FoundList(Listing):
    """Newest first."""

    def __init__(self, journal: JournalStore) -> None:
        self._model = HitModel(journal)
        self._fewer = translate("Journal", "Fewer letters or another spelling may find it.")
        empty = EmptyState(translate("Journal", "No entry with these words"), self._fewer)
        super().__init__(translate("Journal", "Found entries"), self._model, empty)
        self._model.trouble.connect(self._tell)

    def search(self, finding: Finding) -> None:
        """Raises StorageError; `show_trouble` says it in the place of what was found."""
        self._model.search(finding)
        narrowed, plain = translate("Journal", "No entry like this"), translate("Journal", "No entry with these words")
        self._show(narrowed if finding.narrows else plain, self._fewer)

    def show_trouble(self, error: StorageError) -> None:
        message = sentence_for(error)
        self._model.clear()
        self._show(message.title, message.text)

    def _show(self, title: str, words: str) -> None:
        self.empty.title.setText(title)
        self.empty.words.setText(words)
        self.view.scrollToTop()
        self.show_right_part()

    def summary(self) -> str:
        """How many entries were found so far, for somebody who cannot see them."""
        count = self._model.rowCount()
        if count == 0:
            return self.empty.title.text()
        if count == 1:
            return translate("Journal", "One entry found")
        more = translate("Journal", "{count} entries found, and more"), translate("Journal", "{count} entries found")
        return more[0 if self._model.canFetchMore(QModelIndex()) else 1].format(count=count)

    def hit(self, row: int) -> Hit:
        return self._model.hit(row)

    def forget(self, uid: str) -> None:
        """An entry went to the bin."""
        self._model.forget(uid)
        self.show_right_part()

    @Slot(object)
    def _tell(self, error: StorageError) -> None:
        tell(error, self.window())

    def hide_words(self, hidden: bool) -> None:
        self._model.hide_words(hidden)
        self.view.hide_words(hidden)
