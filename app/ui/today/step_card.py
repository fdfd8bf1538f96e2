"""A step this week, and why this one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.goals import Goal, GoalStep
from app.ui.theme import Role
from app.ui.today.ahead_card import AheadCard
from app.ui.widgets.buttons import QuietButton, SecondaryButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import HideableLabel


class StepCard(AheadCard):
    """With several goals one of their steps is here, and another at a press."""

    try_wanted = Signal(object, object)
    smaller_wanted = Signal(str)
    goal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("A step this week"))
        self.away_button.setAccessibleName(self.tr("Put away for today: the step"))
        self._steps: list[tuple[Goal, GoalStep]] = []
        self._at = 0
        self._hidden = False
        self.step = HideableLabel("", Role.H2, wrap=True, parent=self)
        self.why = HideableLabel("", colour_token="ink2", wrap=True, parent=self)
        self.try_button = SecondaryButton(self.tr("I gave it a try"), parent=self)
        self.smaller_button = QuietButton(self.tr("Make it smaller"), parent=self)
        self.goal_button = QuietButton(self.tr("Open its goal"), parent=self)
        self.other_button = QuietButton(self.tr("Another"), parent=self)
        row = FlowLayout(gap=8, row_gap=4)
        for button in (self.try_button, self.smaller_button, self.goal_button):
            row.addWidget(button)
        self.head.insertWidget(1, self.other_button)
        self.body_layout.addWidget(self.step)
        self.body_layout.addWidget(self.why)
        self.body_layout.addSpacing(10)
        self.body_layout.addLayout(row)
        self.try_button.clicked.connect(self._want_try)
        self.smaller_button.clicked.connect(self._want_smaller)
        self.goal_button.clicked.connect(self._want_goal)
        self.other_button.clicked.connect(self._go_on)

    def show_steps(self, steps: list[tuple[Goal, GoalStep]]) -> bool:
        """Whether there is one."""
        shown = self._steps[self._at][0].uid if self._steps else ""
        self._steps = steps
        self._at = next((n for n, (goal, _step) in enumerate(steps) if goal.uid == shown), 0)
        self._show()
        return bool(steps)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for label in (self.step, self.why):
            label.hide_words(hidden)
        for button in (self.try_button, self.smaller_button, self.goal_button, self.other_button):
            button.setEnabled(not hidden)

    def _show(self) -> None:
        if not self._steps:
            return
        goal, step = self._steps[self._at]
        self.step.setText(step.words)
        why = self.tr("Why this one: {why}").format(why=goal.why.strip()) if goal.why.strip() else goal.name
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.other_button.setVisible(len(self._steps) > 1)

    @Slot()
    def _want_try(self) -> None:
        self.try_wanted.emit(*self._steps[self._at])

    @Slot()
    def _want_smaller(self) -> None:
        self.smaller_wanted.emit(self._steps[self._at][0].uid)

    @Slot()
    def _want_goal(self) -> None:
        self.goal_wanted.emit(self._steps[self._at][0].uid)

    @Slot()
    def _go_on(self) -> None:
        self._at = (self._at + 1) % len(self._steps)
        self._show()
