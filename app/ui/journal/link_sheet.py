"""Choosing another entry to link with: the newest ones first, others by their words."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.finding import Finding
from app.domain.journal import EntryRow
from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.ui.journal.listed import Listed
from app.ui.journal.search_box import SearchBox
from app.ui.messages import sentence_for
from app.ui.theme import Role
from app.ui.widgets.buttons import QuietButton, SecondaryButton
from app.ui.widgets.date_words import short_day_words
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label

_OFFERED = 7
_LONGEST = 46


class LinkSheet(Sheet):
    """`chosen` gives the name of the entry."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, journal: JournalStore, own_uid: str) -> None:
        super().__init__(parent, parent.tr("Link with another entry"), width=520)
        self._journal = journal
        self._own_uid = own_uid
        self.search = SearchBox(self.tr("Words in the other entry"), self)
        self.offered: list[QuietButton] = []
        self._place = QVBoxLayout()
        self._none = Label("", Role.SMALL, "ink2", wrap=True)
        self.close_button = SecondaryButton(self.tr("Not now"))
        end = FlowLayout(gap=10, at_end=True)
        end.addWidget(self.close_button)
        self.body_layout.addWidget(self.search)
        self.body_layout.addWidget(self._none)
        self.body_layout.addLayout(self._place)
        self.body_layout.addSpacing(8)
        self.body_layout.addLayout(end)
        self.search.textChanged.connect(self._offer)
        self.search.went_down.connect(self._go_down)
        self.search.entered.connect(self._take_first)
        self.close_button.clicked.connect(self.reject)
        self._offer()
        self.search.setFocus()

    @Slot()
    def _offer(self) -> None:
        words = self.search.text().strip()
        try:
            rows = [hit.row for hit in self._journal.find(Finding(words), _OFFERED + 1)] if words else self._newest()
            self._none.setText(self.tr("No entry with these words"))
        except StorageError as error:
            rows = []
            self._none.setText(sentence_for(error).text)
        for button in self.offered:
            button.hide()
            button.deleteLater()
        self.offered = [self._button(row) for row in rows if row.uid != self._own_uid and not row.closed][:_OFFERED]
        self._none.setVisible(not self.offered)

    def _newest(self) -> list[EntryRow]:
        return self._journal.recent(_OFFERED * 3)

    def _button(self, row: EntryRow) -> QuietButton:
        title = row.title or row.preview[:_LONGEST] or Listed(row, "").title
        button = QuietButton(f"{short_day_words(row.about.date(), date.today())}: {title[:_LONGEST]}")
        button.setProperty("uid", row.uid)
        button.clicked.connect(self._choose)
        self._place.addWidget(button)
        return button

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if button is not None:
            self.chosen.emit(str(button.property("uid")))
            self.accept()

    @Slot()
    def _go_down(self) -> None:
        if self.offered:
            self.offered[0].setFocus()

    @Slot()
    def _take_first(self) -> None:
        if self.search.text().strip() and self.offered:
            self.offered[0].click()
