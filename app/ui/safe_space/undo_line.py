"""The way to have something back, in the light of the safe space."""

from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.safe_space.rows import PADDING
from app.ui.safe_space.tiles import QuietTool
from app.ui.widgets import undo_line


class UndoLine(undo_line.UndoLine):
    """With more room around it, for a hand that shakes."""

    radius, ground, edge, words_token = 16, "lampSoft", "lampLine", "ink1"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row.setContentsMargins(PADDING, 8, PADDING - 9, 8)
        self.row.setSpacing(16)

    def make_button(self, words: str) -> QPushButton:
        return QuietTool(words, "undo", bold=True)
