"""Who can I reach? The emergency number always in sight, under it the lines of the country."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.help_lines import ELSEWHERE, CountryHelp
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.reach.big_number import BigNumber, emergency_number
from app.ui.safe_space.reach.country import chosen_country, emergency_about, known_countries
from app.ui.safe_space.reach.lines_list import LinesList
from app.ui.safe_space.reach.number_rows import EmergencyRow, NumberRow
from app.ui.safe_space.surroundings import Surroundings


class ReachScreen(ColumnPage):
    """A list to read and to press. It cannot call anybody, and says so."""

    number_chosen = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Reach someone"), parent)
        self._around = around
        self._country: CountryHelp | None = None
        self.tool = self.add_tool(self.tr("Another country"), "place")
        self.tool.clicked.connect(self._ask_for_country)
        self.emergency = EmergencyRow(self)
        self.emergency.clicked.connect(self._choose_emergency)
        self.pin(self.emergency)
        self._list: LinesList | None = None
        self.number_chosen.connect(self._show_number)
        self.begin()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.emergency

    @property
    def rows(self) -> list[NumberRow]:
        """The rows under the emergency row."""
        return self._list.rows if self._list else []

    def begin(self) -> None:
        """The lines as they are now."""
        country = chosen_country(self._around)
        if country != self._country:
            self._country = country
            self._fill(country)
            self.arrange()

    def _fill(self, country: CountryHelp) -> None:
        self.emergency.show_number(emergency_about(country), country.emergency[0])
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        self._list = LinesList(country)
        self._list.chosen.connect(self.number_chosen)
        self.body.addWidget(self._list)
        tab_through(self.emergency, *self.rows, self.tool, self.back)

    def _choose_emergency(self) -> None:
        country = self._country or ELSEWHERE
        self.number_chosen.emit(emergency_number(country, emergency_about(country)))

    def _show_number(self, number: BigNumber) -> None:
        from app.ui.safe_space.reach.number_page import NumberPage

        page = NumberPage()
        page.show_number(number)
        self.page_wanted.emit(page)

    def _ask_for_country(self) -> None:
        from app.ui.safe_space.reach.countries_page import CountriesPage

        page = CountriesPage(known_countries(self._around))
        page.chosen.connect(self._choose_country)
        self.page_wanted.emit(page)
        page.show_choice((self._country or ELSEWHERE).code)

    def _choose_country(self, code: str) -> None:
        self._around.preferences.change(country=code)
        self.begin()
        self.back_wanted.emit()
