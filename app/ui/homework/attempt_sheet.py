"""Noting a try: what came of it, and if they like, how it was, what they learned and what got in the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from app.domain.homework import Attempt, Homework, HomeworkState, InTheWay, Outcome
from app.domain.journal import NewEntry
from app.storage.homework import HomeworkStore
from app.ui.homework.answer_parts import OneOfChips
from app.ui.homework.kept_sheet import KeptSheet, announce
from app.ui.homework.named_part import named
from app.ui.homework.when_field import WhenField
from app.ui.homework.words import attempt_words, in_the_way_words, outcome_words, title_words
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.choice import ChoiceRow
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.text_area import FramedTextArea

_NUMBERS = tuple((number, str(number)) for number in range(5))


class AttemptSheet(KeptSheet):
    """Choosing what came of it is enough, and keeps it; the rest is kept while it is written.

    `noted` gives the try once the sheet closes, `taken_back` the one that somebody took back.
    """

    noted = Signal(object)
    taken_back = Signal(object)

    def __init__(
        self,
        store: HomeworkStore,
        homework: Homework,
        parent: QWidget,
        now: Callable[[], datetime] = datetime.now,
        attempt: Attempt | None = None,
    ) -> None:
        super().__init__(parent, parent.tr("How did it go?"), width=560)
        self._store, self._homework, self._now = store, homework, now
        self._attempt = attempt
        self._is_gone = False
        today = now().date()
        self.choices = {outcome: ChoiceRow(outcome_words(outcome), parent=self) for outcome in Outcome}
        self._group = QButtonGroup(self)
        for number, row in enumerate(self.choices.values()):
            self._group.addButton(row, number)
        day = attempt.day if attempt else today
        self.day = WhenField(self.tr("Which day it was"), day, today, self, last=today, may_be_open=False)
        self.more = QWidget(self)
        self._make_more()
        self.said = Label("", colour_token="ink2", wrap=True, parent=self)
        self.back_button = QuietButton(self.tr("Take it back"), "undo", self)
        self.leave_button = SecondaryButton(self.tr("Leave it"), parent=self)
        self.done_button = PrimaryButton(self.tr("That is all"), parent=self)
        self._lay_out()
        if attempt is not None:
            self._fill(attempt)
        self._follow()
        self._group.idClicked.connect(self._choose)
        self.day.said.connect(self._touch)
        self.back_button.clicked.connect(self._take_back)
        for button in (self.leave_button, self.done_button):
            button.clicked.connect(self._finish)
        next(iter(self.choices.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def outcome(self) -> Outcome | None:
        return next((outcome for outcome, row in self.choices.items() if row.isChecked()), None)

    def keep(self) -> None:
        written = None if self._is_gone else self._written()
        if written is None:
            return
        if self._attempt is not None and self._attempt.uid and self._store.rewrite_attempt(written):
            self._attempt = written
            return
        kept = self._store.note(replace(written, uid=""))
        self._attempt = kept if kept.uid else None
        if self._homework.state is HomeworkState.AGREED:
            self._store.set_state(self._homework.uid, HomeworkState.ACTIVE)

    def as_entry(self) -> NewEntry:
        written = self._written()
        parts = (written.instead, written.learned, written.obstacle) if written else ()
        first = [attempt_words(written, self._now().date())] if written else []
        return NewEntry(self._now(), self._homework.title, "\n\n".join([*first, *filter(None, parts)]))

    def _written(self) -> Attempt | None:
        outcome = self.outcome
        if outcome is None:
            return None
        day, today = self.day.answer(), self._now().date()
        began = self._attempt or Attempt("", self._homework.uid, today, outcome)
        reason, effort, useful = self.reason.answer(), self.effort.answer(), self.useful.answer()
        return replace(
            began,
            day=day if isinstance(day, date) else today,
            outcome=outcome,
            effort=effort if isinstance(effort, int) else None,
            useful=useful if isinstance(useful, int) else None,
            in_the_way=reason if isinstance(reason, InTheWay) else InTheWay.UNSAID,
            instead=self.instead.area.words().strip(),
            learned=self.learned.area.words().strip(),
            obstacle=self.obstacle.area.words().strip(),
        )

    def _make_more(self) -> None:
        few, much = self.tr("hardly any"), self.tr("a great deal")
        little, very = self.tr("not at all"), self.tr("very")
        self.effort = OneOfChips(self.tr("How much effort it took"), _NUMBERS, self, ends=(few, much))
        self.useful = OneOfChips(self.tr("How useful it was"), _NUMBERS, self, ends=(little, very))
        reasons = [(reason, in_the_way_words(reason)) for reason in InTheWay if reason is not InTheWay.UNSAID]
        self.reason = OneOfChips(self.tr("What got in the way, if anything did"), reasons, self)
        self.instead = FramedTextArea(self.tr("What you did instead"), parent=self)
        self.learned = FramedTextArea(self.tr("What I learned"), parent=self)
        self.obstacle = FramedTextArea(self.tr("What got in the way, in your own words"), lines=1, parent=self)
        self._instead_part = named(self.instead)
        self._rest = [self.effort, self.useful, named(self.learned)]
        column = QVBoxLayout(self.more)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        for part in (self._instead_part, *self._rest, self.reason, named(self.obstacle)):
            column.addWidget(part)
        for question in (self.effort, self.useful, self.reason):
            question.said.connect(self._touch)
        for frame in (self.instead, self.learned, self.obstacle):
            frame.area.textChanged.connect(self._touch)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, row in enumerate(self.choices.values()):
            grid.addWidget(row, number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        self.body_layout.addWidget(HideableLabel(title_words(self._homework), colour_token="ink2", wrap=True))
        self.body_layout.addSpacing(6)
        self.body_layout.addLayout(grid)
        self.body_layout.addWidget(self.said)
        self.body_layout.addSpacing(4)
        self.body_layout.addWidget(self.day)
        self.body_layout.addWidget(self.more)
        self.add_buttons(self.back_button, self.leave_button, self.done_button)

    def _fill(self, attempt: Attempt) -> None:
        self.choices[attempt.outcome].setChecked(True)
        self.effort.set_answer(attempt.effort)
        self.useful.set_answer(attempt.useful)
        self.reason.set_answer(attempt.in_the_way or None)
        self.instead.area.set_words(attempt.instead)
        self.learned.area.set_words(attempt.learned)
        self.obstacle.area.set_words(attempt.obstacle)

    def _follow(self) -> None:
        """What can be said besides depends on what came of it."""
        outcome = self.outcome
        self.more.setVisible(outcome is not None)
        self.back_button.setVisible(outcome is not None)
        self.said.setText(self._words_after(outcome))
        self.leave_button.setVisible(outcome is None)
        self.done_button.setVisible(outcome is not None)
        self._instead_part.setVisible(outcome is Outcome.OTHER)
        for part in self._rest:
            part.setVisible(outcome is not Outcome.NOT_TODAY)

    def _words_after(self, outcome: Outcome | None) -> str:
        if outcome is None:
            return self.tr("One tap is enough. All four are fine to say.")
        if outcome is Outcome.NOT_TODAY:
            return self.tr("Noted. You can leave it at that.")
        return self.tr("Noted. You can leave it at that, or say more.")

    @Slot()
    def _choose(self) -> None:
        self._follow()
        announce(self, self.said.text())
        self._touch()

    @Slot()
    def _touch(self) -> None:
        if self.outcome is not None:
            self.keeper.touch()

    @Slot()
    def _finish(self) -> None:
        self.reject()

    @Slot()
    def _take_back(self) -> None:
        with telling(self):
            gone = self._store.remove_attempt(self._attempt.uid) if self._attempt and self._attempt.uid else None
            self._attempt, self._is_gone = None, True
            if gone is not None:
                self.taken_back.emit(gone)
            self.reject()

    @Slot()
    def _say_closed(self) -> None:
        if self._attempt is not None and self._attempt.uid:
            self.noted.emit(self._attempt)
        super()._say_closed()
