"""Everything the first screen has no room for, and from the calm side the way to make it one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.choices import Choice, beyond, seven
from app.ui.safe_space.home_tiles import SmallTile
from app.ui.safe_space.look import SIDE, between, roominess, scaled, side_margin
from app.ui.safe_space.page import HavenPage, tab_through
from app.ui.safe_space.pages import ICONS, words_for
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role
from app.ui.widgets.text import Label

_LARGE = 3
_WIDEST = 944
_TALLEST = 196


class MorePage(HavenPage):
    """Tiles of one size. While locked there is nothing to get ready."""

    getting_ready_wanted = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._few = False
        self._heading = Label(self.tr("Something else"), Role.H1, parent=self)
        self.setAccessibleName(self._heading.text())
        self.tiles: list[SmallTile] = []
        self._choices: tuple[Choice, ...] = ()
        self.ready = self.add_tool(self.tr("Get it ready"), "pen")
        self.ready.clicked.connect(self.getting_ready_wanted)
        self.show_choices(few=False)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.tiles[0] if self.tiles else self.back

    def show_choices(self, *, few: bool) -> None:
        """What is not on the first screen: beside seven choices, or beside the three of a small window."""
        standing = self._around.standing()
        here = seven(standing)
        others = beyond(standing)
        wanted = others
        if few:
            behind_look = (Choice.NOW, Choice.MIND, Choice.BODY)
            wanted = (*here[_LARGE:], *(one for one in others if one not in behind_look))
        self._choices = wanted
        for tile in self.tiles:
            tile.hide()
            tile.deleteLater()
        self.tiles = []
        for choice in wanted:
            tile = SmallTile(self)
            tile.show_words(words_for(choice), ICONS[choice])
            tile.clicked.connect(self._press)
            tile.show()
            self.tiles.append(tile)
        self.ready.setVisible(self._around.own is not None)
        tab_through(*self.tiles, self.ready, self.back)
        self.arrange()

    def press_digit(self, number: int) -> None:
        if number < len(self._choices):
            self.choice_wanted.emit(self._choices[number])

    def arrange(self) -> None:
        super().arrange()
        self._heading.resize(self._heading.sizeHint())
        middle = self.back.geometry().center().y() - self._heading.height() // 2
        self._heading.move(self.back.geometry().right() + 24, middle)
        self._heading.setVisible(self._heading.geometry().right() < self.corner)
        room = roominess(self.height())
        side = min(SIDE, side_margin(self.width()))
        top = self.back.geometry().bottom() + between(12, 34, room)
        gap = between(12, 20, room)
        width = min(scaled(_WIDEST), self.width() - 2 * side)
        left = (self.width() - width) // 2
        rows = max(1, -(-len(self.tiles) // 2))
        height = min(scaled(_TALLEST), (self.height() - top - between(20, 56, room) - gap * (rows - 1)) // rows)
        across = (width - gap) // 2
        for number, tile in enumerate(self.tiles):
            x = left + (number % 2) * (across + gap)
            tile.setGeometry(x, top + (number // 2) * (height + gap), across, height)

    def _press(self) -> None:
        pressed = self.sender()
        for tile, choice in zip(self.tiles, self._choices, strict=True):
            if tile is pressed:
                self.choice_wanted.emit(choice)
