"""The plan as it can be read just now: out of the vault, or else out of the copy outside the lock."""

from dataclasses import dataclass

from app.domain.plan import PlanLine
from app.storage.errors import StorageError
from app.ui.messages import sentence_for
from app.ui.safe_space.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines that are to be seen; `trouble` says that they could not be read.

    Personal are those that nobody can see while Alcove is locked.
    """

    lines: tuple[PlanLine, ...] = ()
    personal: bool = False
    trouble: str = ""


def read_plan(around: Surroundings) -> Reading:
    """Where the vault does not answer, the copy outside does if there is one."""
    if around.own is None:
        return Reading(around.outside.lines())
    try:
        lines = tuple(line for line in around.own.plan.all() if line.is_shown)
        return Reading(lines, personal=not around.outside.is_kept)
    except StorageError as error:
        lines = around.outside.lines()
        return Reading(lines, trouble="" if lines else sentence_for(error).whole)
