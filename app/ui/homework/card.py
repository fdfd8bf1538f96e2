"""One homework on a card: when it was agreed, what, why, and the two things that are done with it most."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.homework import Homework, Schedule
from app.ui.homework.around_words import tool_words
from app.ui.homework.words import agreed_words, because_words, schedule_words, title_words, tries_words
from app.ui.theme import Role
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton, WordButton
from app.ui.widgets.cards import Card
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import HideableLabel, Label


class HomeworkCard(Card):
    """Says what was asked for, with the homework. `calm` gives an edge to the first button, where another is filled."""

    try_wanted = Signal(object)
    smaller_wanted = Signal(object)
    worksheet_wanted = Signal(str)
    exercise_wanted = Signal(str)

    def __init__(
        self, homework: Homework, today: date, tries: int = 0, parent: QWidget | None = None, *, calm: bool = False
    ) -> None:
        super().__init__(parent, spacing=2)
        self.homework = homework
        self._words_hidden = False
        self.agreed = HideableLabel("", Role.SMALL, "ink3", wrap=True, parent=self)
        self.title = HideableLabel("", Role.BODY, bold=True, wrap=True, parent=self)
        self.why = HideableLabel("", colour_token="ink2", wrap=True, parent=self)
        self.when = Label("", Role.SMALL, "ink3", wrap=True, parent=self)
        self.tries = Label("", Role.SMALL, "ink3", wrap=True, parent=self)
        words = self.tr("Note a try")
        self.try_button: WordButton = SecondaryButton(words, parent=self) if calm else PrimaryButton(words, parent=self)
        self.smaller_button = QuietButton(self.tr("Make it smaller"), parent=self)
        self.tool_button = QuietButton("", "page", self)
        self.tool_button.side = 3
        self.buttons = FlowLayout(gap=8)
        for button in (self.try_button, self.smaller_button, self.tool_button):
            self.buttons.addWidget(button)
        for label in (self.agreed, self.title, self.why, self.when, self.tries):
            self.body_layout.addWidget(label)
        self.body_layout.addSpacing(14)
        self.body_layout.addLayout(self.buttons)
        self.try_button.clicked.connect(self._want_try)
        self.smaller_button.clicked.connect(self._want_smaller)
        self.tool_button.clicked.connect(self._want_tool)
        self._show_words(homework, today, tries)

    def show_homework(self, homework: Homework, today: date, tries: int = 0) -> None:
        """Other words in the same card, so that whoever stands on it stays there."""
        self._show_words(homework, today, tries)

    def _show_words(self, homework: Homework, today: date, tries: int) -> None:
        self.homework = homework
        pairs = (
            (self.agreed, agreed_words(homework, today)),
            (self.title, title_words(homework)),
            (self.why, because_words(homework.why)),
            (self.when, schedule_words(homework.schedule, today) if homework.schedule != Schedule() else ""),
            (self.tries, tries_words(tries)),
        )
        for label, words in pairs:
            label.setText(words)
            label.setVisible(bool(words))
        tool = tool_words(homework)
        self.tool_button.setText(self.tr("Open: {name}").format(name=tool))
        self.tool_button.setVisible(bool(tool))
        self._name_buttons()

    def hide_words(self, hidden: bool) -> None:
        """Bars in place of their words; what asks for more of them rests meanwhile."""
        self._words_hidden = hidden
        for label in self.findChildren(HideableLabel):
            label.hide_words(hidden)
        for button in (self.try_button, self.smaller_button):
            button.setEnabled(not hidden)
        self._name_buttons()

    def _name_buttons(self) -> None:
        """Several cards have the same buttons, so a screen reader hears which homework each belongs to."""
        about = "" if self._words_hidden else title_words(self.homework)
        for button in (self.try_button, self.smaller_button):
            button.setAccessibleDescription(about)

    @Slot()
    def _want_try(self) -> None:
        self.try_wanted.emit(self.homework)

    @Slot()
    def _want_smaller(self) -> None:
        self.smaller_wanted.emit(self.homework)

    @Slot()
    def _want_tool(self) -> None:
        if self.homework.worksheet:
            self.worksheet_wanted.emit(self.homework.worksheet)
        elif self.homework.exercise:
            self.exercise_wanted.emit(self.homework.exercise)
