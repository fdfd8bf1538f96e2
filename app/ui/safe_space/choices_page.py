"""A page of tiles of one size, each of which opens a choice."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.choices import Choice
from app.ui.choice_words import words_for
from app.ui.safe_space.home_tiles import SmallTile
from app.ui.safe_space.look import SIDE, between, roominess, scaled, side_margin
from app.ui.safe_space.page import HavenPage, tab_through
from app.ui.safe_space.pages import ICONS
from app.ui.theme import Role
from app.ui.widgets.text import Label

_WIDEST = 944
_TALLEST = 196


class ChoicesPage(HavenPage):
    """Its title beside Back, and two tiles in a row; digits choose."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Label(title, Role.H1, parent=self)
        self.setAccessibleName(title)
        self.tiles: list[SmallTile] = []
        self._choices: tuple[Choice, ...] = ()

    @property
    def first(self) -> QWidget:
        return self.tiles[0] if self.tiles else self.back

    def offer(self, choices: Sequence[Choice]) -> None:
        """Shows a tile for each."""
        self._choices = tuple(choices)
        for tile in self.tiles:
            tile.hide()
            tile.deleteLater()
        self.tiles = []
        for choice in self._choices:
            tile = SmallTile(self)
            tile.show_words(words_for(choice), ICONS[choice])
            tile.clicked.connect(self._press)
            tile.show()
            self.tiles.append(tile)
        tab_through(*self.tiles, *self.tools, self.back)
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
