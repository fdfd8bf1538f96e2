"""The words of a calm place: its name, the way back to it, and what each sense finds there."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.calm_places import CalmPlace, PlaceKind, Sense
from app.ui.safe_space.options import RadioOption
from app.ui.safe_space.rows import HavenCard
from app.ui.theme import Role
from app.ui.widgets.fields import Field
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label
from app.ui.widgets.text_area import FramedTextArea

_LONGEST_NAME = 60
_LONGEST_CUE = 40


class PlaceForm(QWidget):
    """Every part can stay empty. `edited` says that something was written or chosen."""

    edited = Signal()

    def __init__(self, place: CalmPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = _field(self.tr("What you call it"), place.name, _LONGEST_NAME)
        self.cue = _field(self.tr("A word that brings you there"), place.cue, _LONGEST_CUE)
        self.kinds = [
            RadioOption(PlaceKind.UNSAID, self.tr("Not said")),
            RadioOption(PlaceKind.REAL, self.tr("A real place")),
            RadioOption(PlaceKind.IMAGINED, self.tr("An imagined place")),
        ]
        self._group = QButtonGroup(self)
        self.senses = {sense: FramedTextArea(words, lines=1) for sense, words in self._asked().items()}
        self.company = FramedTextArea(self.tr("Who may be there"), lines=1)
        self._lay_out()
        self._show(place)
        for field in (self.name, self.cue):
            field.textChanged.connect(self.edited)
        for area in (*self.senses.values(), self.company):
            area.area.textChanged.connect(self.edited)
        self._group.idClicked.connect(self.edited)

    @property
    def parts(self) -> list[QWidget]:
        """Everything the Tab key stops at, in its order."""
        areas = [area.area for area in (*self.senses.values(), self.company)]
        return [self.name, *self.kinds, self.cue, *areas]

    def as_written(self, place: CalmPlace) -> CalmPlace:
        """The place with the words that stand here."""
        kind = next(PlaceKind(one.key) for one in self.kinds if one.isChecked())
        words = {sense: area.area.words() for sense, area in self.senses.items()}
        place = replace(place, name=self.name.text(), cue=self.cue.text(), kind=kind, company=self.company.area.words())
        return replace(
            place,
            see=words[Sense.SEE],
            hear=words[Sense.HEAR],
            smell=words[Sense.SMELL],
            warmth=words[Sense.WARMTH],
            touch=words[Sense.TOUCH],
        )

    def _asked(self) -> dict[Sense, str]:
        return {
            Sense.SEE: self.tr("What you see"),
            Sense.HEAR: self.tr("What you hear"),
            Sense.SMELL: self.tr("What you smell"),
            Sense.WARMTH: self.tr("How warm or cool it is"),
            Sense.TOUCH: self.tr("What you touch"),
        }

    def _show(self, place: CalmPlace) -> None:
        for sense, area in self.senses.items():
            area.area.set_words(place.words_for(sense))
        self.company.area.set_words(place.company)
        for option in self.kinds:
            option.setChecked(option.key == place.kind)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        place = HavenCard()
        _put(place, self.name)
        kinds = FlowLayout(gap=8)
        for number, option in enumerate(self.kinds):
            self._group.addButton(option, number)
            kinds.addWidget(option)
        place.body.addLayout(kinds)
        _put(place, self.cue)
        senses = HavenCard(self.tr("What is there"), spacing=6)
        for area in self.senses.values():
            _put(senses, area)
        company = HavenCard(self.tr("Who may be there"))
        hint = self.tr("Nobody at first. Later perhaps an animal, or somebody made up who is kind to you.")
        company.body.addWidget(self.company)
        company.body.addWidget(Label(hint, Role.SMALL, "ink2", wrap=True))
        for card in (place, senses, company):
            column.addWidget(card)


def _field(name: str, words: str, longest: int) -> Field:
    field = Field(name)
    field.setMaxLength(max(longest, len(words)))
    field.setText(words)
    field.setCursorPosition(0)
    return field


def _put(card: HavenCard, field: Field | FramedTextArea) -> None:
    """A field under its name."""
    writes_in = field if isinstance(field, Field) else field.area
    label = Label(writes_in.accessibleName(), wrap=True)
    label.setBuddy(writes_in)
    card.body.addWidget(label)
    card.body.addWidget(field)
    card.body.addSpacing(4)
