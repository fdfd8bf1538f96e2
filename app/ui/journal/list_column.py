"""The column of entries: the whole journal, or what a search found in it."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.journal import Entry
from app.storage.journal import JournalStore
from app.ui.journal.date_words import month_words
from app.ui.journal.entry_model import EntryModel
from app.ui.journal.entry_view import EntryView
from app.ui.journal.hit_model import HitModel
from app.ui.journal.list_header import ListHeader
from app.ui.journal.listed import LISTED
from app.ui.theme import theme
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.themed import Themed

_TYPING_MS = 60


class ListColumn(Themed, QWidget):
    """`arrived` says which entry somebody is on, and the hit that led there; `entered` that they want to write."""

    arrived = Signal(str, object)
    pressed = Signal()
    entered = Signal()
    removal_wanted = Signal(str)

    def __init__(self, journal: JournalStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = ListHeader(self)
        self._model = EntryModel(journal, self)
        self._hits = HitModel(journal, self)
        self.entries = EntryView(self.tr("Entries"), self)
        self.found = EntryView(self.tr("Found entries"), self)
        self.entries.setModel(self._model)
        self.found.setModel(self._hits)
        self._empty = EmptyState(
            self.tr("Nothing here yet"), self.tr("One line is an entry."), self.tr("Write a line"), self, icon="pen"
        )
        self._nothing = EmptyState(
            self.tr("No entry with these words"), self.tr("Fewer letters or another spelling may find it."), parent=self
        )
        self._stack = QStackedWidget(self)
        for part in (self.entries, self.found, self._empty, self._nothing):
            self._stack.addWidget(part)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._stack, 1)
        self._connect()
        self._show_right_part()
        self.follow_theme()

    # Where somebody is

    def view(self) -> EntryView:
        """The list in use: everything, or what was found."""
        return self.found if self.searching() else self.entries

    def searching(self) -> bool:
        return bool(self.header.search.text().strip())

    def first_uid(self) -> str | None:
        """The newest entry."""
        listed = self._model.listed(0)
        return listed.row.uid if listed else None

    def holds(self, entry: Entry) -> bool:
        """Whether an entry is in the journal and not in the bin."""
        return self._model.holds(entry.id)

    def neighbour(self) -> str | None:
        """The entry that takes the place of the current one when that goes: the next older, else the next newer."""
        view = self.view()
        row = view.currentIndex().row()
        for other in (row + 1, row - 1):
            index = view.model().index(other, 0)
            if row >= 0 and index.isValid():
                return _uid(index)
        return None

    def take_focus(self) -> None:
        """To the list; to New while there is none."""
        view = self.view()
        part = view if view.model().rowCount() else self.header.search if self.searching() else self.header.new_button
        part.setFocus(Qt.FocusReason.TabFocusReason)

    def show_current(self, entry: Entry | None) -> None:
        """Marks the open entry in the list; none for a page that is not in it yet."""
        if entry is None:
            self.entries.forget_current()
        else:
            self.entries.go_to(self._model.row_of(entry.id))

    def go_to_day(self, day: date) -> str | None:
        """Brings a day to the top of the list, and says which entry stands there."""
        self.leave_search()
        row = self._model.row_on_or_before(day)
        if row < 0:
            return None
        self.entries.go_to(row, at_top=True)
        return _uid(self.entries.currentIndex())

    # What changed in the vault

    def entry_came(self, entry: Entry) -> None:
        self._model.entry_came(entry.id)
        self._show_right_part()
        self.show_current(entry)
        self._show_month()

    def entry_changed(self, entry: Entry) -> None:
        self._model.entry_changed(entry.id)

    def entry_gone(self, uid: str) -> None:
        self._hits.forget(uid)
        self._show_right_part()

    def refresh(self, kept: Entry | None) -> None:
        """After any other commit. What is in sight stays in sight."""
        row = self.entries.currentIndex().row()
        top = self.entries.top_row()
        in_sight = self._model.listed(top) if top > 0 else None
        self._model.refresh(max(row, 0), kept.id if kept is not None and row >= 0 else None)
        if in_sight is not None:
            self.entries.shift_rows(self._model.row_of(in_sight.row.id) - top)
        self._show_right_part()
        self._show_month()

    # Searching

    def take_search(self) -> None:
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def leave_search(self) -> bool:
        """Back to the whole list; False when it was shown already."""
        if not self.header.search.text():
            return False
        self.header.search.clear()
        self._search()
        return True

    def hide_words(self, hidden: bool) -> None:
        for model in (self._model, self._hits):
            model.hide_words(hidden)
        for view in (self.entries, self.found):
            view.hide_words(hidden)
        self.header.hide_words(hidden)

    @Slot()
    def _note_typing(self) -> None:
        self._typing.start()

    @Slot()
    def _search(self) -> None:
        self._typing.stop()
        if self.searching():
            self._hits.search(self.header.search.text().strip())
            self.found.scrollToTop()
        self._show_right_part()
        self._show_month()

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
        self._go_down()
        view = self.view()
        if self.searching() and view.model().rowCount():
            self._arrive(view.model().index(0, 0))
            view.go_to(0)

    # Saying it

    @Slot(object)
    def _arrive(self, index: QModelIndex) -> None:
        hit = self._hits.hit(index.row()) if self.searching() else None
        self.arrived.emit(_uid(index), hit)

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
        view = self.view()
        listed = view.model().index(view.top_row(), 0).data(LISTED)
        self.header.month.setText(month_words(listed.row.about.date(), date.today()) if listed else "")

    def _show_right_part(self) -> None:
        if self.searching():
            part: QWidget = self.found if self._hits.rowCount() else self._nothing
        else:
            part = self.entries if self._model.rowCount() else self._empty
        self._stack.setCurrentWidget(part)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_month()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("wall"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().colour("line"))

    def _connect(self) -> None:
        for view in (self.entries, self.found):
            view.arrived.connect(self._arrive)
            view.entered.connect(self._enter)
            view.clicked.connect(self._press)
            view.removal_wanted.connect(self._ask_to_remove)
            view.top_changed.connect(self._show_month)
        self._empty.pressed.connect(self.header.new_wanted)
        self._typing.timeout.connect(self._search)
        search = self.header.search
        search.textChanged.connect(self._note_typing)
        search.went_down.connect(self._go_down)
        search.entered.connect(self._enter_first)
        search.left.connect(self._leave_search)


def _uid(index: QModelIndex) -> str:
    uid: str = index.data(LISTED).row.uid
    return uid
