"""A short typed answer that is read as something: a number, a time."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.sheets import Value
from app.domain.worksheets import Field
from app.ui.theme import Role, theme
from app.ui.widgets import fields
from app.ui.widgets.text import Label
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.base import FieldWidget


class ShortField(fields.Field):
    """A field of a few characters."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setMaxLength(20)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(theme().body * 7.5), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class TypedField(FieldWidget):
    """What is typed and cannot be read stays there with a sentence, and is no answer until it can be."""

    def __init__(self, field: Field, line: int, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, line, around, parent)
        self.edit = ShortField(self.spoken())
        self.name_label.setBuddy(self.edit)
        self.problem_label = Label("", Role.SMALL, "plum", wrap=True)
        self.problem_label.hide()
        self.foot.addWidget(self.edit)
        if field.unit:
            self.foot.addWidget(Label(field.unit, colour_token="ink2"))
        self.add_foot()
        self.body_layout.addWidget(self.problem_label)
        self.edit.textEdited.connect(self._take)
        self.edit.editingFinished.connect(self._finish)
        self.show_state()

    def read(self, words: str) -> Value | None:
        """What the words mean, or None."""
        raise NotImplementedError

    def write(self, answer: Value) -> str:
        """The words of an answer."""
        raise NotImplementedError

    def problem(self) -> str:
        """What a readable answer looks like."""
        raise NotImplementedError

    def answer(self) -> Value | None:
        return self.read(self.edit.text().strip())

    def show_answer(self, answer: Value | None) -> None:
        words = "" if answer is None else self.write(answer)
        if answer is None or self.answer() != answer:
            self.edit.setText(words)
        self._say_problem(False)

    def take_focus(self) -> None:
        self.focus(self.edit)

    def can_clear(self) -> bool:
        return bool(self.edit.text())

    @Slot(str)
    def _take(self, _words: str) -> None:
        self._say_problem(False)
        self.tell()

    @Slot()
    def _finish(self) -> None:
        """Said only once somebody has typed to the end."""
        words, answer = self.edit.text().strip(), self.answer()
        self._say_problem(bool(words) and answer is None)
        if answer is not None:
            self.edit.setText(self.write(answer))

    def _say_problem(self, there: bool) -> None:
        sentence = self.problem() if there else ""
        self.edit.set_problem(sentence or None)
        self.problem_label.setText(sentence)
        self.problem_label.setVisible(there)
