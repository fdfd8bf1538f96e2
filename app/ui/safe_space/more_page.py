"""Everything the first screen has no room for, and from the calm side the way to make it one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.choices import Choice, beyond, seven
from app.ui.safe_space.choices_page import ChoicesPage
from app.ui.safe_space.surroundings import Surroundings

_LARGE = 3


class MorePage(ChoicesPage):
    """While locked there is nothing to get ready."""

    getting_ready_wanted = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Something else"), parent)
        self._around = around
        self.ready = self.add_tool(self.tr("Get it ready"), "pen")
        self.ready.clicked.connect(self.getting_ready_wanted)
        self.show_choices(few=False)
        self.follow_theme()

    def show_choices(self, *, few: bool) -> None:
        """What is not on the first screen: beside seven choices, or beside the three of a small window."""
        standing = self._around.standing()
        here = seven(standing)
        others = beyond(standing)
        wanted = others
        if few:
            behind_look = (Choice.NOW, Choice.MIND, Choice.BODY)
            wanted = (*here[_LARGE:], *(one for one in others if one not in behind_look))
        self.ready.setVisible(self._around.own is not None)
        self.offer(wanted)
