"""One bundled help line while somebody decides about it: first, higher, lower, hidden or shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.help_lines import HelpLine
from app.ui.safe_space.reach.line_words import short_words
from app.ui.safe_space.tiles import QuietTool
from app.ui.theme import Role
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label


class HelpLineEditor(QWidget):
    """Its words are the list's own and cannot be changed. `moved` says by how many places it wants to go."""

    moved = Signal(int)
    turned = Signal()
    mine_turned = Signal()

    def __init__(self, line: HelpLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setAutoFillBackground(False)
        name = f"{line.name}, {line.number}"
        self.setAccessibleName(name)
        self.mine = QuietTool(self.tr("My line"), "pin")
        self.mine.setCheckable(True)
        self.up = QuietTool(self.tr("Up"), "up")
        self.down = QuietTool(self.tr("Down"), "down")
        self.hide_tool = QuietTool("", "hide")
        self.hidden_note = Label(self.tr("Hidden: not under Reach someone, and not in the plan."), Role.SMALL, "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(f"{line.name} · {line.number}", Role.BODY, bold=True, wrap=True))
        column.addWidget(Label(short_words(line), Role.SMALL, "ink2", wrap=True))
        self.hidden_note.setWordWrap(True)
        column.addWidget(self.hidden_note)
        tools = FlowLayout(gap=4, row_gap=0, at_end=True)
        for tool in self.stops:
            tools.addWidget(tool)
        column.addLayout(tools)
        self.mine.clicked.connect(self.mine_turned)
        self.up.clicked.connect(self._go_up)
        self.down.clicked.connect(self._go_down)
        self.hide_tool.clicked.connect(self.turned)

    @property
    def stops(self) -> list[QuietTool]:
        """What the Tab key stops at."""
        return [self.mine, self.up, self.down, self.hide_tool]

    def show_state(self, *, mine: bool, hidden: bool, first: bool, last: bool) -> None:
        """How it stands among the others."""
        self.mine.setChecked(mine)
        self.hide_tool.set_look(self.tr("Show") if hidden else self.tr("Hide"), "show" if hidden else "hide")
        self.hidden_note.setVisible(hidden)
        self.mine.setVisible(not hidden)
        self.up.setVisible(not (mine or first))
        self.down.setVisible(not (mine or last))
        for tool in self.stops:
            tool.setAccessibleName(f"{tool.text()}: {self.accessibleName()}")

    def _go_up(self) -> None:
        self.moved.emit(-1)

    def _go_down(self) -> None:
        self.moved.emit(1)
