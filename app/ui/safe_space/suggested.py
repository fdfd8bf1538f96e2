"""What a therapist suggested: two exercises that stay away until then, because they are learnt with somebody."""

from PySide6.QtWidgets import QWidget

from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.surroundings import BOX_SUGGESTED, PLACE_SUGGESTED, Surroundings
from app.ui.safe_space.wish_switch import WishSwitch
from app.ui.theme import Role
from app.ui.widgets.text import Label


class SuggestedPage(ColumnPage):
    """A switch each. Switched off again, nothing that was made with it is lost."""

    personal = True
    passing = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What my therapist suggested"), parent)
        words = self.tr(
            "These two are learnt with a therapist first. Once yours suggested one, its tile is on the first screen."
        )
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        place = self.tr(
            "A place in your mind that feels good enough, in your own words and pictures. "
            "It is practised together, because what comes up is not always calm."
        )
        box = self.tr(
            "What can wait goes into a box, until your next session or a day you choose. "
            "It is practised together, so that it stays a pause."
        )
        self.switches = [
            WishSwitch(around, PLACE_SUGGESTED, self.tr("My place"), place),
            WishSwitch(around, BOX_SUGGESTED, self.tr("Put it away"), box),
        ]
        for switch in self.switches:
            card = HavenCard()
            card.body.addWidget(switch)
            self.body.addWidget(card)
        tab_through(*self.switches, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.switches[0]
