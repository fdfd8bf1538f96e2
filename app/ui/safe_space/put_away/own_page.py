"""Put it away, seen in calm times: what waits and until when, one's own box, and the next session."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.journal import NewEntry
from app.domain.put_away import PutAway
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.put_away.box_card import BoxCard
from app.ui.safe_space.put_away.one_page import OnePutAway
from app.ui.safe_space.put_away.sessions_page import SessionsPage
from app.ui.safe_space.put_away.words import about_words, next_session, session_words
from app.ui.safe_space.row_list import Listed, RowList
from app.ui.safe_space.rows import GoRow, RowsCard
from app.ui.safe_space.surroundings import Surroundings


class OwnPutAway(ColumnPage):
    """Everything is listed here and nowhere else; nothing of it comes up by itself."""

    personal = True
    passing = True
    quick_keys = False

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Put it away"), parent)
        self._around = around
        self._all: dict[str, PutAway] = {}
        self.for_session = RowList(self.tr("For your next session"))
        self.waiting = RowList(self.tr("Put away"))
        self.looked_at = RowList(self.tr("Looked at"))
        self.session = GoRow(self.tr("My next session"))
        self.box = BoxCard(around)
        for part in (self.for_session, self.waiting, RowsCard("", [self.session]), self.box, self.looked_at):
            self.body.addWidget(part)
        for rows in (self.for_session, self.waiting, self.looked_at):
            rows.chosen.connect(self._open_one)
        self.session.clicked.connect(self._open_sessions)
        around.changed.connect(self._follow)
        self._show_all()
        self._show_session()
        self._tab()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return next(iter((*self.for_session.rows, *self.waiting.rows, self.session)))

    def flush(self) -> bool:
        return self.box.keeper.flush()

    def unsaved(self) -> NewEntry | None:
        return self.box.unsaved()

    def _follow(self, what: object) -> None:
        if what is Topic.PUT_AWAY:
            self._show_all()
        elif what is Topic.SESSIONS:
            self._show_session()

    def _show_all(self) -> None:
        """Where the disk does not answer, the lists stay as they were."""
        own, today = self._around.own, date.today()
        if own is None:
            return
        try:
            everything = own.put_away.all()
            due = own.put_away.for_session(today)
        except StorageError:
            return
        self._all = {put.uid: put for put in everything}
        waiting = [put for put in everything if put.is_open and put not in due]
        looked_at = [put for put in everything if not put.is_open]
        parts = ((self.for_session, due), (self.waiting, waiting), (self.looked_at, looked_at))
        changed = [rows.show_rows([_listed(put) for put in some]) for rows, some in parts]
        if any(changed):
            self._tab()

    def _show_session(self) -> None:
        session = next_session(self._around)
        self.session.set_about(session_words(session) if session else self.tr("None is noted"))

    def _open_one(self, uid: str) -> None:
        self.page_wanted.emit(OnePutAway(self._around, self._all[uid]))

    def _open_sessions(self) -> None:
        self.page_wanted.emit(SessionsPage(self._around))

    def _tab(self) -> None:
        rows = (*self.for_session.rows, *self.waiting.rows, self.session)
        tab_through(*rows, *self.box.fields.values(), *self.looked_at.rows, self.back)


def _listed(put: PutAway) -> Listed:
    return Listed(put.uid, put.label, about_words(put))
