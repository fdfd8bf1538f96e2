"""Which part can let go? Muscle relaxation that is already running; nothing about it is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.beats import Move
from app.domain.loosening import Course, Group, course
from app.ui.safe_space.beat_stage import BeatStage, Lines
from app.ui.safe_space.loosening.own_wishes import kept_wishes
from app.ui.safe_space.loosening.words import how_to_tighten, name_of, word_for
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.stage_page import StagePage
from app.ui.safe_space.surroundings import Surroundings


class LoosenUp(StagePage):
    """Goes through the body by itself. What has begun goes on as it is, also when the journal closes meanwhile."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        self.pace = BeatStage(None, around.clock)
        super().__init__(self.pace, parent)
        self._around = around
        self._course = course()
        self.tool = self.add_tool(self.tr("Pass this one"), "next")
        self.tool.clicked.connect(self._pass)
        self.pace.turned.connect(self._follow)
        self.pace.rested.connect(self._say)
        around.changed.connect(self._forget)
        tab_through(self.stage, *self.places, self.tool, self.back)
        self._play(course())
        self.follow_theme()

    @property
    def course(self) -> Course:
        """What is running."""
        return self._course

    @property
    def turn(self) -> int:
        """Which part of it, counted from 0; the last one is the rest in the end."""
        return self._course.turn_of(self.pace.moment.number)

    def begin(self) -> None:
        self._play(kept_wishes(self._around).course)

    def go_by(self, by: int) -> None:
        """To the beginning of the part before or after."""
        last = len(self._course.turns) - 1
        self.pace.go_to(self._course.begins_at(min(max(self.turn + by, 0), last)))

    def _pass(self) -> None:
        self.go_by(1)

    def _play(self, course: Course) -> None:
        self._course = course
        lines = []
        for turn in course.turns:
            tightens = any(beat.move is Move.TIGHTEN for beat in turn.beats)
            for beat in turn.beats:
                aloud = how_to_tighten(turn.group) if tightens and beat.move is Move.NOTICE else ""
                lines.append(Lines(name_of(turn.group), word_for(beat.move), aloud))
        self.pace.play(course.beats, lines)

    def _follow(self, _beat: int) -> None:
        """Another beat began, or another part."""
        last = len(self._course.turns) - 1
        self.dots.show_step(self.turn, last + 1)
        if self.tool.isHidden() != (self.turn == last):
            if self.tool.hasFocus():
                self.stage.setFocus(Qt.FocusReason.OtherFocusReason)
            self.tool.setVisible(self.turn != last)
            self.arrange()
        self._say(self.pace.resting)

    def _say(self, resting: bool) -> None:
        self.say(self.tr("Resting. Press again to go on.") if resting else self._sentence())

    def _sentence(self) -> str:
        turn = self._course.turns[self.turn]
        if turn.group is Group.WHOLE:
            return self.tr("Stay as long as you like.")
        if self.pace.move_now is Move.LET_GO:
            return self.tr("Let it be heavy. There is nothing to do.")
        if any(beat.move is Move.TIGHTEN for beat in turn.beats):
            return how_to_tighten(turn.group)
        return self.tr("How does it feel just now?")

    def _forget(self, _topic: object) -> None:
        """Nothing of a person's own is left behind in a page that nobody sees, once the journal is closed."""
        if self._around.own is None and not self.isVisible():
            self._play(course())
