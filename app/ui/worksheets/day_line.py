"""Which day a sheet is about, and the way to give it another."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme import Role
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.calendar import Calendar
from app.ui.widgets.date_words import day_words
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label


class DayLine(QWidget):
    """A small line; the calendar comes when somebody asks for it. A day still to come can be chosen as well."""

    chosen = Signal(object)

    def __init__(self, day: date, today: date, morning: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self._today = today
        self._morning = morning
        self.calendar: Calendar | None = None
        self.words = Label("", Role.SMALL, "ink2")
        self.button = QuietButton(self.tr("Another day"), "calendar")
        row = FlowLayout(gap=4, row_gap=0)
        row.addWidget(self.words)
        row.addWidget(self.button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(row)
        self.button.clicked.connect(self._open_or_close)
        self.show_day(day)

    def show_day(self, day: date) -> None:
        self._day = day
        pattern = self.tr("The morning of {day}") if self._morning else self.tr("About {day}")
        self.words.setText(pattern.format(day=day_words(day, self._today)))

    @Slot()
    def _open_or_close(self) -> None:
        if self.calendar is None:
            last = self._today if self._morning else date(self._today.year + 2, 12, 31)
            self.calendar = Calendar(self._day, last, self)
            self.calendar.grid.wanted.connect(self._take)
            self.calendar.entered.connect(self._close)
            self._column.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignLeft)
        elif self.calendar.isVisible():
            self._close()
            return
        self.calendar.choose(self._day)
        self.calendar.show()
        self.calendar.take_focus()

    @Slot(object)
    def _take(self, _day: date) -> None:
        if self.calendar is not None:
            self.show_day(self.calendar.day())
            self.chosen.emit(self.calendar.day())

    @Slot()
    def _close(self) -> None:
        if self.calendar is not None:
            self.calendar.hide()
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
