"""A number on a scale, such as 0 to 10."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.domain.sheets import Value
from app.domain.worksheets import Field
from app.ui.theme import Role
from app.ui.widgets.text import Label
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.base import FieldWidget
from app.ui.worksheets.fields.range_scale import RangeScale, signed


class ScaleField(FieldWidget):
    """Nothing is said at the start; pressing the same step again takes it back."""

    step = 1

    def __init__(self, field: Field, line: int, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, line, around, parent)
        self.scale = RangeScale(self.spoken(), *self._bounds(), self.step)
        self.scale.setAccessibleDescription(" ".join(part for part in (field.help, self._ends()) if part))
        self.foot.addWidget(self.scale)
        self.add_foot()
        if any(field.ends):
            self.body_layout.addWidget(Label(self._ends(), Role.SMALL, "ink2", wrap=True))
        self.scale.said.connect(self._take)
        self.show_state()

    def answer(self) -> Value | None:
        return self.scale.answer()

    def show_answer(self, answer: Value | None) -> None:
        self.scale.set_answer(answer if isinstance(answer, int) else None)

    def take_focus(self) -> None:
        self.focus(self.scale)

    def state_words(self) -> str:
        return self.scale.words()

    def _bounds(self) -> tuple[int, int]:
        return self.field.least, self.field.most

    def _ends(self) -> str:
        least, most = self._bounds()
        low, high = self.field.ends
        if not low and not high:
            return ""
        pattern = self.tr("{least}: {low} · {most}: {high}") if low and high else "{least}: {low}{high}"
        return pattern.format(least=signed(least if low else most), most=signed(most), low=low, high=high)

    @Slot(object)
    def _take(self, _answer: object) -> None:
        self.tell()
