"""What is noted and asked after a hard moment: nothing, until somebody wants it on a calm day."""

from PySide6.QtWidgets import QWidget

from app.ui.safe_space.aftercare.what_works import WhatWorks
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.rows import GoRow, HavenCard, RowsCard
from app.ui.safe_space.surroundings import ASK_AFTERWARDS, NOTE_VISITS, Surroundings
from app.ui.safe_space.wish_switch import WishSwitch
from app.ui.theme import Role
from app.ui.widgets.text import Label


class AfterwardsPage(ColumnPage):
    """Two switches, and the way to what came of them."""

    personal = True
    passing = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("After a hard moment"), parent)
        self._around = around
        words = self.tr("Nothing is noted and nothing is asked, unless you want it. Only you see what is noted.")
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        noting = self.tr("Which exercise, when, and how long. Nothing else.")
        asking = self.tr(
            "One page after Done for now, which you can leave at once. Your answers are kept here, "
            "with the exercise, when, and how long."
        )
        self.note = WishSwitch(around, NOTE_VISITS, self.tr("Note that I was here"), noting)
        self.ask = WishSwitch(around, ASK_AFTERWARDS, self.tr("Ask me afterwards whether it helped"), asking)
        card = HavenCard()
        card.body.addWidget(self.note)
        card.body.addWidget(self.ask)
        self.body.addWidget(card)
        self.works = GoRow(self.tr("What works for me"), self.tr("From your own answers, and from nothing else"))
        self.works.clicked.connect(self._show_what_works)
        self.body.addWidget(RowsCard("", [self.works]))
        tab_through(self.note, self.ask, self.works, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.note

    def _show_what_works(self) -> None:
        self.page_wanted.emit(WhatWorks(self._around))
