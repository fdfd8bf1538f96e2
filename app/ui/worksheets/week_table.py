"""A week of sheets side by side: days down, questions across; day by day where there is no room for that."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.worksheets import Field
from app.ui.theme import Role
from app.ui.widgets.date_words import day_words, weekday_words
from app.ui.widgets.scroll import BAR
from app.ui.widgets.text import HideableLabel, Label
from app.ui.worksheets.fields.base import show_only

_WEEK = 7
Cells = Mapping[tuple[date, str], str]


class WeekTable(QWidget):
    """A day without a sheet stays blank."""

    def __init__(
        self, monday: date, fields: Sequence[Field], cells: Cells, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._days = [monday + timedelta(days=number) for number in range(_WEEK)]
        self._fields = fields
        self._cells = cells
        self._today = today
        self._choosing = False
        self.grid = self._as_grid()
        self.by_day = self._as_days()
        self.by_day.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        column.addWidget(self.by_day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        """One of both. What it does to the height may take or give a scroll bar's width, so going back needs more."""
        if self._choosing:
            return
        self._choosing = True
        spare = 2 * BAR if self.grid.isHidden() else 0
        fits = self.grid.minimumSizeHint().width() + spare <= self.width()
        show_only(self.grid, fits)
        show_only(self.by_day, not fits)
        self._choosing = False

    def _as_grid(self) -> QWidget:
        made = QWidget()
        made.setAccessibleName(self.tr("A week as a table"))
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, field in enumerate(self._fields, 1):
            grid.addWidget(Label(field.words, Role.SMALL, "ink2", wrap=True), 0, place)
            grid.setColumnStretch(place, 1)
        for row, day in enumerate(self._days, 1):
            name = self.tr("{weekday} {day}").format(weekday=weekday_words(day), day=day.day)
            grid.addWidget(Label(name, Role.SMALL, "ink2"), row, 0)
            for place, field in enumerate(self._fields, 1):
                words = self._cells.get((day, field.key), "")
                if words:
                    cell = HideableLabel(words, Role.SMALL, wrap=True, tabular=True)
                    cell.setAccessibleDescription(f"{day_words(day, self._today)}, {field.words}")
                    grid.addWidget(cell, row, place)
        return made

    def _as_days(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for day in self._days:
            said = [(field, self._cells.get((day, field.key), "")) for field in self._fields]
            if any(words for _field, words in said):
                column.addSpacing(8)
                column.addWidget(Label(day_words(day, self._today), bold=True, wrap=True))
            for field, words in said:
                if words:
                    column.addWidget(Label(field.words, Role.SMALL, "ink2", wrap=True))
                    column.addWidget(HideableLabel(words, wrap=True))
        return made
