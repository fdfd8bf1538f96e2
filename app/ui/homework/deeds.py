"""What can be done with homework from anywhere: noting a try, changing it, letting it rest, and each of it undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.domain.homework import Attempt, Homework, HomeworkState
from app.storage.homework import HomeworkStore
from app.ui.trouble_sheet import telling
from app.ui.widgets.toast import Toasts
from app.workspace import Workspace

Undo = Callable[[], object]


class HomeworkDeeds(QObject):
    """Belongs to a screen, over which its sheets open and whose toasts say what happened."""

    def __init__(
        self, workspace: Workspace, part: QWidget, toasts: Toasts, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__(part)
        self._workspace, self._part, self._toasts, self._now = workspace, part, toasts, now

    @property
    def _store(self) -> HomeworkStore:
        return self._workspace.homework

    def _as_it_is(self, homework: Homework) -> Homework:
        """A card may show it as it was a moment ago."""
        return (self._store.get(homework.uid) if homework.uid else None) or homework

    def note_try(self, homework: Homework, attempt: Attempt | None = None) -> None:
        """Asks how it went, or goes on with what was said about a try."""
        from app.ui.homework.attempt_sheet import AttemptSheet

        with telling(self._part):
            sheet = AttemptSheet(self._store, self._as_it_is(homework), self._part, self._now, attempt)
            sheet.taken_back.connect(self._say_taken_back)
            sheet.open()

    def make_smaller(self, homework: Homework) -> None:
        """Asks for a smaller version."""
        from app.ui.homework.smaller_sheet import SmallerSheet

        with telling(self._part):
            sheet = SmallerSheet(self._store, self._as_it_is(homework), self._part)
            sheet.made_smaller.connect(self._say_smaller)
            sheet.open()

    def edit(self, homework: Homework | None = None) -> None:
        """Asks about all of it; without one, or with one that has no uid, about a new one."""
        from app.ui.homework.edit_sheet import HomeworkSheet

        with telling(self._part):
            now = self._as_it_is(homework) if homework else None
            HomeworkSheet(self._workspace, now, self._part, self._now).open()

    def become_other(self, homework: Homework) -> None:
        """Asks about something else that begins with the same words; once it is agreed on, this one is over."""
        from app.ui.homework.edit_sheet import HomeworkSheet

        with telling(self._part):
            new = replace(homework, uid="", state=HomeworkState.DRAFT, agreed_day=None, first_at=None, note="")
            sheet = HomeworkSheet(self._workspace, new, self._part, self._now)
            sheet.in_place_of = homework
            sheet.agreed.connect(self._say_changed)
            sheet.open()

    def put_into(self, homework: Homework, state: HomeworkState) -> None:
        """Another state, with the way back."""
        with telling(self._part):
            self._store.set_state(homework.uid, state)
            undo = partial(self._put_back_state, homework)
            self._toasts.show_message(self._words_for(state), undo)

    def remove(self, homework: Homework) -> None:
        """Takes it away with its tries, with the way back."""
        with telling(self._part):
            self._store.remove(homework.uid)
            self._toasts.show_message(self.tr("Removed, with what was noted of it."), partial(self._put_back, homework))

    def remove_attempt(self, attempt: Attempt) -> None:
        """Takes one try out, with the way back."""
        with telling(self._part):
            gone = self._store.remove_attempt(attempt.uid)
            if gone is not None:
                self._say_taken_back(gone)

    @Slot(object)
    def _say_taken_back(self, attempt: Attempt) -> None:
        self._toasts.show_message(self.tr("Taken back."), partial(self._put_back_attempt, attempt))

    @Slot()
    def _say_changed(self) -> None:
        self._toasts.show_message(self.tr("Agreed. The one before is with what is over."))

    @Slot(object)
    def _say_smaller(self, before: Homework) -> None:
        self._toasts.show_message(self.tr("It is smaller now."), partial(self._put_back_words, before))

    def _put_back(self, homework: Homework) -> None:
        with telling(self._part):
            self._store.put_back(homework.uid)

    def _put_back_state(self, homework: Homework) -> None:
        with telling(self._part):
            self._store.set_state(homework.uid, homework.state)

    def _put_back_attempt(self, attempt: Attempt) -> None:
        with telling(self._part):
            self._store.put_back_attempt(attempt)

    def _put_back_words(self, before: Homework) -> None:
        with telling(self._part):
            self._store.rewrite(before)

    def _words_for(self, state: HomeworkState) -> str:
        return {
            HomeworkState.PAUSED: self.tr("It rests until you want it back."),
            HomeworkState.DONE: self.tr("Put with what is over."),
            HomeworkState.CHANGED: self.tr("Put with what is over."),
            HomeworkState.LET_GO: self.tr("Let go."),
        }.get(state, self.tr("For these days again."))
