"""A spare key as it is typed or pasted: one field, and under it the seven boxes as they stand on paper."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import spare_key
from app.spare_key import GROUPS, TypedCode
from app.ui.messages import wrong_group
from app.ui.unlock.code_field import CodeField
from app.ui.unlock.code_grid import CodeGrid, GroupState
from app.ui.widgets.text import Label


class CodeEntry(QWidget):
    """`said` brings a sentence about a group that does not fit, or nothing once it does; `entered` is Enter."""

    said = Signal(str)
    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = spare_key.look_at("")
        self.field = CodeField(self.tr("The spare key"))
        self.grid = CodeGrid()
        name = Label(self.tr("The seven groups, typed or pasted"), bold=True)
        name.setBuddy(self.field)
        self.notice_place = QVBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(name)
        rows.addSpacing(8)
        rows.addWidget(self.field)
        rows.addSpacing(8)
        rows.addLayout(self.notice_place)
        rows.addSpacing(12)
        rows.addWidget(self.grid)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self.entered)
        self._look("")

    @property
    def text(self) -> str:
        return self.field.text()

    @property
    def missing(self) -> str | None:
        """What is not there yet or does not fit, in a sentence."""
        typed = self._typed
        if typed.fits:
            return None
        if typed.wrong:
            return _sentence(self, typed)
        if typed.too_long:
            return self.tr("That is longer than seven groups of five.")
        done = sum(spare_key.is_whole_group(group) for group in typed.groups)
        return self.tr("{done} of {all} groups are here so far.").format(done=done, all=GROUPS)

    @Slot(str)
    def _look(self, text: str) -> None:
        before, self._typed = self._typed, spare_key.look_at(text)
        typed = self._typed
        self._show_groups(typed)
        if typed.wrong:
            self.field.set_problem(_sentence(self, typed))
            if before.wrong != typed.wrong or before.whole != typed.whole:
                self.said.emit(_sentence(self, typed))
        else:
            self.field.set_problem(None)
            self.said.emit("")
        self.changed.emit()

    def _show_groups(self, typed: TypedCode) -> None:
        for number, box in enumerate(self.grid.boxes, 1):
            group = typed.groups[number - 1] if number <= len(typed.groups) else ""
            whole = spare_key.is_whole_group(group)
            state = GroupState.UNFIT if number in typed.wrong else GroupState.FITS if whole else GroupState.PLAIN
            box.set_group(group, state)


def _sentence(speaker: CodeEntry, typed: TypedCode) -> str:
    first = wrong_group(typed.wrong[0]).title + "."
    one_only = typed.whole and len(typed.wrong) == 1
    return first + " " + speaker.tr("Everything else is right.") if one_only else first
