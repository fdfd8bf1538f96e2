"""After the last page, or before one that is for another time: it is kept, and what can follow."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.worksheets import Offer, OfferKind
from app.ui.theme import Role
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.cards import Card
from app.ui.widgets.text import Label

_ICONS = {OfferKind.HOMEWORK: "checkins", OfferKind.WORKSHEET: "page", OfferKind.SAFE_SPACE: "alcove"}


class EndView(QWidget):
    """Nothing here has to be pressed."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, offers: Sequence[Offer], later: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = list(offers)
        card = Card(spacing=10)
        title = self.tr("The rest is for another time") if later else self.tr("That is all of it")
        words = (
            self.tr("It waits under Worksheets, with everything you wrote. Nothing runs out.")
            if later
            else self.tr("It is kept on this computer. You can look at it or change it whenever you like.")
        )
        card.body_layout.addWidget(Label(title, Role.H2, wrap=True))
        card.body_layout.addWidget(Label(words, colour_token="ink2", wrap=True))
        self.buttons: list[SecondaryButton] = []
        if offers:
            card.body_layout.addSpacing(8)
            card.body_layout.addWidget(Label(self.tr("If you like, from here:"), bold=True, wrap=True))
        for offer in offers:
            button = SecondaryButton(self._way(offer.kind), _ICONS[offer.kind])
            button.setAccessibleName(offer.words)
            button.clicked.connect(self._take)
            self.buttons.append(button)
            card.body_layout.addWidget(Label(offer.words, wrap=True))
            card.body_layout.addWidget(button)
            card.body_layout.addSpacing(8)
        self.leave_button = PrimaryButton(self.tr("Back to the worksheets"))
        self.leave_button.clicked.connect(self.left)
        card.body_layout.addSpacing(12)
        card.body_layout.addWidget(self.leave_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _way(self, kind: OfferKind) -> str:
        if kind is OfferKind.HOMEWORK:
            return self.tr("Agree on it")
        return self.tr("Open it") if kind is OfferKind.WORKSHEET else self.tr("Go there")

    @Slot()
    def _take(self) -> None:
        button = self.sender()
        assert isinstance(button, SecondaryButton)
        self.taken.emit(self._offers[self.buttons.index(button)])
