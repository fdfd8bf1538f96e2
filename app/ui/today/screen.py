"""Today: how it is right now, room for a line, and what the day already holds."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.journal import NewEntry
from app.jobs import Jobs
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.preferences_holder import PreferencesHolder
from app.ui.today.earlier_card import EarlierCard, entries_of
from app.ui.today.kept_card import KeptCard
from app.ui.today.line_card import LineCard
from app.ui.today.mood_card import MoodCard
from app.ui.today.more import More
from app.ui.today.reminder import Reminder
from app.ui.today.times import day_words
from app.ui.widgets.page import Page
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.today.ahead import Ahead

_TOPICS = (
    *(Topic.JOURNAL, Topic.CHECK_INS, Topic.MARKS, Topic.PUT_AWAY),
    *(Topic.GOALS, Topic.HOMEWORK, Topic.SESSIONS),
)
_REMIND_AGAIN = timedelta(days=30)
_CHECK_AGAIN = timedelta(days=180)


class TodayScreen(QWidget):
    """The first page. It never brings up another day by itself."""

    hide_toggled = Signal(bool)
    lock_wanted = Signal()
    entry_wanted = Signal(object)
    writing_wanted = Signal(object)
    recovery_code_wanted = Signal()
    code_check_wanted = Signal()
    backups_wanted = Signal()
    goal_wanted = Signal(str)
    smaller_step_wanted = Signal(str)
    worksheet_wanted = Signal(str)
    exercise_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        jobs: Jobs,
        preferences: PreferencesHolder,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._preferences = preferences
        self._now = now
        self._hidden = False
        self._page = Page(self._greeting(), day_words(now()), self)
        self._no_code = Reminder(
            self.tr("If this computer forgets its key, or you the password, only a spare key opens your journal."),
            self.tr("Make a spare key"),
        )
        self._old_code = Reminder(self.tr("Is your spare key still where you put it?"), self.tr("Check it"))
        self._no_copy = Reminder(
            self.tr("For 30 days no backup went to another place. A copy on a stick helps if this computer breaks."),
            self.tr("Show the backups"),
            "save",
        )
        self._mood = MoodCard(workspace.check_ins, now)
        self._more = More(preferences.value.show_less)
        self._line = LineCard(workspace.journal, now)
        self._earlier = EarlierCard()
        self._kept = KeptCard(workspace.kept_lines)
        self._ahead: Ahead | None = None
        self._left, self._right = _at_top(self._line), _at_top(self._kept, self._earlier)
        self._lay_out()
        self._page.hide_toggled.connect(self.hide_toggled)
        self._page.lock_wanted.connect(self.lock_wanted)
        self._mood.writing_wanted.connect(self.writing_wanted)
        self._mood.answered.connect(self._take_answer)
        self._line.open_wanted.connect(self.entry_wanted)
        self._earlier.entry_wanted.connect(self.entry_wanted)
        self._kept.entry_wanted.connect(self.entry_wanted)
        self._no_code.wanted.connect(self.recovery_code_wanted)
        self._old_code.wanted.connect(self.code_check_wanted)
        self._no_copy.wanted.connect(self.backups_wanted)
        for reminder in (self._no_code, self._old_code):
            reminder.dismissed.connect(self._remind_later)
        self._no_copy.dismissed.connect(self._remind_of_copy_later)
        self._more.folded.connect(self._remember_folding)
        workspace.changed.connect(self._follow)
        self._show_day()

    def flush(self) -> bool:
        """A line that was left standing becomes an entry too."""
        stored = self._ahead is None or self._ahead.flush()
        return self._line.keep() and stored

    def unsaved(self) -> NewEntry | None:
        """The line, as long as it is not stored."""
        return self._line.unsaved() or (self._ahead.unsaved() if self._ahead is not None else None)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self._page.hide_words(hidden)
        self._mood.hide_words(hidden)
        self._line.hide_words(hidden)
        if self._ahead is not None:
            self._ahead.hide_words(hidden)
        self._show_day()

    def take_focus(self) -> None:
        self._mood.take_focus()

    def offer_recovery_code(self, offered: bool) -> None:
        """The one quiet line about the spare key, while there is none."""
        self._no_code.setVisible(offered)

    def ask_for_recovery_code(self, asked: bool) -> None:
        """The one quiet line about the spare key, when it was last seen long ago."""
        self._old_code.setVisible(asked)

    def offer_copy(self, offered: bool) -> None:
        """The one quiet line about backups in another place; one about the spare key comes before it."""
        other = self._no_code.isVisibleTo(self) or self._old_code.isVisibleTo(self)
        due = self._preferences.value.remind_copy_on <= self._now().date().isoformat()
        self._no_copy.setVisible(offered and due and not other)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The question is there first. What lies ahead comes right after, so that no start waits for it."""
        super().paintEvent(event)
        if self._ahead is None:
            QTimer.singleShot(0, self, self._look_ahead)

    @Slot()
    def _look_ahead(self) -> None:
        if self._ahead is not None:
            return
        from app.ui.today.ahead import Ahead

        ahead = Ahead(self._workspace, self._preferences, self, self._now)
        ahead.goal_wanted.connect(self.goal_wanted)
        ahead.smaller_step_wanted.connect(self.smaller_step_wanted)
        ahead.worksheet_wanted.connect(self.worksheet_wanted)
        ahead.exercise_wanted.connect(self.exercise_wanted)
        for column, cards in ((self._left, (ahead.step, ahead.homework)), (self._right, (ahead.session,))):
            for place, card in enumerate(cards):
                column.insertWidget(place, card)
        self._ahead = ahead
        self._order_tabs()
        ahead.homework.made.connect(self._order_tabs)
        ahead.hide_words(self._hidden)
        self._show_day()

    @Slot()
    def _order_tabs(self) -> None:
        """Cards that come later stand between others."""
        from app.ui.widgets.tab_order import tab_as_seen

        tab_as_seen(self._more)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._refresh()
        return super().event(event)

    def _lay_out(self) -> None:
        body = self._page.body_layout
        for part in (self._no_code, self._old_code, self._no_copy, self._mood, self._more):
            body.addWidget(part)
        body.addStretch(1)
        self._more.add(self._left, 162)
        self._more.add(self._right, 100)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _refresh(self) -> None:
        """Somebody looks again: the hour, and perhaps the day, is another one."""
        self._page.set_title(self._greeting(), day_words(self._now()))
        self._mood.refresh()
        self._show_day()

    @Slot(object)
    def _follow(self, topic: Topic) -> None:
        if topic in _TOPICS and self.isVisible():
            self._show_day()

    def _show_day(self) -> None:
        today = self._now().date()
        self._kept.show_day(today, self._hidden)
        try:
            if self._ahead is not None:
                self._ahead.show_day(today)
            check_ins = self._workspace.check_ins.on_day(today)
            entries = entries_of(self._workspace.journal, today)
        except StorageError:
            return
        noted = self._mood.noted
        earlier = [one for one in check_ins if noted is None or one.uid != noted.uid]
        self._earlier.show_day(earlier, entries, self._hidden)

    @Slot()
    def _take_answer(self) -> None:
        """The answer may have made the card higher than a low window shows."""
        self._show_day()
        self._page.column.updateGeometry()
        QTimer.singleShot(0, self, self._scroll_to_answer)

    @Slot()
    def _scroll_to_answer(self) -> None:
        self._page.area.ensureWidgetVisible(self._mood, 0, 12)

    @Slot()
    def _remind_later(self) -> None:
        span = _REMIND_AGAIN if self._no_code.isVisible() else _CHECK_AGAIN
        for reminder in (self._no_code, self._old_code):
            reminder.hide()
        on = self._now().date() + span
        self._preferences.change(remind_recovery_on=on.isoformat())

    @Slot()
    def _remind_of_copy_later(self) -> None:
        self._no_copy.hide()
        self._preferences.change(remind_copy_on=(self._now().date() + _REMIND_AGAIN).isoformat())

    @Slot(bool)
    def _remember_folding(self, folded: bool) -> None:
        self._preferences.change(show_less=folded)

    def _greeting(self) -> str:
        hour = self._now().hour
        if 5 <= hour < 12:
            return self.tr("Good morning")
        if 12 <= hour < 18:
            return self.tr("Good afternoon")
        if 18 <= hour < 23:
            return self.tr("Good evening")
        return self.tr("Hello")


def _at_top(*cards: QWidget) -> QVBoxLayout:
    """Cards one below the other, each as high as what it holds."""
    column = QVBoxLayout()
    column.setSpacing(20)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
