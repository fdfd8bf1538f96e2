"""Whom somebody can reach, as cards of rows: own people first, then the lines of the country, surest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.help_lines import DIRECTORIES, ELSEWHERE, CountryHelp, HelpLine, LineChoice
from app.domain.plan import PlanLine, PlanPart, with_numbers
from app.ui.safe_space.plan.reading import Reading
from app.ui.safe_space.plan.words import part_words
from app.ui.safe_space.reach.big_number import BigNumber, directory_number, line_number, own_number
from app.ui.safe_space.reach.line_words import list_words, short_words
from app.ui.safe_space.reach.number_rows import NumberRow
from app.ui.safe_space.rows import GoRow, RowsCard
from app.ui.theme import Role
from app.ui.widgets.text import Label


@dataclass(frozen=True, slots=True)
class View:
    """Everything that decides what is listed. While Alcove is open there is a message to copy."""

    country: CountryHelp
    choice: LineChoice
    reading: Reading
    is_open: bool


class LinesList(QWidget):
    """What stands under the emergency number; each row knows the number it stands for."""

    chosen = Signal(object)
    message_wanted = Signal()

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._numbers: list[BigNumber] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._choose)
        self.message: GoRow | None = None
        self.setAutoFillBackground(False)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        words = self.tr("Alcove cannot call anyone, and it never notes that you opened this. Any phone will do.")
        self._box.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        self._add_own()
        self._add_lines()
        self._add_directories()
        if view.is_open:
            self._add_message()
        if known := list_words(view.country.known_on if view.country.lines else None):
            self._box.addWidget(Label(known, Role.SMALL, "ink2", wrap=True))

    @property
    def rows(self) -> list[NumberRow]:
        """The rows of numbers, as they stand."""
        return [button for button in self._group.buttons() if isinstance(button, NumberRow)]

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key stops at."""
        return [*self.rows, *([self.message] if self.message else [])]

    def _add_own(self) -> None:
        people = with_numbers(self._view.reading.lines)
        services = [line for line in people if line.part is PlanPart.SERVICES]
        nearest = [line for line in people if line.part is not PlanPart.SERVICES]
        self._add_card(self.tr("My people"), [self._own_row(line) for line in nearest])
        self._add_card(part_words(PlanPart.SERVICES), [self._own_row(line) for line in services])

    def _add_lines(self) -> None:
        """One that somebody made their own stands before the others, as sure as it is."""
        country, choice = self._view.country, self._view.choice
        shown = choice.shown(country.lines)
        mine = [line for line in shown if line.key == choice.mine]
        likely = [line for line in shown if line in country.likely and line not in mine]
        unsure = [line for line in shown if line in country.unsure and line not in mine]
        check_first = self.tr("Please check this number first")
        title = self.tr("My line")
        self._add_card(f"{title} · {check_first}" if mine and mine[0] in country.unsure else title, self._rows(mine))
        self._add_card(country.name, self._rows(likely))
        self._add_card(check_first if likely else f"{country.name} · {check_first}", self._rows(unsure))
        if country.lines and not shown:
            words = self.tr("You hid the lines of {country}. They can be shown again under Edit, while Alcove is open.")
            self._box.addWidget(Label(words.format(country=country.name), Role.BODY, "ink2", wrap=True))

    def _add_directories(self) -> None:
        country = self._view.country
        if country != ELSEWHERE and not country.without:
            return
        title = self.tr("Lists of help lines in many countries")
        if country.without:
            title = self.tr("{country}: no line is known that can be relied on").format(country=country.name)
        about = self.tr("To open on a phone, or to copy")
        self._add_card(title, [self._row(NumberRow(one, about, ""), directory_number(one)) for one in DIRECTORIES])

    def _add_message(self) -> None:
        self.message = GoRow(self.tr("A message to my therapist"), self.tr("Words to copy. Alcove sends nothing."))
        self.message.clicked.connect(self.message_wanted)
        self._add_card("", [self.message])

    def _add_card(self, title: str, rows: Sequence[QWidget]) -> None:
        if rows:
            self._box.addWidget(RowsCard(title, rows))

    def _rows(self, lines: Sequence[HelpLine]) -> list[NumberRow]:
        day = self._view.country.known_on
        return [
            self._row(NumberRow(line.name, short_words(line), line.number), line_number(line, day)) for line in lines
        ]

    def _own_row(self, line: PlanLine) -> NumberRow:
        row = NumberRow(line.words.strip(), line.note.strip(), line.phone.strip())
        return self._row(row, own_number(line, personal=self._view.reading.personal))

    def _row(self, row: NumberRow, big: BigNumber) -> NumberRow:
        self._group.addButton(row, len(self._numbers))
        self._numbers.append(big)
        return row

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._numbers[index])
