"""Choosing a day to look at, or the date and time an entry is about."""

from datetime import date, datetime

from PySide6.QtCore import QLocale, Qt, QTime, Signal, Slot
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QWidget

from app.ui.journal.calendar import Calendar, Month
from app.ui.theme import Role, theme
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter


class TimeField(Themed, QTimeEdit):
    """Hours and minutes; Up and Down change them."""

    def __init__(self, time: QTime, parent: QWidget | None = None) -> None:
        super().__init__(time, parent)
        self.setAccessibleName(self.tr("Time"))
        self.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", ""))
        self.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.follow_theme()

    def restyle(self) -> None:
        self.setFont(theme().font(Role.BODY))
        self.setFixedSize(theme().control_height(100), theme().control_height())
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.lineEdit().setPalette(palette)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(smooth_painter(self), self.rect(), RADIUS, theme().colour("lift"), theme().colour("lineStrong"))


class DaySheet(Sheet):
    """Asks which day to go to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, day: date, month: Month | None = None) -> None:
        super().__init__(parent, self.tr("Go to a date"), width=414)
        self.calendar = Calendar(day, date.today(), self, month)
        self.body_layout.addWidget(self.calendar)
        self.go_button = PrimaryButton(self.tr("Go there"), parent=self)
        _add_buttons(self, SecondaryButton(self.tr("Stay here"), parent=self), self.go_button)
        self.calendar.activated.connect(self._say)
        self.go_button.clicked.connect(self._say)

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
