"""Pages of the journal that belong to a goal: opened from here, linked and let go again."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.journal import Entry, EntryRow
from app.storage.errors import StorageError
from app.ui.theme import Role
from app.ui.trouble_sheet import tell, telling
from app.ui.widgets.bars import hidden_words
from app.ui.widgets.buttons import QuietButton, SecondaryButton, ToolButton
from app.ui.widgets.cards import Card
from app.ui.widgets.date_words import short_day_words
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.text import Label
from app.ui.widgets.toast import Toasts
from app.workspace import Workspace

_OFFERED, _LONGEST = 9, 44


class PickEntrySheet(Sheet):
    """`chosen` gives the name of an entry. Kept closed ones are not offered."""

    chosen = Signal(str)

    def __init__(self, rows: Sequence[EntryRow], today: date, parent: QWidget) -> None:
        super().__init__(parent, parent.tr("A page of your journal"), width=480)
        self.offered: dict[QuietButton, str] = {}
        for row in rows:
            button = QuietButton(_entry_words(row, today), "page", self)
            button.clicked.connect(self._choose)
            self.offered[button] = row.uid
            self.body_layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not rows:
            self.body_layout.addWidget(Label(self.tr("There is no page to link yet."), wrap=True, parent=self))
        close = SecondaryButton(self.tr("Not now"), parent=self)
        close.clicked.connect(self.reject)
        self.body_layout.addSpacing(10)
        self.body_layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        (next(iter(self.offered), None) or close).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QuietButton):
            self.chosen.emit(self.offered[button])
            self.accept()


class EntriesCard(Card):
    """`entry_wanted` asks for a page to be opened."""

    entry_wanted = Signal(object)

    def __init__(self, workspace: Workspace, toasts: Toasts, parent: QWidget) -> None:
        super().__init__(parent, spacing=4)
        self._workspace, self._toasts = workspace, toasts
        self._goal = ""
        self._hidden = False
        self._linked: list[Entry] = []
        self.open_buttons: list[QuietButton] = []
        self.link_button = QuietButton(self.tr("Link a page"), "plus", self)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("From my journal"), Role.H3, wrap=True, parent=self), 1)
        head.addWidget(self.link_button)
        head.addSpacing(-QuietButton.OVERHANG)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body_layout.addLayout(head)
        self.body_layout.addLayout(self._list)
        self.link_button.clicked.connect(self._pick)

    def show_goal(self, goal: str) -> None:
        """Reads what is linked with it; raises StorageError."""
        self._goal = goal
        found = (self._workspace.journal.get(uid) for uid in self._workspace.goals.entries(goal))
        self._linked = [entry for entry in found if entry is not None]
        while (item := self._list.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        self.open_buttons = []
        for entry in self._linked:
            self._list.addWidget(self._row(entry))

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for entry, button in zip(self._linked, self.open_buttons, strict=True):
            button.setText(hidden_words() if hidden else _words(entry, date.today()))
            button.setEnabled(not hidden)
        self.link_button.setEnabled(not hidden)

    def _row(self, entry: Entry) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(-QuietButton.OVERHANG, 0, 0, 0)
        words = hidden_words() if self._hidden else _words(entry, date.today())
        button = QuietButton(words, "page", row)
        button.setEnabled(not self._hidden)
        out = ToolButton("close", "", row)
        out.setAccessibleName(self.tr("Unlink: {entry}").format(entry=words))
        button.clicked.connect(self._open)
        out.clicked.connect(self._unlink)
        button.setProperty("entry", entry.uid)
        out.setProperty("entry", entry.uid)
        line.addWidget(button)
        line.addStretch(1)
        line.addWidget(out)
        self.open_buttons.append(button)
        return row

    @Slot()
    def _open(self) -> None:
        self.entry_wanted.emit(self._sent_for())

    @Slot()
    def _unlink(self) -> None:
        uid = self._sent_for()
        with telling(self):
            self._workspace.goals.unlink(self._goal, uid)
            self._toasts.show_message(self.tr("Not linked any more."), _Link(self._workspace, self._goal, uid))

    def _sent_for(self) -> str:
        return str(self.sender().property("entry"))

    @Slot()
    def _pick(self) -> None:
        linked = {entry.uid for entry in self._linked}
        try:
            rows = self._workspace.journal.recent(_OFFERED + len(linked))
        except StorageError as error:
            tell(error, self.window())
            return
        offered = [row for row in rows if not row.closed and row.uid not in linked][:_OFFERED]
        sheet = PickEntrySheet(offered, date.today(), self)
        sheet.chosen.connect(self._link)
        sheet.open()

    @Slot(str)
    def _link(self, uid: str) -> None:
        with telling(self):
            self._workspace.goals.link(self._goal, uid)


class _Link:
    """Links again, for the way back."""

    def __init__(self, workspace: Workspace, goal: str, entry: str) -> None:
        self._workspace, self._goal, self._entry = workspace, goal, entry

    def __call__(self) -> None:
        self._workspace.goals.link(self._goal, self._entry)


def _entry_words(row: EntryRow, today: date) -> str:
    return _beginning(row.title or row.preview, row.about.date(), today)


def _words(entry: Entry, today: date) -> str:
    return _beginning(entry.title or " ".join(entry.body.split()), entry.about.date(), today)


def _beginning(words: str, day: date, today: date) -> str:
    when = short_day_words(day, today)
    short = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"{when} · {short}" if short else when
