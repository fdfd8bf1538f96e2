"""How homework fits into a week: whenever, on one day, on days of the week, or some times a week."""

from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.homework import PartOfDay, Schedule
from app.ui.homework.when_field import WhenField
from app.ui.homework.words import MOST_A_WEEK, part_words, per_week_words
from app.ui.widgets.chips import Chip
from app.ui.widgets.day_steps import months_later
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label

_MONTHS_AHEAD = 24
_USUALLY_A_WEEK = 2


class _Kind(Enum):
    WHENEVER = auto()
    ONCE = auto()
    DAYS = auto()
    TIMES = auto()


class ScheduleFields(QWidget):
    """`said` comes with every change."""

    said = Signal()

    def __init__(self, schedule: Schedule, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kinds = (
            (_Kind.WHENEVER, self.tr("Whenever it fits")),
            (_Kind.ONCE, self.tr("Once")),
            (_Kind.DAYS, self.tr("On days of the week")),
            (_Kind.TIMES, self.tr("Some times a week")),
        )
        self.kind = DropDown(kinds, self.tr("How often"), self)
        self.days = [Chip(QLocale().standaloneDayName(number + 1), self) for number in range(7)]
        counts = tuple((count, per_week_words(count)) for count in range(1, MOST_A_WEEK + 1))
        self.times = DropDown(counts, self.tr("How many times a week"), self)
        parts = tuple((part, part_words(part)) for part in PartOfDay)
        self.part = DropDown(parts, self.tr("Part of the day"), self)
        last = max(months_later(today, _MONTHS_AHEAD), schedule.once or today)
        first = min(today, schedule.once or today)
        self.once = WhenField(self.tr("Which day"), schedule.once, today, self, first=first, last=last)
        self._fill(schedule)
        self._lay_out()
        self._follow()
        self.kind.currentIndexChanged.connect(self._change_kind)
        for box in (self.times, self.part):
            box.currentIndexChanged.connect(self._tell)
        for chip in self.days:
            chip.clicked.connect(self._tell)
        self.once.said.connect(self._tell)

    def schedule(self) -> Schedule:
        """Only what belongs to the kind that is chosen."""
        kind, part, once = self.kind.currentData(), PartOfDay(self.part.currentData()), self.once.answer()
        if kind is _Kind.ONCE:
            return Schedule(part=part, once=once)
        if kind is _Kind.DAYS:
            chosen = frozenset(number for number, chip in enumerate(self.days) if chip.isChecked())
            return Schedule(part=part, days=chosen)
        if kind is _Kind.TIMES:
            return Schedule(part=part, per_week=int(self.times.currentData()))
        return Schedule(part=part)

    def _fill(self, schedule: Schedule) -> None:
        kind = _Kind.WHENEVER
        if schedule.once is not None:
            kind = _Kind.ONCE
        elif schedule.days:
            kind = _Kind.DAYS
        elif schedule.per_week:
            kind = _Kind.TIMES
        self.kind.choose(kind)
        self.times.choose(schedule.per_week or _USUALLY_A_WEEK)
        self.part.choose(schedule.part)
        for number, chip in enumerate(self.days):
            chip.setChecked(number in schedule.days)

    @Slot()
    def _change_kind(self) -> None:
        self._follow()
        self.said.emit()

    @Slot()
    def _tell(self) -> None:
        self.said.emit()

    def _follow(self) -> None:
        kind = self.kind.currentData()
        self.once.setVisible(kind is _Kind.ONCE)
        self._days_part.setVisible(kind is _Kind.DAYS)
        self.times.setVisible(kind is _Kind.TIMES)

    def _lay_out(self) -> None:
        self._days_part = QWidget(self)
        days = FlowLayout(self._days_part)
        for chip in self.days:
            days.addWidget(chip)
        boxes = FlowLayout(gap=8)
        for box in (self.kind, self.times, self.part):
            boxes.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("When it fits into your week"), bold=True, wrap=True, parent=self))
        column.addLayout(boxes)
        column.addWidget(self._days_part)
        column.addWidget(self.once)
