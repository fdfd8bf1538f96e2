"""About the plan as a whole: with whom it was made, and when it is looked over; said here and nowhere else."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.plan import AboutPlan, MadeWith
from app.ui.safe_space.options import RadioOption, stop_once
from app.ui.safe_space.plan.words import made_with_words
from app.ui.safe_space.rows import HavenCard
from app.ui.theme import Role
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.calendar import Calendar
from app.ui.widgets.date_words import day_words, short_day_words
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.text import Label

_DAYS = (30, 60, 90)
_FURTHEST = timedelta(days=3 * 366)
_NO_DAY, _OWN_DAY = 0, -1


class MadeWithCard(HavenCard):
    """One of four, nothing said among them."""

    chosen = Signal()

    def __init__(self, made_with: MadeWith, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=2)
        heading = Label(self.tr("Made"), Role.H3, wrap=True)
        self.setAccessibleName(heading.text())
        self.body.addWidget(heading)
        self._group = QButtonGroup(self)
        self.options: list[RadioOption] = []
        for one in (MadeWith.THERAPIST, MadeWith.SELF, MadeWith.OTHER, MadeWith.UNSAID):
            option = RadioOption(one.value, made_with_words(one))
            self._group.addButton(option)
            self.options.append(option)
            self.body.addWidget(option)
        for option in self.options:
            option.setChecked(option.key == made_with.value)
        stop_once(self.options)
        self._group.buttonClicked.connect(self.chosen)

    @property
    def made_with(self) -> MadeWith:
        chosen = self._group.checkedButton()
        return MadeWith(chosen.key) if isinstance(chosen, RadioOption) else MadeWith.UNSAID


class ReviewCard(HavenCard):
    """When it was looked over, and a day for the next time, if any."""

    chosen = Signal()

    def __init__(self, about: AboutPlan, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Looking it over again"), parent)
        self._today = today
        self.reviewed, self.review_on = about.reviewed, about.review_on
        self._printed = about.printed
        self.said = Label("", Role.BODY, "ink2", wrap=True)
        self.done = SecondaryButton(self.tr("Looked over today"), "check")
        self.days = DropDown(self._offered(), self.tr("The next time"))
        self.calendar = Calendar(self._first_day(), today + _FURTHEST, first=today + timedelta(days=1))
        caption = Label(self.days.accessibleName(), Role.SMALL, "ink2")
        caption.setBuddy(self.days)
        note = self.tr("Only this page says so. Nothing pops up, and no day is too late.")
        self.body.addWidget(self.said)
        self.body.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(4)
        self.body.addWidget(caption)
        for part in (self.days, self.calendar):
            self.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Label(note, Role.SMALL, "ink2", wrap=True))
        self.days.choose(self._choice_for(about.review_on))
        self._show()
        self.done.clicked.connect(self._look_over)
        self.days.currentIndexChanged.connect(self._choose)
        self.calendar.changed.connect(self._choose_day)

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key stops at, before the calendar."""
        return [self.done, self.days]

    def note_printed(self, day: date) -> None:
        """A copy went onto paper or into a file."""
        self._printed = day
        self._show()

    def _offered(self) -> tuple[tuple[object, str], ...]:
        words = self.tr("In {days} days, {day}")
        later = [(days, short_day_words(self._in(days), self._today)) for days in _DAYS]
        offered = [(days, words.format(days=days, day=day)) for days, day in later]
        return ((_NO_DAY, self.tr("No day")), *offered, (_OWN_DAY, self.tr("Another day")))

    def _in(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _choice_for(self, day: date | None) -> int:
        fitting = [days for days in _DAYS if self._in(days) == day]
        return _NO_DAY if day is None else fitting[0] if fitting else _OWN_DAY

    def _first_day(self) -> date:
        tomorrow = self._today + timedelta(days=1)
        return max(self.review_on or tomorrow, tomorrow)

    def _show(self) -> None:
        self.calendar.setVisible(self.days.currentData() == _OWN_DAY)
        lines = [self.tr("Not looked over yet.")]
        if self.reviewed:
            lines = [self.tr("Last looked over on {day}.").format(day=day_words(self.reviewed, self._today))]
        if self.review_on:
            lines.append(self.tr("The next time: {day}.").format(day=day_words(self.review_on, self._today)))
        if self._printed:
            words = self.tr("Printed or saved on {day}. What changed since then is not on that page.")
            lines.append(words.format(day=day_words(self._printed, self._today)))
        self.said.setText("\n".join(lines))

    def _look_over(self) -> None:
        self.reviewed = self._today
        self._changed()

    def _choose(self, _number: int) -> None:
        chosen = int(self.days.currentData())
        self.review_on = self._in(chosen) if chosen > 0 else self.calendar.day() if chosen == _OWN_DAY else None
        self._changed()

    def _choose_day(self, day: date) -> None:
        if self.days.currentData() == _OWN_DAY:
            self.review_on = day
            self._changed()

    def _changed(self) -> None:
        self._show()
        self.chosen.emit()
