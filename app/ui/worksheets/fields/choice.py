"""One answer among several."""

from PySide6.QtWidgets import QAbstractButton

from app.domain.sheets import Value
from app.domain.worksheets import Option
from app.ui.worksheets.fields.offered import OfferedField
from app.ui.worksheets.fields.rows import AnswerRow


class ChoiceField(OfferedField):
    """An answer whose words are no longer offered stays to be seen."""

    def make_row(self, words: str) -> QAbstractButton:
        return AnswerRow(words, parent=self.body)

    def answer(self) -> Value | None:
        return next((key for key, row in self.rows.items() if row.isChecked()), None)

    def show_answer(self, answer: Value | None) -> None:
        if isinstance(answer, str) and answer not in self.rows:
            self.add(Option(answer, answer))
        self.group.setExclusive(False)
        for key, row in self.rows.items():
            row.setChecked(key == answer)
        self.group.setExclusive(True)
