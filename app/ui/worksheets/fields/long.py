"""Several lines of words."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.domain.sheets import Value
from app.domain.worksheets import Field
from app.ui.widgets.text_area import FramedTextArea
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.base import FieldWidget


class LongField(FieldWidget):
    """Nothing but spaces is no answer."""

    def __init__(self, field: Field, line: int, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, line, around, parent)
        self.frame = FramedTextArea(self.spoken(), lines=3)
        self.area = self.frame.area
        self.name_label.setBuddy(self.area)
        self.body_layout.addWidget(self.frame)
        self._showing = False
        self.area.textChanged.connect(self._take)
        self.show_state()

    def answer(self) -> Value | None:
        return self.area.words() if self.area.words().strip() else None

    def show_answer(self, answer: Value | None) -> None:
        self._showing = True
        self.area.set_words(answer if isinstance(answer, str) else "")
        self._showing = False

    def take_focus(self) -> None:
        self.focus(self.area)

    def show_state(self) -> None:
        self.area.setAccessibleDescription(self.described())

    @Slot()
    def _take(self) -> None:
        if not self._showing:
            self.tell()
