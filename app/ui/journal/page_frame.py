"""How the page of an entry is laid out: a column for reading in the middle of a card, tools above, state below."""

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.settings import Preferences
from app.ui.journal.date_button import DateButton
from app.ui.journal.editor import GUTTER, Editor
from app.ui.journal.editor_bars import EditorBars
from app.ui.journal.entry_menu import EntryMenu
from app.ui.journal.format_row import FormatRow
from app.ui.journal.mood_line import MoodLine
from app.ui.journal.page_look import page_look
from app.ui.journal.saved_bar import SavedBar
from app.ui.journal.title_edit import TitleEdit
from app.ui.journal.when_line import WhenLine
from app.ui.theme import theme
from app.ui.widgets.bars import Bars
from app.ui.widgets.buttons import ToolButton
from app.ui.widgets.page import PageTools
from app.ui.widgets.scroll import use_quiet_bars
from app.ui.widgets.themed import Themed

if TYPE_CHECKING:
    from app.ui.journal.find_bar import FindBar

_EDGE, _TOOLS_TOP, _TOOLS_END = 40, 30, 45
_BELOW_TOOLS, _BELOW_FORMAT, _BELOW_TITLE, _BELOW_MOOD = 16, 8, 13, 22


class PageFrame(Themed, QWidget):
    """The parts and their places; what they do is said elsewhere."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes = preferences
        self._look = page_look(theme(), preferences)
        self.tools = PageTools(self)
        self.back_button = ToolButton("back", self.tr("Back"), self)
        self.format_button = ToolButton("text", self.tr("Format"), self, checkable=True)
        self.format_row = FormatRow(self)
        self.when = WhenLine(self)
        self.title = TitleEdit(self)
        self.mood = MoodLine(self)
        self.editor = Editor(self._look, self)
        self.saved = SavedBar(self)
        self.offer_place = QVBoxLayout()
        self._find_place = QVBoxLayout()
        self.menu = EntryMenu(self)
        self.tools.add_tool(self.format_button)
        self.tools.add_tool(self.menu)
        self.addActions(self.menu.menu_.actions())
        self.menu.find_wanted.connect(self.begin_finding)
        self.menu.format_wanted.connect(self.format_button.toggle)
        self.format_row.hide()
        self.back_button.hide()
        use_quiet_bars(self.editor)
        self.editor.setLineWrapMode(Editor.LineWrapMode.FixedPixelWidth)
        self.covers = (Bars(self.title), EditorBars(self.editor))
        self._head = self._lay_out_head()
        self._words = _one_place_for(self.editor, self.covers[1])
        self._lay_out()
        self._order_tabs()
        self.follow_theme()

    @cached_property
    def find_bar(self) -> "FindBar":
        """Made when somebody looks for something."""
        from app.ui.journal.find_bar import FindBar

        made = FindBar(self.editor, self)
        self._find_place.addWidget(made)
        return made

    @Slot()
    def begin_finding(self) -> None:
        self.find_bar.begin()

    def set_narrow(self, narrow: bool) -> None:
        """Alone in a narrow window a page needs a way back to the list."""
        self.back_button.setVisible(narrow)
        self.format_button.setVisible(not narrow)
        self.menu.set_narrow(narrow)
        for part in (self.tools, self):
            lay_out_now(part)

    @Slot(object)
    def take_wishes(self, preferences: Preferences) -> None:
        """The person's own font, spacing and page colour."""
        self._wishes = preferences
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        self._look = page_look(theme(), self._wishes)
        self.editor.set_look(self._look)
        self.editor.set_still_line(self._wishes.still_line)
        self._fit()
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().colour(self._look.ground))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The editor goes on to the right of the column, so that its scroll bar is at the edge of the window."""
        column = max(min(self._look.column, self.width() - 2 * _EDGE), 0)
        left = (self.width() - column) // 2
        self._head.setContentsMargins(left, 0, left, 0)
        self._words.setContentsMargins(left - GUTTER, 0, 0, 0)
        self.editor.setLineWrapColumnOrWidth(GUTTER + column)
        self.saved.stand_at(left, _TOOLS_END)
        self._find_place.setContentsMargins(left, 0, left, 0)
        self.offer_place.setContentsMargins(left, 0, left, 0)
        lay_out_now(self)

    def _order_tabs(self) -> None:
        """As the eye goes: the tools from the left, then down the page."""
        tools = (self.back_button, self.format_button, self.menu, self.tools.hide_button, self.tools.lock_button)
        order = (*tools, *self.format_row.buttons(), self.when.button, self.title, *self.mood.parts(), self.editor)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(_EDGE - ToolButton.side, _TOOLS_TOP, _TOOLS_END - ToolButton.side, _BELOW_TOOLS)
        tools.addWidget(self.back_button)
        tools.addStretch(1)
        tools.addWidget(self.tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(tools)
        layout.addLayout(self._head)
        layout.addSpacing(_BELOW_MOOD)
        layout.addLayout(self._words, 1)
        layout.addLayout(self._find_place)
        layout.addLayout(self.offer_place)
        layout.addWidget(self.saved)

    def _lay_out_head(self) -> QVBoxLayout:
        date = QHBoxLayout()
        date.addSpacing(-DateButton.OVERHANG)
        date.addWidget(self.when)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.format_row)
        head.addLayout(date)
        head.addLayout(_one_place_for(self.title, self.covers[0]))
        head.addSpacing(_BELOW_TITLE)
        head.addWidget(self.mood)
        return head


def lay_out_now(part: QWidget) -> None:
    """Without this, Qt would first paint once with the room of before."""
    layout = part.layout()
    if layout is not None:
        layout.activate()


def _one_place_for(words: QWidget, cover: QWidget) -> QGridLayout:
    """Whatever moves the words moves what covers them, although Qt tells a hidden widget only later."""
    place = QGridLayout()
    place.addWidget(words, 0, 0)
    place.addWidget(cover, 0, 0)
    return place
