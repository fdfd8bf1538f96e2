"""How a table of a person's own things is described, and which rows Alcove could have written into it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum, auto
from typing import Any

from app.domain.moments import day_number, to_key, utc_ms

Row = tuple[Any, ...]
Values = dict[str, Any]
IsThere = Callable[[str, str], bool]

LONGEST = 1_000_000
_UID = re.compile(r"[0-9a-z-]{1,64}", re.ASCII)
# A day less at each end, so that no time zone leads out of the calendar.
_FIRST, _LAST = datetime.min + timedelta(days=1), datetime.max - timedelta(days=1)


class Kind(Enum):
    """What a value is, and so how a file says it."""

    NAME = auto()
    WORDS = auto()
    NUMBER = auto()
    INSTANT = auto()
    MOMENT = auto()
    DAY = auto()
    WISH = auto()


_TEXTS = (Kind.NAME, Kind.WORDS, Kind.WISH)
_RANGES = {
    Kind.INSTANT: (utc_ms(_FIRST.replace(tzinfo=UTC)), utc_ms(_LAST.replace(tzinfo=UTC))),
    Kind.MOMENT: (to_key(_FIRST), to_key(_LAST)),
    Kind.DAY: (day_number(date.min), day_number(date.max)),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `ordinary` is what stands in a row that does not say; None, where it may not miss, is nothing."""

    name: str
    kind: Kind
    ordinary: str | int | None = None
    may_miss: bool = False
    least: int = 0
    most: int = LONGEST
    words: tuple[str, ...] = ()
    to: str = ""
    silent: tuple[str, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether a person says in their own words what stands here."""
        return self.kind is Kind.WORDS and not self.words

    @property
    def can_be_left_out(self) -> bool:
        """Whether a row is one without a word about this."""
        return self.may_miss or self.ordinary is not None

    def holds(self, value: object) -> bool:
        """Whether it is a value that Alcove could have written."""
        if value is None:
            return self.may_miss
        if self.kind not in _TEXTS:
            least, most = _RANGES.get(self.kind, (self.least, self.most))
            return type(value) is int and least <= value <= most
        if not isinstance(value, str) or "\0" in value:
            return False
        if self.words:
            return value in self.words
        return len(value) <= self.most and (self.kind is not Kind.NAME or _UID.fullmatch(value) is not None)


def anything(row: Values) -> bool:
    """Most tables ask nothing of a row beyond its columns."""
    return True


def as_it_is(row: Values) -> Values | None:
    """Most rows stay what they are when something that they named is gone."""
    return row


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table, in the order of its columns.

    `key` is what a row is known by, `most` how many a file may have: far more than a person has. `goes_with` is the
    column that names what a row is a part of: it comes in with that, never to one that was there before. `ordered_by`
    is the column with the order that somebody gave to all of it. Rows with a key `elsewhere` leave in another way, or
    not at all.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("uid",)
    most: int = 10_000
    goes_with: str = ""
    ordered_by: str = ""
    elsewhere: tuple[str, ...] = ()
    fits: Callable[[Values], bool] = anything
    mended: Callable[[Values], Values | None] = as_it_is

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def names_entries(self) -> bool:
        """Whether its rows hang on entries, so that those come in before."""
        return any(column.to == "entry" for column in self.columns)

    def place_of(self, column: str) -> int:
        """Where a column stands in a row."""
        return self.names.index(column)

    def named(self, row: Row) -> Values:
        """The values of a row by the names of their columns."""
        return dict(zip(self.names, row, strict=True))

    def key_of(self, row: Row) -> Row:
        """What a row is known by."""
        return tuple(row[self.place_of(name)] for name in self.key)

    def holds(self, row: Row) -> bool:
        """Whether it is a row that Alcove could have written."""
        if len(row) != len(self.columns):
            return False
        held = all(column.holds(value) for column, value in zip(self.columns, row, strict=True))
        return held and self.fits(dict(zip(self.names, row, strict=True)))

    def without_lost(self, row: Row, is_there: IsThere) -> Row | None:
        """The row when all it names is there; else what is left of it, or None when that is nothing."""
        values = dict(zip(self.names, row, strict=True))
        for column in self.columns:
            named = values[column.name]
            if column.to and named is not None and not is_there(column.to, named):
                if not column.may_miss:
                    return None
                values[column.name] = None
        left = self.mended(values)
        return None if left is None else tuple(left.values())
