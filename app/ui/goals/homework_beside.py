"""The homework that leads to the open goal, as cards; or the offer to agree on some."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.homework import Homework
from app.ui.homework.card import HomeworkCard
from app.ui.homework.deeds import HomeworkDeeds
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.quiet_row import at_start
from app.ui.widgets.toast import Toasts
from app.workspace import Workspace


class HomeworkBeside(QWidget):
    """`agree_wanted` asks for homework for the open goal."""

    agree_wanted = Signal()
    worksheet_wanted = Signal(str)
    exercise_wanted = Signal(str)

    def __init__(self, workspace: Workspace, toasts: Toasts, parent: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self._now = now
        self._hidden = False
        self.deeds = HomeworkDeeds(workspace, parent, toasts, now)
        self.cards: list[HomeworkCard] = []
        self.agree_button = QuietButton(self.tr("Agree on homework for it"), "plus", self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addLayout(at_start(self.agree_button))
        self.agree_button.clicked.connect(self.agree_wanted)

    def show_homework(self, homework: Sequence[Homework]) -> None:
        """Those for these days; cards are made anew only where something changed."""
        here = [one for one in homework if one.state.is_open]
        self.agree_button.setVisible(not here)
        if [card.homework for card in self.cards] == here:
            return
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._make(one, calm=number > 0) for number, one in enumerate(here)]

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for card in self.cards:
            card.hide_words(hidden)
        self.agree_button.setEnabled(not hidden)

    def _make(self, homework: Homework, *, calm: bool) -> HomeworkCard:
        card = HomeworkCard(homework, self._now().date(), parent=self, calm=calm)
        card.try_wanted.connect(self.deeds.note_try)
        card.smaller_wanted.connect(self.deeds.make_smaller)
        card.worksheet_wanted.connect(self.worksheet_wanted)
        card.exercise_wanted.connect(self.exercise_wanted)
        card.hide_words(self._hidden)
        self._column.addWidget(card)
        card.show()
        return card
