"""One quiet line about the spare key, for somebody who has none yet; it goes when it is told to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.theme import Role
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label


class Reminder(QWidget):
    """Says what is at stake, offers the way, and can be sent away."""

    code_wanted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self.tr("If this computer's key store is lost, your journal cannot be opened.")
        make = QuietButton(self.tr("Make a recovery code"), "key")
        later = QuietButton(self.tr("Not now"))
        row = FlowLayout(self, gap=4, row_gap=0)
        for part in (Label(words, Role.SMALL, "ink2", wrap=True), make, later):
            row.addWidget(part)
        make.clicked.connect(self.code_wanted)
        later.clicked.connect(self.dismissed)
