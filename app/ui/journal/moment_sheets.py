"""Choosing a day to look at, or the date and time an entry is about."""

from datetime import date, datetime

from PySide6.QtCore import QTime, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.calendar import Calendar, Month
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.number_fields import TimeField
from app.ui.widgets.text import Label


class DaySheet(Sheet):
    """Asks which day to go to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, day: date, month: Month | None = None) -> None:
        super().__init__(parent, self.tr("Go to a date"), width=414)
        self.calendar = Calendar(day, date.today(), self, month)
        self.body_layout.addWidget(self.calendar)
        self.go_button = PrimaryButton(self.tr("Go there"), parent=self)
        _add_buttons(self, SecondaryButton(self.tr("Stay here"), parent=self), self.go_button)
        self.calendar.entered.connect(self._say)
        self.go_button.clicked.connect(self._say)
        self.calendar.take_focus()

    @Slot()
    def _say(self) -> None:
        self.chosen.emit(self.calendar.day())
        self.accept()


class MomentSheet(Sheet):
    """Asks which moment an entry is about; one that has not come yet is not offered."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, about: datetime, now: datetime) -> None:
        super().__init__(parent, self.tr("When is this about?"), width=414)
        self._about, self._now = about, now
        self.calendar = Calendar(about.date(), now.date(), self)
        self.time = TimeField(QTime(about.hour, about.minute), self)
        line = QHBoxLayout()
        line.addWidget(Label(self.tr("Time"), bold=True, parent=self))
        line.addWidget(self.time)
        line.addStretch(1)
        self.body_layout.addWidget(self.calendar)
        self.body_layout.addLayout(line)
        self.keep_button = PrimaryButton(self.tr("Use this date"), parent=self)
        _add_buttons(self, SecondaryButton(self.tr("Leave it"), parent=self), self.keep_button)
        self.keep_button.clicked.connect(self._say)
        self.calendar.take_focus()

    @Slot()
    def _say(self) -> None:
        time = self.time.time()
        day = self.calendar.day()
        moment = datetime(day.year, day.month, day.day, time.hour(), time.minute())
        if moment != self._about.replace(second=0, microsecond=0):
            self.chosen.emit(min(moment, max(self._now, self._about)))
        self.accept()


def _add_buttons(sheet: Sheet, safe: SecondaryButton, act: PrimaryButton) -> None:
    safe.clicked.connect(sheet.reject)
    row = FlowLayout(gap=10, at_end=True)
    row.addWidget(safe)
    row.addWidget(act)
    sheet.body_layout.addSpacing(16)
    sheet.body_layout.addLayout(row)
