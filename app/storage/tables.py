"""What the rows of a table look like, to know one that is met without its name."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from app.domain.moments import to_key
from app.domain.own_columns import Column, Kind, OwnTable, Row
from app.domain.own_tables import OWN
from app.storage.trees import Record, Value
from app.storage.vault import Vault

_FAR_FUTURE = to_key(datetime(3000, 1, 1))
_LONGEST_SIGN = 12
_KINDS: Mapping[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}


@dataclass(frozen=True, slots=True)
class Table:
    """Name, type and need of each column; `by_place` says that the first of them is the place of the row itself.

    `own` describes it further, when it is one of those that a person has besides entries.
    """

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    needed: tuple[bool, ...]
    by_place: bool
    own: OwnTable | None = None

    def fits(self, record: Record) -> bool:
        """Whether a record looks like a row of this table."""
        if len(record.values) > len(self.columns) or (record.whole and len(record.values) < len(self.columns)):
            return False
        if self.own:
            pairs = zip(record.values, self.own.columns, strict=False)
            return all(column.holds(value) and not _is_place(value, column) for value, column in pairs)
        return all(
            not needed if value is None else isinstance(value, _KINDS[kind])
            for value, kind, needed in zip(record.values, self.types, self.needed, strict=False)
        )

    def row(self, record: Record) -> dict[str, Value]:
        """The values by the names of their columns."""
        row = dict(zip(self.columns, record.values, strict=False))
        if self.by_place:
            row[self.columns[0]] = record.place
        return row


def _is_place(value: Value, column: Column) -> bool:
    """The place of an entry is a number like a moment, only that it is one in the far future."""
    return column.kind is Kind.MOMENT and isinstance(value, int) and value > _FAR_FUTURE


def table_of(vault: Vault, name: str) -> Table:
    """The table as a sound vault of the newest shape has it."""
    columns = vault.read(f"PRAGMA table_info('{name}')")
    keys = [kind for _number, _name, kind, _needed, _default, key in columns if key]
    by_place = keys == ["INTEGER"]
    return Table(
        name,
        tuple(column[1] for column in columns),
        tuple(column[2] for column in columns),
        tuple(bool(column[3]) and not (by_place and column[5]) for column in columns),
        by_place,
        OWN.get(name),
    )


def _made_whole(column: Column, cut: str, rest: str) -> str | None:
    """What is left of words, and a sentence that there were more; None when it is nothing to read."""
    if column.is_free:
        return f"{cut.rstrip()}\n\n{rest}"
    if column.kind is not Kind.WISH or not cut.startswith('"'):
        return None
    # In JSON a sign can be cut in two.
    for end in range(len(cut), max(0, len(cut) - _LONGEST_SIGN), -1):
        with suppress(ValueError):
            return json.dumps(f"{json.loads(cut[:end] + chr(34)).rstrip()}\n\n{rest}", ensure_ascii=False)
    return None


def whole_row(own: OwnTable, record: Record, rest: str) -> Row | None:
    """The row of such a table. Of one that is cut off in its words, those and a sentence that there were more."""
    row = list(record.values)
    if not record.whole:
        # What takes no room in a row is not cut off either.
        cut = max((place for place, value in enumerate(row) if value not in (None, 0, 1, "")), default=0)
        missing = own.columns[len(row) :]
        if not all(column.can_be_left_out for column in missing):
            return None
        row[cut] = _made_whole(own.columns[cut], str(row[cut]), rest)
        if row[cut] is None:
            return None
        row += [column.ordinary for column in missing]
    return tuple(row) if len(row) == len(own.columns) else None
