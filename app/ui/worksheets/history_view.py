"""What was filled in of one worksheet: a week as a table, means, what was expected beside what was, and each sheet."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.filling import Filling, compared, mean_of
from app.domain.schedules import week_of
from app.domain.sheets import Sheet
from app.domain.worksheets import Comparison, Mean, Worksheet
from app.storage.sheets import SheetStore
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import QuietButton, ToolButton
from app.ui.widgets.cards import Card
from app.ui.widgets.date_words import day_words
from app.ui.widgets.quiet_row import at_start
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.undo_line import UndoLine
from app.ui.worksheets.answer_words import MINUTES, answer_words, minutes_words, number_words
from app.ui.worksheets.list_rows import SheetRow
from app.ui.worksheets.list_view import empty
from app.ui.worksheets.week_table import WeekTable

_LOOKED_AT = 60
_FIRST = 10
_WEEK = timedelta(days=7)


class HistoryView(QWidget):
    """Reads everything when it is made. Raises StorageError."""

    left = Signal()
    sheet_wanted = Signal(object)

    def __init__(
        self, store: SheetStore, worksheet: Worksheet, today: date, hidden: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._worksheet = worksheet
        self._today = today
        self._hidden = hidden
        self._shown = _FIRST
        self._removed = ""
        self.table: WeekTable | None = None
        self.back_button = QuietButton(self.tr("All worksheets"), "back")
        self.more_button = QuietButton(self.tr("Earlier ones"), "down")
        self.undo_line = UndoLine()
        self._read()
        self._monday = week_of(self._fillings[0].sheet.day if self._fillings else today)[0]
        self._week = Card(spacing=12)
        self._numbers = Card(spacing=8)
        self._week_label = Label("", Role.H3, wrap=True)
        self.before_button, self.after_button = ToolButton("back", ""), ToolButton("next", "")
        self._rows = QVBoxLayout()
        self._lay_out()
        self._show()
        for button, name in ((self.before_button, self.tr("Week before")), (self.after_button, self.tr("Week after"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.back_button.clicked.connect(self.left)
        self.more_button.clicked.connect(self._show_more)
        self.before_button.clicked.connect(self._go_back)
        self.after_button.clicked.connect(self._go_on)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for label in self.findChildren(HideableLabel):
            label.hide_words(hidden)

    def take_focus(self) -> None:
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        keys = [field.key for field in self._worksheet.fields()]
        found = self._store.values(self._worksheet.name, keys, _LOOKED_AT)
        self._fillings = [Filling(self._worksheet, sheet, said, {}) for sheet, said in found]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(at_start(self.back_button))
        column.addWidget(Label(self._worksheet.title, Role.H2, wrap=True))
        steps = QHBoxLayout()
        steps.addWidget(self._week_label, 1)
        steps.addWidget(self.before_button)
        steps.addWidget(self.after_button)
        self._week.body_layout.addLayout(steps)
        self._rows.setSpacing(12)
        for part in (self._week, self._numbers, self.undo_line):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addWidget(self.more_button)

    def _show(self) -> None:
        self._show_week()
        self._show_numbers()
        self._show_sheets()
        if self._hidden:
            self.hide_words(True)

    def _show_week(self) -> None:
        fields = [field for key in self._worksheet.table if (field := self._worksheet.field(key)) is not None]
        self._week.setVisible(bool(fields) and bool(self._fillings))
        self._week_label.setText(self.tr("Week of {day}").format(day=day_words(self._monday, self._today)))
        if self.table is not None:
            self._week.body_layout.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        cells = {}
        for filling in reversed(self._fillings):
            if self._monday <= filling.sheet.day < self._monday + _WEEK:
                for field in fields:
                    cells[filling.sheet.day, field.key] = answer_words(field, filling.value(field.key), self._today)
        self.table = WeekTable(self._monday, fields, cells, self._today)
        self._week.body_layout.addWidget(self.table)
        self.after_button.setEnabled(self._monday + _WEEK <= self._today)

    def _show_numbers(self) -> None:
        sentences = [self._mean_words(mean) for mean in self._worksheet.means]
        sentences += [self._compared_words(one) for one in self._worksheet.comparisons]
        empty(self._numbers.body_layout)
        said = [sentence for sentence in sentences if sentence]
        for sentence in said:
            self._numbers.body_layout.addWidget(HideableLabel(sentence, wrap=True))
        self._numbers.setVisible(bool(said))

    def _mean_words(self, mean: Mean) -> str:
        field = self._worksheet.field(mean.field)
        values = [(filling.sheet.day, filling.value(mean.field)) for filling in self._fillings]
        found = mean_of(mean, values, self._today)
        if found is None or field is None:
            return ""
        unit = mean.unit or field.unit
        if unit == MINUTES or (not unit and field.kind == "duration"):
            return self.tr("{words}: {value}").format(words=mean.words, value=minutes_words(found))
        value = f"{number_words(found)} {unit}".strip()
        return self.tr("{words}: {value}").format(words=mean.words, value=value)

    def _compared_words(self, comparison: Comparison) -> str:
        pairs = compared(comparison, [(one.sheet, one.said) for one in self._fillings])
        if not pairs:
            return ""
        before, after = (sum(pair[side] for pair in pairs) / len(pairs) for side in (0, 1))
        return self.tr("{words}: expected {before}, as it was {after}. From {count} times.").format(
            words=comparison.words, before=number_words(before), after=number_words(after), count=len(pairs)
        )

    def _show_sheets(self) -> None:
        empty(self._rows)
        for filling in self._fillings[: self._shown]:
            begun = not filling.sheet.is_finished
            title = self._worksheet.title
            row = SheetRow(filling.sheet, title, filling.line(), self._today, begun=begun, among_its_own=True)
            row.opened.connect(self.sheet_wanted)
            row.removed.connect(self._remove)
            self._rows.addWidget(row)
        self.more_button.setVisible(len(self._fillings) > self._shown)

    @Slot()
    def _show_more(self) -> None:
        self._shown = len(self._fillings)
        self._show()

    @Slot()
    def _go_back(self) -> None:
        self._monday -= _WEEK
        self._show_week()
        self.hide_words(self._hidden)

    @Slot()
    def _go_on(self) -> None:
        self._monday += _WEEK
        self._show_week()
        self.hide_words(self._hidden)

    @Slot(object)
    def _remove(self, sheet: Sheet) -> None:
        with telling(self):
            self._store.remove(sheet.uid)
            self._removed = sheet.uid
            self._read()
            self._show()
            self.undo_line.offer(self.tr("The sheet is removed."), self._put_back)

    def _put_back(self) -> None:
        with telling(self):
            self._store.put_back(self._removed)
            self._read()
            self._show()
