"""Goals: where somebody wants to get to, the homework on the way, worksheets, and what matters in all of it."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.homework import Homework
from app.domain.journal import NewEntry
from app.ui.goals.view_choice import ViewChoice
from app.ui.preferences_holder import PreferencesHolder
from app.ui.widgets.page import Page
from app.ui.widgets.toast import Toasts
from app.workspace import Workspace


class View(StrEnum):
    """What the page shows; only one at a time."""

    GOALS = "goals"
    HOMEWORK = "homework"
    WORKSHEETS = "worksheets"
    VALUES = "values"


class GoalsScreen(QWidget):
    """Joins its views: what one asks for, another does. Each is made on its first visit."""

    hide_toggled = Signal(bool)
    lock_wanted = Signal()
    help_wanted = Signal()
    entry_wanted = Signal(object)
    exercise_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        preferences: PreferencesHolder,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._preferences, self._now = workspace, preferences, now
        self._hidden = False
        self._views: dict[View, Any] = {}
        self._page = Page(self.tr("Goals"), "", self)
        self._toasts = Toasts(self, self._page)
        self.choice = ViewChoice(tuple(self._names().items()), self.tr("Part of this page"), self)
        self._page.body_layout.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._page.hide_toggled.connect(self.hide_toggled)
        self._page.lock_wanted.connect(self.lock_wanted)
        self.choice.chosen.connect(self._choose)
        self.show_view(View.GOALS)

    @property
    def shown(self) -> View:
        """The view that is on the page."""
        value = self.choice.value()
        return value if isinstance(value, View) else View.GOALS

    def view(self, view: View) -> Any:
        """A view, made when it is first asked for."""
        if view not in self._views:
            made = self._make(view)
            made.hide_words(self._hidden)
            made.hide()
            self._page.body_layout.addWidget(made)
            self._views[view] = made
        return self._views[view]

    def show_view(self, view: View, *, focus: bool = False) -> Any:
        """Shows one of them; what is written in another is kept first."""
        wanted = self.view(view)
        for other in self._views.values():
            if other is not wanted and other.isVisibleTo(self):
                other.flush()
                other.hide()
        self.choice.choose(view)
        self._page.set_title(self._names()[view], "")
        wanted.show()
        self._page.area.verticalScrollBar().setValue(0)
        if focus:
            wanted.take_focus()
        return wanted

    def show_goal(self, uid: str) -> None:
        """Opens one goal."""
        self.show_view(View.GOALS).show_goal(uid)

    def make_step_smaller(self, uid: str) -> None:
        """Asks for a smaller step before the one that a goal is at."""
        panel = self.show_view(View.GOALS)
        panel.show_goal(uid)
        panel.make_step_smaller()

    def show_homework(self, uid: str) -> None:
        """Brings one piece of homework into sight."""
        self.show_view(View.HOMEWORK).show_homework(uid)

    def open_worksheet(self, name: str) -> None:
        """Begins a worksheet, or goes on with one that was begun today."""
        self.show_view(View.WORKSHEETS).open_worksheet(name)

    def take_focus(self) -> None:
        self.view(self.shown).take_focus()

    def flush(self) -> bool:
        stored = [view.flush() for view in self._views.values()]
        return all(stored)

    def unsaved(self) -> NewEntry | None:
        return next((entry for view in self._views.values() if (entry := view.unsaved())), None)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self._page.hide_words(hidden)
        for view in self._views.values():
            view.hide_words(hidden)

    def go_back(self) -> bool:
        """Out of a worksheet first, then to the goals; False where there is nothing to go back from."""
        here = self._views[self.shown]
        if hasattr(here, "go_back") and here.go_back():
            return True
        if self.shown is View.GOALS:
            return False
        self.show_view(View.GOALS, focus=True)
        return True

    def _names(self) -> dict[View, str]:
        return {
            View.GOALS: self.tr("Goals"),
            View.HOMEWORK: self.tr("Homework"),
            View.WORKSHEETS: self.tr("Worksheets"),
            View.VALUES: self.tr("Values"),
        }

    def _make(self, view: View) -> Any:
        return {
            View.GOALS: self._make_goals,
            View.HOMEWORK: self._make_homework,
            View.WORKSHEETS: self._make_worksheets,
            View.VALUES: self._make_values,
        }[view]()

    def _make_goals(self) -> Any:
        from app.ui.goals.goal_panel import GoalPanel

        panel = GoalPanel(self._workspace, self._preferences, self._toasts, now=self._now)
        panel.entry_wanted.connect(self.entry_wanted)
        panel.worksheet_wanted.connect(self.open_worksheet)
        panel.exercise_wanted.connect(self.exercise_wanted)
        return panel

    def _make_homework(self) -> Any:
        from app.ui.homework.panel import HomeworkPanel

        panel = HomeworkPanel(self._workspace, now=self._now, toasts=self._toasts)
        panel.worksheet_wanted.connect(self.open_worksheet)
        panel.exercise_wanted.connect(self.exercise_wanted)
        return panel

    def _make_worksheets(self) -> Any:
        from app.ui.worksheets.panel import WorksheetsPanel

        panel = WorksheetsPanel(self._workspace, now=self._now)
        panel.homework_wanted.connect(self._agree)
        panel.safe_space_wanted.connect(self.help_wanted)
        return panel

    def _make_values(self) -> Any:
        from app.ui.goals.values_panel import ValuesPanel

        return ValuesPanel(self._workspace, self._toasts)

    @Slot(object)
    def _choose(self, view: View) -> None:
        self.show_view(view)

    @Slot(object)
    def _agree(self, homework: Homework) -> None:
        self.show_view(View.HOMEWORK).agree(homework)
