"""Who can I reach? The emergency number always in sight, under it the lines of the country."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.help_lines import ELSEWHERE, CountryHelp
from app.ui.safe_space.big_number import emergency_number
from app.ui.safe_space.line_words import emergency_words
from app.ui.safe_space.lines_list import LinesList
from app.ui.safe_space.look import SIDE, between, roominess, scaled
from app.ui.safe_space.number_rows import EmergencyRow, NumberRow
from app.ui.safe_space.page import HavenPage, tab_through
from app.ui.safe_space.tiles import QuietTool
from app.ui.theme import Role, theme
from app.ui.widgets.scroll import BAR, ScrollArea
from app.ui.widgets.text import Label

_COLUMN = 760


class ReachScreen(HavenPage):
    """A list to read and to press. It cannot call anybody, and says so."""

    number_chosen = Signal(object)
    country_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._country = ELSEWHERE
        self._title = Label(self.tr("Reach someone"), Role.H1, parent=self)
        self.tool = QuietTool(self.tr("Another country"), "place", self)
        self.tool.clicked.connect(self.country_wanted)
        self.emergency = EmergencyRow(self)
        self.emergency.clicked.connect(self._choose_emergency)
        self._area = ScrollArea(self)
        self._list: LinesList | None = None
        self._fill()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.emergency

    @property
    def rows(self) -> list[NumberRow]:
        """The rows under the emergency row."""
        return self._list.rows if self._list else []

    def show_country(self, country: CountryHelp) -> None:
        if country != self._country:
            self._country = country
            self._fill()
            self.arrange()

    def arrange(self) -> None:
        super().arrange()
        self._arrange_title()
        margin = SIDE if theme().effective_width(self.width()) >= 880 else 24
        width = min(scaled(_COLUMN), self.width() - 2 * margin)
        left = (self.width() - width) // 2
        top = self.back.geometry().bottom() + between(12, 26, roominess(self.height()))
        self.emergency.setGeometry(left, top, width, self.emergency.heightForWidth(width))
        top = self.emergency.geometry().bottom() + 9
        right = min(left + width + 8 + BAR, self.width())
        self._area.setGeometry(left, top, right - left, self.height() - top)
        if self._list:
            needed = self._list.heightForWidth(width)
            bar = BAR if needed > self._area.height() else 0
            self._list.set_right_margin(max(0, right - left - width - bar))

    def _arrange_title(self) -> None:
        """Where large text leaves no room beside Back, the tile that led here has said it already."""
        self._title.resize(self._title.sizeHint())
        middle = self.back.geometry().center().y() - self._title.height() // 2
        self._title.move(self.back.geometry().right() + 24, middle)
        self._title.setVisible(self.tool is None or self._title.geometry().right() < self.tool.x())

    def _fill(self) -> None:
        country = self._country
        self.emergency.show_number(self._emergency_words(), country.emergency[0])
        self._list = LinesList(country)
        self._list.chosen.connect(self.number_chosen)
        self._area.setWidget(self._list)
        tab_through(self.emergency, *self.rows, self.tool, self.back)

    def _emergency_words(self) -> str:
        if self._country == ELSEWHERE:
            return self.tr("Works in most of Europe. Anywhere else: your own country's number.")
        return emergency_words(self._country)

    def _choose_emergency(self) -> None:
        self.number_chosen.emit(emergency_number(self._country, self._emergency_words()))
