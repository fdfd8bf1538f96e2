"""A card of Today about something that lies ahead; it can be put away for the day with one press."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme import Role
from app.ui.widgets.buttons import ToolButton
from app.ui.widgets.cards import Card
from app.ui.widgets.text import Label


class AheadCard(Card):
    """`put_away` says that somebody does not want to see it now."""

    put_away = Signal()

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=4)
        self.heading = Label(heading, Role.SMALL, "ink3", wrap=True, parent=self)
        self.away_button = ToolButton("close", "", self)
        self.away_button.setAccessibleName(self.tr("Put away for today: {card}").format(card=heading))
        self.away_button.setToolTip(self.tr("Put away for today"))
        head = QHBoxLayout()
        head.setSpacing(0)
        self.head = head
        head.addWidget(self.heading, 1)
        head.addWidget(self.away_button, 0, Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(0, -6, -12, -6)
        self.body_layout.addLayout(head)
        self.away_button.clicked.connect(self.put_away)
