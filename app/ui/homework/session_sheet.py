"""When the next session is: its day, its time, and with whom."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, QTime, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.sessions import Session
from app.storage.sessions import SessionStore
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.calendar import Calendar
from app.ui.widgets.day_steps import months_later
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.fields import Field, FieldWithNote
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.number_fields import TimeField
from app.ui.widgets.text import Label

MONTHS_AHEAD = 36
LONGEST_NAME = 60
_A_WEEK = timedelta(days=7)
_USUAL_HOUR = 16


class SessionFields(QWidget):
    """A calendar, a time and a name, to stand in a sheet."""

    def __init__(self, at: datetime, with_whom: str, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        last = months_later(now.date(), MONTHS_AHEAD)
        self.calendar = Calendar(at.date(), last, self, first=now.date())
        self.time = TimeField(QTime(at.hour, at.minute), self)
        self.name = Field(self.tr("With whom"), parent=self)
        self.name.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setText(with_whom)
        label = Label(self.tr("Time"), bold=True, parent=self)
        label.setBuddy(self.time)
        time = QHBoxLayout()
        time.setSpacing(10)
        time.addWidget(label)
        time.addWidget(self.time)
        time.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.calendar)
        column.addLayout(time)
        column.addWidget(FieldWithNote(self.name.accessibleName(), self.name))

    def at(self) -> datetime:
        day, time = self.calendar.day(), self.time.time()
        return datetime(day.year, day.month, day.day, time.hour(), time.minute())

    def with_whom(self) -> str:
        return " ".join(self.name.text().split())


class SessionSheet(Sheet):
    """`kept` gives the session, new or changed; `removed` the one that was taken out."""

    kept = Signal(object)
    removed = Signal(object)

    def __init__(self, store: SessionStore, session: Session | None, parent: QWidget, now: datetime) -> None:
        title = parent.tr("Your next session") if session else parent.tr("When is your next session?")
        super().__init__(parent, title, width=440)
        self._store, self._session = store, session
        at, whom = (session.at, session.with_whom) if session else next_guess(store, now)
        self.fields = SessionFields(at, whom, now, self)
        self.leave_button = SecondaryButton(self.tr("Leave it"), parent=self)
        self.keep_button = PrimaryButton(self.tr("Note it"), parent=self)
        self.remove_button = QuietButton(self.tr("Remove it"), "bin", self)
        self.remove_button.setVisible(session is not None)
        end = FlowLayout(gap=10, at_end=True)
        for button in (self.remove_button, self.leave_button, self.keep_button):
            end.addWidget(button)
        self.body_layout.addSpacing(8)
        self.body_layout.addWidget(self.fields)
        self.body_layout.addSpacing(16)
        self.body_layout.addLayout(end)
        self.leave_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(self._keep)
        self.remove_button.clicked.connect(self._remove)
        self.fields.name.returnPressed.connect(self._keep)
        self.fields.calendar.take_focus()

    @Slot()
    def _keep(self) -> None:
        at, whom = self.fields.at(), self.fields.with_whom()
        with telling(self):
            if self._session is None:
                session = self._store.add(at, whom)
            else:
                session = Session(self._session.uid, at, whom)
                if not self._store.rewrite(session):
                    session = self._store.add(at, whom, self._session.uid)
            self.kept.emit(session)
            self.accept()

    @Slot()
    def _remove(self) -> None:
        if self._session is None:
            return
        with telling(self):
            self._store.remove(self._session.uid)
            self.removed.emit(self._session)
            self.accept()


def next_guess(store: SessionStore, now: datetime) -> tuple[datetime, str]:
    """A week after the last session that there was, at the same time and with the same person."""
    earlier = [session for session in store.all() if session.at <= now]
    if not earlier:
        return datetime.combine(now.date() + _A_WEEK, datetime.min.time()).replace(hour=_USUAL_HOUR), ""
    at = earlier[-1].at
    while at <= now:
        at += _A_WEEK
    return at, earlier[-1].with_whom


def upcoming(store: SessionStore, now: datetime, also: str | None = None) -> list[Session]:
    """The sessions from today on, and one that is named already."""
    today = datetime.combine(date(now.year, now.month, now.day), datetime.min.time())
    return [session for session in store.all() if session.at >= today or session.uid == also]
