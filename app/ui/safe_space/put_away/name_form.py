"""After the lid is closed: a label, if somebody wants one, and when it will be looked at."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.put_away import LONGEST_LABEL, Until
from app.ui.safe_space.options import RadioOption
from app.ui.safe_space.put_away.words import next_session, session_words
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.tiles import QuietTool
from app.ui.theme import Role
from app.ui.widgets.date_words import day_words
from app.ui.widgets.fields import Field
from app.ui.widgets.text import Label

_USUAL_DAYS = 7


class NameForm(QWidget):
    """One line and one choice, both of which may be left alone. `changed` says that either is different."""

    changed = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._day = date.today()
        self.question = Label(self.tr("What could it be called?"), Role.H3)
        self.field = Field(self.question.text())
        self.field.setMaxLength(LONGEST_LABEL)
        self.options = [
            RadioOption(Until.SESSION.value, self.tr("My next session")),
            RadioOption(Until.DAY.value, self.tr("A day")),
            RadioOption(Until.CLOSED.value, self.tr("Keep it closed")),
        ]
        self.earlier = QuietTool(self.tr("Earlier"), "back")
        self.later = QuietTool(self.tr("Later"), "next")
        self.when = Label("", Role.BODY, "ink2", wrap=True)
        self.when.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._group = QButtonGroup(self)
        self._box = QVBoxLayout(self)
        self._lay_out()
        self.field.textEdited.connect(self._say_changed)
        self._group.idClicked.connect(self._choose)
        self.earlier.clicked.connect(self._go_earlier)
        self.later.clicked.connect(self._go_later)
        self.begin()

    @property
    def label(self) -> str:
        """What somebody called it, on one line."""
        return " ".join(self.field.text().split())

    @property
    def until(self) -> Until:
        return Until(self.options[self._group.checkedId()].key)

    @property
    def day(self) -> date | None:
        """The day, if that is what it waits for."""
        return self._day if self.until is Until.DAY else None

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Everything with the keyboard, in order."""
        return self.field, *self.options, self.earlier, self.later

    def begin(self) -> None:
        """An empty line, and the next session."""
        self.field.clear()
        self._day = date.today() + timedelta(days=_USUAL_DAYS)
        self.options[0].setChecked(True)
        self.show_when()

    def height_at(self, width: int, most: int) -> int:
        """How tall it is; where that is too much, the question over the line gives way: the field says it too."""
        self.question.show()
        height = self._box.totalHeightForWidth(width)
        if height > most:
            self.question.hide()
            height = self._box.totalHeightForWidth(width)
        return height

    def show_when(self) -> None:
        """Says when that is; a session may have been noted meanwhile."""
        session = next_session(self._around)
        self.when.setText(
            {
                Until.SESSION: session_words(session) if session else self.tr("It waits for the next one."),
                Until.DAY: day_words(self._day, date.today()),
                Until.CLOSED: self.tr("Alcove will not bring it up."),
            }[self.until]
        )
        for button in (self.earlier, self.later):
            button.setVisible(self.until is Until.DAY)
        self.earlier.setEnabled(self._day > date.today())

    def _lay_out(self) -> None:
        self.question.setBuddy(self.field)
        self.earlier.setAccessibleName(self.tr("Earlier by a day"))
        self.later.setAccessibleName(self.tr("Later by a day"))
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for number, option in enumerate(self.options):
            self._group.addButton(option, number)
            choices.addWidget(option, 1)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(self.earlier)
        line.addWidget(self.when)
        line.addWidget(self.later)
        line.addStretch(1)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(self.question)
        self._box.addWidget(self.field)
        self._box.addLayout(choices)
        self._box.addLayout(line)

    def _choose(self, _number: int) -> None:
        self.show_when()
        self.changed.emit()

    def _say_changed(self, _words: str) -> None:
        self.changed.emit()

    def _go_earlier(self) -> None:
        self._move(-1)

    def _go_later(self) -> None:
        self._move(1)

    def _move(self, days: int) -> None:
        self._day += timedelta(days=days)
        self.show_when()
        self.changed.emit()
