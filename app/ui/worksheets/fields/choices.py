"""Several answers out of several."""

from PySide6.QtWidgets import QAbstractButton

from app.domain.sheets import Value
from app.domain.worksheets import Option
from app.ui.widgets.switch import CheckRow
from app.ui.worksheets.fields.offered import OfferedField


class ChoicesField(OfferedField):
    """The answer is a list in the order of the options; none of them is no answer."""

    exclusive = False
    gap = 0

    def make_row(self, words: str) -> QAbstractButton:
        return CheckRow(words, parent=self.body)

    def answer(self) -> Value | None:
        return [key for key, row in self.rows.items() if row.isChecked()] or None

    def show_answer(self, answer: Value | None) -> None:
        chosen = [one for one in answer if isinstance(one, str)] if isinstance(answer, list) else []
        for key in chosen:
            if key not in self.rows:
                self.add(Option(key, key))
        for key, row in self.rows.items():
            row.setChecked(key in chosen)
