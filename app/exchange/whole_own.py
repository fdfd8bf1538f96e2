"""What a person keeps besides entries in one file with their whole journal: a list for each table, a line for each row.

A row is an object by the names of its columns; what is ordinary is left out. Moments, days and wishes are said so that
anybody can read them.
"""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import msgspec
from msgspec import Raw

from app.domain.moments import day_from_number, day_number, from_key, from_utc_ms, to_key, utc_ms
from app.domain.own_columns import Column, Kind, OwnTable, Row
from app.domain.own_tables import OWN, OWN_TABLES
from app.exchange.preview import OwnPart
from app.exchange.reading import Watch, go_on

Own = Iterable[tuple[OwnTable, Iterable[Row]]]

_GO_ON_EVERY = 0xFF


def own_pieces(own: Own) -> Iterator[bytes]:
    """The object of all tables, piece by piece."""
    yield b"{"
    for number, (table, rows) in enumerate(own):
        yield (b",\n" if number else b"\n") + msgspec.json.encode(table.name) + b":["
        before = b"\n"
        for row in rows:
            yield before + msgspec.json.encode(_said(table, row))
            before = b",\n"
        yield b"]"
    yield b"}"


def read_own(raw: bytes, names: Mapping[str, Container[str]], watch: Watch | None) -> OwnPart:
    """What such an object brings; `names` has those of the pictures and sounds that are in the file."""
    reading = _Reading(names, watch)
    tables = _decoded(raw, dict[str, Raw])
    if tables is None:
        return OwnPart(unfit=1)
    rows = {table.name: reading.rows(table, tables[table.name]) for table in OWN_TABLES if table.name in tables}
    unknown = reading.unknown + sum(name not in OWN for name in tables)
    return OwnPart({name: found for name, found in rows.items() if found}, reading.unfit, unknown)


def _said(table: OwnTable, row: Row) -> dict[str, Any]:
    pairs = zip(table.columns, row, strict=True)
    return {column.name: _saying(column, value) for column, value in pairs if value != column.ordinary}


def _saying(column: Column, value: Any) -> Any:
    if not column.holds(value):
        return value  # for a person to look at; it would not come in again
    return _OUT[column.kind](value) if value is not None and column.kind in _OUT else value


class _Reading:
    """Goes through the tables in their order, so that what a row names is known before it."""

    def __init__(self, names: Mapping[str, Container[str]], watch: Watch | None) -> None:
        self._names = dict(names)
        self._watch = watch
        self._unknown: set[tuple[str, str]] = set()
        self.unfit = 0

    @property
    def unknown(self) -> int:
        """How many columns of known tables this Alcove does not know."""
        return len(self._unknown)

    def rows(self, table: OwnTable, raw: bytes) -> tuple[Row, ...]:
        """The rows that could be ours, each key once, without what they name and is not there."""
        raws = _decoded(raw, list[Raw])
        if raws is None:
            self.unfit += 1
            return ()
        found: dict[Row, Row] = {}
        for number, one in enumerate(raws):
            if number & _GO_ON_EVERY == 0:
                go_on(self._watch)
            row = self._row(table, one) if len(found) < table.most else None
            if row is None or row[0] in table.elsewhere or table.key_of(row) in found:
                self.unfit += 1
            else:
                found[table.key_of(row)] = row
        self._names[table.name] = {key[0] for key in found}
        return tuple(found.values())

    def _row(self, table: OwnTable, raw: bytes) -> Row | None:
        said = _decoded(raw, dict[str, Any])
        if said is None:
            return None
        row: list[Any] = []
        for column in table.columns:
            try:
                value = _meant(column, said.get(column.name))
            except (ValueError, OverflowError):
                return None
            if not column.holds(value):
                return None
            row.append(value)
        self._unknown.update((table.name, name) for name in said.keys() - set(table.names))
        return table.without_lost(tuple(row), self._is_there)

    def _is_there(self, table: str, uid: str) -> bool:
        return uid in self._names.get(table, ())


def _meant(column: Column, value: Any) -> Any:
    """Raises ValueError or OverflowError for what is none of its kind."""
    if value is None:
        return column.ordinary
    if column.kind is Kind.WISH:
        return _wish(value)
    if column.kind not in _IN:
        return value
    if not isinstance(value, str):
        raise ValueError("said in another way")
    return _IN[column.kind](value)


def _decoded(raw: bytes, shape: Any) -> Any:
    try:
        return msgspec.json.decode(raw, type=shape)
    except (msgspec.DecodeError, UnicodeError):
        return None


def _instant(words: str) -> int:
    moment = datetime.fromisoformat(words)
    if moment.tzinfo is None:
        raise ValueError("an instant has a zone")
    return utc_ms(moment)


def _moment(words: str) -> int:
    return to_key(datetime.fromisoformat(words))


def _day(words: str) -> int:
    return day_number(date.fromisoformat(words))


def _wish(value: Any) -> str:
    """As a wish is stored."""
    texts = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    if not (isinstance(value, bool | str | list) and all(isinstance(one, str) and "\0" not in one for one in texts)):
        raise ValueError("no wish of ours")
    return json.dumps(value)


def _wished(stored: str) -> Any:
    try:
        return json.loads(stored)
    except ValueError:
        return None


_OUT: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.INSTANT: from_utc_ms,
    Kind.MOMENT: from_key,
    Kind.DAY: day_from_number,
    Kind.WISH: _wished,
}
_IN: Mapping[Kind, Callable[[str], int]] = {
    Kind.INSTANT: _instant,
    Kind.MOMENT: _moment,
    Kind.DAY: _day,
}
