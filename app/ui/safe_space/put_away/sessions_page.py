"""Meetings with the therapist: those to come, and quietly below those that were."""

from datetime import date, datetime, time, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.sessions import Session
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.put_away.session_page import SessionPage
from app.ui.safe_space.row_list import Listed, RowList
from app.ui.safe_space.rows import GoRow, RowsCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.widgets.date_words import moment_words

_USUAL_TIME = time(15)
_A_WEEK = timedelta(days=7)


class SessionsPage(ColumnPage):
    """Only what a person notes themselves."""

    personal = True
    passing = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My sessions"), parent)
        self._around = around
        self._all: dict[str, Session] = {}
        self.coming = RowList(self.tr("To come"))
        self.add = GoRow(self.tr("Note a session"), self.tr("A day, a time, and with whom"))
        self.past = RowList(self.tr("Earlier"))
        for part in (self.coming, RowsCard("", [self.add]), self.past):
            self.body.addWidget(part)
        for rows in (self.coming, self.past):
            rows.chosen.connect(self._open)
        self.add.clicked.connect(self._add)
        around.changed.connect(self._follow)
        self._show_all()
        self._tab()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.add

    def _follow(self, what: object) -> None:
        if what is Topic.SESSIONS:
            self._show_all()

    def _show_all(self) -> None:
        """Where the disk does not answer, the lists stay as they were."""
        own, now = self._around.own, datetime.now()
        if own is None:
            return
        try:
            sessions = own.sessions.all()
        except StorageError:
            return
        self._all = {session.uid: session for session in sessions}
        coming = [_listed(session) for session in sessions if session.at >= now]
        past = [_listed(session) for session in reversed(sessions) if session.at < now]
        changed = [self.coming.show_rows(coming), self.past.show_rows(past)]
        if any(changed):
            self._tab()

    def _open(self, uid: str) -> None:
        self.page_wanted.emit(SessionPage(self._around, self._all[uid]))

    def _add(self) -> None:
        last = max(self._all.values(), key=_at, default=None)
        self.page_wanted.emit(SessionPage(self._around, offered(last, datetime.now()), is_new=True))

    def _tab(self) -> None:
        tab_through(*self.coming.rows, self.add, *self.past.rows, self.back)


def offered(last: Session | None, now: datetime) -> Session:
    """What a new session most likely is: a week after the last one, at the same time and with the same person."""
    if last is None:
        return Session("", datetime.combine(now.date() + _A_WEEK, _USUAL_TIME))
    at = last.at + _A_WEEK
    while at < now:
        at += _A_WEEK
    return Session("", at, last.with_whom)


def _at(session: Session) -> datetime:
    return session.at


def _listed(session: Session) -> Listed:
    return Listed(session.uid, moment_words(session.at, date.today()), session.with_whom)
