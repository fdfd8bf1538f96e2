"""The few marks a text can have, as buttons for those who do not type them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.journal.formatting import BOLD, HEADING, ITALIC, ITEM, QUOTE
from app.ui.theme import Role
from app.ui.widgets.buttons import ToolButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label

_KEYS = "Ctrl+B", "Ctrl+I"


class FormatRow(QWidget):
    """Says which mark was asked for; the marks stay in the text, quietly."""

    around_wanted = Signal(str)
    before_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Format"))
        self._marks = (BOLD, ITALIC, HEADING, ITEM, QUOTE)
        words = (self.tr("Bold"), self.tr("Italic"), self.tr("Heading"), self.tr("List"), self.tr("Quote"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._say)
        row = FlowLayout(gap=4, row_gap=4)
        for number, word in enumerate(words):
            button = ToolButton("", word, self)
            self._group.addButton(button, number)
            row.addWidget(button)
        bold, italic = (QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in _KEYS)
        note = self.tr("{bold} and {italic} work while you write. The signs stay in your text.")
        line = QHBoxLayout()
        line.addSpacing(-ToolButton.side)
        line.addLayout(row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(Label(note.format(bold=bold, italic=italic), Role.SMALL, "ink3", wrap=True, parent=self))

    def buttons(self) -> list[QAbstractButton]:
        return self._group.buttons()

    def _say(self, number: int) -> None:
        mark = self._marks[number]
        (self.around_wanted if mark in (BOLD, ITALIC) else self.before_wanted).emit(mark)
