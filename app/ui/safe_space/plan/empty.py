"""A plan without a line: somebody to reach, and the way to write it, nothing else."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.look import between, roominess, scaled, side_margin
from app.ui.safe_space.tiles import Tile
from app.ui.theme import Role
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed

_WIDEST = 560
_TALLEST = 120


class EmptyPlan(Themed, QWidget):
    """Two places to press, in the middle of the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = Label("", Role.BODY, "ink2", wrap=True, parent=self)
        self.reach = Tile(self.tr("Reach someone"), self, icon="phone", strong=True)
        self.write = Tile(self.tr("Write it with your therapist"), self, icon="pen")
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.reach

    def show_words(self, words: str, *, can_write: bool) -> None:
        """Why there is nothing, where that needs saying; while locked nothing can be written."""
        self.words.setText(words)
        self.write.setVisible(can_write)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        super().restyle()
        self._arrange()

    def _arrange(self) -> None:
        room = roominess(self.window().height())
        width = min(scaled(_WIDEST), self.width() - 2 * side_margin(self.width()))
        gap = between(12, 20, room)
        tiles = [tile for tile in (self.reach, self.write) if not tile.isHidden()]
        height = max(between(tile.height_at(width), scaled(_TALLEST), room) for tile in tiles)
        words = self.words.heightForWidth(width) + gap if self.words.text() else 0
        left = (self.width() - width) // 2
        top = max(0, (self.height() - words - (height + gap) * len(tiles)) * 2 // 5)
        self.words.setGeometry(left, top, width, max(0, words - gap))
        for number, tile in enumerate(tiles):
            tile.setGeometry(left, top + words + number * (height + gap), width, height)
