"""Before and after timed writing: what it is and asks of somebody, and how to come to rest afterwards."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.sittings import MINUTES
from app.ui.theme import Role
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.switch import CheckRow
from app.ui.widgets.ten_scale import TenScale
from app.ui.widgets.text import Label


class BeginSheet(Sheet):
    """`begun` gives the minutes and how hard it feels now. Until a therapist suggested it, it only says so."""

    begun = Signal(int, object)
    suggested = Signal(bool)

    def __init__(self, parent: QWidget, *, is_suggested: bool, pause: bool) -> None:
        super().__init__(parent, parent.tr("Timed writing"), width=540)
        what = self.tr("Some minutes of writing about something that weighs on you, without minding how it is written.")
        known = self.tr(
            "It can feel heavier for a while afterwards. Three or four times, a day or more apart, are usual. "
            "If it becomes too much, write about something else, or stop."
        )
        note = self.tr("It is meant for people who have one to talk to.")
        self.agreed = CheckRow(self.tr("My therapist suggested this"), note)
        self.agreed.setChecked(is_suggested)
        times = [(one, self.tr("{n} minutes").format(n=one)) for one in MINUTES]
        self.minutes = Segmented(times, name=self.tr("How long"))
        self.minutes.choose(MINUTES[0])
        self.before = TenScale(self.tr("How hard it feels now"))
        self.later = SecondaryButton(self.tr("Not now"))
        self.begin = PrimaryButton(self.tr("Begin"))
        body = self.body_layout
        body.addWidget(Label(what, wrap=True))
        body.addWidget(Label(known, colour_token="ink2", wrap=True))
        if pause:
            twice = self.tr("The last two times left it much harder. It is fine to pause this, and to say so to them.")
            body.addWidget(Label(twice, bold=True, wrap=True))
        body.addWidget(self.agreed)
        body.addWidget(self.minutes)
        body.addLayout(_rated(self.tr("How hard does it feel now? Only if you like."), self.before))
        body.addSpacing(8)
        end = FlowLayout(gap=10, at_end=True)
        end.addWidget(self.later)
        end.addWidget(self.begin)
        body.addLayout(end)
        self.later.clicked.connect(self.reject)
        self.begin.clicked.connect(self._begin)
        self.agreed.toggled.connect(self._show_agreed)
        self.agreed.toggled.connect(self.suggested)
        self.later.setFocus()
        self._show_agreed()

    @Slot()
    def _show_agreed(self) -> None:
        missing = self.tr("Timed writing is for when your therapist suggested it.")
        self.begin.set_not_yet(None if self.agreed.isChecked() else missing)

    @Slot()
    def _begin(self) -> None:
        if self.agreed.isChecked():
            self.begun.emit(int(str(self.minutes.value())), self.before.answer())
            self.accept()


class SettleSheet(Sheet):
    """How hard it feels now, and three ways to come to rest. `settled` comes whichever way somebody leaves."""

    settled = Signal(object)
    quiet_wanted = Signal()
    bring_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, parent.tr("Take your time to come back"), width=540)
        self.after = TenScale(self.tr("How hard it feels now"))
        self.quiet = SecondaryButton(self.tr("A quiet minute"))
        self.bring = SecondaryButton(self.tr("Bring it to a session"))
        self.done_button = PrimaryButton(self.tr("Done"))
        body = self.body_layout
        words = self.tr("Five minutes of something else are good now: a walk, a glass of water, a window.")
        body.addWidget(Label(words, wrap=True))
        body.addLayout(_rated(self.tr("How hard does it feel now? Only if you like."), self.after))
        body.addSpacing(8)
        end = FlowLayout(gap=10, at_end=True)
        for button in (self.quiet, self.bring, self.done_button):
            end.addWidget(button)
        body.addLayout(end)
        self.quiet.clicked.connect(self._be_quiet)
        self.bring.clicked.connect(self.bring_wanted)
        self.done_button.clicked.connect(self.accept)
        self.finished.connect(self._settle)

    @Slot()
    def _be_quiet(self) -> None:
        self.accept()
        self.quiet_wanted.emit()

    def show_brought(self) -> None:
        """It is marked for a session now."""
        self.bring.setEnabled(False)

    @Slot()
    def _settle(self) -> None:
        self.settled.emit(self.after.answer())


class TimedBar(QWidget):
    """While somebody writes: how long it has been, which can be hidden, and the way to the end."""

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", Role.SMALL, "ink2")
        self.hide_button = QuietButton(self.tr("Hide the time"))
        self.end_button = QuietButton(self.tr("Come to an end"))
        row = FlowLayout(self, gap=4, row_gap=0)
        for part in (self.words, self.hide_button, self.end_button):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(part is not self.words)
            part.setSizePolicy(policy)
            row.addWidget(part)
        self.hide_button.clicked.connect(self._turn)
        self.end_button.clicked.connect(self.ended)

    def show_minutes(self, minutes: int, wanted: int) -> None:
        """Whole minutes; afterwards that the time is over, and nothing more."""
        if minutes >= wanted:
            self.words.setText(self.tr("That was the time. Come to an end when you like."))
            self.words.show()
        else:
            self.words.setText(self.tr("{minutes} of {wanted} minutes").format(minutes=minutes, wanted=wanted))

    def hide_words(self, hidden: bool) -> None:
        """A bar in the place of the time, and no word that says what this is; the room stays as it was."""
        self.words.hide_words(hidden)
        for button in (self.hide_button, self.end_button):
            button.setVisible(not hidden)

    @Slot()
    def _turn(self) -> None:
        self.words.setVisible(self.words.isHidden())
        self.hide_button.setText(self.tr("Show the time") if self.words.isHidden() else self.tr("Hide the time"))


def _rated(words: str, scale: TenScale) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(Label(words, Role.SMALL, "ink2", wrap=True), 1)
    row.addWidget(scale)
    return row
