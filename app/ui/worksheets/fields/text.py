"""One line of words."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.domain.sheets import Value
from app.domain.worksheets import Field
from app.ui.widgets import fields
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.base import FieldWidget

LONGEST = 2_000


class TextField(FieldWidget):
    """An empty line is no answer."""

    def __init__(self, field: Field, line: int, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, line, around, parent)
        self.edit = fields.Field(self.spoken())
        self.edit.setMaxLength(LONGEST)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.name_label.setBuddy(self.edit)
        self.body_layout.addWidget(self.edit)
        self.edit.textEdited.connect(self._take)
        self.edit.returnPressed.connect(self.entered)
        self.show_state()

    def answer(self) -> Value | None:
        return self.edit.text() if self.edit.text().strip() else None

    def show_answer(self, answer: Value | None) -> None:
        words = answer if isinstance(answer, str) else ""
        if words != self.edit.text():
            self.edit.setText(words)

    def take_focus(self) -> None:
        self.focus(self.edit)

    def show_state(self) -> None:
        self.edit.setAccessibleDescription(self.described())

    @Slot(str)
    def _take(self, _words: str) -> None:
        self.tell()
