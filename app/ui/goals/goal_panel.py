"""The goals of a person: one at a time, with its steps, what helps, its ladder, how it feels, and its homework."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.goal_scaling import t_score
from app.domain.goals import MANY_AT_ONCE, Goal, GoalMark, GoalState, GoalStep
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.goals.entries_card import EntriesCard
from app.ui.goals.felt_card import FeltCard
from app.ui.goals.goal_tabs import GoalTabs
from app.ui.goals.homework_beside import HomeworkBeside
from app.ui.goals.ladder import LadderScale
from app.ui.goals.steps_card import StepsCard
from app.ui.goals.story_card import StoryCard
from app.ui.goals.strategies_card import StrategiesCard
from app.ui.homework.kept_sheet import UnderSheets, open_sheets
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Role, theme
from app.ui.trouble_sheet import tell, telling
from app.ui.value_words import value_name
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.quiet_row import at_start
from app.ui.widgets.text import Label
from app.ui.widgets.toast import Toasts
from app.workspace import Workspace

_TOPICS = (Topic.GOALS, Topic.VALUES, Topic.HOMEWORK)
_NARROW = 820


class GoalPanel(UnderSheets):
    """Reads again when something was committed while it is on the screen, and when it comes back."""

    entry_wanted = Signal(object)
    worksheet_wanted = Signal(str)
    exercise_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        preferences: PreferencesHolder,
        toasts: Toasts,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._preferences, self._toasts, self._now = workspace, preferences, toasts, now
        self._hidden = False
        self._earlier = False
        self.goal: Goal | None = None
        self._make_parts(workspace, toasts)
        self._lay_out()
        self._connect()
        # Parts that are made before the panel is on screen are laid out once, and with it.
        self.refresh()
        self._is_fresh = True

    def show_goal(self, uid: str) -> None:
        """Opens one of them."""
        with telling(self):
            found = self._workspace.goals.get(uid)
            if found is not None:
                self._earlier = self._earlier or found.state is not GoalState.ACTIVE
                self.goal = found
                self.refresh()

    def take_focus(self) -> None:
        wanted = next((tab for tab in self.tabs.tabs if tab.isChecked()), None)
        if self.steps.rows and self.steps.isVisible():
            self.steps.take_focus()
        elif self.empty.isVisible():
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (wanted or self.new_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for sheet in open_sheets(self):
            sheet.hide_words(hidden)
        for part in self._personal:
            part.hide_words(hidden)
        self.new_button.setEnabled(not hidden)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_fresh:
            self.refresh()
        self._is_fresh = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = theme().effective_width(self.width()) < _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)

    def refresh(self) -> None:
        """Reads everything about the open goal again."""
        try:
            goals = self._workspace.goals.all()
            active = [goal for goal in goals if goal.state is GoalState.ACTIVE]
            shown = goals if self._earlier else active
            wanted = self.goal.uid if self.goal else ""
            self.goal = next((goal for goal in goals if goal.uid == wanted), shown[0] if shown else None)
            if self.goal is not None and self.goal not in shown:
                shown = [*shown, self.goal]
            self.tabs.show_goals(shown, self.goal.uid if self.goal else "")
            self._show_around(goals, active)
            if self.goal is not None:
                self._show(self.goal, goals)
        except StorageError as error:
            tell(error, self.window())

    def _show_around(self, goals: list[Goal], active: list[Goal]) -> None:
        self.empty.setVisible(self.goal is None)
        self._whole.setVisible(self.goal is not None)
        self.new_button.setVisible(bool(goals))
        self.many.setVisible(len(active) > MANY_AT_ONCE)
        resting = len(goals) - len(active)
        self.earlier_button.setVisible(resting > 0)
        self.earlier_button.setText(self.tr("Only what I am at") if self._earlier else self.tr("Also resting and past"))

    def _show(self, goal: Goal, goals: list[Goal]) -> None:
        store = self._workspace.goals
        steps, last = store.steps(goal.uid), store.last(goal.uid)
        self.story.show_goal(goal, self._about(goal))
        self.steps.show_steps(goal.uid, steps)
        self.strategies.show_strategies(goal.uid, store.strategies(goal.uid))
        self.ladder.show_ladder(goal.ladder, last.rung)
        self.ladder_card.setVisible(goal.ladder.is_made)
        has_step = any(not step.is_done and step.words.strip() for step in steps)
        self.felt.show_marks(goal.uid, last, store.marks(goal.uid), has_step)
        self._show_t_score(goals)
        self.entries.show_goal(goal.uid)
        self.homework.show_homework(self._workspace.homework.of_goal(goal.uid))

    def _show_t_score(self, goals: list[Goal]) -> None:
        if not self._preferences.value.therapist_view:
            self.felt.show_t_score(None, 0)
            return
        lasts = self._workspace.goals.lasts()
        pairs = [
            (goal.ladder.weight, mark.rung)
            for goal in goals
            if goal.state in (GoalState.ACTIVE, GoalState.REACHED) and goal.ladder.is_made
            for mark in [lasts.get(goal.uid, GoalMark("", goal.uid, self._now()))]
            if mark.rung is not None
        ]
        self.felt.show_t_score(t_score(pairs), len(pairs))

    def _about(self, goal: Goal) -> str:
        words = {
            GoalState.ACTIVE: "",
            GoalState.RESTING: self.tr("It rests."),
            GoalState.REACHED: self.tr("Reached."),
            GoalState.LET_GO: self.tr("Let go."),
        }[goal.state]
        value = self._workspace.values.get(goal.value) if goal.value else None
        agreed = self.tr("Agreed with my therapist.") if goal.agreed else ""
        belongs = self.tr("Belongs to: {value}").format(value=value_name(value)) if value else ""
        return " ".join(filter(None, (words, agreed, belongs)))

    def _make_parts(self, workspace: Workspace, toasts: Toasts) -> None:
        self.homework = HomeworkBeside(workspace, toasts, self, self._now)
        self.tabs = GoalTabs(self)
        self.new_button = QuietButton(self.tr("New goal"), "plus", self)
        self.earlier_button = QuietButton("", parent=self)
        many = self.tr("Three at a time are easier to hold. The others can rest meanwhile, if you like.")
        self.many = Label(many, Role.SMALL, "ink3", wrap=True, parent=self)
        self.empty = EmptyState(
            self.tr("Nothing here yet"),
            self.tr("A goal can begin with what is hard."),
            self.tr("Begin a goal"),
            self,
            icon="plus",
        )
        self.story = StoryCard(self)
        self.steps = StepsCard(workspace.goals, toasts, self._now, self)
        self.strategies = StrategiesCard(workspace.goals, toasts, self)
        self.ladder_card = Card(self, spacing=8)
        self.ladder = LadderScale(self.tr("How far along does it feel?"), self.ladder_card)
        self.felt = FeltCard(workspace.goals, self)
        self.entries = EntriesCard(workspace, toasts, self)
        personal = (self.tabs, self.story, self.steps, self.strategies, self.ladder, self.felt, self.entries)
        self._personal: tuple[Any, ...] = (*personal, self.homework)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.tabs, 1)
        head.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addSpacing(-QuietButton.OVERHANG)
        rungs = QHBoxLayout()
        rungs.addSpacing(-8)
        rungs.addWidget(self.ladder, 1)
        rungs.addSpacing(-8)
        self.ladder_card.body_layout.addWidget(
            Label(self.tr("How far along does it feel?"), Role.H3, wrap=True, parent=self.ladder_card)
        )
        self.ladder_card.body_layout.addLayout(rungs)
        note = self.tr("Move it when it feels true, up or down.")
        self.ladder_card.body_layout.addWidget(Label(note, Role.SMALL, "ink3", wrap=True, parent=self.ladder_card))
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in ((left, (self.story, self.steps, self.strategies, self.entries)), (right, ())):
            column.setSpacing(16)
            for part in parts:
                column.addWidget(part)
        right.addWidget(self.ladder_card)
        right.addWidget(self.homework)
        right.addWidget(self.felt)
        left.addStretch(1)
        right.addStretch(1)
        self._whole = QWidget(self)
        self._columns = QHBoxLayout(self._whole)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(20)
        self._columns.addLayout(left, 148)
        self._columns.addLayout(right, 100)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.many)
        column.addWidget(self.empty)
        column.addWidget(self._whole)
        column.addLayout(at_start(self.earlier_button))

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_goal)
        for button in (self.new_button, self.empty.button):
            button.clicked.connect(self._begin)
        self.earlier_button.clicked.connect(self._turn_earlier)
        self.story.edit_wanted.connect(self._edit)
        self.steps.edit_wanted.connect(self._edit_steps)
        self.steps.smaller_wanted.connect(self._make_smaller)
        self.felt.smaller_wanted.connect(self.make_step_smaller)
        self.ladder.said.connect(self._move_on_ladder)
        self.entries.entry_wanted.connect(self.entry_wanted)
        self.homework.worksheet_wanted.connect(self.worksheet_wanted)
        self.homework.exercise_wanted.connect(self.exercise_wanted)
        self.homework.agree_wanted.connect(self._agree)
        self._workspace.changed.connect(self._follow)

    @Slot(object)
    def _follow(self, topic: Topic) -> None:
        if topic in _TOPICS and self.isVisible():
            self.refresh()
        elif topic in _TOPICS:
            self._is_fresh = False

    @Slot()
    def _begin(self) -> None:
        self._open_sheet(None)

    @Slot()
    def _edit(self) -> None:
        self._open_sheet(self.goal)

    def _open_sheet(self, goal: Goal | None) -> None:
        from app.ui.goals.goal_sheet import GoalSheet

        with telling(self):
            sheet = GoalSheet(self._workspace, goal, self, self._now)
            sheet.kept.connect(self._show_kept)
            sheet.remove_wanted.connect(self._remove)
            sheet.open()

    @Slot(object)
    def _show_kept(self, goal: Goal) -> None:
        self.show_goal(goal.uid)

    @Slot(object)
    def _remove(self, goal: Goal) -> None:
        with telling(self):
            self._workspace.goals.remove(goal.uid)
            self.goal = None
            self.refresh()
            undo = partial(self._put_back, goal.uid)
            self._toasts.show_message(self.tr("The goal was removed, with its steps."), undo)

    def _put_back(self, uid: str) -> None:
        with telling(self):
            self._workspace.goals.put_back(uid)
            self.show_goal(uid)

    @Slot()
    def _turn_earlier(self) -> None:
        self._earlier = not self._earlier
        if not self._earlier:
            self.goal = None
        self.refresh()

    @Slot()
    def _edit_steps(self) -> None:
        self._open_steps(None)

    @Slot(object)
    def _make_smaller(self, step: GoalStep | None) -> None:
        self._open_steps(step)

    @Slot()
    def make_step_smaller(self) -> None:
        """Asks for a smaller step before the first that is not done."""
        open_step = (row.step for row in self.steps.rows if not row.step.is_done)
        self._open_steps(next(open_step, None))

    def _open_steps(self, smaller: GoalStep | None) -> None:
        from app.ui.goals.steps_sheet import StepsSheet

        if self.goal is not None:
            with telling(self):
                StepsSheet(self._workspace.goals, self.goal, self, self._toasts, self._now, smaller).open()

    @Slot(object)
    def _move_on_ladder(self, rung: int | None) -> None:
        if self.goal is None:
            return
        with telling(self):
            if rung is None:
                self._workspace.goals.clear(self.goal.uid, "rung")
            else:
                self._workspace.goals.mark(self.goal.uid, rung=rung)

    @Slot()
    def _agree(self) -> None:
        from app.domain.homework import Homework

        if self.goal is not None:
            self.homework.deeds.edit(Homework("", goal=self.goal.uid))
