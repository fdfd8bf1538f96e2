"""What the screens of the safe space share: where Back is, and the three places that never move."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.look import SIDE, TOP, between, roominess, side_margin
from app.ui.safe_space.tiles import QuietTool, Tile
from app.ui.theme import Role, theme
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed

if TYPE_CHECKING:
    from app.domain.journal import NewEntry

_BETWEEN = 20
_BETWEEN_TOOLS = 4


def tab_through(*widgets: QWidget | None) -> None:
    """Puts widgets into this order for the Tab key."""
    for before, after in pairwise(widget for widget in widgets if widget):
        QWidget.setTabOrder(before, after)


class HavenPage(Themed, QWidget):
    """A screen with Back in one upper corner and a few quiet choices in the other.

    `page_wanted` shows another page over this one, from which Back returns here; `choice_wanted` opens a choice.
    """

    back_wanted = Signal()
    page_wanted = Signal(object)
    choice_wanted = Signal(object)

    personal = False
    """Shows what is in the vault, so it goes when that closes."""
    passing = False
    """Made for one visit: it goes when it is left."""
    quick_keys = True
    """Whether single letters and digits are keys here, because nothing can be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QuietTool(self.tr("Back"), "back", self, bold=True)
        self.back.clicked.connect(self.back_wanted)
        self.tools: list[QuietTool] = []

    def add_tool(self, text: str, icon: str) -> QuietTool:
        """One more quiet choice in the corner opposite Back; the first one stands leftmost."""
        tool = QuietTool(text, icon, self)
        self.tools.append(tool)
        return tool

    @property
    def first(self) -> QWidget:
        """What has the keyboard when the screen appears."""
        return self.back

    def begin(self) -> None:
        """The screen is shown anew."""

    def step_back(self) -> bool:
        """Closes what lies open on the screen; says whether there was something."""
        return False

    def press_digit(self, number: int) -> None:
        """A digit was pressed, counted from 0."""

    def flush(self) -> bool:
        """Stores what was written here; False if it could not be, and then it still stands there."""
        return True

    def unsaved(self) -> "NewEntry | None":
        """What was written here and is not stored."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def restyle(self) -> None:
        super().restyle()
        self.arrange()

    def arrange(self) -> None:
        """Puts everything into its place for this size."""
        side = min(SIDE, side_margin(self.width()))
        top = between(12, TOP, roominess(self.height()))
        self.back.resize(self.back.sizeHint())
        self.back.move(side, top)
        right = self.width() - side
        for tool in reversed([tool for tool in self.tools if not tool.isHidden()]):
            tool.resize(tool.sizeHint())
            tool.move(right - tool.width(), top)
            right = tool.x() - _BETWEEN_TOOLS

    @property
    def corner(self) -> int:
        """Where the quiet choices begin."""
        return min((tool.x() for tool in self.tools if not tool.isHidden()), default=self.width())


class Exercise(HavenPage):
    """A running exercise: a stage, one sentence, and the three places."""

    something_else = Signal()
    reach_someone = Signal()
    onward = Signal()
    under_sentence = (10, 31)
    over_sentence = (6, 23)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Label("", Role.EDITOR, "ink2", wrap=True, parent=self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.other = Tile(self.tr("Something else"), self)
        self.people = Tile(self.tr("Reach someone"), self, icon="phone")
        self.third = Tile(self.tr("Done for now"), self)
        self.other.clicked.connect(self.go_elsewhere)
        self.people.clicked.connect(self.reach_someone)
        self.third.clicked.connect(self.onward)

    @property
    def places(self) -> tuple[Tile, Tile, Tile]:
        return self.other, self.people, self.third

    def go_elsewhere(self) -> None:
        """The first place was pressed."""
        self.something_else.emit()

    def go_further(self) -> bool:
        """The third place was pressed: goes on to what follows; False when the exercise is done for now."""
        return False

    def say(self, words: str) -> None:
        """Puts another sentence under the stage, which gives or takes room when the lines become more or fewer."""
        if words != self.sentence.text():
            self.sentence.setText(words)
            self.arrange()

    def press_digit(self, number: int) -> None:
        if number < len(self.places):
            self.places[number].click()

    def arrange(self) -> None:
        super().arrange()
        room = roominess(self.height())
        tiles = self._arrange_places(between(24, 44, room))
        side = min(SIDE, side_margin(self.width()))
        width = self.width() - 2 * side
        height = self.sentence.heightForWidth(width) if self.sentence.text() else 0
        self.sentence.setGeometry(side, tiles.top() - between(*self.under_sentence, room) - height, width, height)
        top = between(20, 64, room)
        self.arrange_stage(QRect(0, top, self.width(), self.sentence.y() - between(*self.over_sentence, room) - top))

    def arrange_stage(self, stage: QRect) -> None:
        """Puts the exercise itself between the top and the sentence."""

    def _arrange_places(self, below: int) -> QRect:
        side = side_margin(self.width())
        gap = _BETWEEN if theme().effective_width(self.width()) >= 880 else 12
        across = (self.width() - 2 * side + gap) / 3
        width = round(across) - gap
        height = max(tile.height_at(width) for tile in self.places)
        top = self.height() - below - height
        for number, tile in enumerate(self.places):
            left = side + round(number * across)
            tile.setGeometry(left, top, side + round((number + 1) * across) - gap - left, height)
        return QRect(side, top, self.width() - 2 * side, height)
