"""On which day a letter wants to be read again: said on its own page, and nowhere else."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.letters import READ_AGAIN_AFTER
from app.ui.safe_space.rows import HavenCard
from app.ui.theme import Role
from app.ui.widgets.date_words import day_words
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.text import Label


class ReadAgain(HavenCard):
    """No day, one of the next seven, or the one that was chosen earlier."""

    chosen = Signal()

    def __init__(self, today: date, day: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        title = Label(self.tr("Read it again"), Role.H3, wrap=True)
        self.setAccessibleName(title.text())
        offered = [today + timedelta(days=days) for days in READ_AGAIN_AFTER]
        self._days: list[date | None] = [None, *([day] if day and day not in offered else []), *offered]
        words = [day_words(one, today) if one else self.tr("No day") for one in self._days]
        self.days = DropDown(tuple(enumerate(words)), title.text())
        title.setBuddy(self.days)
        self.days.choose(self._days.index(day))
        self.days.currentIndexChanged.connect(self._say)
        self.body.addWidget(title)
        self.body.addWidget(self.days)
        note = self.tr("Only this page says so. Nothing pops up, and no day is too late.")
        self.body.addWidget(Label(note, Role.SMALL, "ink2", wrap=True))

    @property
    def day(self) -> date | None:
        return self._days[self.days.currentIndex()]

    def _say(self, _number: int) -> None:
        self.chosen.emit()
