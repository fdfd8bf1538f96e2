"""The whole plan under the emergency number: what somebody can do on one side, whom they can reach on the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.choices import Choice
from app.domain.help_lines import CountryHelp, HelpLine
from app.domain.plan import PlanLine, PlanPart, shown_of
from app.ui.choice_words import words_for
from app.ui.safe_space.look import TOOL
from app.ui.safe_space.plan.part_card import LineRow, PartCard
from app.ui.safe_space.plan.reading import Reading
from app.ui.safe_space.plan.words import part_words
from app.ui.safe_space.reach.big_number import BigNumber, line_number, own_number
from app.ui.safe_space.reach.line_words import short_words
from app.ui.safe_space.reach.number_rows import NumberRow
from app.ui.safe_space.rows import PADDING, RowsCard
from app.ui.safe_space.sized_label import SizedLabel
from app.ui.safe_space.vault_pictures import VaultPictures

APART = 14
BETWEEN = 24
_LEFT_SHARE, _RIGHT_SHARE = 28, 30
_MOST_OPEN = 3
_OWN_SIDE = (PlanPart.SIGNS, PlanPart.ALONE, PlanPart.COMPANY, PlanPart.SAFER, PlanPart.REASONS)


@dataclass(frozen=True, slots=True)
class View:
    """Everything that decides how the plan looks; `offered` is what can be started now."""

    reading: Reading
    country: CountryHelp
    lines: tuple[HelpLine, ...]
    offered: frozenset[Choice]
    times: float


class SaidRow(QWidget):
    """Somebody without a number, or a heading between rows."""

    def __init__(self, name: str, about: str, times: float, *, heading: bool = False) -> None:
        super().__init__()
        self.setAutoFillBackground(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(PADDING, 7, PADDING, 7)
        box.setSpacing(0)
        box.addWidget(SizedLabel(name, times * (1 if heading else TOOL), "ink2" if heading else "ink1", bold=True))
        if about:
            box.addWidget(SizedLabel(about, times, "ink2"))


class PlanBody(QWidget):
    """Two columns, or one in which whoever can be reached stands where the plan has them."""

    number_chosen = Signal(object)
    choice_chosen = Signal(object)

    def __init__(self, view: View, pictures: VaultPictures) -> None:
        super().__init__()
        self._view = view
        self._pictures = pictures
        self._behind: list[BigNumber | Choice] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._choose)
        self._count = 0
        self.setAutoFillBackground(False)
        before = [card for part in _OWN_SIDE[:3] if (card := self._part_card(part))]
        people = [card for card in (self._people_card(), self._open_card()) if card]
        after = [card for part in _OWN_SIDE[3:] if (card := self._part_card(part))]
        self._own, self._people = [*before, *after], people
        self._in_one = [*before, *people, *after]
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(BETWEEN)
        self._across.addLayout(self._left, _LEFT_SHARE)
        self._across.addLayout(self._right, _RIGHT_SHARE)
        self.two, self._below = False, -1
        self.lay_out(two=False, below=0)

    @property
    def rows(self) -> list[NumberRow]:
        """Everything that can be pressed, in the order of the Tab key."""
        cards = [*self._people, *self._own] if self.two else self._in_one
        return [row for card in cards for row in card.findChildren(NumberRow)]

    @staticmethod
    def right_width(width: int) -> int:
        """How wide the column of people is."""
        return round((width - BETWEEN) * _RIGHT_SHARE / (_LEFT_SHARE + _RIGHT_SHARE))

    def lay_out(self, *, two: bool, below: int) -> bool:
        """One column or two; the second one begins further down, below what lies there. Says whether that is new."""
        if (two, below) == (self.two, self._below):
            return False
        self.two, self._below = two, below
        for layout in (self._left, self._right):
            while layout.takeAt(0) is not None:
                pass
            layout.setSpacing(APART)
        self._across.setSpacing(BETWEEN if two else 0)
        self._across.setStretch(1, _RIGHT_SHARE if two else 0)
        self._fill(self._left, self._own if two else self._in_one)
        if two:
            self._right.addSpacing(below)
            self._fill(self._right, self._people)
        return True

    def _fill(self, layout: QVBoxLayout, cards: Sequence[QWidget]) -> None:
        for card in cards:
            layout.addWidget(card)
        layout.addStretch(1)

    def _part_card(self, part: PlanPart) -> QWidget | None:
        lines = shown_of(self._view.reading.lines, part)
        if not lines:
            return None
        self._count += 1
        rows = [(line, self._line_row(line)) for line in lines]
        return PartCard(self._count, part_words(part), rows, self._view.times, self._pictures)

    def _line_row(self, line: PlanLine) -> LineRow | None:
        if line.part.has_numbers and line.phone.strip():
            row = LineRow(line.words.strip(), line.note.strip(), line.phone.strip(), self._view.times)
            self._add(row, own_number(line, personal=self._view.reading.personal))
            return row
        if line.exercise in self._view.offered and line.exercise is not None:
            row = LineRow(line.words.strip(), words_for(line.exercise), "", self._view.times)
            self._add(row, line.exercise)
            return row
        return None

    def _people_card(self) -> QWidget | None:
        people = shown_of(self._view.reading.lines, PlanPart.PEOPLE)
        services = shown_of(self._view.reading.lines, PlanPart.SERVICES)
        rows = [self._person_row(line) for line in people]
        title = part_words(PlanPart.PEOPLE if people else PlanPart.SERVICES)
        if people and services:
            rows.append(SaidRow(part_words(PlanPart.SERVICES), "", self._view.times, heading=True))
        rows += [self._person_row(line) for line in services]
        return RowsCard(title, rows, times=self._view.times) if rows else None

    def _person_row(self, line: PlanLine) -> QWidget:
        if not line.phone.strip():
            return SaidRow(line.words.strip() or line.note.strip(), line.note.strip(), self._view.times)
        row = self._compact(NumberRow(line.words.strip(), line.note.strip(), line.phone.strip()))
        self._add(row, own_number(line, personal=self._view.reading.personal))
        return row

    def _open_card(self) -> QWidget | None:
        """The surest lines of the country, those that are open day and night if there are any; else the way to all."""
        likely = [line for line in self._view.lines if line in self._view.country.likely]
        always = [line for line in likely if line.always]
        shown = (always or likely)[:_MOST_OPEN]
        title = _tr("Open day and night") if always else self._view.country.name
        rows = []
        for line in shown:
            row = self._compact(NumberRow(line.name, short_words(line, timed=not always), line.number))
            self._add(row, line_number(line, self._view.country.known_on))
            rows.append(row)
        if not rows:
            row = self._compact(NumberRow(words_for(Choice.REACH), "", ""))
            self._add(row, Choice.REACH)
            rows.append(row)
        return RowsCard(title, rows, times=self._view.times)

    def _compact(self, row: NumberRow) -> NumberRow:
        row.times = self._view.times
        row.least_height, row.room_around = 64, 17
        row.restyle()
        return row

    def _add(self, row: NumberRow, behind: BigNumber | Choice) -> None:
        self._group.addButton(row, len(self._behind))
        self._behind.append(behind)

    def _choose(self, number: int) -> None:
        behind = self._behind[number]
        signal = self.choice_chosen if isinstance(behind, Choice) else self.number_chosen
        signal.emit(behind)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
