"""How long something took, in hours and minutes."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.domain.sheets import Value
from app.domain.worksheets import Field
from app.ui.theme import Role
from app.ui.widgets.text import Label
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.base import FieldWidget
from app.ui.worksheets.fields.number import whole
from app.ui.worksheets.fields.typed import ShortField

_HOUR = 60


class DurationField(FieldWidget):
    """Kept in minutes. Ninety minutes may be typed as such, or as one hour and a half."""

    def __init__(self, field: Field, line: int, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, line, around, parent)
        self.hours = ShortField(self.tr("{question}, hours").format(question=self.spoken()))
        self.minutes = ShortField(self.tr("{question}, minutes").format(question=self.spoken()))
        self.problem_label = Label("", Role.SMALL, "plum", wrap=True)
        self.problem_label.hide()
        long = field.most > _HOUR
        self.hours.setVisible(long)
        for part, name, shown in (
            (self.hours, self.tr("hours"), long),
            (self.minutes, self.tr("minutes"), True),
        ):
            if shown:
                self.foot.addWidget(part)
                self.foot.addWidget(Label(name, colour_token="ink2"))
                part.textEdited.connect(self._take)
                part.editingFinished.connect(self._finish)
            else:
                part.setParent(self.body)
        self.add_foot()
        self.body_layout.addWidget(self.problem_label)
        self.show_state()

    def answer(self) -> Value | None:
        hours, minutes = self.hours.text().strip(), self.minutes.text().strip()
        if not hours and not minutes:
            return None
        numbers = (whole(hours or "0"), whole(minutes or "0"))
        if numbers[0] is None or numbers[1] is None:
            return None
        total = numbers[0] * _HOUR + numbers[1]
        return total if self.field.least <= total <= self.field.most else None

    def show_answer(self, answer: Value | None) -> None:
        self._say_problem(False)
        if answer is None or self.answer() != answer:
            hours, minutes = divmod(answer, _HOUR) if isinstance(answer, int) else (0, 0)
            if self.field.most <= _HOUR:
                hours, minutes = 0, hours * _HOUR + minutes
            self.hours.setText(str(hours) if hours else "")
            self.minutes.setText(str(minutes) if isinstance(answer, int) else "")

    def take_focus(self) -> None:
        self.focus(self.hours if self.field.most > _HOUR else self.minutes)

    def can_clear(self) -> bool:
        return bool(self.hours.text() or self.minutes.text())

    @Slot(str)
    def _take(self, _words: str) -> None:
        self._say_problem(False)
        self.tell()

    @Slot()
    def _finish(self) -> None:
        typed = bool(self.hours.text().strip() or self.minutes.text().strip())
        self._say_problem(typed and self.answer() is None)

    def _say_problem(self, there: bool) -> None:
        pattern = self.tr("A time from {least} to {most} minutes fits here.")
        sentence = pattern.format(least=self.field.least, most=self.field.most) if there else ""
        self.minutes.set_problem(sentence or None)
        self.problem_label.setText(sentence)
        self.problem_label.setVisible(there)
