"""The next session: its day and time, how far away it is, with whom, and how much there is to bring up."""

from datetime import date, datetime

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from app.domain.sessions import Session
from app.ui.theme import Role
from app.ui.today.ahead_card import AheadCard
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Rule
from app.ui.widgets.date_words import short_day_words, time_words
from app.ui.widgets.quiet_row import at_start
from app.ui.widgets.text import HideableLabel, Label

_NAMED_BY_DAY = 7


class SessionCard(AheadCard):
    """Without a session it only offers to say when the next one is."""

    change_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Next session"))
        self.away_button.setAccessibleName(self.tr("Put away for today: the next session"))
        self._session: Session | None = None
        self.when = HideableLabel("", Role.H2, wrap=True, parent=self)
        self.far = HideableLabel("", colour_token="ink2", wrap=True, parent=self)
        self.rule = Rule(self)
        self.to_bring = Label("", colour_token="ink2", wrap=True, parent=self)
        self.change_button = QuietButton("", parent=self)
        for part in (self.when, self.far, self.rule, self.to_bring):
            self.body_layout.addWidget(part)
        self.body_layout.addLayout(at_start(self.change_button))
        self.change_button.clicked.connect(self._want)

    def show_session(self, session: Session | None, things: int, today: date) -> None:
        self._session = session
        there = session is not None
        for part in (self.when, self.far):
            part.setVisible(there)
        if session is not None:
            self.when.setText(when_words(session.at, today))
            self.far.setText(self._far_words(session, today))
        self.to_bring.setText(self._bring_words(things))
        self.to_bring.setVisible(things > 0)
        self.rule.setVisible(there and things > 0)
        self.change_button.setText(self.tr("Change") if there else self.tr("Say when it is"))
        name = self.tr("Change the next session") if there else self.tr("Say when the next session is")
        self.change_button.setAccessibleName(name)

    def hide_words(self, hidden: bool) -> None:
        self.far.hide_words(hidden)
        self.change_button.setEnabled(not hidden)

    def _far_words(self, session: Session, today: date) -> str:
        days = (session.at.date() - today).days
        far = (
            self.tr("Today")
            if days == 0
            else self.tr("Tomorrow")
            if days == 1
            else self.tr("In {days} days").format(days=days)
        )
        if not session.with_whom:
            return far
        return self.tr("{far}, with {name}").format(far=far, name=session.with_whom)

    def _bring_words(self, things: int) -> str:
        if things == 1:
            return self.tr("One thing to bring up")
        return self.tr("{count} things to bring up").format(count=things)

    def _want(self) -> None:
        self.change_wanted.emit(self._session)


def when_words(at: datetime, today: date) -> str:
    """A weekday while that says enough, else the day."""
    near = (at.date() - today).days < _NAMED_BY_DAY
    day = QLocale().dayName(at.date().isoweekday()) if near else short_day_words(at.date(), today)
    return f"{day}, {time_words(at)}"
