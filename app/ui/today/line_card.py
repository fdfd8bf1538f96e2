"""Room for a line: what is typed here becomes an entry of the journal, also when it is simply left."""

import os
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.journal import Entry, NewEntry
from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.ui.messages import sentence_for
from app.ui.theme import Role
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field
from app.ui.widgets.text import Label

_ANY_LENGTH = 2**31 - 1
_BESIDE = 29


class LineCard(Card):
    """One field. Enter keeps its words; nothing typed here can be lost."""

    open_wanted = Signal(object)

    def __init__(self, store: JournalStore, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=12)
        self._store = store
        self._now = now
        self._kept: Entry | None = None
        self._tried = ("", "")
        self._title = Label(self.tr("Something to put down?"), Role.H3, wrap=True)
        self._field = Field(self.tr("A line for your journal"), self.tr("A line, or a page"))
        self._field.setMaxLength(_ANY_LENGTH)
        self._field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._note = Label("", Role.SMALL, "ink2", wrap=True)
        self._open = QuietButton(self.tr("Open it in the journal"))
        below = QHBoxLayout()
        below.setContentsMargins(_BESIDE, 0, _BESIDE - QuietButton.OVERHANG, 0)
        below.addWidget(self._note, 1)
        below.addWidget(self._open)
        above = QVBoxLayout()
        above.setContentsMargins(_BESIDE, 0, _BESIDE, 0)
        above.setSpacing(12)
        above.addWidget(self._title)
        above.addWidget(self._field)
        self.body_layout.setContentsMargins(0, 21, 0, 21)
        self.body_layout.addLayout(above)
        self.body_layout.addLayout(below)
        self.body_layout.addStretch(1)
        self._field.returnPressed.connect(self.keep)
        self._field.textEdited.connect(self._typing)
        self._open.clicked.connect(self._want_to_open)
        self._say()

    def keep(self) -> bool:
        """Makes an entry of what is in the field. False if it could not be stored; then it still stands there.

        The same words tried again after trouble are the same entry: they may have reached the disk all the same.
        """
        words = self._field.text().strip()
        if not words:
            return True
        if words != self._tried[0]:
            self._tried = (words, os.urandom(16).hex())
        try:
            self._kept = self._store.add(self._now(), body=words, uid=self._tried[1])
        except StorageError as error:
            message = sentence_for(error)
            self._field.set_problem(message.title)
            self._note.setText(message.text)
            self._note.setVisible(True)
            return False
        self._tried = ("", "")
        self._field.clear()
        self._say()
        return True

    def unsaved(self) -> NewEntry | None:
        """What stands in the field."""
        words = self._field.text().strip()
        return NewEntry(self._now(), "", words) if words else None

    def hide_words(self, hidden: bool) -> None:
        """What stands in the field stays there, unseen and unheard."""
        self._field.setEchoMode(QLineEdit.EchoMode.NoEcho if hidden else QLineEdit.EchoMode.Normal)
        self._field.setEnabled(not hidden)

    def take_focus(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typing(self, _words: str) -> None:
        self._field.set_problem(None)

    def _want_to_open(self) -> None:
        if self._kept is not None:
            self.open_wanted.emit(self._kept.uid)

    def _say(self) -> None:
        self._field.set_problem(None)
        self._note.setText(self.tr("Kept in your journal, on this computer.") if self._kept else "")
        self._note.setVisible(self._kept is not None)
        self._open.setVisible(self._kept is not None)
