"""Who can I reach? The emergency number always in sight, under it own people, and the lines of the country."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.help_lines import ELSEWHERE, CountryHelp
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.plan.reading import read_plan
from app.ui.safe_space.reach.big_number import BigNumber, emergency_number
from app.ui.safe_space.reach.country import chosen_country, emergency_about, known_countries
from app.ui.safe_space.reach.line_choice import line_choice
from app.ui.safe_space.reach.lines_list import LinesList, View
from app.ui.safe_space.reach.number_rows import EmergencyRow, NumberRow
from app.ui.safe_space.surroundings import Surroundings


class ReachScreen(ColumnPage):
    """A list to read and to press. It cannot call anybody, and says so. At the lock what is personal goes from it."""

    number_chosen = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Reach someone"), parent)
        self._around = around
        self._view: View | None = None
        self.tool = self.add_tool(self.tr("Another country"), "place")
        self.edit = self.add_tool(self.tr("Edit"), "pen")
        self.tool.clicked.connect(self._ask_for_country)
        self.edit.clicked.connect(self._show_edit)
        self.emergency = EmergencyRow(self)
        self.emergency.clicked.connect(self._choose_emergency)
        self.pin(self.emergency)
        self._list: LinesList | None = None
        self.number_chosen.connect(self._show_number)
        around.changed.connect(self._follow)
        self.begin()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.emergency

    @property
    def rows(self) -> list[NumberRow]:
        """The rows of numbers under the emergency row."""
        return self._list.rows if self._list else []

    @property
    def message(self) -> QWidget | None:
        """The row that leads to the message to copy."""
        return self._list.message if self._list else None

    def begin(self) -> None:
        """Everybody who can be reached as it is now."""
        country = chosen_country(self._around)
        choice, is_open = line_choice(self._around, country.code), self._around.own is not None
        view = View(country, choice, read_plan(self._around), is_open)
        if view != self._view:
            self._view = view
            self.personal = is_open and bool(view.reading.lines)
            self._fill(view)
            self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.begin()

    def _follow(self, _what: object) -> None:
        """Unseen, it waits until it is shown; but nothing out of the vault is kept longer than that is open."""
        if self.isVisible() or self._around.own is None:
            self.begin()

    def _fill(self, view: View) -> None:
        self.emergency.show_number(emergency_about(view.country), view.country.emergency[0])
        had_focus = self._list is not None and self._list.isAncestorOf(self.focusWidget() or self)
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        self._list = LinesList(view)
        self._list.chosen.connect(self.number_chosen)
        self._list.message_wanted.connect(self._show_message)
        self.body.addWidget(self._list)
        self._list.show()
        self.edit.setVisible(view.is_open)
        tab_through(self.emergency, *self._list.stops, self.tool, self.edit, self.back)
        if had_focus:
            self.emergency.setFocus()

    def _choose_emergency(self) -> None:
        country = self._country
        self.number_chosen.emit(emergency_number(country, emergency_about(country)))

    @property
    def _country(self) -> CountryHelp:
        return self._view.country if self._view else ELSEWHERE

    def _show_number(self, number: BigNumber) -> None:
        from app.ui.safe_space.reach.number_page import NumberPage

        page = NumberPage()
        page.show_number(number)
        self.page_wanted.emit(page)

    def _show_edit(self) -> None:
        from app.ui.safe_space.reach.numbers_edit import NumbersEdit

        if self._around.own is not None:
            self.page_wanted.emit(NumbersEdit(self._around))

    def _show_message(self) -> None:
        from app.ui.safe_space.reach.message_page import MessagePage

        if self._around.own is not None:
            self.page_wanted.emit(MessagePage(self._around))

    def _ask_for_country(self) -> None:
        from app.ui.safe_space.reach.countries_page import CountriesPage

        page = CountriesPage(known_countries(self._around))
        page.chosen.connect(self._choose_country)
        self.page_wanted.emit(page)
        page.show_choice(self._country.code)

    def _choose_country(self, code: str) -> None:
        self._around.preferences.change(country=code)
        self.begin()
        self.back_wanted.emit()
