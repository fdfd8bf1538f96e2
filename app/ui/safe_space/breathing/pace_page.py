"""How to breathe, chosen in calm times: everything about it stands here, and nowhere in the exercise."""

from typing import cast

from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from app.domain.breathing import PATTERNS
from app.domain.choices import Choice
from app.settings import Preferences
from app.ui.safe_space.breathing.kept_pace import wants_tones
from app.ui.safe_space.breathing.pace_cards import (
    LengthCard,
    LookCard,
    OwnPatternCard,
    PaceCard,
    PatternsCard,
    hold_words,
)
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.options import RadioOption
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role, theme
from app.ui.widgets.text import Label

_BESIDE = 1000
"""How wide a window has to be for two columns, at the usual size of the text."""


class PacePage(ColumnPage):
    """Back leads to the breath. What is chosen holds at once and is kept, locked or not."""

    passing = True
    widest = 1100

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Pace"), parent)
        self._around = around
        self.instead = self.add_tool(self.tr("Look around instead"), "look")
        self.instead.clicked.connect(self._look_around)
        self.caution = Label(self._caution_words(), Role.BODY, "ink2", wrap=True)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose_pattern)
        self.patterns = OwnPatternCard(self._group)
        holding = [one for one in PATTERNS if one.has_hold]
        self.holds = PatternsCard(self.tr("With a hold"), holding, self._group, hold_words())
        self.look, self.length = LookCard(), LengthCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._add_column(self.patterns, self.holds)
        self._add_column(self.look, self.length)
        self.body.addWidget(self.caution)
        self.body.addLayout(self._columns)
        around.preferences.changed.connect(self._show)
        around.player.device_changed.connect(self._show_silence)
        self._show(around.preferences.value)
        inside = [widget for card in self._cards() for widget in card.findChildren(QWidget) if widget.focusPolicy()]
        tab_through(*inside, self.instead, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return next(option for option in self.options if option.isChecked())

    @property
    def options(self) -> list[RadioOption]:
        """Every pattern there is to choose."""
        return [*self.patterns.options, *self.holds.options]

    def arrange(self) -> None:
        beside = theme().effective_width(self.width()) >= _BESIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        super().arrange()

    def _add_column(self, *cards: PaceCard) -> None:
        column = QVBoxLayout()
        column.setSpacing(16)
        for card in cards:
            card.wanted.connect(self._take)
            column.addWidget(card)
        column.addStretch(1)
        self._columns.addLayout(column, 1)

    def _cards(self) -> tuple[PaceCard, ...]:
        return self.patterns, self.holds, self.look, self.length

    def _take(self, changed: dict[str, object]) -> None:
        self._around.preferences.change(**changed)

    def _choose_pattern(self, option: QAbstractButton) -> None:
        self._take({"breathing": cast(RadioOption, option).key})

    def _show(self, value: Preferences) -> None:
        for card in self._cards():
            card.show_choice(value)
        if wants_tones(value) and self._around.player.has_device is None:
            self._around.player.look_for_device()
        self._show_silence()
        self.arrange()

    def _show_silence(self) -> None:
        self.look.show_silence(self._around.preferences.value, self._around.player.has_device)

    def _look_around(self) -> None:
        self.choice_wanted.emit(Choice.LOOK)

    def _caution_words(self) -> str:
        return self.tr(
            "Best sitting down, never while driving. Stop if you feel dizzy, tingly or more anxious. "
            "Minding the breath makes some people feel worse; looking around is just as good then."
        )
