"""What was done since the window opened, and for how long; forgotten on leaving, unless somebody wanted it noted."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.choices import Choice
from app.domain.haven_moments import Answer, HavenMoment
from app.storage.errors import StorageError
from app.storage.haven_moments import new_moment
from app.ui.safe_space.surroundings import ASK_AFTERWARDS, NOTE_VISITS, Surroundings

_A_LOOK_S = 10
_PATIENCE_MS = 200
_NO_EXERCISE = (Choice.REACH, Choice.PLAN)


@dataclass(slots=True)
class _Doing:
    """One exercise, from its beginning until it was done for now."""

    choice: Choice
    began: datetime
    used_s: float = 0.0
    answer: Answer = field(default_factory=Answer)
    over: bool = False

    def moment(self) -> HavenMoment:
        return new_moment(self.choice.value, self.began, int(self.used_s), self.answer)


class Visit:
    """One stay in the safe space; after `end` the next one begins."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._doings: list[_Doing] = []
        self._present: _Doing | None = None
        self._since = 0.0

    @property
    def done(self) -> frozenset[Choice]:
        """Every exercise that was begun."""
        return frozenset(doing.choice for doing in self._doings)

    @property
    def answer(self) -> Answer:
        """What was said about the exercise that is over."""
        return self._doings[-1].answer if self._doings else Answer()

    def follow(self, choice: Choice | None) -> None:
        """This choice is in front now, or none; only time in front of an exercise counts."""
        now = self._around.clock()
        if self._present is not None:
            self._present.used_s += now - self._since
        self._since = now
        self._present = None if choice is None or choice in _NO_EXERCISE else self._doing(choice)

    def finish(self) -> bool:
        """The exercise in front is done for now. Whether it is to be asked how it is: wanted, and the journal open."""
        if self._present is None:
            return False
        over = self._present
        self.follow(None)
        over.over = True
        self._doings.remove(over)
        self._doings.append(over)
        return self._around.wishes_flag(ASK_AFTERWARDS)

    def say(self, answer: Answer) -> None:
        """What was said about the exercise that is over; it may be said again."""
        if self._doings:
            self._doings[-1].answer = answer

    def end(self) -> None:
        """Notes what is to be noted. Where the disk refuses, that is lost and nobody is told: the way out is free."""
        self.follow(None)
        doings, self._doings = self._doings, []
        own = self._around.own
        if own is None:
            return
        noting = self._around.wishes_flag(NOTE_VISITS)
        wanted = [one for one in doings if not one.answer.is_empty or (noting and one.used_s >= _A_LOOK_S)]
        with suppress(StorageError):
            own.haven_moments.add([one.moment() for one in wanted], wait_ms=_PATIENCE_MS)

    def _doing(self, choice: Choice) -> _Doing:
        for doing in self._doings:
            if doing.choice is choice and not doing.over:
                return doing
        begun = _Doing(choice, datetime.now().astimezone())
        self._doings.append(begun)
        return begun
