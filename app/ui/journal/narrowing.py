"""What an entry has to be besides its words, as things to press."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.finding import Finding
from app.domain.labels import Label, LabelKind
from app.domain.moods import Mood
from app.ui.journal import feeling_words
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.chips import Chip
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.mood import mood_word
from app.workspace import Workspace


class Narrowing(QWidget):
    """`changed` says that something else is asked for now."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.moods = {mood: Chip(mood_word(mood), self) for mood in Mood}
        self.marked = Chip(self.tr("For a session"), self)
        self.pictures = Chip(self.tr("With pictures"), self)
        self.when = DropDown(self._periods(), self.tr("When"), self)
        self.feeling = DropDown(((None, self.tr("Any feeling")),), self.tr("Feeling"), self)
        self.label = DropDown(((None, self.tr("Any tag or person")),), self.tr("Tag or person"), self)
        self.clear_button = QuietButton(self.tr("Show everything"), parent=self)
        self._lay_out()
        for chip in self.chips():
            chip.toggled.connect(self._tell)
        for choice in self.choices():
            choice.currentIndexChanged.connect(self._tell)
        self.clear_button.clicked.connect(self.clear)

    def chips(self) -> Sequence[Chip]:
        return (*self.moods.values(), self.marked, self.pictures)

    def choices(self) -> Sequence[DropDown]:
        return (self.when, self.feeling, self.label)

    def finding(self) -> Finding:
        first_day, last_day = self.when.currentData() or (None, None)
        feeling, label = self.feeling.currentData(), self.label.currentData()
        return Finding(
            moods=frozenset(mood for mood, chip in self.moods.items() if chip.isChecked()),
            feelings=frozenset({feeling} if feeling else ()),
            labels=(Label(LabelKind(label[0]), label[1]),) if label else (),
            first_day=first_day,
            last_day=last_day,
            marked=self.marked.isChecked(),
            with_pictures=self.pictures.isChecked(),
        )

    def refresh(self) -> None:
        """Offers the words and names that there are now, and keeps what is chosen. Raises StorageError."""
        words = feeling_words.words_by_key(self._workspace.feelings).values()
        labels = self._workspace.labels.all()
        offered = sorted(((word.key, word.word) for word in words), key=_by_words)
        marks = {LabelKind.TAG: "#", LabelKind.PERSON: "@"}
        named = [((label.kind.value, label.name), f"{marks[label.kind]}{label.name}") for label in labels]
        for choice, options in ((self.feeling, offered), (self.label, named)):
            chosen = choice.currentData()
            choice.blockSignals(True)
            while choice.count() > 1:
                choice.removeItem(1)
            for value, shown in options:
                choice.addItem(shown, value)
            choice.setCurrentIndex(max(0, choice.findData(chosen)))
            choice.blockSignals(False)

    @Slot()
    def clear(self) -> None:
        for part in (*self.chips(), *self.choices()):
            part.blockSignals(True)
        for chip in self.chips():
            chip.setChecked(False)
            chip.restyle()
        for choice in self.choices():
            choice.setCurrentIndex(0)
        for part in (*self.chips(), *self.choices()):
            part.blockSignals(False)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.clear_button.setVisible(self.finding().narrows)
        self.changed.emit()

    def _periods(self) -> tuple[tuple[object, str], ...]:
        today = date.today()
        back = partial(_days_back, today)
        year = date(today.year, 1, 1)
        return (
            (None, self.tr("Any time")),
            ((back(6), today), self.tr("The last 7 days")),
            ((back(29), today), self.tr("The last 30 days")),
            ((back(89), today), self.tr("The last 90 days")),
            ((year, today), self.tr("This year")),
            ((year.replace(year=year.year - 1), year - timedelta(days=1)), self.tr("Last year")),
        )

    def _lay_out(self) -> None:
        moods = FlowLayout(gap=6, row_gap=6)
        for part in (*self.chips(), self.clear_button):
            moods.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        for choice in self.choices():
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            column.addWidget(choice)
        column.addLayout(moods)
        self.clear_button.hide()


def _days_back(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _by_words(option: tuple[str, str]) -> str:
    return option[1].casefold()
