"""One quiet line, offered when certain literal words stand on the page. It stores nothing and is in nobody's way."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wordlists
from app.content import ContentDamaged
from app.storage.errors import StorageError
from app.storage.plan import PlanStore
from app.storage.wishes import WishStore
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label

WISH = "phrase_offer"
_LONGEST = 200_000


class PhraseOffer(QWidget):
    """`help_wanted` opens the safe space; sent away, it stays away until another entry is opened."""

    help_wanted = Signal()

    def __init__(self, wishes: WishStore, plan: PlanStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._plan = plan
        self._sent_away = False
        self.show_button = QuietButton(self.tr("Show them"))
        self.close_button = QuietButton(self.tr("Not now"))
        self.off_button = QuietButton(self.tr("Do not offer this"))
        self.words = Label("", Role.SMALL, "ink2", wrap=True)
        row = FlowLayout(gap=4, row_gap=0)
        for button in (self.show_button, self.close_button, self.off_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        buttons = QHBoxLayout()
        buttons.addSpacing(-QuietButton.OVERHANG)
        buttons.addLayout(row, 1)
        column.addLayout(buttons)
        self.show_button.clicked.connect(self.help_wanted)
        self.close_button.clicked.connect(self._send_away)
        self.off_button.clicked.connect(self._switch_off)
        self.hide()

    def begin(self) -> None:
        """Another entry is open."""
        self._sent_away = False
        self.hide()

    def look_at(self, text: str) -> None:
        """Call it when a text was stored; offers what there is, or nothing."""
        if self._sent_away or self.isVisible() or len(text) > _LONGEST:
            return
        try:
            if self.is_on() and wordlists.phrases().stand_in(text):
                self.words.setText(self._what_is_there())
                self.show()
        except ContentDamaged:
            return

    def _what_is_there(self) -> str:
        """A plan is only named where one is written."""
        try:
            has_plan = any(line.is_shown for line in self._plan.all())
        except StorageError:
            has_plan = False
        if has_plan:
            return self.tr("If you are in pain: your plan, numbers and a quiet minute are here.")
        return self.tr("If you are in pain: numbers and a quiet minute are here.")

    @Slot()
    def _send_away(self) -> None:
        self._sent_away = True
        self.hide()

    def is_on(self) -> bool:
        """Whether it is offered at all; with a disk that does not answer, as if it were."""
        try:
            return self._wishes.flag(WISH, True)
        except StorageError:
            return True

    @Slot(bool)
    def switch(self, on: bool) -> None:
        """Offers it from now on, or no longer."""
        with telling(self):
            self._wishes.keep(WISH, on)
        self.begin()

    @Slot()
    def _switch_off(self) -> None:
        self.switch(False)
