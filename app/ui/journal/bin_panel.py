"""The bin: what was removed waits here for thirty days."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.storage.journal import JournalStore
from app.ui.journal.bin_model import BinModel
from app.ui.journal.entry_delegate import END, MARGIN
from app.ui.journal.listed import LISTED, Listed
from app.ui.journal.listing import Listing
from app.ui.theme import Role
from app.ui.widgets.buttons import DangerButton, SecondaryButton, ToolButton
from app.ui.widgets.dialog import Question
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label


class BinPanel(QWidget):
    """Takes the place of the list; says which entry is to be put back or to go for good."""

    back_wanted = Signal()
    restore_wanted = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, journal: JournalStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._hidden = False
        self._asked_about = ""
        self._model = BinModel(journal, self)
        self.back_button = ToolButton("back", self.tr("Back"), self)
        empty = EmptyState(self.tr("The bin is empty"), self.tr("What you remove stays here for 30 days."))
        self._listing = Listing(self.tr("Entries in the bin"), self._model, empty)
        self.view = self._listing.view
        self.restore_button = SecondaryButton(self.tr("Put back"), parent=self)
        self.remove_button = DangerButton(self.tr("Remove for good"), parent=self)
        self._buttons = QWidget(self)
        self._lay_out()
        self.back_button.clicked.connect(self._go_back)
        self.restore_button.clicked.connect(self._restore)
        self.remove_button.clicked.connect(self._ask)
        self.view.entered.connect(self._restore)
        self.view.removal_wanted.connect(self._ask)

    def refresh(self) -> None:
        """Reads the bin again and stays near the row where somebody was."""
        row = self.view.currentIndex().row()
        self._model.refresh()
        count = self._model.rowCount()
        self._listing.show_right_part()
        self._buttons.setVisible(count > 0)
        if count:
            self.view.go_to(min(max(row, 0), count - 1))

    def refresh_if_open(self) -> None:
        if self.isVisible():
            self.refresh()

    def take_focus(self) -> None:
        part = self.view if self._model.rowCount() else self.back_button
        part.setFocus(Qt.FocusReason.TabFocusReason)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self._model.hide_words(hidden)
        self.view.hide_words(hidden)

    @Slot()
    def _go_back(self) -> None:
        self.back_wanted.emit()

    @Slot()
    def _restore(self) -> None:
        listed = self._current()
        if listed is not None:
            self.restore_wanted.emit(listed.row.uid)

    @Slot()
    def _ask(self) -> None:
        listed = self._current()
        if listed is None:
            return
        self._asked_about = listed.row.uid
        text = self.tr("It will be gone from this computer and from backups made from now on.")
        question = Question(
            self, self._question(listed), text, self.tr("Keep it"), self.tr("Remove for good"), danger=True
        )
        question.accepted.connect(self._remove)
        question.open()

    @Slot()
    def _remove(self) -> None:
        self.removal_wanted.emit(self._asked_about)

    def _question(self, listed: Listed) -> str:
        if self._hidden or not listed.row.title.strip():
            return self.tr("Remove this entry for good?")
        return self.tr("Remove \u201c{title}\u201d for good?").format(title=listed.title)

    def _current(self) -> Listed | None:
        listed = self.view.currentIndex().data(LISTED)
        return listed if isinstance(listed, Listed) else None

    def _lay_out(self) -> None:
        back = QHBoxLayout()
        back.addSpacing(-ToolButton.side)
        back.addWidget(self.back_button)
        back.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 30, END, 12)
        head.setSpacing(6)
        head.addLayout(back)
        head.addSpacing(6)
        head.addWidget(Label(self.tr("Bin"), Role.H1, parent=self))
        note = self.tr("Removed entries stay here for 30 days. Then they are gone.")
        head.addWidget(Label(note, Role.SMALL, "ink2", wrap=True, parent=self))
        row = FlowLayout(self._buttons, gap=8)
        row.setContentsMargins(MARGIN, 12, END, 16)
        row.addWidget(self.restore_button)
        row.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._listing, 1)
        layout.addWidget(self._buttons)
