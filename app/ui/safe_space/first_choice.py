"""Which choice is the large one: breathing is not calming for everybody."""

from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.choices import NEEDS_VAULT, Choice, Standing, beyond, seven
from app.ui.choice_words import words_for
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.options import RadioOption
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.surroundings import FIRST_CHOICE, Surroundings
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.text import Label


class FirstChoicePage(ColumnPage):
    """One of everything that is there for this person; what is chosen holds at once, locked or not."""

    passing = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What the large tile starts"), parent)
        self._around = around
        words = self.tr(
            "The help key pressed twice starts it too. While Alcove is locked, what needs your words is not there."
        )
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        card = HavenCard(spacing=2)
        self.body.addWidget(card)
        chosen = seven(around.standing())[0]
        self._group = QButtonGroup(self)
        self.options: list[RadioOption] = []
        for choice in self._offered():
            option = RadioOption(choice.value, words_for(choice))
            option.setChecked(choice is chosen)
            card.body.addWidget(option)
            self._group.addButton(option, len(self.options))
            self.options.append(option)
        self._group.idClicked.connect(self._choose)
        tab_through(*self.options, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return next(option for option in self.options if option.isChecked())

    def _offered(self) -> list[Choice]:
        standing = self._around.standing()
        usual = Standing(standing.unlocked, standing.place_suggested, standing.box_suggested, standing.plan_outside)
        return [*seven(usual), *beyond(usual)]

    def _choose(self, number: int) -> None:
        """What says something about a person lies in the vault; while it is locked the choice before holds."""
        choice = Choice(self.options[number].key)
        own = choice in NEEDS_VAULT
        if self._around.own is not None:
            with telling(self):
                self._around.own.wishes.keep(FIRST_CHOICE, choice.value if own else "")
        if not own:
            self._around.preferences.change(first_choice="" if choice is Choice.BREATHE else choice.value)
