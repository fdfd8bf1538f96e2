"""The open journal: the rail and the pages, each made on its first visit."""

from contextlib import suppress
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from app.access import Access
from app.domain.moods import Mood
from app.jobs import Jobs
from app.settings import Preferences
from app.storage.errors import StorageError
from app.ui.keys import Act
from app.ui.lock_sheets import LockSheets
from app.ui.preferences_holder import PreferencesHolder
from app.ui.rail import Rail
from app.ui.widgets.toast import Toasts
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.domain.journal import NewEntry


class Keeping(Protocol):
    """What else is written on while the journal is open."""

    def flush(self) -> bool: ...
    def unsaved(self) -> "list[NewEntry]": ...


class Place(StrEnum):
    """The pages in the order of the rail; each is named as its icon is."""

    TODAY = "today"
    JOURNAL = "journal"
    GOALS = "goals"
    SETTINGS = "settings"


_FIRST_WEEKS = timedelta(days=30)
_GO = {Act.TODAY: Place.TODAY, Act.JOURNAL: Place.JOURNAL, Act.GOALS: Place.GOALS, Act.SETTINGS: Place.SETTINGS}


class Shell(QWidget):
    """Everything that is on screen while the journal is open."""

    help_wanted = Signal()
    lock_wanted = Signal()
    keys_wanted = Signal()
    backups_wanted = Signal()
    backup_file_wanted = Signal()
    restore_wanted = Signal(object)
    getting_ready_wanted = Signal()
    exercise_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        access: Access,
        jobs: Jobs,
        preferences: PreferencesHolder,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.workspace = workspace
        self._access = access
        self._jobs = jobs
        self._preferences = preferences
        self._hidden = False
        self._pages: dict[Place, Any] = {}
        self.also: Keeping | None = None
        self._came_from: Place | None = None
        words = {
            Place.TODAY: self.tr("Today"),
            Place.JOURNAL: self.tr("Journal"),
            Place.GOALS: self.tr("Goals"),
            Place.SETTINGS: self.tr("Settings"),
        }
        self._rail = Rail([(place, words[place], place) for place in Place], preferences.value.help_key, self)
        self._stack = QStackedWidget(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        self._rail.chosen.connect(self._choose)
        self._rail.help_wanted.connect(self.help_wanted)
        preferences.changed.connect(self._follow_preferences)
        access.keys_changed.connect(self._remind)
        self._toasts = Toasts(self, self._stack)
        self._sheets = LockSheets(access, jobs, preferences, self._toasts, self.flush, self)
        self._sheets.export_wanted.connect(self._take_everything_out)
        cast(QGuiApplication, QGuiApplication.instance()).applicationStateChanged.connect(self._came_or_went)
        self.go(Place.TODAY, focus=False)

    def begin(self) -> None:
        """On screen now: the focus goes where a day begins."""
        self.page(Place.TODAY).take_focus()

    @property
    def place(self) -> Place:
        return next(place for place, page in self._pages.items() if page is self._stack.currentWidget())

    def page(self, place: Place) -> Any:
        """The page of a place, made on the first visit."""
        if place not in self._pages:
            makers = {Place.TODAY: self._make_today, Place.JOURNAL: self._make_journal, Place.GOALS: self._make_goals}
            made = makers.get(place, self._make_settings)()
            made.hide_toggled.connect(self.set_hidden)
            made.lock_wanted.connect(self.lock_wanted)
            if self._hidden:
                made.hide_words(True)
            self._stack.addWidget(made)
            self._pages[place] = made
        return self._pages[place]

    def go(self, place: Place, *, focus: bool = True) -> Any:
        """Shows a page, once the words of the one before are stored, and puts the focus where one would begin."""
        before: Any = self._stack.currentWidget()
        page = self.page(place)
        if before is not None and before is not page:
            self._came_from = self.place
            before.flush()
        self._rail.show_current(place)
        self._stack.setCurrentWidget(page)
        if place is Place.TODAY:
            self._remind()
        if focus:
            page.take_focus()
        return page

    def flush(self) -> bool:
        """Stores everything now; False if some words could not be, which then still stand where they were typed."""
        stored = [page.flush() for page in (*self._pages.values(), *([self.also] if self.also else []))]
        return all(stored)

    def put_down(self) -> None:
        """The journal closes whatever happens: what it does not take is sealed beside it, for when it opens again."""
        if not self.flush():
            unsaved = [entry for page in self._pages.values() if (entry := page.unsaved())]
            unsaved += self.also.unsaved() if self.also else []
            with suppress(StorageError):
                self.workspace.vault.keep_unsaved(self._access.profile.unsaved, unsaved)

    @Slot(bool)
    def set_hidden(self, hidden: bool) -> None:
        """Bars instead of personal words, on every page that exists and on those that come."""
        self._hidden = hidden
        for page in self._pages.values():
            page.hide_words(hidden)

    def obey(self, act: Act) -> None:
        """What a key of the window asked for."""
        if act in _GO:
            self.go(_GO[act])
        elif act is Act.HIDE:
            self.set_hidden(not self._hidden)
        elif act is Act.BACK:
            self._go_back()
        elif act in (Act.NEXT_PANE, Act.PREVIOUS_PANE):
            self._change_pane(1 if act is Act.NEXT_PANE else -1)
        elif act is Act.NEW_ENTRY:
            self.go(Place.JOURNAL).new_entry()
        elif act is Act.SEARCH:
            self.go(Place.JOURNAL).take_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.fit(self.size())

    @Slot(str, bool)
    def _choose(self, key: str, focus: bool) -> None:
        self.go(Place(key), focus=focus)

    def _go_back(self) -> None:
        page = self._pages[self.place]
        if not (hasattr(page, "go_back") and page.go_back()) and self._came_from is not None:
            self.go(self._came_from)

    def _change_pane(self, step: int) -> None:
        """The rail, then the parts of the page, and around."""
        page = self._pages[self.place]
        panes: list[Any] = [self._rail, *(page.panes() if hasattr(page, "panes") else [page])]
        focus = QApplication.focusWidget() or self
        at = next((number for number, pane in enumerate(panes) if pane.isAncestorOf(focus)), 0)
        wanted = panes[(at + step) % len(panes)]
        if hasattr(wanted, "take_focus"):
            wanted.take_focus()
        else:
            wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_today(self) -> Any:
        from app.ui.today.screen import TodayScreen

        page = TodayScreen(self.workspace, self._jobs, self._preferences, self)
        page.entry_wanted.connect(self._open_entry)
        page.goal_wanted.connect(self._open_goal)
        page.smaller_step_wanted.connect(self._make_step_smaller)
        page.worksheet_wanted.connect(self._open_worksheet)
        page.exercise_wanted.connect(self.exercise_wanted)
        page.writing_wanted.connect(self._write)
        page.backups_wanted.connect(self.backups_wanted)
        page.recovery_code_wanted.connect(self._sheets.make_recovery_code)
        page.code_check_wanted.connect(self._sheets.check_recovery_code)
        return page

    def _make_journal(self) -> Any:
        from app.ui.journal.screen import JournalScreen
        from app.ui.kept_closed import KeptClosed

        page = JournalScreen(self.workspace, self._jobs, self._preferences, self)
        KeptClosed(self._access, self._jobs, page)
        page.help_wanted.connect(self.help_wanted)
        return page

    def _make_goals(self) -> Any:
        from app.ui.goals.screen import GoalsScreen

        page = GoalsScreen(self.workspace, self._preferences, self)
        page.entry_wanted.connect(self._open_entry)
        page.help_wanted.connect(self.help_wanted)
        page.exercise_wanted.connect(self.exercise_wanted)
        return page

    def _make_settings(self) -> Any:
        from app.ui.settings.screen import SettingsScreen

        page = SettingsScreen(self._access, self._preferences, self._toasts, self)
        page.keys_wanted.connect(self.keys_wanted)
        page.backups_wanted.connect(self.backups_wanted)
        page.sheet_wanted.connect(self._sheets.open)
        page.look_over_wanted.connect(self._look_over)
        page.getting_ready_wanted.connect(self.getting_ready_wanted)
        return page

    @Slot()
    def _look_over(self) -> None:
        from app.health import HealthCheck
        from app.ui.look_over_sheet import LookOverSheet

        check = HealthCheck(self._access.profile, self._jobs, self)
        check.follow(self._access.state)
        LookOverSheet(check, self.window()).open()

    @Slot(object)
    def _open_entry(self, uid: str) -> None:
        self.go(Place.JOURNAL).open_entry(uid)

    @Slot(str)
    def _open_goal(self, uid: str) -> None:
        self.go(Place.GOALS).show_goal(uid)

    @Slot(str)
    def _make_step_smaller(self, uid: str) -> None:
        self.go(Place.GOALS).make_step_smaller(uid)

    @Slot(str)
    def _open_worksheet(self, name: str) -> None:
        self.go(Place.GOALS).open_worksheet(name)

    @Slot(object)
    def _write(self, mood: Mood) -> None:
        self.go(Place.JOURNAL).new_entry(mood)

    @Slot()
    def _take_everything_out(self) -> None:
        self.go(Place.JOURNAL).exporting.ask()

    @Slot()
    def _remind(self) -> None:
        """One quiet line on Today while nobody has a spare key, or to ask for it now and then, from its day on."""
        due = self._preferences.value.remind_recovery_on <= date.today().isoformat()
        page = self.page(Place.TODAY)
        page.offer_recovery_code(due and not self._access.recovery_confirmed)
        page.ask_for_recovery_code(self._sheets.asks_for_code)

    def offer_copy(self, due: bool) -> None:
        """One quiet line on Today when no backup went to another place for long, and never in the first weeks."""
        old_enough = date.today() - self._access.made_on >= _FIRST_WEEKS
        self.page(Place.TODAY).offer_copy(due and old_enough)

    @Slot(Qt.ApplicationState)
    def _came_or_went(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive and self._preferences.value.hide_when_away:
            self.set_hidden(True)

    @Slot(object)
    def _follow_preferences(self, preferences: Preferences) -> None:
        self._rail.set_help_key(preferences.help_key)
