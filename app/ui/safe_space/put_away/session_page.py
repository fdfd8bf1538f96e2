"""One session: its day, its time, and with whom."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.journal import NewEntry
from app.domain.sessions import Session
from app.ui.keep_soon import KeepSoon
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.put_away.words import session_words
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.undo_line import UndoLine
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.calendar import Calendar
from app.ui.widgets.day_steps import months_later
from app.ui.widgets.fields import Field, FieldWithNote
from app.ui.widgets.number_fields import TimeField
from app.ui.widgets.text import Label

_MONTHS_AHEAD = 36
_LONGEST_NAME = 60


class SessionPage(ColumnPage):
    """A new one is kept once something of it was changed, or with the button; after that everything holds at once."""

    personal = True
    passing = True
    quick_keys = False

    def __init__(
        self, around: Surroundings, session: Session, *, is_new: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("My next session"), parent)
        self._around = around
        self._session = session
        self._is_new = is_new
        self.keeper = KeepSoon(self._keep, self)
        self.undo = UndoLine()
        self.sheet = HavenCard(spacing=16)
        self.calendar = Calendar(session.at.date(), months_later(date.today(), _MONTHS_AHEAD))
        self.time = TimeField(QTime(session.at.hour, session.at.minute))
        self.name = Field(self.tr("With whom"))
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setText(session.with_whom)
        self.keep_button = PrimaryButton(self.tr("Note it"))
        self.keep_button.setVisible(is_new)
        self.remove = self.add_tool(self.tr("Remove it"), "bin")
        self.remove.setVisible(not is_new)
        self._lay_out()
        self.calendar.changed.connect(self._touch)
        self.time.timeChanged.connect(self._touch)
        self.name.textEdited.connect(self._touch)
        self.keep_button.clicked.connect(self._note)
        self.remove.clicked.connect(self._remove)
        self._tab()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.keep_button if self._is_new else self.name

    def flush(self) -> bool:
        return self.keeper.flush()

    def unsaved(self) -> NewEntry | None:
        if not self.keeper.owed:
            return None
        return NewEntry(datetime.now(), self.tr("My next session"), session_words(self._written()))

    def _lay_out(self) -> None:
        time = QHBoxLayout()
        label = Label(self.tr("Time"), bold=True)
        label.setBuddy(self.time)
        time.addWidget(label)
        time.addWidget(self.time)
        time.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self.calendar)
        column.addLayout(time)
        column.addWidget(FieldWithNote(self.name.accessibleName(), self.name))
        column.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignRight)
        self.sheet.body.addLayout(column)
        self.body.addWidget(self.undo)
        self.body.addWidget(self.sheet)

    def _written(self) -> Session:
        day, time = self.calendar.day(), self.time.time()
        at = datetime(day.year, day.month, day.day, time.hour(), time.minute())
        return replace(self._session, at=at, with_whom=" ".join(self.name.text().split()))

    def _touch(self) -> None:
        self.keeper.touch()

    def _keep(self) -> None:
        own, session = self._around.own, self._written()
        if own is None:
            return
        if not session.uid:
            self._session = own.sessions.add(session.at, session.with_whom)
        elif not own.sessions.rewrite(session):
            own.sessions.add(session.at, session.with_whom, session.uid)
        self.remove.show()
        self.arrange()

    def _note(self) -> None:
        self.keeper.touch()
        if self.keeper.flush():
            self.back_wanted.emit()

    def _remove(self) -> None:
        own = self._around.own
        if own is None or not self.flush():
            return
        with telling(self):
            own.sessions.remove(self._session.uid)
            self.sheet.hide()
            self.remove.hide()
            self.undo.offer(self.tr("The session is taken out."), self._put_back)

    def _put_back(self) -> None:
        self.sheet.show()
        self.keeper.touch()
        self.keeper.flush()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tab(self) -> None:
        parts = (self.undo.button, *self.calendar.parts, self.time, self.name, self.keep_button)
        tab_through(*parts, self.remove, self.back)
