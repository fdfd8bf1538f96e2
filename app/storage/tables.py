"""What the rows of a table look like, to know one that is met without its name."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.storage.trees import Record, Value
from app.storage.vault import Vault

_KINDS: Mapping[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}


@dataclass(frozen=True, slots=True)
class Table:
    """Name, type and need of each column; `by_place` says that the first of them is the place of the row itself."""

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    needed: tuple[bool, ...]
    by_place: bool

    def fits(self, record: Record) -> bool:
        """Whether a record looks like a row of this table."""
        if len(record.values) > len(self.columns) or (record.whole and len(record.values) < len(self.columns)):
            return False
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
    )
