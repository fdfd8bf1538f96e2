"""Every fault that Alcove has to stand, how it is brought about, and what has to come of it.

A row is added by writing its check and naming it here. A check gets how often to try and a seed, makes its own
folders, and says what it reached. `tests/faults/test_catalogue.py` runs every row at the size of a commit,
`python3 dev.py faults` at the size of a night. Each row runs in a process of its own, with one thread, and may fork.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reached:
    """What came of it, in words, and whether that is the target."""

    text: str
    ok: bool


class CannotTry(Exception):
    """This computer lacks what the fault is made with; the text says what."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the catalogue; a count of 0 leaves it out of that size."""

    name: str
    about: str
    target: str
    per_commit: int
    nightly: int
    check: Callable[[int, int], Reached]


def rows() -> tuple[Row, ...]:
    """All rows, in the order of the table."""
    from tests.faults.rows import ROWS

    return ROWS
