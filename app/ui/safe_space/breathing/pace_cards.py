"""The parts of Pace: which breath, one of one's own, how it is shown and heard, and how it begins and for how long."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from app.domain.breathing import HELD, INWARD, MINUTES, OUTWARD, OWN, OWN_RATES, PATTERNS, ROUNDS, USUAL, Pattern
from app.settings import Preferences
from app.ui.pace_words import pace_words, rate_words
from app.ui.safe_space.breathing.kept_pace import pattern_of, wants_tones
from app.ui.safe_space.options import CheckOption, RadioOption
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.stepper import StepRow
from app.ui.theme import Role, theme
from app.ui.widgets.text import Label

_GAP = 6
_UNFIT = ("words", "count", "tones")
"""What never moves, and so has no still version."""


def hold_words() -> str:
    """What stands wherever a hold can be chosen."""
    return QCoreApplication.translate(
        "PaceCards", "Holding is hard for many. When pregnant, or ill in heart or lungs, leave these out."
    )


class PaceCard(HavenCard):
    """What is chosen in it holds at once: `wanted` says which preferences change."""

    wanted = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, spacing=2)
        self.body.addSpacing(_GAP)

    def show_choice(self, value: Preferences) -> None:
        """Shows what is chosen."""

    def add_words(self, text: str = "") -> Label:
        """A few quiet words in the card."""
        words = Label(text, Role.SMALL, "ink2", wrap=True)
        self.body.addWidget(words)
        self.body.addSpacing(_GAP)
        return words

    def add_steps(self, field: str, name: str, values: tuple[float, ...]) -> "KeptStep":
        """A number that is kept as this preference."""
        row = KeptStep(field, name, values)
        row.wanted.connect(self.wanted)
        self.body.addWidget(row)
        return row


class KeptStep(StepRow):
    """A number that is a preference."""

    wanted = Signal(object)

    def __init__(self, field: str, name: str, values: tuple[float, ...]) -> None:
        super().__init__(name, values)
        self._field = field
        self._kind = type(values[0])
        self.stepper.valueChanged.connect(self._want)

    def show_value(self, value: float) -> None:
        """Shows a number without taking it for a choice."""
        self.stepper.blockSignals(True)
        self.stepper.setValue(value)
        self.stepper.blockSignals(False)
        self.stepper.update()

    def _want(self, value: float) -> None:
        self.wanted.emit({self._field: self._kind(value)})


class PatternsCard(PaceCard):
    """Some patterns, each a row; `group` holds those of every card together."""

    def __init__(self, title: str, patterns: list[Pattern], group: QButtonGroup, caution: str = "") -> None:
        super().__init__(title)
        if caution:
            self.add_words(caution)
        self.options: list[RadioOption] = []
        for pattern in patterns:
            about = ", ".join(part for part in (self._about(pattern.key), rate_words(pattern)) if part)
            self.add_option(RadioOption(pattern.key, pace_words(pattern), about), group)
        self.follow_theme()

    def add_option(self, option: RadioOption, group: QButtonGroup) -> None:
        option.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.body.addWidget(option)
        group.addButton(option)
        self.options.append(option)

    def show_choice(self, value: Preferences) -> None:
        key = pattern_of(value).key
        for option in self.options:
            option.setChecked(option.key == key)

    def _about(self, key: str) -> str:
        return {
            "gentle": self.tr("shorter"),
            USUAL.key: self.tr("usual"),
            "even": self.tr("even"),
            "slow-even": self.tr("slower"),
            "sigh": self.tr("in twice"),
            "with-pause": self.tr("a pause"),
            "box": "",
            "half-478": self.tr("short"),
            "478": self.tr("long"),
        }[key]


class OwnPatternCard(PatternsCard):
    """The patterns without a hold, and one of one's own."""

    def __init__(self, group: QButtonGroup) -> None:
        super().__init__(self.tr("How you breathe"), [one for one in PATTERNS if not one.has_hold], group)
        self.add_option(RadioOption(OWN, self.tr("My own")), group)
        self.steps = {
            "breathing_in": self.add_steps("breathing_in", self.tr("Seconds in"), INWARD),
            "breathing_hold": self.add_steps("breathing_hold", self.tr("Hold"), HELD),
            "breathing_out": self.add_steps("breathing_out", self.tr("Seconds out"), OUTWARD),
            "breathing_empty": self.add_steps("breathing_empty", self.tr("Hold before the next"), HELD),
        }
        self.hold_caution = self.add_words(hold_words())
        self.nearest = self.add_words()

    def show_choice(self, value: Preferences) -> None:
        super().show_choice(value)
        own = value.breathing == OWN
        for field, row in self.steps.items():
            row.show_value(getattr(value, field))
            row.setVisible(own)
        taken = pattern_of(value)
        self.hold_caution.setVisible(own and taken.has_hold)
        self.nearest.setText(self._nearest_words(taken))
        asked = (value.breathing_in, value.breathing_hold, value.breathing_out, value.breathing_empty)
        self.nearest.setVisible(own and asked != (taken.inward, taken.hold, taken.outward, taken.empty))

    def _nearest_words(self, taken: Pattern) -> str:
        words = self.tr("That would be fewer than 3 breaths a minute. The nearest that fits is used: {pace}.")
        return words.format(pace=pace_words(taken))


class LookCard(PaceCard):
    """Circle, bar, word, count or tone, and whether there are tones too."""

    def __init__(self) -> None:
        super().__init__(self.tr("What you see and hear"))
        self.forms = [RadioOption(form, words) for form, words in self._forms()]
        self._group = QButtonGroup(self)
        for number, option in enumerate(self.forms):
            self.body.addWidget(option)
            self._group.addButton(option, number)
        self._group.idClicked.connect(self._choose_form)
        self.still = CheckOption(self.tr("Still, with a count"))
        self.still.clicked.connect(self._choose_stillness)
        self.tones = CheckOption(self.tr("Soft tones: one rises, one falls"))
        self.tones.clicked.connect(self._choose_tones)
        self.body.addSpacing(_GAP)
        self.body.addWidget(self.still)
        self.body.addWidget(self.tones)
        self.silence = self.add_words(
            self.tr("No loudspeaker was found. Without one it stays silent, and the words are there all the same.")
        )

    def show_choice(self, value: Preferences) -> None:
        for option in self.forms:
            option.setChecked(option.key == value.breathing_form)
        self.still.setChecked(value.breathing_still)
        self.still.setVisible(value.breathing_form not in _UNFIT and not theme().reduced_motion)
        self.tones.setChecked(value.breathing_tones)
        self.tones.setVisible(value.breathing_form != "tones")

    def show_silence(self, value: Preferences, has_device: bool | None) -> None:
        """Says so where somebody wants tones and there is nothing to play them on."""
        self.silence.setVisible(wants_tones(value) and has_device is False)

    def _choose_form(self, number: int) -> None:
        self.wanted.emit({"breathing_form": self.forms[number].key})

    def _choose_stillness(self, still: bool) -> None:
        self.wanted.emit({"breathing_still": still})

    def _choose_tones(self, tones: bool) -> None:
        self.wanted.emit({"breathing_tones": tones})

    def _forms(self) -> tuple[tuple[str, str], ...]:
        return (
            ("circle", self.tr("A circle")),
            ("bar", self.tr("A bar")),
            ("words", self.tr("Only the word")),
            ("count", self.tr("Only the count")),
            ("tones", self.tr("Only tones, and the word")),
        )


class LengthCard(PaceCard):
    """For how long, and whether it begins as fast as somebody breathes anyway."""

    def __init__(self) -> None:
        super().__init__(self.tr("How it begins, and how long"))
        self.settling = CheckOption(self.tr("Begin faster, then slow down"))
        self.settling.clicked.connect(self._choose_settling)
        self.body.addWidget(self.settling)
        self.own_rate = self.add_steps("breathing_own_rate", self.tr("Breaths a minute at first"), OWN_RATES)
        self.minutes = self.add_steps("breathing_minutes", self.tr("Minutes"), MINUTES)
        self.rounds = self.add_steps("breathing_rounds", self.tr("Breaths"), ROUNDS)
        self.note = self.add_words()

    def show_choice(self, value: Preferences) -> None:
        self.settling.setChecked(value.breathing_own_rate > 0)
        self.own_rate.show_value(value.breathing_own_rate or OWN_RATES[-1])
        self.own_rate.setVisible(value.breathing_own_rate > 0)
        self.minutes.show_value(value.breathing_minutes)
        self.rounds.show_value(value.breathing_rounds)
        most = pattern_of(value).most_rounds
        self.minutes.setVisible(most is None)
        self.rounds.setVisible(most is not None)
        if most is None:
            self.note.setText(self.tr("Nothing ends by then. The line under the light changes, that is all."))
        else:
            words = self.tr("The line under the light changes then. After {most} it rests, because holding tires.")
            self.note.setText(words.format(most=most))

    def _choose_settling(self, wanted: bool) -> None:
        self.wanted.emit({"breathing_own_rate": OWN_RATES[-1] if wanted else 0})
