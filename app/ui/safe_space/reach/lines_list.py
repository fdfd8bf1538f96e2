"""The lines of one country as cards of rows, surest first; each row knows the number it stands for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.help_lines import DIRECTORIES, ELSEWHERE, CountryHelp, HelpLine
from app.ui.safe_space.reach.big_number import BigNumber, directory_number, line_number
from app.ui.safe_space.reach.line_words import short_words
from app.ui.safe_space.reach.number_rows import NumberRow
from app.ui.safe_space.rows import RowsCard
from app.ui.theme import Role
from app.ui.widgets.text import Label


class LinesList(QWidget):
    """What stands under the emergency number."""

    chosen = Signal(object)

    def __init__(self, country: CountryHelp) -> None:
        super().__init__()
        self._numbers: list[BigNumber] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._choose)
        self.setAutoFillBackground(False)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        words = self.tr("Alcove cannot call anyone, and it never notes that you opened this. Any phone will do.")
        self._box.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        self._add_cards(country)

    @property
    def rows(self) -> list[NumberRow]:
        return [button for button in self._group.buttons() if isinstance(button, NumberRow)]

    def _add_cards(self, country: CountryHelp) -> None:
        check_first = self.tr("Please check this number first")
        if country.likely:
            self._add_card(country.name, self._line_rows(country.likely))
        if country.unsure:
            title = check_first if country.likely else f"{country.name} · {check_first}"
            self._add_card(title, self._line_rows(country.unsure))
        if country == ELSEWHERE:
            self._add_card(self.tr("Lists of help lines in many countries"), self._directory_rows())
        elif country.without:
            title = self.tr("{country}: no line is known that can be relied on").format(country=country.name)
            self._add_card(title, self._directory_rows())

    def _add_card(self, title: str, rows: Sequence[NumberRow]) -> None:
        self._box.addWidget(RowsCard(title, rows))

    def _line_rows(self, lines: Sequence[HelpLine]) -> list[NumberRow]:
        return [self._row(line.name, short_words(line), line.number, line_number(line)) for line in lines]

    def _directory_rows(self) -> list[NumberRow]:
        about = self.tr("To open on a phone, or to copy")
        return [self._row(address, about, "", directory_number(address)) for address in DIRECTORIES]

    def _row(self, name: str, about: str, number: str, big: BigNumber) -> NumberRow:
        row = NumberRow(name, about, number)
        self._group.addButton(row, len(self._numbers))
        self._numbers.append(big)
        return row

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._numbers[index])
