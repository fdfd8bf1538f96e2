"""A day, chosen from a calendar that opens below."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.domain.sheets import Value
from app.domain.worksheets import Field
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.calendar import Calendar
from app.ui.widgets.date_words import day_words
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.base import FieldWidget

_AHEAD = timedelta(days=3 * 366)


class DateField(FieldWidget):
    """No day is chosen at the start; the calendar is made when somebody opens it."""

    def __init__(self, field: Field, line: int, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, line, around, parent)
        self._day: date | None = None
        self.calendar: Calendar | None = None
        self.button = SecondaryButton(self.tr("Choose a day"), "calendar")
        self.foot.addWidget(self.button)
        self.add_foot()
        self.button.clicked.connect(self._open_or_close)
        self.show_state()

    def answer(self) -> Value | None:
        return self._day.isoformat() if self._day else None

    def show_answer(self, answer: Value | None) -> None:
        try:
            self._day = date.fromisoformat(answer) if isinstance(answer, str) else None
        except ValueError:
            self._day = None
        if self.calendar is not None and self._day is None:
            self.calendar.hide()

    def show_state(self) -> None:
        super().show_state()
        words = day_words(self._day, self.around.today) if self._day else self.tr("Choose a day")
        self.button.setText(words)
        self.button.setAccessibleName(f"{self.spoken()}, {words}")

    def take_focus(self) -> None:
        self.focus(self.button)

    @Slot()
    def _open_or_close(self) -> None:
        if self.calendar is None:
            self.calendar = self._make()
            self.body_layout.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignLeft)
            self.grown.emit()
        elif self.calendar.isVisible():
            self.calendar.hide()
            return
        self.calendar.choose(self._day or self.around.today)
        self.calendar.show()
        self.calendar.take_focus()

    def _make(self) -> Calendar:
        calendar = Calendar(self._day or self.around.today, self.around.today + _AHEAD)
        calendar.grid.wanted.connect(self._take)
        calendar.entered.connect(self._finish)
        return calendar

    @Slot(object)
    def _take(self, _day: date) -> None:
        if self.calendar is not None:
            self._day = self.calendar.day()
            self.tell()

    @Slot()
    def _finish(self) -> None:
        if self.calendar is not None:
            self._take(self.calendar.day())
            self.calendar.hide()
            self.take_focus()
