"""A homework in the list of all: the card, what came of it, and everything else that can be done with it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.homework import Attempt, Homework, HomeworkState
from app.ui.homework.card import HomeworkCard
from app.ui.homework.history import History
from app.ui.homework.words import schedule_words, state_words, title_words
from app.ui.theme import Role
from app.ui.widgets.buttons import QuietButton, ToolButton
from app.ui.widgets.date_words import moment_words
from app.ui.widgets.text import HideableLabel

Read = Callable[[str], list[Attempt]]


class PanelCard(HomeworkCard):
    """Which of the deeds are offered depends on what became of it."""

    edit_wanted = Signal(object)
    state_wanted = Signal(object, object)
    other_wanted = Signal(object)
    remove_wanted = Signal(object)
    attempt_wanted = Signal(object, object)

    def __init__(self, homework: Homework, today: date, tries: int, read: Read, parent: QWidget | None = None) -> None:
        self._read = read
        self._around: tuple[str, ...] = ()
        self._today = today
        super().__init__(homework, today, tries, parent, calm=True)
        self.facts = HideableLabel("", Role.SMALL, "ink2", wrap=True, parent=self)
        self.back_button = QuietButton(self.tr("Take it up again"), parent=self)
        self.more_button = ToolButton("more", self.tr("More"), self)
        self.history = History(self._attempts, today, self)
        self.menu_ = QMenu(self)
        self.edit_action = self.menu_.addAction(self.tr("Change it"), self._want_edit)
        self.rest_action = self.menu_.addAction(self.tr("Let it rest"), self._want_rest)
        self.done_action = self.menu_.addAction(self.tr("It is done"), self._want_done)
        self.other_action = self.menu_.addAction(self.tr("Change it into something else"), self._want_other)
        self.let_go_action = self.menu_.addAction(self.tr("Let it go"), self._want_let_go)
        self.menu_.addSeparator()
        self.remove_action = self.menu_.addAction(self.tr("Remove it"), self._want_remove)
        self.buttons.addWidget(self.back_button)
        self.buttons.addWidget(self.more_button)
        self.body_layout.insertWidget(5, self.facts)
        self.body_layout.addWidget(self.history)
        self.back_button.clicked.connect(self._want_back)
        self.more_button.clicked.connect(self._open_menu)
        self.history.change_wanted.connect(self._want_attempt)
        self.show_homework(homework, today, tries)

    def set_around(self, around: Sequence[str]) -> None:
        """What it belongs to, a line each: where it is looked at, and where it leads."""
        self._around = tuple(around)

    def show_homework(self, homework: Homework, today: date, tries: int = 0) -> None:
        super().show_homework(homework, today, tries)
        self._today = today
        state = homework.state
        if not state.is_open:
            self.agreed.setText(state_words(state))
            self.agreed.show()
        self.when.setText(schedule_words(homework.schedule, today))
        self.when.setVisible(not state.is_over)
        self.facts.setText("\n".join(self._facts()))
        self.facts.setVisible(bool(self._facts()))
        self.try_button.setVisible(state.is_open)
        self.smaller_button.setVisible(state.is_open)
        self.back_button.setText(self.tr("Go on with it") if state is HomeworkState.DRAFT else self._again())
        self.back_button.setVisible(not state.is_open)
        self.rest_action.setVisible(state.is_open)
        self.done_action.setVisible(state.is_open or state is HomeworkState.PAUSED)
        self.other_action.setVisible(state.is_open or state is HomeworkState.PAUSED)
        self.let_go_action.setVisible(not state.is_over)
        self.more_button.setAccessibleName(self.tr("More for this homework"))
        self.history.refresh(today)
        self.hide_words(self._words_hidden)

    def hide_words(self, hidden: bool) -> None:
        super().hide_words(hidden)
        self.history.hide_words(hidden)
        for button in (self.more_button, self.back_button):
            button.setEnabled(not hidden)
            button.setAccessibleDescription("" if hidden else title_words(self.homework))

    def take_focus(self) -> None:
        (self.try_button if self.homework.state.is_open else self.back_button).setFocus()

    def _facts(self) -> list[str]:
        one, facts = self.homework, []
        if one.smallest:
            facts.append(self.tr("The smallest version: {words}").format(words=one.smallest))
        if one.if_this and one.then_that:
            facts.append(self.tr("If {this}: {that}").format(this=one.if_this, that=one.then_that))
        if one.first_at is not None and not one.state.is_over:
            facts.append(self.tr("The first time: {when}").format(when=moment_words(one.first_at, self._today)))
        facts += self._around
        if one.note:
            facts.append(one.note)
        return facts

    def _again(self) -> str:
        return self.tr("Take it up again")

    def _attempts(self) -> list[Attempt]:
        return self._read(self.homework.uid)

    @Slot()
    def _open_menu(self) -> None:
        self.menu_.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    @Slot()
    def _want_edit(self) -> None:
        self.edit_wanted.emit(self.homework)

    @Slot()
    def _want_rest(self) -> None:
        self.state_wanted.emit(self.homework, HomeworkState.PAUSED)

    @Slot()
    def _want_done(self) -> None:
        self.state_wanted.emit(self.homework, HomeworkState.DONE)

    @Slot()
    def _want_other(self) -> None:
        self.other_wanted.emit(self.homework)

    @Slot()
    def _want_let_go(self) -> None:
        self.state_wanted.emit(self.homework, HomeworkState.LET_GO)

    @Slot()
    def _want_remove(self) -> None:
        self.remove_wanted.emit(self.homework)

    @Slot()
    def _want_back(self) -> None:
        if self.homework.state is HomeworkState.DRAFT:
            self.edit_wanted.emit(self.homework)
        else:
            self.state_wanted.emit(self.homework, HomeworkState.ACTIVE)

    @Slot(object)
    def _want_attempt(self, attempt: Attempt) -> None:
        self.attempt_wanted.emit(self.homework, attempt)
