"""What can I feel under my feet and in my hands? Pressing and letting go, at a calm pace, and sitting is enough."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from app.domain.beats import Beat, Move
from app.ui.safe_space.beat_stage import BeatStage, Lines
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.steps_page import StepsPage
from app.ui.safe_space.surroundings import Surroundings

_TIMES = 3
_PRESS = 5.0
_SWAY = 4.0


@dataclass(frozen=True, slots=True)
class BodyStep:
    """Two moves that take turns, what each of them is called, and one sentence."""

    words: str
    sentence: str
    moves: tuple[tuple[Beat, str], ...]


class WithYourBody(StepsPage):
    """Each step comes three times and then waits for whoever takes longer. Nothing is kept."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        self._pace = BeatStage(None, around.clock)
        super().__init__(self._pace, parent)
        self._pace.rested.connect(self._say)
        self._steps = self._make_steps()
        tab_through(self.stage, *self.places, self.back)
        self.begin()
        self.follow_theme()

    @property
    def pace(self) -> BeatStage:
        """What shows when to press and when to let go."""
        return self._pace

    @property
    def count(self) -> int:
        return len(self._steps)

    def show_stage(self, number: int) -> None:
        step = self._steps[number]
        rounds = step.moves * _TIMES
        beats = [beat for beat, _ in rounds]
        lines = [Lines(step.words, what) for _, what in rounds]
        lines[0] = replace(lines[0], aloud=step.sentence)
        self._pace.play((*beats, Beat(Move.REST, 0.0)), (*lines, Lines(step.words, self.tr("Stay with it"))))

    def _say(self, resting: bool) -> None:
        words = self.tr("Resting. Press again to go on.") if resting else self._steps[self.number].sentence
        self.say(words)

    def _make_steps(self) -> tuple[BodyStep, ...]:
        press, let_go = Beat(Move.TIGHTEN, _PRESS), Beat(Move.LET_GO, _PRESS)
        one_side, other_side = Beat(Move.ONE_SIDE, _SWAY), Beat(Move.OTHER_SIDE, _SWAY)
        return (
            BodyStep(
                self.tr("Both feet on the floor"),
                self.tr("Notice what carries you."),
                ((press, self.tr("Press down")), (let_go, self.tr("Let go"))),
            ),
            BodyStep(
                self.tr("Hold something cool or rough"),
                self.tr("A cup, a key, a stone, your sleeve."),
                ((press, self.tr("Close your hand")), (let_go, self.tr("Loosen it"))),
            ),
            BodyStep(
                self.tr("Stand up, or sit tall, and sway"),
                self.tr("Only a little, like a tree."),
                ((one_side, self.tr("To one side")), (other_side, self.tr("To the other"))),
            ),
            BodyStep(
                self.tr("Lay a hand on a table or a wall"),
                self.tr("Feel how it holds. Stay as long as you like."),
                ((press, self.tr("Lean on it")), (let_go, self.tr("Let it rest"))),
            ),
        )
