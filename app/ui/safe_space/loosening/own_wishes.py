"""How somebody wants to loosen up: kept in the vault, because what is left out says something about a body."""

from dataclasses import dataclass

from app.domain.loosening import SIXTEEN, USUAL, Course, Group, Version, course
from app.storage.errors import StorageError
from app.ui.safe_space.surroundings import Surroundings

VERSION = "loosen.version"
LEFT_OUT = "loosen.skip"
LEARNING = "loosen.learning"


@dataclass(frozen=True, slots=True)
class LooseningWishes:
    """A version, what is left out of it, and whether everything comes twice with long pauses."""

    version: Version = USUAL
    left_out: frozenset[Group] = frozenset()
    learning: bool = True

    @property
    def course(self) -> Course:
        return course(self.version, self.left_out, learning=self.learning)


def kept_wishes(around: Surroundings) -> LooseningWishes:
    """What is kept. Locked, or where the disk does not answer, nobody is asked to tighten anything."""
    if around.own is None:
        return LooseningWishes()
    wishes = around.own.wishes
    try:
        left_out = wishes.words(LEFT_OUT)
        version = wishes.text(VERSION)
        learning = wishes.flag(LEARNING, True)
    except StorageError:
        return LooseningWishes()
    return LooseningWishes(
        version=next((one for one in Version if one == version), USUAL),
        left_out=frozenset(group for group in SIXTEEN if group in left_out),
        learning=learning,
    )
