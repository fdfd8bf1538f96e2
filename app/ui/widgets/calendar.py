"""A month to choose a day from, in the colours of the theme."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.moods import Mood
from app.ui.widgets.buttons import ToolButton
from app.ui.widgets.day_grid import DayGrid, Written
from app.ui.widgets.day_steps import months_later
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.number_fields import YearField

Month = Callable[[int, int], list[tuple[int, int, Mood | None]] | None]


class Calendar(QWidget):
    """Days after `last` cannot be chosen, nor those before `first`.

    With a `month` to ask, days with entries show their last mood, or a dot; where it knows nothing, they are plain.
    `changed` says which day is the chosen one now.
    """

    entered = Signal()
    changed = Signal(object)

    def __init__(
        self,
        day: date,
        last: date,
        parent: QWidget | None = None,
        month: Month | None = None,
        *,
        first: date = date.min,
    ) -> None:
        super().__init__(parent)
        self._ask = month
        self._day = day
        self._first = min(day, first)
        self._last = max(day, last)
        self._hidden = False
        self._written: Written | None = None
        self._read: tuple[int, int] | None = None
        self.grid = DayGrid(self)
        self.before = ToolButton("back", "", self)
        self.after = ToolButton("next", "", self)
        self.month = DropDown(
            tuple((n, QLocale().standaloneMonthName(n)) for n in range(1, 13)), self.tr("Month"), self
        )
        self.year = YearField(self._first.year, self._last.year, self)
        for button, name in ((self.before, self.tr("Month before")), (self.after, self.tr("Month after"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._lay_out()
        self.choose(day)
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)
        self.month.currentIndexChanged.connect(self._take_month)
        self.year.valueChanged.connect(self._take_month)
        self.grid.wanted.connect(self._go_to)
        self.grid.entered.connect(self.entered)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Everything that the keyboard may come to, in the order it is seen."""
        return self.before, self.month, self.year, self.after, *self.grid.buttons

    def day(self) -> date:
        return self._day

    @Slot(object)
    def choose(self, day: date) -> None:
        """Shows a day as the chosen one; the last possible one instead of a later one, the first of an earlier one."""
        before, self._day = self._day, max(self._first, min(day, self._last))
        self._look_up(self._day.year, self._day.month)
        for part in (self.month, self.year):
            part.blockSignals(True)
        self.month.choose(self._day.month)
        self.year.setValue(self._day.year)
        for part in (self.month, self.year):
            part.blockSignals(False)
        self.before.setEnabled((self._day.year, self._day.month) > (self._first.year, self._first.month))
        self.after.setEnabled((self._day.year, self._day.month) < (self._last.year, self._last.month))
        self._show()
        if self._day != before:
            self.changed.emit(self._day)

    def hide_words(self, hidden: bool) -> None:
        """Dates stay; what was felt and written on them goes."""
        self._hidden = hidden
        self._show()

    def take_focus(self) -> None:
        self.grid.take_focus()

    @Slot(object)
    def _go_to(self, day: date) -> None:
        self.choose(day)
        self.grid.take_focus()

    @Slot()
    def _go_back(self) -> None:
        self.choose(months_later(self._day, -1))

    @Slot()
    def _go_on(self) -> None:
        self.choose(months_later(self._day, 1))

    @Slot()
    def _take_month(self) -> None:
        number = self.year.value() * 12 + int(self.month.currentData())
        self.choose(months_later(self._day, number - self._day.year * 12 - self._day.month))

    def _show(self) -> None:
        self.grid.show_days(self._day, self._first, self._last, None if self._hidden else self._written)

    def _look_up(self, year: int, month: int) -> None:
        if self._ask is None or self._read == (year, month):
            return
        found = self._ask(year, month)
        self._written = None if found is None else {day: (pages, mood) for day, pages, mood in found}
        self._read = None if found is None else (year, month)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.before)
        head.addStretch(1)
        head.addWidget(self.month)
        head.addWidget(self.year)
        head.addStretch(1)
        head.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.grid)
