"""All homework: what is for these days, drafts, what rests, and what is over."""

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.homework import Attempt, Homework, HomeworkState
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.homework.deeds import HomeworkDeeds
from app.ui.homework.kept_sheet import UnderSheets, open_sheets
from app.ui.homework.panel_card import PanelCard
from app.ui.homework.words import session_words
from app.ui.theme import Role
from app.ui.trouble_sheet import tell
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.quiet_row import at_start
from app.ui.widgets.tab_order import tab_as_seen
from app.ui.widgets.text import Label
from app.ui.widgets.toast import Toasts
from app.workspace import Workspace

_OVER_AT_ONCE = 10


class Part(Enum):
    """In the order they stand."""

    NOW = auto()
    DRAFTS = auto()
    RESTING = auto()
    OVER = auto()


def part_of(homework: Homework) -> Part:
    """Where it stands."""
    if homework.state.is_open:
        return Part.NOW
    if homework.state is HomeworkState.DRAFT:
        return Part.DRAFTS
    return Part.RESTING if homework.state is HomeworkState.PAUSED else Part.OVER


class HomeworkPanel(UnderSheets):
    """Reads again when something was committed while it is on the screen, and when it comes back."""

    worksheet_wanted = Signal(str)
    exercise_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = datetime.now,
        toasts: Toasts | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._now = workspace, now
        self._words_hidden = False
        self._over_shown = 0
        self._goals: dict[str, str] = {}
        self._sessions: dict[str, str] = {}
        self.toasts = toasts or Toasts(self)
        self.deeds = HomeworkDeeds(workspace, self, self.toasts, now)
        self.cards: dict[str, PanelCard] = {}
        self.new_button = PrimaryButton(self.tr("Agree on something"), "plus", self)
        self.said = Label("", colour_token="ink2", wrap=True, parent=self)
        self.over_button = QuietButton("", parent=self)
        self._heads = {part: Label(words, Role.H3, wrap=True, parent=self) for part, words in self._names().items()}
        self._lists = {part: QVBoxLayout() for part in Part}
        self._lay_out()
        self.new_button.clicked.connect(self._begin)
        self.over_button.clicked.connect(self._show_over)
        workspace.changed.connect(self._take_change)

    def agree(self, homework: Homework | None = None) -> None:
        """Asks about new homework, or goes on with one that was begun elsewhere."""
        self.deeds.edit(homework)

    def show_homework(self, uid: str) -> None:
        """Brings one into sight, with the keyboard on it."""
        self.refresh()
        if uid not in self.cards:
            self._over_shown = 10**6
            self.refresh()
        if uid in self.cards:
            self.cards[uid].take_focus()

    def take_focus(self) -> None:
        first = next((card for card in self.cards.values() if card.homework.state.is_open), None)
        if first is not None:
            first.take_focus()
        else:
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_words(self, hidden: bool) -> None:
        self._words_hidden = hidden
        for sheet in open_sheets(self):
            sheet.hide_words(hidden)
        for card in self.cards.values():
            card.hide_words(hidden)
        self.new_button.setEnabled(not hidden)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Reads everything again; a card that stays is the same card, with the keyboard where it was."""
        today = self._now().date()
        try:
            counts = {homework.uid: tries for homework, tries in self._workspace.homework.open_with_counts(today)}
            everything = self._workspace.homework.all()
            self._read_around(today)
        except StorageError as error:
            tell(error, self.window())
            return
        by_part: dict[Part, list[Homework]] = {part: [] for part in Part}
        for homework in everything:
            by_part[part_of(homework)].append(homework)
        by_part[Part.OVER].sort(key=_ended, reverse=True)
        over = len(by_part[Part.OVER])
        by_part[Part.OVER] = by_part[Part.OVER][: self._over_shown]
        self._drop({homework.uid for shown in by_part.values() for homework in shown})
        for part, shown in by_part.items():
            self._fill(part, shown, counts, today)
            self._heads[part].setVisible(bool(shown) or (part is Part.OVER and over > 0))
        tab_as_seen(self)
        self.over_button.setVisible(over > self._over_shown)
        self.over_button.setText(self.tr("Show earlier ones") if self._over_shown else self.tr("Show what is over"))
        self.said.setText(self._words_for_nothing(bool(everything), bool(by_part[Part.NOW])))
        self.said.setVisible(bool(self.said.text()))

    def _read_around(self, today: date) -> None:
        """The names of goals and sessions, each read once for all cards."""
        self._goals = {goal.uid: goal.name for goal in self._workspace.goals.all()}
        sessions = self._workspace.sessions.all()
        self._sessions = {session.uid: session_words(session, today) for session in sessions}

    def _around(self, homework: Homework) -> list[str]:
        lines = []
        session, goal = self._sessions.get(homework.review_session or ""), self._goals.get(homework.goal or "")
        if session and not homework.state.is_over:
            lines.append(self.tr("Looked at together: {when}").format(when=session))
        if goal:
            lines.append(self.tr("Leads to: {goal}").format(goal=goal))
        return lines

    def _drop(self, staying: set[str]) -> None:
        for uid in [uid for uid in self.cards if uid not in staying]:
            card = self.cards.pop(uid)
            had_focus = card.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
            card.hide()
            card.deleteLater()
            if had_focus:
                self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, part: Part, shown: list[Homework], counts: dict[str, int], today: date) -> None:
        place = self._lists[part]
        for number, homework in enumerate(shown):
            tries = counts.get(homework.uid, 0)
            card = self.cards.get(homework.uid)
            if card is None:
                card = self._make_card(homework, today, tries)
            card.set_around(self._around(homework))
            card.show_homework(homework, today, tries)
            item = place.itemAt(number)
            if item is None or item.widget() is not card:
                place.insertWidget(number, card)
            card.show()

    def _make_card(self, homework: Homework, today: date, tries: int) -> PanelCard:
        card = PanelCard(homework, today, tries, self._attempts, self)
        self.cards[homework.uid] = card
        card.try_wanted.connect(self.deeds.note_try)
        card.smaller_wanted.connect(self.deeds.make_smaller)
        card.edit_wanted.connect(self.deeds.edit)
        card.state_wanted.connect(self.deeds.put_into)
        card.other_wanted.connect(self.deeds.become_other)
        card.remove_wanted.connect(self.deeds.remove)
        card.attempt_wanted.connect(self.deeds.note_try)
        card.worksheet_wanted.connect(self.worksheet_wanted)
        card.exercise_wanted.connect(self.exercise_wanted)
        card.hide_words(self._words_hidden)
        return card

    def _attempts(self, uid: str) -> list[Attempt]:
        try:
            return self._workspace.homework.attempts(uid)
        except StorageError as error:
            tell(error, self.window())
            return []

    @Slot(object)
    def _take_change(self, topic: Topic) -> None:
        if topic in (Topic.HOMEWORK, Topic.SESSIONS, Topic.GOALS) and self.isVisible():
            self.refresh()

    @Slot()
    def _begin(self) -> None:
        self.agree()

    @Slot()
    def _show_over(self) -> None:
        self._over_shown = self._over_shown * 3 or _OVER_AT_ONCE
        self.refresh()

    def _words_for_nothing(self, any_at_all: bool, any_now: bool) -> str:
        if any_now:
            return ""
        if any_at_all:
            return self.tr("Nothing is planned for these days. That is fine.")
        return self.tr("What you and your therapist agree to try between sessions has its place here.")

    def _names(self) -> dict[Part, str]:
        return {
            Part.NOW: self.tr("For these days"),
            Part.DRAFTS: self.tr("Drafts"),
            Part.RESTING: self.tr("Resting"),
            Part.OVER: self.tr("Over"),
        }

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.new_button)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.said)
        for part in Part:
            self._lists[part].setSpacing(16)
            column.addWidget(self._heads[part])
            column.addLayout(self._lists[part])
        column.addLayout(at_start(self.over_button))
        column.addStretch(1)


def _ended(homework: Homework) -> int:
    return homework.ended_utc or homework.edited_utc
