"""Cards in an order of one's own: moved with buttons or keys, taken out with the way back standing in their place."""

from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.tiles import QuietTool
from app.ui.safe_space.undo_line import UndoLine
from app.ui.widgets.flow import FlowLayout


class OrderedRow(HavenCard):
    """Put the content into `body`, then call `add_tools`. `moved` says by how many places it wants to go."""

    moved = Signal(int)
    taken_out = Signal()
    after_tools = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.up = QuietTool(self.tr("Up"), "up", self)
        self.down = QuietTool(self.tr("Down"), "down", self)
        self.out = QuietTool(self.tr("Take out"), "bin", self)
        self.up.clicked.connect(self._go_up)
        self.down.clicked.connect(self._go_down)
        self.out.clicked.connect(self.taken_out)

    @property
    def tools(self) -> tuple[QuietTool, ...]:
        return self.up, self.down, self.out

    @property
    def main(self) -> QWidget:
        """What has the keyboard when somebody comes to this card."""
        return self.out

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Everything the Tab key stops at, in its order."""
        return self.main, *(tool for tool in self.tools if tool is not self.main)

    def add_tools(self, beside: QHBoxLayout | None = None) -> None:
        """Below the content, or at the end of a line of it."""
        ways = FlowLayout(gap=4, at_end=True)
        ways.setContentsMargins(0, 0, self.after_tools, 0)
        for tool in self.tools:
            ways.addWidget(tool)
        if beside is not None:
            beside.addLayout(ways, 1)
        else:
            self.body.addLayout(ways)

    def name_for(self, number: int, count: int) -> str:
        """How it is called for those who hear it."""
        raise NotImplementedError

    def show_place(self, number: int, count: int) -> None:
        """Where it stands, counted from 1."""
        self.setAccessibleName(self.name_for(number, count))
        for tool in self.tools:
            self.name_tool(tool)
        self.up.setVisible(number > 1)
        self.down.setVisible(number < count)

    def name_tool(self, tool: QuietTool) -> None:
        """A tool says what it does and to which card."""
        tool.setAccessibleName(f"{tool.text()}: {self.accessibleName()}")

    def _go_up(self) -> None:
        self.moved.emit(-1)

    def _go_down(self) -> None:
        self.moved.emit(1)


Row = TypeVar("Row", bound=OrderedRow)


class OrderedRows(QWidget, Generic[Row]):
    """`changed` says that other rows are there, or in another order. What is stored is up to those who build on it."""

    changed = Signal()
    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self.setAutoFillBackground(False)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Alt+Up"), self, self._move_up, context=within)
        QShortcut(QKeySequence("Alt+Down"), self, self._move_down, context=within)

    @property
    def parts(self) -> list[QWidget]:
        """Everything the Tab key stops at, in its order."""
        return [part for row in self.rows for part in row.parts]

    def keep_order(self) -> bool:
        """Stores the order in which the rows are now; False where the disk refuses."""
        raise NotImplementedError

    def take_out(self, row: Row) -> None:
        """The row's tool was pressed."""

    def give_back(self, row: Row) -> bool:
        """It is wanted back; False when it cannot be had."""
        return True

    def append(self, row: Row) -> None:
        """One more at the end."""
        row.moved.connect(self._move)
        row.taken_out.connect(self._take_out)
        self.rows.append(row)
        self._box.addWidget(row)
        row.show()

    def show_places(self) -> None:
        """Each row is told where it stands."""
        for number, row in enumerate(self.rows, start=1):
            row.show_place(number, len(self.rows))
        self.changed.emit()

    def move_row(self, row: Row, by: int) -> None:
        """Changes places with its neighbour; the keyboard stays where it is."""
        here = self.rows.index(row)
        there = here + by
        if not 0 <= there < len(self.rows):
            return
        focus = QApplication.focusWidget()
        other = self.rows[there]
        self.rows[here], self.rows[there] = other, row
        places = sorted((self._box.indexOf(row), self._box.indexOf(other)))
        for place, widget in zip(places, (row, other) if by < 0 else (other, row), strict=True):
            self._box.insertWidget(place, widget)
        self.show_places()
        if focus is not None and not focus.isVisible():
            focus = row.down if by < 0 else row.up
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keep_order()
        self.moved.emit(row)

    def hide_row(self, row: Row, words: str) -> None:
        """Out of the order, with these words and the way back in its place."""
        self.rows.remove(row)
        line = UndoLine()
        self._box.insertWidget(self._box.indexOf(row), line)
        row.hide()
        self.show_places()
        line.offer(words, partial(self._show_again, row))

    def _show_again(self, row: Row) -> None:
        if self.give_back(row):
            self.rows.insert(sum(self._box.indexOf(other) < self._box.indexOf(row) for other in self.rows), row)
            row.show()
            self.show_places()
            self.keep_order()
            row.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def row_of(self, widget: QWidget | None) -> Row | None:
        """The row a widget stands in."""
        return next((row for row in self.rows if widget and (row is widget or row.isAncestorOf(widget))), None)

    def _move(self, by: int) -> None:
        self._move_this(self.sender(), by)

    def _move_up(self) -> None:
        self._move_this(QApplication.focusWidget(), -1)

    def _move_down(self) -> None:
        self._move_this(QApplication.focusWidget(), 1)

    def _move_this(self, widget: object, by: int) -> None:
        row = self.row_of(widget) if isinstance(widget, QWidget) else None
        if row is not None:
            self.move_row(row, by)

    def _take_out(self) -> None:
        row = self.sender()
        found = self.row_of(row) if isinstance(row, QWidget) else None
        if found is not None:
            self.take_out(found)
