"""A field for the whole spare key over the seven boxes as on paper: a group that does not fit is named at once."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import spare_key
from app.spare_key import GROUPS, TypedCode
from app.ui.messages import wrong_group
from app.ui.unlock.code_field import CodeField
from app.ui.unlock.code_grid import CodeGrid, GroupState
from app.ui.unlock.notice import Notice
from app.ui.widgets.text import Label


class CodeEntry(QWidget):
    """`missing` says what is not there yet, or nothing."""

    changed = Signal()
    submitted = Signal()
    spoke = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = spare_key.look_at("")
        self.field = CodeField(self.tr("The spare key"))
        self.grid = CodeGrid()
        self.notice = Notice(self)
        name = Label(self.tr("The seven groups, typed or pasted"), bold=True)
        name.setBuddy(self.field)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(name)
        rows.addSpacing(8)
        rows.addWidget(self.field)
        rows.addSpacing(8)
        rows.addWidget(self.notice)
        rows.addSpacing(12)
        rows.addWidget(self.grid)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self.submitted)

    @property
    def text(self) -> str:
        return self.field.text()

    @property
    def missing(self) -> str | None:
        """What is not there yet, in a sentence."""
        typed = self._typed
        if typed.fits:
            return None
        if typed.wrong:
            return self._sentence(typed)
        if typed.too_long:
            return self.tr("That is longer than seven groups of five.")
        done = sum(spare_key.is_whole_group(group) for group in typed.groups)
        return self.tr("{done} of {all} groups are here so far.").format(done=done, all=GROUPS)

    @Slot(str)
    def say_problem(self, sentence: str) -> None:
        self.notice.say_problem(sentence)
        self.spoke.emit(self.notice)

    @Slot(str)
    def _look(self, text: str) -> None:
        before, self._typed = self._typed, spare_key.look_at(text)
        self._show_groups(self._typed)
        self.changed.emit()
        if self._typed.wrong:
            self.field.set_problem(self._sentence(self._typed))
            if before.wrong != self._typed.wrong or before.whole != self._typed.whole:
                self.say_problem(self._sentence(self._typed))
        else:
            self.field.set_problem(None)
            self.notice.clear()

    def _show_groups(self, typed: TypedCode) -> None:
        for number, box in enumerate(self.grid.boxes, 1):
            group = typed.groups[number - 1] if number <= len(typed.groups) else ""
            whole = spare_key.is_whole_group(group)
            state = GroupState.UNFIT if number in typed.wrong else GroupState.FITS if whole else GroupState.PLAIN
            box.set_group(group, state)

    def _sentence(self, typed: TypedCode) -> str:
        first = wrong_group(typed.wrong[0]).title + "."
        return first + " " + self.tr("Everything else is right.") if typed.whole and len(typed.wrong) == 1 else first
