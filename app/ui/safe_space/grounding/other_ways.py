"""Grounding in other ways than by the senses."""

from PySide6.QtWidgets import QWidget

from app.domain.choices import Choice
from app.ui.safe_space.choices_page import ChoicesPage

WAYS = (Choice.NOW, Choice.MIND, Choice.BODY)


class OtherWays(ChoicesPage):
    """Behind Look around; Back returns to the step that was left."""

    passing = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Other ways"), parent)
        self.offer(WAYS)
        self.follow_theme()
