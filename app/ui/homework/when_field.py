"""A day, perhaps with a time, that may be left open: one button that says it, and a calendar that opens below."""

from datetime import date, datetime

from PySide6.QtCore import Qt, QTime, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.homework.words import moment_or_day_words
from app.ui.widgets.buttons import QuietButton, SecondaryButton
from app.ui.widgets.calendar import Calendar
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.number_fields import TimeField
from app.ui.widgets.tab_order import tab_as_seen
from app.ui.widgets.text import Label

_USUAL_HOUR = 10


class WhenField(QWidget):
    """`said` tells the new answer: a date, a datetime where `timed`, or None. Days lie from `first` to `last`."""

    said = Signal(object)

    def __init__(
        self,
        name: str,
        answer: date | datetime | None,
        today: date,
        parent: QWidget | None = None,
        *,
        first: date = date.min,
        last: date,
        timed: bool = False,
        may_be_open: bool = True,
    ) -> None:
        super().__init__(parent)
        self._name, self._today, self._first, self._last = name, today, first, last
        self._timed, self._may_be_open = timed, may_be_open
        self._answer = answer
        self.button = SecondaryButton("", "calendar", self)
        self.leave_button = QuietButton(self.tr("Leave it open"), parent=self)
        self.leave_button.setAccessibleName(self.tr("Leave open: {question}").format(question=name))
        self.calendar: Calendar | None = None
        self.time = TimeField(self._first_time(), self)
        self._time_row = self._make_time_row()
        self._lay_out()
        self.button.clicked.connect(self._turn)
        self.leave_button.clicked.connect(self._leave_open)
        self.time.timeChanged.connect(self._take)
        self._show()

    def answer(self) -> date | datetime | None:
        return self._answer

    def set_answer(self, answer: date | datetime | None) -> None:
        """Shows an answer without saying that it was given."""
        self._answer = answer
        if answer is not None and self.calendar is not None:
            self.calendar.blockSignals(True)
            self.calendar.choose(answer.date() if isinstance(answer, datetime) else answer)
            self.calendar.blockSignals(False)
        self._show()

    @Slot()
    def open_calendar(self) -> None:
        """The calendar is made when somebody wants one."""
        if self.calendar is None:
            day = self._answer.date() if isinstance(self._answer, datetime) else self._answer
            self.calendar = Calendar(day or self._nearest(), self._last, self, first=self._first)
            self._column.insertWidget(2, self.calendar)
            self.calendar.changed.connect(self._take)
            self.calendar.entered.connect(self._close)
            tab_as_seen(self)
        self.calendar.show()
        self._time_row.setVisible(self._timed)
        if self._answer is None:
            self._take()
        self.calendar.take_focus()

    def _nearest(self) -> date:
        return max(self._first, min(self._today, self._last))

    def _first_time(self) -> QTime:
        answer = self._answer
        return QTime(answer.hour, answer.minute) if isinstance(answer, datetime) else QTime(_USUAL_HOUR, 0)

    @Slot()
    def _turn(self) -> None:
        if self.calendar is None or self.calendar.isHidden():
            self.open_calendar()
        else:
            self._close()

    @Slot()
    def _close(self) -> None:
        if self.calendar is not None:
            self.calendar.hide()
        self._time_row.hide()
        self.button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _leave_open(self) -> None:
        self._answer = None
        self._show()
        self._close()
        self.said.emit(None)

    @Slot()
    def _take(self) -> None:
        if self.calendar is None:
            return
        day, time = self.calendar.day(), self.time.time()
        self._answer = datetime(day.year, day.month, day.day, time.hour(), time.minute()) if self._timed else day
        self._show()
        self.said.emit(self._answer)

    def _show(self) -> None:
        words = self.tr("Not said") if self._answer is None else moment_or_day_words(self._answer, self._today)
        self.button.setText(words)
        self.button.setAccessibleName(self.tr("{question}, {answer}").format(question=self._name, answer=words))
        self.leave_button.setVisible(self._may_be_open and self._answer is not None)

    def _make_time_row(self) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        label = Label(self.tr("Time"), bold=True, parent=row)
        label.setBuddy(self.time)
        line.addWidget(label)
        line.addWidget(self.time)
        line.addStretch(1)
        row.hide()
        return row

    def _lay_out(self) -> None:
        line = FlowLayout(gap=8)
        line.addWidget(self.button)
        line.addWidget(self.leave_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(Label(self._name, bold=True, wrap=True, parent=self))
        self._column.addLayout(line)
        self._column.addWidget(self._time_row)
