"""The column beside the page: the whole journal, or what a search found in it."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.finding import Finding
from app.domain.journal import Entry
from app.domain.labels import fold
from app.storage.errors import StorageError
from app.ui.journal.entry_list import EntryList
from app.ui.journal.list_header import ListHeader
from app.ui.journal.listed import LISTED
from app.ui.journal.listing import Listing
from app.ui.journal.typed_finding import finding_of
from app.ui.trouble_sheet import telling
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.journal.found_list import FoundList
    from app.ui.journal.narrowing import Narrowing

_TYPING_MS = 60
_SETTLED_MS = 700


class ListColumn(QWidget):
    """`arrived` says which entry somebody is on, and the hit that led there; `entered` that they want to write."""

    arrived = Signal(str, object)
    pressed = Signal()
    entered = Signal()
    removal_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        journal = workspace.journal
        self._workspace = workspace
        self.header = ListHeader(self)
        self.entries = EntryList(journal)
        self._journal = journal
        self._hidden = False
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.entries)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._found_some = QTimer(self)
        self._found_some.setSingleShot(True)
        self._found_some.setInterval(_SETTLED_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._stack, 1)
        self._connect()

    @cached_property
    def found(self) -> "FoundList":
        """Made with the first search."""
        from app.ui.journal.found_list import FoundList

        made = FoundList(self._journal)
        made.hide_words(self._hidden)
        self._stack.addWidget(made)
        self._connect_listing(made)
        return made

    @cached_property
    def narrowing(self) -> "Narrowing":
        """Made when somebody wants to narrow the list."""
        from app.ui.journal.narrowing import Narrowing

        made = Narrowing(self._workspace, self.header)
        self.header.narrow_place.addWidget(made)
        made.changed.connect(self._search)
        return made

    def searching(self) -> bool:
        """Whether what was found is shown instead of everything."""
        return self._stack.currentWidget() is not self.entries

    def listing(self) -> Listing:
        return self.found if self.searching() else self.entries

    def take_focus(self) -> None:
        """To the list; where that is empty, to what can fill it."""
        view = self.listing().view
        part = view if view.model().rowCount() else self.header.search if self.searching() else self.header.new_button
        part.setFocus(Qt.FocusReason.TabFocusReason)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for part in (self.header, self.entries):
            part.hide_words(hidden)
        self.header.narrow_button.setEnabled(not hidden)
        if "narrowing" in self.__dict__:
            self.narrowing.setVisible(not hidden and self.header.narrow_button.isChecked())
        if "found" in self.__dict__:
            self.found.hide_words(hidden)

    # What changed in the vault

    @Slot(object)
    def entry_came(self, entry: Entry) -> None:
        with telling(self):
            self.entries.entry_came(entry)
        self._show_month()

    @Slot(object)
    def entry_changed(self, entry: Entry) -> None:
        with telling(self):
            self.entries.entry_changed(entry)

    def entry_gone(self, uid: str) -> None:
        if "found" in self.__dict__:
            self.found.forget(uid)

    def refresh(self, kept: Entry | None) -> None:
        """After any commit but that of a page being written."""
        self.entries.refresh(kept)
        self._show_month()

    # Searching

    def take_search(self) -> None:
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def go_to_day(self, day: date) -> str | None:
        """Brings a day to the top of the whole list, and says which entry stands there."""
        self.leave_search()
        return self.entries.go_to_day(day)

    def search_for(self, typed: str) -> None:
        """As if this had been typed."""
        self.header.search.setText(typed)
        self._search()

    def leave_search(self) -> bool:
        """Back to the whole list, where it was; False when it was shown already."""
        was_searching = self.searching()
        self.header.search.clear()
        if "narrowing" in self.__dict__:
            self.header.narrow_button.setChecked(False)
            self.narrowing.clear()
        self._search()
        return was_searching

    @Slot()
    def _note_typing(self) -> None:
        self._typing.start()
        self._found_some.start()

    @Slot()
    def _search(self) -> None:
        """Shows what was found, or everything; what is typed stays, whatever the disk does."""
        self._typing.stop()
        try:
            finding = self._finding()
            if not finding.is_empty:
                self.found.search(finding)
        except StorageError as error:
            self.found.show_trouble(error)
            self._stack.setCurrentWidget(self.found)
        else:
            self._stack.setCurrentWidget(self.entries if finding.is_empty else self.found)
        self._show_month()

    def _finding(self) -> Finding:
        typed = self.header.search.text()
        feelings: dict[str, str] = {}
        if ":" in typed:
            from app.ui.journal import feeling_words

            words = feeling_words.words_by_key(self._workspace.feelings).values()
            feelings = {fold(word.word): word.key for word in words}
        finding = finding_of(typed, feelings)
        return finding.and_also(self.narrowing.finding()) if "narrowing" in self.__dict__ else finding

    @Slot(bool)
    def _show_narrowing(self, shown: bool) -> None:
        """What is chosen stays chosen while it is out of sight."""
        if shown:
            with telling(self):
                self.narrowing.refresh()
        self.narrowing.setVisible(shown)
        if shown:
            self.narrowing.when.setFocus()

    @Slot()
    def _announce(self) -> None:
        """Says what was found, once the typing has come to rest."""
        if self.searching():
            words = self.found.summary()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.found, words))

    @Slot()
    def _leave_search(self) -> None:
        self.leave_search()
        self.take_focus()

    @Slot()
    def _go_down(self) -> None:
        if self._typing.isActive():
            self._search()
        self.take_focus()

    @Slot()
    def _enter_first(self) -> None:
        """Enter in the field opens the newest entry that was found."""
        self._go_down()
        first = self.found.view.model().index(0, 0)
        if self.searching() and first.isValid():
            self.found.view.go_to(0)
            self._arrive(first)

    # Saying where somebody is

    @Slot(object)
    def _arrive(self, index: QModelIndex) -> None:
        listed = index.data(LISTED)
        if listed is None:  # the row went while somebody was on it
            return
        hit = self.found.hit(index.row()) if self.searching() else None
        self.arrived.emit(listed.row.uid, hit)

    @Slot(object)
    def _enter(self, index: QModelIndex) -> None:
        self._arrive(index)
        self.entered.emit()

    @Slot(object)
    def _press(self, index: QModelIndex) -> None:
        self._arrive(index)
        self.pressed.emit()

    @Slot(object)
    def _ask_to_remove(self, index: QModelIndex) -> None:
        self.removal_wanted.emit(_uid(index))

    @Slot()
    def _show_month(self) -> None:
        self.header.month.setText(self.listing().month_in_sight())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_month()

    def _connect(self) -> None:
        self._connect_listing(self.entries)
        self.entries.empty.pressed.connect(self.header.new_wanted)
        self._typing.timeout.connect(self._search)
        self._found_some.timeout.connect(self._announce)
        self.header.narrow_button.toggled.connect(self._show_narrowing)
        search = self.header.search
        search.textChanged.connect(self._note_typing)
        search.went_down.connect(self._go_down)
        search.entered.connect(self._enter_first)
        search.left.connect(self._leave_search)

    def _connect_listing(self, listing: Listing) -> None:
        listing.view.arrived.connect(self._arrive)
        listing.view.entered.connect(self._enter)
        listing.view.clicked.connect(self._press)
        listing.view.removal_wanted.connect(self._ask_to_remove)
        listing.view.top_changed.connect(self._show_month)


def _uid(index: QModelIndex) -> str:
    return str(index.data(LISTED).row.uid)
