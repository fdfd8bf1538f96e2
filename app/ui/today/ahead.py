"""What lies ahead, on Today: a step, homework, the next session. Each is there only when there is something of it."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.goals import Goal, GoalStep
from app.domain.homework import Homework
from app.domain.journal import NewEntry
from app.domain.schedules import nearest
from app.domain.sessions import Session
from app.ui.homework.deeds import HomeworkDeeds
from app.ui.homework.kept_sheet import flush_sheets, open_sheets, unsaved_in_sheets
from app.ui.preferences_holder import PreferencesHolder
from app.ui.today.homework_part import HomeworkPart
from app.ui.today.session_card import SessionCard
from app.ui.today.step_card import StepCard
from app.ui.trouble_sheet import telling
from app.ui.widgets.toast import Toasts
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.homework.card import HomeworkCard


class Ahead(QObject):
    """The cards, what is done with them, and which of them are put away: for a day here, for good in the settings."""

    goal_wanted = Signal(str)
    smaller_step_wanted = Signal(str)
    worksheet_wanted = Signal(str)
    exercise_wanted = Signal(str)

    def __init__(
        self, workspace: Workspace, preferences: PreferencesHolder, part: QWidget, now: Callable[[], datetime]
    ) -> None:
        super().__init__(part)
        self._workspace, self._preferences, self._part, self._now = workspace, preferences, part, now
        self._away: dict[str, date] = {}
        self._hidden = False
        self.toasts = Toasts(part)
        self.deeds = HomeworkDeeds(workspace, part, self.toasts, now)
        self.step = StepCard(part)
        self.homework = HomeworkPart(part)
        self.session = SessionCard(part)
        self._connect()

    def show_day(self, today: date) -> None:
        """Raises StorageError."""
        wanted = self._preferences.value
        steps = self._workspace.goals.steps_this_week() if self._is_there("step", wanted.today_step, today) else []
        self.step.setVisible(self.step.show_steps(steps))
        self._show_homework(today, self._is_there("homework", wanted.today_homework, today))
        with_session = self._is_there("session", wanted.today_session, today)
        self.session.setVisible(with_session)
        if with_session:
            things = len(self._workspace.topics.all()) + len(self._workspace.put_away.for_session(today))
            self.session.show_session(self._workspace.sessions.next(self._now()), things, today)
        self.hide_words(self._hidden)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for sheet in open_sheets(self._part):
            sheet.hide_words(hidden)
        for card in (self.step, self.homework, self.session):
            card.hide_words(hidden)

    def flush(self) -> bool:
        return flush_sheets(self._part)

    def unsaved(self) -> NewEntry | None:
        return unsaved_in_sheets(self._part)

    def _show_homework(self, today: date, wanted: bool) -> None:
        counted = self._workspace.homework.open_with_counts(today) if wanted else []
        found = nearest(counted, today, self._workspace.homework.noted_on(today)) if counted else None
        self.homework.show_homework(found, today, dict_of(counted).get(found.uid, 0) if found else 0)

    def _is_there(self, name: str, wanted: bool, today: date) -> bool:
        return wanted and self._away.get(name) != today

    def _connect(self) -> None:
        self.step.try_wanted.connect(self._try_step)
        self.step.smaller_wanted.connect(self.smaller_step_wanted)
        self.step.goal_wanted.connect(self.goal_wanted)
        self.homework.made.connect(self._follow_card)
        self.session.change_wanted.connect(self._change_session)
        self.step.put_away.connect(self._put_step_away)
        self.homework.put_away.connect(self._put_homework_away)
        self.session.put_away.connect(self._put_session_away)

    @Slot(object)
    def _follow_card(self, card: "HomeworkCard") -> None:
        card.try_wanted.connect(self.deeds.note_try)
        card.smaller_wanted.connect(self.deeds.make_smaller)
        card.worksheet_wanted.connect(self.worksheet_wanted)
        card.exercise_wanted.connect(self.exercise_wanted)

    @Slot(object, object)
    def _try_step(self, goal: Goal, step: GoalStep) -> None:
        """Where homework leads to the goal, the try is one of that."""
        from app.ui.today.try_sheet import StepTrySheet

        with telling(self._part):
            agreed = [one for one in self._workspace.homework.of_goal(goal.uid) if one.state.is_open]
            if agreed:
                self.deeds.note_try(agreed[0])
                return
            sheet = StepTrySheet(goal, step, self._part)
            sheet.done_with.connect(self._finish)
            sheet.smaller_wanted.connect(self.smaller_step_wanted)
            sheet.open()

    @Slot(object)
    def _finish(self, step: GoalStep) -> None:
        with telling(self._part):
            self._workspace.goals.finish_step(step.uid, True)
            self.toasts.show_message(self.tr("Noted."), partial(self._unfinish, step))

    def _unfinish(self, step: GoalStep) -> None:
        with telling(self._part):
            self._workspace.goals.finish_step(step.uid, False)

    @Slot(object)
    def _change_session(self, session: Session | None) -> None:
        from app.ui.homework.session_sheet import SessionSheet

        with telling(self._part):
            SessionSheet(self._workspace.sessions, session, self._part, self._now()).open()

    @Slot()
    def _put_step_away(self) -> None:
        self._put("step")

    @Slot()
    def _put_homework_away(self) -> None:
        self._put("homework")

    @Slot()
    def _put_session_away(self) -> None:
        self._put("session")

    def _put(self, name: str) -> None:
        self._away[name] = self._now().date()
        self._show_again()
        self.toasts.show_message(self.tr("Put away for today."), partial(self._bring_back, name))

    def _bring_back(self, name: str) -> None:
        self._away.pop(name, None)
        self._show_again()

    def _show_again(self) -> None:
        with telling(self._part):
            self.show_day(self._now().date())


def dict_of(counted: list[tuple[Homework, int]]) -> dict[str, int]:
    """The tries of this week by the name of the homework."""
    return {homework.uid: tries for homework, tries in counted}
