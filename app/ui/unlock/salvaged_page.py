"""What came of saving what can be read: how much is there, and on which days something is missing."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from app.repair import Salvaged
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Role
from app.ui.unlock.frame import Frame, Heading
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.cards import Card
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label

_MOST_DAYS = 12


class SalvagedPage(Frame):
    """One button: into the journal."""

    open_wanted = Signal()

    def __init__(self, salvaged: Salvaged, preferences: PreferencesHolder, parent: QWidget | None = None) -> None:
        super().__init__(preferences, parent, width=600)
        card = Card(spacing=12)
        for number, words in enumerate(self._words(salvaged)):
            card.body_layout.addWidget(Label(words, Role.BODY, "ink1", bold=number == 0, wrap=True))
        self._open = PrimaryButton(self.tr("Open my journal"))
        self._open.clicked.connect(self.open_wanted)
        row = FlowLayout(gap=10, row_gap=10)
        row.addWidget(self._open)
        self.column.addSpacing(56)
        self.column.addWidget(Heading(self.tr("What can be read is saved")))
        self.column.addSpacing(28)
        self.column.addWidget(card)
        self.column.addSpacing(24)
        self.column.addLayout(row)
        self.column.addStretch(1)

    @property
    def focus_first(self) -> QWidget:
        return self._open

    def _words(self, salvaged: Salvaged) -> list[str]:
        one, more = self.tr("One entry can be read."), self.tr("{count} entries can be read.")
        words = [(one if salvaged.entries == 1 else more).format(count=f"{salvaged.entries:n}")]
        if salvaged.cut:
            said = self.tr("In part, from {days}. Each entry says where it ends.")
            words.append(said.format(days=self._days(salvaged.cut)))
        if salvaged.lost:
            said = self.tr("Not readable, from {days}. A backup may still have it: Settings, Keeping it private.")
            words.append(said.format(days=self._days(salvaged.lost)))
        if salvaged.perhaps_more:
            words.append(self.tr("The list of all entries was damaged too, so some may be missing without a trace."))
        if not (salvaged.cut or salvaged.lost or salvaged.perhaps_more):
            words.append(self.tr("No entry is missing."))
        words += self._own_words(salvaged)
        words.append(self.tr("The damaged file is kept in the folder of the journal. Nothing in it was changed."))
        return words

    def _own_words(self, salvaged: Salvaged) -> list[str]:
        """What came of what a person keeps in the safe space, where there is any."""
        if not (salvaged.own or salvaged.own_lost):
            return []
        if not salvaged.own_lost:
            return [self.tr("What you keep in the safe space can be read too.")]
        one = self.tr("One thing of the safe space is not readable. A backup may still have it.")
        more = self.tr("{count} things of the safe space are not readable. A backup may still have them.")
        return [one if salvaged.own_lost == 1 else more.format(count=f"{salvaged.own_lost:n}")]

    def _days(self, days: Sequence[date]) -> str:
        named = [self._day(day) for day in days[:_MOST_DAYS]]
        more = len(days) - _MOST_DAYS
        return ", ".join([*named, self.tr("and {count} more").format(count=more)] if more > 0 else named)

    def _day(self, day: date) -> str:
        month = QLocale().monthName(day.month)
        return self.tr("{day} {month} {year}").format(day=day.day, month=month, year=day.year)
