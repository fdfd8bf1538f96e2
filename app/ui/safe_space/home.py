"""What would help this minute? Seven choices in three sizes, and nothing to decide: the large one has the keyboard."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from app.domain.choices import Choice, seven
from app.ui.choice_words import words_for
from app.ui.safe_space.home_tiles import HeroTile, MediumTile, SmallTile
from app.ui.safe_space.look import SIDE, between, roominess, scaled, side_margin
from app.ui.safe_space.page import HavenPage, tab_through
from app.ui.safe_space.pages import ICONS
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import theme

_GAP = 20
_COLUMNS_APART = 32
_FEW = 880


class HomePage(HavenPage):
    """Follows what the person set up, and what is known at the moment. `more_wanted` asks for everything else."""

    more_wanted = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.hero = HeroTile(self)
        self.medium = [MediumTile(self) for _ in range(2)]
        self.small = [SmallTile(self) for _ in range(4)]
        self.more = SmallTile(self)
        self.more.show_words(self.tr("More"), "more")
        for tile in self.tiles:
            tile.clicked.connect(self._press)
        self.more.clicked.connect(self.more_wanted)
        self.corner_more = self.add_tool(self.tr("More"), "more")
        self.corner_more.clicked.connect(self.more_wanted)
        self.setAccessibleName(self.tr("I need a moment"))
        self._shown: tuple[Choice, ...] = ()
        around.changed.connect(self._follow)
        around.preferences.changed.connect(self._follow)
        self.begin()
        tab_through(*self.tiles, self.more, self.corner_more, self.back)
        self.follow_theme()

    @property
    def tiles(self) -> list[HeroTile | MediumTile | SmallTile]:
        """The seven, largest first."""
        return [self.hero, *self.medium, *self.small]

    @property
    def choices(self) -> tuple[Choice, ...]:
        return seven(self._around.standing())

    @property
    def has_few(self) -> bool:
        """Whether there is only room for three choices and "More"."""
        return theme().effective_width(self.width()) < _FEW

    @property
    def first(self) -> QWidget:
        return self.hero

    def begin(self) -> None:
        """The tiles say what they open now."""
        if self._shown != self.choices:
            self._shown = self.choices
            for tile, choice in zip(self.tiles, self._shown, strict=True):
                tile.show_words(words_for(choice), ICONS[choice])

    def press_digit(self, number: int) -> None:
        if number < len(self._shown):
            self.choice_wanted.emit(self._shown[number])

    def arrange(self) -> None:
        for tile in self.small:
            tile.setVisible(not self.has_few)
        self.more.setVisible(self.has_few)
        self.corner_more.setVisible(not self.has_few)
        super().arrange()
        room = roominess(self.height())
        side = min(SIDE, side_margin(self.width()))
        top = self.back.y() + self.back.height() + between(10, 34, room)
        field = QRect(side, top, self.width() - 2 * side, self.height() - top - between(20, 56, room))
        widest = scaled(1240)
        if field.width() > widest:
            field = QRect((self.width() - widest) // 2, field.y(), widest, field.height())
        apart = between(_GAP, _COLUMNS_APART, room)
        half = (field.width() - apart) // 2
        self.hero.setGeometry(field.x(), field.y(), half, field.height())
        self._arrange_right(QRect(field.x() + half + apart, field.y(), field.width() - half - apart, field.height()))

    def _arrange_right(self, field: QRect) -> None:
        gap = between(12, _GAP, roominess(self.height()))
        if self.has_few:
            rows = [*self.medium, self.more]
            height = (field.height() - gap * (len(rows) - 1)) // len(rows)
            for number, tile in enumerate(rows):
                tile.setGeometry(field.x(), field.y() + number * (height + gap), field.width(), height)
            return
        low = max(76, min(scaled(90), (field.height() - 3 * gap) * 90 // 572))
        tall = (field.height() - 2 * low - 3 * gap) // 2
        for number, tile in enumerate(self.medium):
            tile.setGeometry(field.x(), field.y() + number * (tall + gap), field.width(), tall)
        width = (field.width() - gap) // 2
        top = field.y() + 2 * (tall + gap)
        for number, small in enumerate(self.small):
            left = field.x() + (number % 2) * (width + gap)
            small.setGeometry(left, top + (number // 2) * (low + gap), width, low)

    def _press(self) -> None:
        pressed = self.sender()
        for tile, choice in zip(self.tiles, self._shown, strict=True):
            if tile is pressed:
                self.choice_wanted.emit(choice)

    def _follow(self, _what: object) -> None:
        self.begin()
