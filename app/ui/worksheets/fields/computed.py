"""A value that follows from other answers."""

from PySide6.QtWidgets import QWidget

from app.domain.worksheets import Field
from app.ui.theme import Role
from app.ui.widgets.text import HideableLabel
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.told import ToldField


class ComputedField(ToldField):
    """Shown, never asked; nothing of it is kept."""

    def __init__(self, field: Field, line: int, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, line, around, parent)
        self.value_label = HideableLabel("", Role.H3, wrap=True)
        self.body_layout.addWidget(self.value_label)
        self.show_words("")

    def show_words(self, words: str) -> None:
        """The value as words; empty while answers it needs are not there."""
        self.value_label.setText(words or self.tr("Nothing yet"))
        self.value_label.set_colour("ink1" if words else "ink3")

    def hide_words(self, hidden: bool) -> None:
        self.value_label.hide_words(hidden)
