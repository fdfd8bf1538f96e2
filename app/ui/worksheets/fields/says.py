"""Words to read between the questions."""

from PySide6.QtWidgets import QWidget

from app.domain.worksheets import Field
from app.ui.widgets.text import Label
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.told import ToldField


class SaysField(ToldField):
    """Asks nothing."""

    def __init__(self, field: Field, line: int, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, line, around, parent)
        self.name_label.hide()
        self.body_layout.addWidget(Label(field.words, wrap=True))

    def hide_words(self, hidden: bool) -> None:
        pass
