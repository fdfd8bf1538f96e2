"""Writing the steps of a goal: words, perhaps a day, their order, and one more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.goals import Goal, GoalStep
from app.domain.journal import NewEntry
from app.storage.goals import GoalStore
from app.ui.homework.kept_sheet import KeptSheet
from app.ui.homework.when_field import WhenField
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton, QuietButton, ToolButton
from app.ui.widgets.day_steps import months_later
from app.ui.widgets.fields import Field
from app.ui.widgets.quiet_row import at_start
from app.ui.widgets.toast import Toasts

_LONGEST = 500
_MONTHS_AHEAD = 24


class StepEditor(QWidget):
    """One step: a field, and tools that say which step they are for."""

    touched = Signal()
    moved = Signal(object, int)
    taken_out = Signal(object)

    def __init__(self, step: GoalStep, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self._today = today
        self.field = Field(self.tr("A step"), self.tr("Something small"), self)
        self.field.setMaxLength(_LONGEST)
        self.field.setText(step.words)
        self.day: WhenField | None = None
        self.day_button = QuietButton(self.tr("Give it a day"), "calendar", self)
        self.up = ToolButton("up", self.tr("Up"), self)
        self.down = ToolButton("down", self.tr("Down"), self)
        self.out = ToolButton("bin", self.tr("Take out"), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.field)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addSpacing(-QuietButton.OVERHANG)
        tools.addWidget(self.day_button)
        tools.addStretch(1)
        for tool in (self.up, self.down, self.out):
            tools.addWidget(tool)
        self._column.addLayout(tools)
        self.field.textEdited.connect(self.touched)
        self.day_button.clicked.connect(self._open_day)
        self.up.clicked.connect(self._go_up)
        self.down.clicked.connect(self._go_down)
        self.out.clicked.connect(self._go_out)
        if step.day is not None:
            self._show_day()

    def written(self) -> GoalStep:
        """The step as it stands here."""
        day = self.day.answer() if self.day is not None else None
        words = " ".join(self.field.text().split())
        return replace(self.step, words=words, day=day if isinstance(day, date) else None)

    def show_place(self, number: int, count: int) -> None:
        """Where it stands, counted from 1."""
        name = self.tr("Step {number}").format(number=number)
        self.field.setAccessibleName(name)
        for tool in (self.up, self.down, self.out, self.day_button):
            tool.setAccessibleName(f"{tool.text()}: {name}")
        self.up.setVisible(number > 1)
        self.down.setVisible(number < count)

    @Slot()
    def _open_day(self) -> None:
        self._show_day().open_calendar()

    def _show_day(self) -> WhenField:
        if self.day is None:
            last = months_later(self._today, _MONTHS_AHEAD)
            self.day = WhenField(self.tr("The day"), self.step.day, self._today, self, last=last)
            self._column.insertWidget(1, self.day)
            self.day.said.connect(self._touch)
            self.day_button.hide()
        return self.day

    @Slot(object)
    def _touch(self, _day: object) -> None:
        self.touched.emit()

    @Slot()
    def _go_up(self) -> None:
        self.moved.emit(self, -1)

    @Slot()
    def _go_down(self) -> None:
        self.moved.emit(self, 1)

    @Slot()
    def _go_out(self) -> None:
        self.taken_out.emit(self)


class StepsSheet(KeptSheet):
    """With `smaller`, an empty step stands before that one, with the cursor in it."""

    def __init__(
        self,
        store: GoalStore,
        goal: Goal,
        parent: QWidget,
        toasts: Toasts,
        now: Callable[[], datetime],
        smaller: GoalStep | None = None,
    ) -> None:
        title = parent.tr("Make it smaller") if smaller else parent.tr("Steps")
        super().__init__(parent, title, width=560)
        self._store, self._goal, self._toasts, self._now = store, goal, toasts, now
        self.editors: list[StepEditor] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.add_button = QuietButton(self.tr("One more step"), "plus", self)
        self.done_button = PrimaryButton(self.tr("Done"), parent=self)
        self.body_layout.addLayout(self._list)
        self.body_layout.addLayout(at_start(self.add_button))
        self.add_buttons(self.done_button)
        for step in store.steps(goal.uid):
            self._put(step)
        self.add_button.clicked.connect(self._add)
        self.done_button.clicked.connect(self.reject)
        if smaller is not None or not self.editors:
            self._begin(smaller)
        else:
            self.editors[0].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        for number, editor in enumerate(self.editors):
            written = editor.written()
            if not editor.step.uid and written.words:
                after = next((one.step.uid for one in self.editors[number + 1 :] if one.step.uid), None)
                made = self._store.add_step(self._goal.uid, written.words, written.day, before=after)
                editor.step = made
            elif editor.step.uid and written != editor.step and self._store.rewrite_step(written):
                editor.step = written

    def as_entry(self) -> NewEntry:
        words = "\n".join(f"- {one.written().words}" for one in self.editors if one.written().words)
        return NewEntry(self._now(), self._goal.name, words)

    @Slot()
    def _add(self) -> None:
        self._begin(None)

    def _begin(self, before: GoalStep | None) -> None:
        at = next((n for n, one in enumerate(self.editors) if before and one.step.uid == before.uid), len(self.editors))
        editor = self._put(GoalStep("", self._goal.uid), at)
        editor.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, step: GoalStep, at: int | None = None) -> StepEditor:
        editor = StepEditor(step, self._now().date(), self)
        place = len(self.editors) if at is None else at
        self.editors.insert(place, editor)
        self._list.insertWidget(place, editor)
        editor.touched.connect(self.keeper.touch)
        editor.moved.connect(self._move)
        editor.taken_out.connect(self._take_out)
        self._number()
        return editor

    def _number(self) -> None:
        for number, editor in enumerate(self.editors, start=1):
            editor.show_place(number, len(self.editors))

    @Slot(object, int)
    def _move(self, editor: StepEditor, by: int) -> None:
        if not self.flush():
            return
        at = self.editors.index(editor)
        to = max(0, min(len(self.editors) - 1, at + by))
        self.editors.insert(to, self.editors.pop(at))
        self._list.removeWidget(editor)
        self._list.insertWidget(to, editor)
        self._number()
        with telling(self):
            self._store.reorder_steps(self._goal.uid, [one.step.uid for one in self.editors if one.step.uid])
        editor.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _take_out(self, editor: StepEditor) -> None:
        with telling(self):
            if editor.step.uid:
                gone = self._store.remove_step(editor.step.uid)
                if gone is not None:
                    self._toasts.show_message(self.tr("Taken out."), partial(self._put_back, gone))
            self.editors.remove(editor)
            self._list.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self._number()
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_back(self, step: GoalStep) -> None:
        with telling(self.parentWidget() or self):
            self._store.put_back_step(step)
