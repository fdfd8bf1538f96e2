"""The safe space: a window of its own over everything else, kept ready, that touches no vault and keeps nothing."""

import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain.help_lines import ELSEWHERE, CountryHelp
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.breathing import BreathingScreen
from app.ui.safe_space.page import Exercise, HavenPage
from app.ui.theme import theme
from app.ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from app.ui.safe_space.big_number import BigNumber
    from app.ui.safe_space.countries_page import CountriesPage
    from app.ui.safe_space.look_around import LookAround
    from app.ui.safe_space.number_page import NumberPage
    from app.ui.safe_space.reach import ReachScreen


class HelpLines(Protocol):
    """Where the numbers come from."""

    def countries(self) -> list[tuple[str, str]]: ...
    def help_lines(self, code: str) -> CountryHelp: ...
    def guess_country(self) -> str: ...


class HavenWindow(QWidget):
    """Breathing is built with the window; the other screens when somebody first goes there."""

    appeared = Signal()
    left = Signal()

    def __init__(
        self,
        preferences: PreferencesHolder,
        help_lines: HelpLines,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._preferences = preferences
        self._help_lines = help_lines
        self._behind: dict[HavenPage, HavenPage] = {}
        self._appearing = False
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle("Alcove")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAccessibleName(self.tr("I need a moment"))
        self._stack = QStackedLayout(self)
        self.breathing = BreathingScreen(preferences, self, clock)
        self.breathing.onward.connect(self.leave)
        self._add_exercise(self.breathing)
        self.breathing.something_else.connect(self._look_around)
        self._ring = FocusRing(self)
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.timeout.connect(self.appeared)
        theme().changed.connect(self._recolour)
        self._recolour()

    @property
    def page(self) -> HavenPage:
        """What is shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, HavenPage)
        return page

    def begin(self) -> None:
        """Breathing, from the first breath."""
        self.breathing.begin()
        self._show(self.breathing)

    def go_back(self) -> None:
        """One step back; from the first screen, out."""
        if self.page.step_back():
            return
        if self.page in self._behind:
            self._show(self._behind[self.page])
        else:
            self.leave()

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return
        key = event.key()
        if key == Qt.Key.Key_P:
            self._reach_someone()
        elif isinstance(self.page, Exercise) and Qt.Key.Key_1 <= key <= Qt.Key.Key_3:
            self.page.places[key - Qt.Key.Key_1].click()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._appearing = True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._appearing:
            self._appearing = False
            self._told.start(0)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()

    @cached_property
    def _look(self) -> "LookAround":
        from app.ui.safe_space.look_around import LookAround

        page = LookAround(self)
        self._add_exercise(page)
        page.something_else.connect(self.begin)
        page.onward.connect(self._look_further)
        return page

    @cached_property
    def _reach(self) -> "ReachScreen":
        from app.ui.safe_space.reach import ReachScreen

        page = ReachScreen(self)
        self._add(page)
        page.number_chosen.connect(self._show_number)
        page.country_wanted.connect(self._ask_for_country)
        return page

    @cached_property
    def _number(self) -> "NumberPage":
        from app.ui.safe_space.number_page import NumberPage

        page = NumberPage(self)
        self._add(page)
        return page

    @cached_property
    def _countries(self) -> "CountriesPage":
        from app.ui.safe_space.countries_page import CountriesPage

        page = CountriesPage(self._known_countries(), self)
        self._add(page)
        page.chosen.connect(self._choose_country)
        return page

    def _add(self, page: HavenPage) -> None:
        self._stack.addWidget(page)
        page.back_wanted.connect(self.go_back)

    def _add_exercise(self, page: Exercise) -> None:
        self._add(page)
        page.reach_someone.connect(self._reach_someone)

    def _show(self, page: HavenPage) -> None:
        self._stack.setCurrentWidget(page)
        page.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_over(self, page: HavenPage) -> None:
        """Goes to a screen from which Back returns to the present one."""
        if page is not self.page:
            self._behind[page] = self.page
            self._show(page)

    def _look_around(self) -> None:
        self._look.begin()
        self._show_over(self._look)

    def _look_further(self) -> None:
        if self._look.at_end:
            self.leave()
        else:
            self._look.go_on()

    def _reach_someone(self) -> None:
        if isinstance(self.page, Exercise):
            self._reach.show_country(self._country())
            self._show_over(self._reach)

    def _show_number(self, number: "BigNumber") -> None:
        self._number.show_number(number)
        self._show_over(self._number)

    def _ask_for_country(self) -> None:
        self._show_over(self._countries)
        self._countries.show_choice(self._country().code)

    def _choose_country(self, code: str) -> None:
        self._preferences.change(country=code)
        self._reach.show_country(self._country())
        self._show(self._reach)

    def _country(self) -> CountryHelp:
        """The chosen country, else what the system's language suggests; without the list, what works widely."""
        from app.content import ContentDamaged

        try:
            return self._help_lines.help_lines(self._preferences.value.country or self._help_lines.guess_country())
        except ContentDamaged:
            return ELSEWHERE

    def _known_countries(self) -> list[tuple[str, str]]:
        from app.content import ContentDamaged

        try:
            return self._help_lines.countries()
        except ContentDamaged:
            return [(ELSEWHERE.code, ELSEWHERE.name)]

    def _recolour(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, theme().colour("haven"))
        palette.setColor(QPalette.ColorRole.WindowText, theme().colour("ink1"))
        self.setPalette(palette)
