"""One thing that was put away: when it will be looked at, how it was, or letting it go."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.put_away import LookedWith, PutAway, Until
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.options import RadioOption
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.put_away.words import about_words, next_session, session_words
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.undo_line import UndoLine
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.calendar import Calendar
from app.ui.widgets.day_steps import months_later
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label

_USUAL_DAYS = 7
_MONTHS_AHEAD = 24


class OnePutAway(ColumnPage):
    """What is chosen holds at once. Having looked at it and letting it go can be undone while the page is there."""

    personal = True
    passing = True
    quick_keys = False

    def __init__(self, around: Surroundings, put: PutAway, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Put away"), parent)
        self._around = around
        self._put = put
        self._session = next_session(around)
        self.undo = UndoLine()
        self.sheet = QWidget()
        self.label = Label(put.label, Role.H1, wrap=True)
        self.about = Label("", Role.BODY, "ink2", wrap=True)
        self.options = self._make_options()
        self.calendar = self._make_calendar()
        self.looked = {
            LookedWith.THERAPIST: SecondaryButton(self.tr("With my therapist")),
            LookedWith.ALONE: SecondaryButton(self.tr("On my own")),
            LookedWith.NOT: SecondaryButton(self.tr("It needs no looking at")),
        }
        self.let_go = self.add_tool(self.tr("Let it go"), "bin")
        self.looked[LookedWith.THERAPIST].setAccessibleName(self.tr("Looked at it with my therapist"))
        self.looked[LookedWith.ALONE].setAccessibleName(self.tr("Looked at it on my own"))
        self._choices = QButtonGroup(self)
        self._deeds = QButtonGroup(self)
        self._deeds.setExclusive(False)
        self._lay_out()
        self._show_about()
        self._choices.idClicked.connect(self._choose)
        self._deeds.idClicked.connect(self._note_looked)
        self.calendar.changed.connect(self._take_day)
        self.let_go.clicked.connect(self._let_go)
        self._tab()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        if not self._put.is_open:
            return self.let_go
        return next(option for option in self.options if option.isChecked())

    def _make_options(self) -> list[RadioOption]:
        when = session_words(self._session) if self._session else ""
        options = [
            RadioOption(Until.SESSION.value, self.tr("Take to my session"), when),
            RadioOption(Until.DAY.value, self.tr("Another day")),
            RadioOption(Until.CLOSED.value, self.tr("Keep it closed"), self.tr("Alcove will not bring it up")),
        ]
        for option in options:
            option.setChecked(option.key == self._put.until.value)
        return options

    def _make_calendar(self) -> Calendar:
        today = date.today()
        day = self._put.day or today + timedelta(days=_USUAL_DAYS)
        return Calendar(day, months_later(today, _MONTHS_AHEAD), first=today)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.label)
        column.addWidget(self.about)
        when = HavenCard(self.tr("When will it be looked at?"), spacing=2)
        when.body.addSpacing(6)
        for number, option in enumerate(self.options):
            self._choices.addButton(option, number)
            when.body.addWidget(option)
            if option.key == Until.DAY.value:
                when.body.addWidget(self.calendar)
        looked = HavenCard(self.tr("Has it been looked at?"), spacing=12)
        row = FlowLayout(gap=10)
        for number, button in enumerate(self.looked.values()):
            self._deeds.addButton(button, number)
            row.addWidget(button)
        looked.body.addLayout(row)
        for card in (when, looked):
            column.addWidget(card)
            card.setVisible(self._put.is_open)
        self.calendar.setContentsMargins(0, 8, 0, 12)
        self.calendar.setVisible(self._put.until is Until.DAY)
        self.body.addWidget(self.undo)
        self.body.addWidget(self.sheet)

    def _choose(self, number: int) -> None:
        until = Until(self.options[number].key)
        self.calendar.setVisible(until is Until.DAY)
        self._keep(self._put.waiting(until, self.calendar.day() if until is Until.DAY else None))

    def _take_day(self, day: date) -> None:
        self._keep(self._put.waiting(Until.DAY, day))

    def _keep(self, put: PutAway) -> bool:
        """Keeps it like that; False where the disk refuses, which is said."""
        own = self._around.own
        if own is None:
            return False
        kept = False
        with telling(self):
            own.put_away.keep(put)
            kept = True
        if kept:
            self._put = put
            self._show_about()
        return kept

    def _note_looked(self, number: int) -> None:
        before = self._put
        if self._keep(before.looked(list(self.looked)[number], datetime.now().astimezone())):
            self._show_undo(self.tr("Noted. It stands under Looked at now."))
            self._put = before

    def _let_go(self) -> None:
        own = self._around.own
        if own is not None:
            with telling(self):
                own.put_away.remove(self._put.uid)
                self._show_undo(self.tr("It is let go."))

    def _show_undo(self, words: str) -> None:
        self.sheet.hide()
        self.let_go.hide()
        self.undo.offer(words, self._take_back)

    def _take_back(self) -> None:
        """As it was before."""
        self.sheet.show()
        self.let_go.show()
        self._keep(self._put)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_about(self) -> None:
        words = about_words(self._put)
        if self._put.is_open and self._put.until is Until.SESSION and self._session is not None:
            words = self.tr("{since}: {session}").format(since=words, session=session_words(self._session))
        self.about.setText(words)

    def _tab(self) -> None:
        here, day, closed = self.options
        order = (here, day, *self.calendar.parts, closed, *self.looked.values(), self.let_go)
        tab_through(self.undo.button, *order, self.back)
