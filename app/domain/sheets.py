"""Filled-in worksheets: one sheet each time, and the answers on it as they were given."""

from dataclasses import dataclass
from datetime import date
from typing import Any

Value = Any
"""What JSON can say: words, a number, a list, or nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One filling-in of a worksheet, about a day. `page` is where somebody stopped, counted from 0."""

    uid: str
    worksheet: str
    day: date
    goal: str | None = None
    page: int = 0
    began_utc: int = 0
    offset_min: int = 0
    edited_utc: int = 0
    finished_utc: int | None = None

    @property
    def is_finished(self) -> bool:
        return self.finished_utc is not None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of one field; `line` counts the repetitions of a group from 0.

    `was_changed` says that it changed when what came after it was already known; `at_first` is what stood there before.
    """

    field: str
    value: Value
    line: int = 0
    at_first: Value | None = None
    written_utc: int = 0
    edited_utc: int = 0
    was_changed: bool = False
