"""One quiet line about the spare key or a backup in another place; it goes when told to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.theme import Role
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label


class Reminder(QWidget):
    """Says what it is about, offers the way, and can be sent away."""

    wanted = Signal()
    dismissed = Signal()

    def __init__(self, words: str, way: str, icon: str = "key", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        go = QuietButton(way, icon)
        later = QuietButton(self.tr("Not now"))
        row = FlowLayout(self, gap=4, row_gap=0)
        for part in (Label(words, Role.SMALL, "ink2", wrap=True), go, later):
            row.addWidget(part)
        go.clicked.connect(self.wanted)
        later.clicked.connect(self.dismissed)
        self.hide()
