"""Questions that come again and again: one line for each time, added and taken away as somebody likes."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.sheets import Value
from app.domain.worksheets import Field
from app.ui.theme import Role, theme
from app.ui.widgets.buttons import SecondaryButton, ToolButton
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter
from app.ui.widgets.undo_line import UndoLine
from app.ui.worksheets.fields.around import Answers, Around
from app.ui.worksheets.fields.base import FieldWidget, show_only

Make = Callable[[Field, int, Around], FieldWidget]
MOST_LINES = 60


class GroupLine(Themed, QFrame):
    """The questions of one line, and the way to take the line away."""

    removed = Signal(object)

    def __init__(self, parts: list[FieldWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = parts
        self.number_label = Label("", Role.SMALL, "ink2")
        self.remove_button = ToolButton("bin", "", self)
        head = QHBoxLayout()
        head.addWidget(self.number_label, 1)
        head.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 8, 16)
        column.setSpacing(14)
        if len(parts) == 1:
            self.number_label.hide()
            parts[0].name_label.hide()
            column.setContentsMargins(0, 0, 0, 0)
            self.layout_alone(column, head, parts[0])
        else:
            column.addLayout(head)
            for part in parts:
                holder = QHBoxLayout()
                holder.setContentsMargins(0, 0, 8, 0)
                holder.addWidget(part)
                column.addLayout(holder)
        self.remove_button.clicked.connect(self._remove)
        self.follow_theme()

    @staticmethod
    def layout_alone(column: QVBoxLayout, head: QHBoxLayout, part: FieldWidget) -> None:
        """A line of one question needs no frame."""
        head.insertWidget(0, part, 1)
        column.addLayout(head)

    def set_number(self, number: int) -> None:
        for part in self.parts:
            part.line = number
        self.number_label.setText(self.tr("{number}.").format(number=number + 1))
        self.remove_button.setAccessibleName(self.tr("Remove line {number}").format(number=number + 1))
        self.remove_button.setToolTip(self.remove_button.accessibleName())

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self.parts) > 1:
            paint_box(smooth_painter(self), self.rect(), RADIUS, None, theme().colour("line"))

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self)


class GroupField(FieldWidget):
    """`line_removed` and `line_wanted_back` say which line; whoever keeps the answers then calls `fill` anew."""

    line_removed = Signal(str, int)
    line_wanted_back = Signal(str, int)

    def __init__(self, field: Field, line: int, around: Around, make: Make, parent: QWidget | None = None) -> None:
        super().__init__(field, line, around, parent)
        self._make = make
        self._gone = 0
        self._begun = False
        self.lines: list[GroupLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.undo_line = UndoLine()
        self.add_button = SecondaryButton(field.add or self.tr("One more"), "plus")
        self.body_layout.addLayout(self._list)
        self.body_layout.addWidget(self.undo_line)
        self.body_layout.addWidget(self.add_button)
        self.add_button.clicked.connect(self._add_one)

    def parts(self) -> Iterator[FieldWidget]:
        """Every question of every line."""
        for one in self.lines:
            yield from one.parts

    def answer(self) -> Value | None:
        return None

    def show_answer(self, answer: Value | None) -> None:
        pass

    def show_state(self) -> None:
        show_only(self.add_button, len(self.lines) < MOST_LINES)

    def take_focus(self) -> None:
        for part in self.parts():
            part.take_focus()
            return
        self.focus(self.add_button)

    def fill(self, answers: Answers) -> None:
        """As many lines as there are answers for, and the empty ones to begin with."""
        keys = {part.key for part in self.field.fields}
        there = max((line + 1 for key, line in answers if key in keys), default=0)
        at_first = 0 if self._begun else self.field.target
        self._begun = True
        wanted = min(MOST_LINES, max(there, at_first, len(self.lines)))
        while len(self.lines) < wanted:
            self._add()
        for part in self.parts():
            part.fill(answers)
        self.show_state()

    def remove(self, number: int) -> None:
        """Takes a line away and offers it back."""
        line = self.lines.pop(number)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._number()
        self._gone = number
        self.line_removed.emit(self.field.key, number)
        self.show_state()
        self.undo_line.offer(self.tr("That line is gone."), self._put_back)

    def _put_back(self) -> None:
        self._add(self._gone)
        self.line_wanted_back.emit(self.field.key, self._gone)
        self.lines[self._gone].parts[0].take_focus()

    @Slot()
    def _add_one(self) -> None:
        self.undo_line.withdraw()
        self._add()
        self.show_state()
        self.lines[-1].parts[0].take_focus()

    def _add(self, at: int | None = None) -> None:
        place = len(self.lines) if at is None else at
        line = GroupLine([self._make(field, place, self.around) for field in self.field.fields])
        line.removed.connect(self._take_away)
        for part in line.parts:
            part.said.connect(self._hand_on)
            part.grown.connect(self.grown)
            part.entered.connect(self._go_on)
        self.lines.insert(place, line)
        self._list.insertWidget(place, line)
        if self.isVisible():
            line.show()
        self._number()
        self.grown.emit()

    def _number(self) -> None:
        for number, line in enumerate(self.lines):
            line.set_number(number)

    @Slot(object)
    def _take_away(self, line: GroupLine) -> None:
        self.remove(self.lines.index(line))

    @Slot()
    def _go_on(self) -> None:
        """From the last line that says something to a new one, for listing without leaving the keys."""
        part = self.sender()
        last = self.lines[-1].parts[-1]
        if part is last and last.answer() is not None and len(self.lines) < MOST_LINES:
            self._add_one()
        else:
            self.focusNextChild()

    @Slot(str, int, object)
    def _hand_on(self, key: str, line: int, answer: object) -> None:
        self.undo_line.withdraw()
        self.said.emit(key, line, answer)
