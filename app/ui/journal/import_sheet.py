"""Shows what a file would bring before anything is brought in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.journal.import_words import (
    holds_words,
    known_words,
    own_problem_words,
    picture_words,
    problem_words,
)
from app.ui.journal.import_work import FoundFile
from app.ui.own_words import besides_words
from app.ui.theme import Role
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label

if TYPE_CHECKING:
    from app.exchange.pictures_beside import LeftOut

_MOST_LISTED = 100


class ImportSheet(Sheet):
    """`accepted` means that the new entries are wanted."""

    wanted = Signal()

    def __init__(self, parent: QWidget, found: FoundFile) -> None:
        super().__init__(parent, self.tr("Bring in a journal"), width=480)
        new = len(found.new)
        known = len(found.preview.entries) - new
        self._say(holds_words(found.preview))
        self._say(besides_words(found.besides))
        self._say(known_words(known, new) if known else "", Role.BODY, "ink2")
        stay_out = (*problem_words(found.preview.problems), *own_problem_words(found.preview.own))
        for line in (*stay_out, *picture_words(found.left_out)):
            self._say(line, Role.SMALL, "ink2")
        if found.is_news:
            note = self.tr("What is here already stays as it is. You can take this back afterwards.")
            self._say(note, Role.SMALL, "ink3")
        self.leave_button = SecondaryButton(self.tr("Not now") if found.is_news else self.tr("Close"), parent=self)
        self.leave_button.clicked.connect(self.reject)
        row = FlowLayout(gap=10, at_end=True)
        row.addWidget(self.leave_button)
        self.body_layout.addSpacing(16)
        self.body_layout.addLayout(row)
        if found.is_news:
            self.bring_button = PrimaryButton(self._bring_words(new), parent=self)
            self.bring_button.clicked.connect(self.accept)
            row.addWidget(self.bring_button)

    def _say(self, words: str, role: Role = Role.BODY, colour: str = "ink1") -> None:
        if words:
            self.body_layout.addWidget(Label(words, role, colour, wrap=True, parent=self))

    def _bring_words(self, new: int) -> str:
        if new == 0:
            return self.tr("Bring it in")
        words = self.tr("Bring in one entry") if new == 1 else self.tr("Bring in {count} entries")
        return words.format(count=f"{new:,}")


class LeftOutSheet(Sheet):
    """Which pictures did not come in, and why."""

    def __init__(self, parent: QWidget, left_out: "Sequence[LeftOut]") -> None:
        super().__init__(parent, self.tr("Pictures that stay out"), width=480)
        for line in picture_words(left_out, _MOST_LISTED):
            self.body_layout.addWidget(Label(line, Role.SMALL, "ink2", wrap=True, parent=self))
        self.close_button = SecondaryButton(self.tr("Close"), parent=self)
        self.close_button.clicked.connect(self.reject)
        row = FlowLayout(gap=10, at_end=True)
        row.addWidget(self.close_button)
        self.body_layout.addSpacing(16)
        self.body_layout.addLayout(row)


class UnfitSheet(Sheet):
    """Says why a file cannot be brought in."""

    def __init__(self, parent: QWidget, sentence: str) -> None:
        super().__init__(parent, self.tr("This cannot be brought in"), width=480)
        self.words = Label(sentence, colour_token="ink2", wrap=True, parent=self)
        self.close_button = SecondaryButton(self.tr("Close"), parent=self)
        self.close_button.clicked.connect(self.reject)
        row = FlowLayout(gap=10, at_end=True)
        row.addWidget(self.close_button)
        self.body_layout.addWidget(self.words)
        self.body_layout.addSpacing(16)
        self.body_layout.addLayout(row)
