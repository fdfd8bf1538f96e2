"""Writing a goal: what is hard, what instead, why, and a ladder for those who want one. Every field can stay empty."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.goals import RUNGS, Goal, GoalState, Ladder
from app.domain.journal import NewEntry
from app.ui.goals.ladder import number_words, spoken_rung
from app.ui.homework.answer_parts import OneOfChips
from app.ui.homework.kept_sheet import KeptSheet
from app.ui.homework.named_part import named
from app.ui.homework.when_field import WhenField
from app.ui.theme import Role
from app.ui.value_words import value_name
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.day_steps import months_later
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.fields import Field, FieldWithNote
from app.ui.widgets.switch import CheckRow
from app.ui.widgets.text import Label
from app.ui.widgets.text_area import FramedTextArea
from app.workspace import Workspace

_LONGEST_TITLE = 80
_MONTHS_AHEAD = 60
_WEEKS = ((2, "2"), (4, "4"), (8, "8"), (12, "12"), (26, "26"))
_WEIGHTS = ((1, "1"), (2, "2"), (3, "3"))


class GoalSheet(KeptSheet):
    """`kept` gives the goal when it closes, if there is any; `remove_wanted` asks to take it away."""

    kept = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, workspace: Workspace, goal: Goal | None, parent: QWidget, now: Callable[[], datetime]) -> None:
        title = parent.tr("A new goal") if goal is None else parent.tr("Change this goal")
        super().__init__(parent, title, width=600)
        self._store, self._now = workspace.goals, now
        self._goal = goal
        self._is_gone = False
        self._make_fields(workspace, goal or Goal(""))
        self._lay_out()
        self._connect()
        self.wanted.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        written = self._written(self._goal or Goal(""))
        if self._is_gone or written == (self._goal or Goal("")):
            return
        if self._goal is None:
            begun = self._store.add(written.title, written.hard, written.wanted, written.why)
            written = self._written(begun)
        self._store.rewrite(written)
        self._goal = written

    def as_entry(self) -> NewEntry:
        one = self._written(self._goal or Goal(""))
        rungs = [f"{number_words(rung)} {words}" for rung, words in one.ladder.words.items()]
        parts = (one.hard, one.wanted, one.why, "\n".join(rungs))
        return NewEntry(self._now(), one.title, "\n\n".join(filter(None, parts)))

    def _written(self, goal: Goal) -> Goal:
        words = {rung: field.text().strip() for rung, field in self.rungs.items() if field.text().strip()}
        ladder = Ladder(words, _number(self.baseline), _number(self.weight) or 1, _number(self.weeks))
        state = self.state.answer()
        review = self.review.answer()
        return replace(
            goal,
            title=" ".join(self.title_field.text().split()),
            hard=self.hard.area.words().strip(),
            wanted=self.wanted.area.words().strip(),
            why=self.why.area.words().strip(),
            state=state if isinstance(state, GoalState) else goal.state,
            value=self.value.currentData(),
            agreed=self.agreed.isChecked(),
            ladder=ladder,
            review_day=review if isinstance(review, date) else None,
        )

    def _make_fields(self, workspace: Workspace, goal: Goal) -> None:
        self.hard = _area(self.tr("What is hard"), goal.hard, self)
        self.wanted = _area(self.tr("What I want instead"), goal.wanted, self)
        self.why = _area(self.tr("Why it matters to me"), goal.why, self)
        self.title_field = Field(self.tr("A short name for it"), parent=self)
        self.title_field.setMaxLength(_LONGEST_TITLE)
        self.title_field.setText(goal.title)
        values = [value for value in workspace.values.all() if not value.hidden]
        named_values = tuple((value.uid, value_name(value)) for value in values)
        self.value = DropDown(((None, self.tr("Not linked")), *named_values), self.tr("A value it belongs to"), self)
        self.value.choose(goal.value)
        self.agreed = CheckRow(self.tr("Agreed with my therapist"), parent=self)
        self.agreed.setChecked(goal.agreed)
        self.rungs = {rung: self._rung_field(rung, goal.ladder.words.get(rung, "")) for rung in RUNGS}
        begins = tuple((rung, number_words(rung)) for rung in (-2, -1))
        self.baseline = OneOfChips(self.tr("Where I began"), begins, self)
        self.baseline.set_answer(goal.ladder.baseline)
        ends = (self.tr("matters"), self.tr("matters most"))
        self.weight = OneOfChips(self.tr("How much it matters beside other goals"), _WEIGHTS, self, ends=ends)
        self.weight.set_answer(goal.ladder.weight if goal.uid else None)
        self.weeks = OneOfChips(self.tr("Weeks until the aim"), _WEEKS, self)
        self.weeks.set_answer(goal.ladder.weeks)
        today = self._now().date()
        last = months_later(today, _MONTHS_AHEAD)
        self.review = WhenField(self.tr("Look at it again on"), goal.review_day, today, self, first=today, last=last)
        states = (
            (GoalState.ACTIVE, self.tr("I am at it")),
            (GoalState.RESTING, self.tr("It rests")),
            (GoalState.REACHED, self.tr("Reached")),
            (GoalState.LET_GO, self.tr("Let go")),
        )
        self.state = OneOfChips(self.tr("Where it stands"), states, self)
        self.state.set_answer(goal.state)
        self.remove_button = QuietButton(self.tr("Remove this goal"), "bin", self)
        self.remove_button.setVisible(bool(goal.uid))
        self.done_button = PrimaryButton(self.tr("Done"), parent=self)

    def _rung_field(self, rung: int, words: str) -> Field:
        name = self.tr("In my words: {rung}").format(rung=spoken_rung(rung))
        field = Field(name, self._rung_hint(rung), self)
        field.setMaxLength(1_000)
        field.setText(words)
        return field

    def _rung_hint(self, rung: int) -> str:
        return {
            2: self.tr("much more than I expect"),
            1: self.tr("a little more"),
            0: self.tr("what I expect to reach"),
            -1: self.tr("a little less"),
            -2: self.tr("much less; often how it is today"),
        }[rung]

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addWidget(named(self.hard))
        column.addWidget(named(self.wanted))
        column.addWidget(named(self.why))
        column.addWidget(FieldWithNote(self.tr("A short name for it"), self.title_field))
        column.addWidget(self.agreed)
        column.addWidget(Label(self.tr("A value it belongs to"), bold=True, parent=self))
        column.addWidget(self.value)
        if self._goal is not None:
            column.addWidget(self.state)
        column.addWidget(self.review)
        column.addSpacing(6)
        column.addWidget(Label(self.tr("A ladder, if you like"), Role.H3, parent=self))
        about = self.tr("Five rungs in your words. You move along them when it feels true, up or down.")
        column.addWidget(Label(about, colour_token="ink2", wrap=True, parent=self))
        for rung, field in self.rungs.items():
            column.addWidget(FieldWithNote(number_words(rung), field))
        for part in (self.baseline, self.weeks, self.weight):
            column.addWidget(part)
        if self._goal is None:
            self.state.hide()
        self.body_layout.addLayout(column)
        self.add_buttons(self.remove_button, self.done_button)

    def _connect(self) -> None:
        for frame in (self.hard, self.wanted, self.why):
            frame.area.textChanged.connect(self.keeper.touch)
        for field in (self.title_field, *self.rungs.values()):
            field.textEdited.connect(self.keeper.touch)
        for chips in (self.baseline, self.weight, self.weeks, self.state, self.review):
            chips.said.connect(self._touch)
        self.value.activated.connect(self._touch)
        self.agreed.toggled.connect(self._touch)
        self.done_button.clicked.connect(self.reject)
        self.remove_button.clicked.connect(self._ask_to_remove)
        self.closed.connect(self._say_kept)

    @Slot(object)
    def _touch(self, _answer: object) -> None:
        self.keeper.touch()

    @Slot()
    def _ask_to_remove(self) -> None:
        self.reject()
        if self.keeper.owed:
            return
        self._is_gone = True
        self.remove_wanted.emit(self._goal)

    @Slot()
    def _say_kept(self) -> None:
        if self._goal is not None:
            self.kept.emit(self._goal)


def _number(chips: OneOfChips) -> int | None:
    answer = chips.answer()
    return answer if isinstance(answer, int) else None


def _area(name: str, words: str, parent: QWidget) -> FramedTextArea:
    frame = FramedTextArea(name, parent=parent)
    frame.area.set_words(words)
    return frame
