"""It got worse, or no better: something else, and people; never the same again."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from app.domain.choices import Choice, beyond, seven, two_others
from app.domain.haven_moments import WhatHelped, what_helped
from app.storage.errors import StorageError
from app.ui.choice_words import words_for
from app.ui.safe_space.home_tiles import MediumTile
from app.ui.safe_space.look import between, roominess, scaled, side_margin
from app.ui.safe_space.page import Exercise, tab_through
from app.ui.safe_space.pages import ICONS
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.visit import Visit

_TALLEST = 196
_WIDEST = 1240


class OtherWays(Exercise):
    """What the person said helped comes first. The plan takes the first place, where something stands in it."""

    personal = True
    passing = True

    def __init__(self, around: Surroundings, visit: Visit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        standing = around.standing()
        offered = (*seven(standing), *beyond(standing))
        self.choices = two_others(offered, visit.done, [one.exercise for one in self._helped() if one.mostly_helps])
        self._has_plan = self._is_plan_there()
        self.setAccessibleName(self.tr("Something else, or someone"))
        self.tiles = [self._tile(choice) for choice in self.choices]
        if self._has_plan:
            self.other.set_look(words_for(Choice.PLAN))
        self.third.set_look(self.tr("Leave"))
        self.say(self.tr("Then something else, or someone."))
        tab_through(*self.tiles, *self.places, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.tiles[0] if self.tiles else self.people

    def press_digit(self, number: int) -> None:
        if number < len(self.choices):
            self.choice_wanted.emit(self.choices[number])

    def go_elsewhere(self) -> None:
        if self._has_plan:
            self.choice_wanted.emit(Choice.PLAN)
        else:
            super().go_elsewhere()

    def arrange_stage(self, stage: QRect) -> None:
        room = roominess(self.height())
        gap = between(12, 20, room)
        width = min(self.width() - 2 * side_margin(self.width()), scaled(_WIDEST))
        top = self.back.geometry().bottom() + between(8, 24, room)
        height = min(scaled(_TALLEST), stage.bottom() + 1 - top)
        across = (width + gap) // max(1, len(self.tiles))
        for number, tile in enumerate(self.tiles):
            left = (self.width() - width) // 2 + number * across
            tile.setGeometry(left, top + (stage.bottom() + 1 - top - height) // 2, across - gap, height)

    def _is_plan_there(self) -> bool:
        """An empty one is for calm days."""
        own = self._around.own
        try:
            return own is not None and any(not (line.hidden or line.is_empty) for line in own.plan.all())
        except StorageError:
            return False

    def _helped(self) -> list[WhatHelped]:
        """Nothing where the journal does not answer; then the usual ones are there."""
        own = self._around.own
        try:
            return what_helped(own.haven_moments.all()) if own is not None else []
        except StorageError:
            return []

    def _tile(self, choice: Choice) -> MediumTile:
        tile = MediumTile(self)
        tile.show_words(words_for(choice), ICONS[choice])
        tile.clicked.connect(self._press)
        return tile

    def _press(self) -> None:
        pressed = self.sender()
        for tile, choice in zip(self.tiles, self.choices, strict=True):
            if tile is pressed:
                self.choice_wanted.emit(choice)
