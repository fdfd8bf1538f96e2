"""Feelings as words, each as strong as somebody cares to say."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.sheets import Value
from app.domain.worksheets import Field
from app.ui.theme import Role
from app.ui.widgets import fields
from app.ui.widgets.buttons import QuietButton, SecondaryButton
from app.ui.widgets.chips import Chip
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.quiet_row import at_start
from app.ui.widgets.text import HideableLabel, Label
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.base import FieldWidget, show_only
from app.ui.worksheets.fields.range_scale import RangeScale

_FIRST = 10
_LONGEST = 30
_FINE = 100


class StrengthRow(QWidget):
    """A chosen feeling and how strong it is, if that is to be said."""

    def __init__(self, word: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = word
        step = 5 if most == _FINE else 1
        self.scale = RangeScale(self.tr("How strong: {word}").format(word=word), 0, most, step)
        self.state = Label(self.scale.words(), Role.SMALL, "ink3")
        row = FlowLayout(self, gap=12, row_gap=0)
        row.addWidget(HideableLabel(word, bold=True))
        row.addWidget(self.scale)
        row.addWidget(self.state)
        self.scale.said.connect(self._show)

    def show_strength(self, strength: int | None) -> None:
        self.scale.set_answer(strength)
        self._show()

    @Slot()
    def _show(self) -> None:
        self.state.setText(self.scale.words())


class FeelingsField(FieldWidget):
    """A few words first, more on request, and room for one's own. The answer is a list of words with their strength."""

    def __init__(self, field: Field, line: int, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, line, around, parent)
        self.chips: dict[str, Chip] = {}
        self.strengths: dict[str, StrengthRow] = {}
        self._words = list(around.feelings())
        self._cloud = QWidget()
        self._flow = FlowLayout(self._cloud, gap=8, row_gap=8)
        self._cloud.setAccessibleName(self.spoken())
        self.more_button = QuietButton(self.tr("More words"), "down")
        self.own_field = fields.Field(self.tr("A word of your own"), self.tr("A word of your own"))
        self.own_field.setMaxLength(_LONGEST)
        self.add_button = SecondaryButton(self.tr("Add"))
        self._rows = QVBoxLayout()
        self._arrange()
        for word in self._words[:_FIRST]:
            self._offer(word)
        show_only(self.more_button, len(self._words) > _FIRST)
        self.more_button.clicked.connect(self._show_more)
        self.own_field.returnPressed.connect(self._add_own)
        self.add_button.clicked.connect(self._add_own)
        self.show_state()

    def answer(self) -> Value | None:
        return [[word, row.scale.answer()] for word, row in self.strengths.items()] or None

    def show_answer(self, answer: Value | None) -> None:
        chosen = chosen_feelings(answer)
        for word in [word for word in self.strengths if word not in chosen]:
            self._drop(word)
        for word, strength in chosen.items():
            self._take(word)
            self.strengths[word].show_strength(strength)
        self._show_chips()

    def take_focus(self) -> None:
        for chip in self.chips.values():
            self.focus(chip)
            return
        self.focus(self.own_field)

    def _arrange(self) -> None:
        self.body_layout.addWidget(self._cloud)
        own = QHBoxLayout()
        own.setSpacing(8)
        own.addWidget(self.own_field, 1)
        own.addWidget(self.add_button)
        self.body_layout.addLayout(at_start(self.more_button))
        self.body_layout.addLayout(own)
        self._rows.setSpacing(4)
        self.body_layout.addLayout(self._rows)
        self.add_foot()

    def _offer(self, word: str) -> None:
        if word in self.chips:
            return
        chip = Chip(word, self._cloud)
        chip.setProperty("word", word)
        chip.toggled.connect(self._toggle)
        self.chips[word] = chip
        self._flow.addWidget(chip)
        if self.isVisible():
            chip.show()

    def _take(self, word: str) -> None:
        if word in self.strengths:
            return
        self._offer(word)
        row = StrengthRow(word, self.field.most)
        row.scale.said.connect(self._take_strength)
        self.strengths[word] = row
        self._rows.addWidget(row)
        if self.isVisible():
            row.show()
        self.grown.emit()

    def _drop(self, word: str) -> None:
        row = self.strengths.pop(word)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_chips(self) -> None:
        for word, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(word in self.strengths)
            chip.blockSignals(False)
            chip.restyle()

    @Slot(bool)
    def _toggle(self, on: bool) -> None:
        chip = self.sender()
        assert isinstance(chip, Chip)
        word = str(chip.property("word"))
        if on:
            self._take(word)
        elif word in self.strengths:
            self._drop(word)
        self.tell()

    @Slot(object)
    def _take_strength(self, _strength: object) -> None:
        self.tell()

    @Slot()
    def _show_more(self) -> None:
        self.more_button.hide()
        for word in self._words:
            self._offer(word)
        self.grown.emit()
        if len(self._words) > _FIRST:
            self.focus(self.chips[self._words[_FIRST]])

    @Slot()
    def _add_own(self) -> None:
        typed = self.own_field.text().strip()
        if not typed:
            return
        self.own_field.clear()
        known = [word for word in (*self._words, *self.chips) if word.casefold() == typed.casefold()]
        self._take(known[0] if known else typed)
        self._show_chips()
        self.tell()


def chosen_feelings(answer: Value | None) -> dict[str, int | None]:
    """The words of an answer, each with its strength or None."""
    found: dict[str, int | None] = {}
    for one in answer if isinstance(answer, list) else []:
        if isinstance(one, list) and len(one) == 2 and isinstance(one[0], str):
            found[one[0]] = one[1] if isinstance(one[1], int) else None
    return found
