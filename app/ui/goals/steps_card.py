"""The steps of a goal in their order: the one for now stands out, every one can be ticked, moved and taken back."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.goals import GoalStep, current_step
from app.storage.goals import GoalStore
from app.ui.goals.step_row import StepRow
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Card
from app.ui.widgets.date_words import short_day_words
from app.ui.widgets.quiet_row import at_start
from app.ui.widgets.text import Label
from app.ui.widgets.toast import Toasts


class StepsCard(Card):
    """`edit_wanted` asks for the sheet in which steps are written."""

    edit_wanted = Signal()
    smaller_wanted = Signal(object)

    def __init__(self, store: GoalStore, toasts: Toasts, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent, spacing=2)
        self._store, self._toasts, self._now = store, toasts, now
        self._goal = ""
        self._hidden = False
        self.rows: list[StepRow] = []
        self.edit_button = QuietButton(self.tr("Edit"), "pen", self)
        self.edit_button.setAccessibleName(self.tr("Edit the steps"))
        self.smaller_button = QuietButton(self.tr("Make it smaller"), parent=self)
        self._none = Label(
            self.tr("A small first step can be very small."), colour_token="ink2", wrap=True, parent=self
        )
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Steps"), Role.H3, parent=self), 1)
        head.addWidget(self.edit_button)
        head.addSpacing(-QuietButton.OVERHANG)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        around = QHBoxLayout()
        around.addSpacing(-14)
        around.addLayout(self._list, 1)
        around.addSpacing(-14)
        self.body_layout.addLayout(head)
        self.body_layout.addWidget(self._none)
        self.body_layout.addLayout(around)
        self.body_layout.addLayout(at_start(self.smaller_button))
        self.edit_button.clicked.connect(self.edit_wanted)
        self.smaller_button.clicked.connect(self._want_smaller)

    def show_steps(self, goal: str, steps: list[GoalStep]) -> None:
        """Reads nothing: what there is comes with it."""
        focused = next((row.step.uid for row in self.rows if row.hasFocus()), None)
        self._goal = goal
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        now = current_step(steps)
        shown = [step for step in steps if step.words.strip()]
        self.rows = [self._make(step, step is now) for step in shown]
        self._none.setVisible(not shown)
        self.edit_button.setText(self.tr("Edit") if shown else self.tr("Add a step"))
        self.edit_button.set_icon("pen" if shown else "plus")
        self.smaller_button.setVisible(now is not None)
        for row in self.rows:
            if row.step.uid == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """The step for now has it, else the first."""
        current = (row for row in self.rows if not row.step.is_done)
        next(current, self.rows[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for row in self.rows:
            row.hide_words(hidden)
        self.edit_button.setEnabled(not hidden)
        self.smaller_button.setEnabled(not hidden)

    def _make(self, step: GoalStep, current: bool) -> StepRow:
        row = StepRow(step, self._when(step, current), current, self)
        row.hide_words(self._hidden)
        row.ticked.connect(self._tick)
        row.moved.connect(self._move)
        row.dragged.connect(self._drag)
        row.dropped.connect(self._drop)
        self._list.addWidget(row)
        row.show()
        return row

    def _when(self, step: GoalStep, current: bool) -> str:
        """A day that is over says nothing: steps have no lateness."""
        if step.is_done:
            return ""
        today = self._now().date()
        if step.day is not None and step.day >= today:
            return _day(step.day, today)
        return self.tr("This week") if current else ""

    @Slot(object, bool)
    def _tick(self, uid: str, done: bool) -> None:
        with telling(self):
            self._store.finish_step(uid, done)
            if done:
                self._toasts.show_message(self.tr("Noted."), partial(self._untick, uid))

    def _untick(self, uid: str) -> None:
        with telling(self):
            self._store.finish_step(uid, False)

    @Slot(object, int)
    def _move(self, uid: str, by: int) -> None:
        uids = [row.step.uid for row in self.rows]
        at = uids.index(uid)
        to = max(0, min(len(uids) - 1, at + by))
        uids.insert(to, uids.pop(at))
        with telling(self):
            self._store.reorder_steps(self._goal, uids)

    @Slot(object, int)
    def _drag(self, uid: str, y: int) -> None:
        """The row follows the hand; nothing is stored before it is let go."""
        held = next(row for row in self.rows if row.step.uid == uid)
        others = [row for row in self.rows if row is not held]
        to = sum(y > row.geometry().center().y() for row in others)
        if self.rows.index(held) != to:
            self.rows = [*others[:to], held, *others[to:]]
            self._list.removeWidget(held)
            self._list.insertWidget(to, held)

    @Slot(object)
    def _drop(self, _uid: str) -> None:
        with telling(self):
            self._store.reorder_steps(self._goal, [row.step.uid for row in self.rows])

    @Slot()
    def _want_smaller(self) -> None:
        self.smaller_wanted.emit(current_step([row.step for row in self.rows]))


def _day(day: date, today: date) -> str:
    return short_day_words(day, today)
