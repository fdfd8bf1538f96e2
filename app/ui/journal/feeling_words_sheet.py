"""Making the words for feelings one's own: other words, and fewer of them."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.feelings import FeelingGroup, FeelingWord
from app.storage.feelings import FeelingStore
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.fields import Field
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.switch import CheckRow
from app.ui.widgets.text import Label

_LONGEST = 40


class WordRow(QWidget):
    """A word in a field, and whether it is offered."""

    def __init__(self, word: FeelingWord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = word
        self.field = Field(self.tr("Word for {word}").format(word=word.word))
        self.field.setText(word.word)
        self.field.setMaxLength(_LONGEST)
        self.offered = CheckRow(self.tr("Offer it"))
        self.offered.setChecked(not word.hidden)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.offered)

    def changed(self) -> FeelingWord | None:
        """The word as it stands here, when that is not how it was. An emptied field means the word of before."""
        now = replace(self.word, word=self.field.text().strip() or self.word.word, hidden=not self.offered.isChecked())
        return None if now == self.word else now


class FeelingWordsSheet(Sheet):
    """What is left out stays on the entries that have it."""

    def __init__(self, parent: QWidget, store: FeelingStore, groups: Iterable[FeelingGroup]) -> None:
        super().__init__(parent, parent.tr("Your words for feelings"), width=560)
        self._store = store
        note = self.tr("Write over a word to use another one. Words that are not offered stay where you gave them.")
        self.note = Label(note, Role.SMALL, "ink2", wrap=True)
        self.body_layout.addWidget(self.note)
        self.rows = []
        for group in groups:
            self.body_layout.addSpacing(8)
            self.body_layout.addWidget(Label(group.name, Role.SMALL, "ink2", bold=True))
            for word in group.words:
                row = WordRow(word)
                self.rows.append(row)
                self.body_layout.addWidget(row)
        self.keep_button = PrimaryButton(self.tr("Keep these words"))
        self.keep_button.clicked.connect(self._keep)
        end = FlowLayout(gap=10, at_end=True)
        end.addWidget(self.keep_button)
        self.body_layout.addSpacing(8)
        self.body_layout.addLayout(end)

    @Slot()
    def _keep(self) -> None:
        with telling(self):
            for row in self.rows:
                if (word := row.changed()) is not None:
                    self._store.keep_word(word)
            self.accept()
