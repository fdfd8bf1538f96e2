"""Questions of a sheet with one answer each, which can always be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import Role
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.chips import Chip
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.ten_scale import TenScale
from app.ui.widgets.text import Label


class TenRow(QWidget):
    """A question from 0 to 10 with words at both ends. It begins without an answer."""

    said = Signal(object)

    def __init__(self, name: str, least: str, most: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.scale = TenScale(name, self)
        self.scale.setAccessibleDescription(self.tr("0 is {least}, 10 is {most}.").format(least=least, most=most))
        self._value = Label(colour_token="ink2", parent=self, tabular=True)
        self._leave = QuietButton(self.tr("Leave it open"), parent=self)
        self._leave.setAccessibleName(self.tr("Leave open: {question}").format(question=name))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.scale)
        line.addWidget(self._value, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(name, bold=True, wrap=True, parent=self))
        column.addLayout(line)
        ends = Label(self.tr("0: {least}. 10: {most}").format(least=least, most=most), Role.SMALL, "ink3", wrap=True)
        end_line = QHBoxLayout()
        end_line.addWidget(ends, 1)
        end_line.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(end_line)
        self.scale.said.connect(self._tell)
        self._leave.clicked.connect(self._clear)
        self._show()

    def answer(self) -> int | None:
        return self.scale.answer()

    def set_answer(self, answer: int | None) -> None:
        """Shows an answer without saying that it was given."""
        self._quiet = True
        self.scale.set_answer(answer)
        self._quiet = False

    @Slot()
    def _clear(self) -> None:
        self.scale.set_answer(None)
        self.scale.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _tell(self, answer: int | None) -> None:
        self._show()
        if not self._quiet:
            self.said.emit(answer)

    def _show(self) -> None:
        answer = self.answer()
        self._value.setText(self.tr("not answered") if answer is None else str(answer))
        self._leave.setVisible(answer is not None)


class OneOfChips(QWidget):
    """One answer among a few words, or none: pressing the chosen one again takes it back."""

    said = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[object, str]],
        parent: QWidget | None = None,
        *,
        ends: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = [key for key, _ in options]
        self.chips: list[Chip] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(name, bold=True, wrap=True, parent=self))
        flow = FlowLayout(gap=8, row_gap=8)
        for number, (_, words) in enumerate(options):
            chip = Chip(words, self)
            chip.setAccessibleName(self._name_of(name, number, words, ends))
            self._group.addButton(chip, number)
            self.chips.append(chip)
            flow.addWidget(chip)
        column.addLayout(flow)
        if ends is not None:
            words = self.tr("{first}: {least}. {last}: {most}")
            first, last = options[0][1], options[-1][1]
            note = words.format(first=first, least=ends[0], last=last, most=ends[1])
            column.addWidget(Label(note, Role.SMALL, "ink3", wrap=True, parent=self))

    def answer(self) -> object:
        """The key of the chosen one, or None."""
        return next((key for key, chip in zip(self._keys, self.chips, strict=True) if chip.isChecked()), None)

    def set_answer(self, answer: object) -> None:
        """Shows an answer without saying that it was given."""
        for key, chip in zip(self._keys, self.chips, strict=True):
            chip.setChecked(answer is not None and key == answer)

    @Slot(int)
    def _choose(self, pressed: int) -> None:
        for number, chip in enumerate(self.chips):
            if number != pressed:
                chip.setChecked(False)
        self.said.emit(self.answer())

    def _name_of(self, name: str, number: int, words: str, ends: tuple[str, str] | None) -> str:
        if ends is None:
            return words
        end = ends[0] if number == 0 else ends[1] if number == len(self._keys) - 1 else ""
        if end:
            return self.tr("{question}: {number}, {end}").format(question=name, number=words, end=end)
        return self.tr("{question}: {number}").format(question=name, number=words)
