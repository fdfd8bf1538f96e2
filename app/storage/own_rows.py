"""The rows of what a person keeps besides entries, table by table as they are described: read whole, added, let go."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.own_columns import OwnTable, Row
from app.domain.own_tables import OWN, OWN_TABLES
from app.storage.connection import Connection
from app.storage.topics import Topic
from app.storage.vault import Vault

TOPICS: Mapping[str, Topic] = {
    "wish": Topic.WISHES,
    "session": Topic.SESSIONS,
    "kit_thing": Topic.KIT,
    "calm_place": Topic.CALM_PLACES,
    "calm_place_picture": Topic.CALM_PLACES,
    "put_away": Topic.PUT_AWAY,
    "kind_letter": Topic.LETTERS,
    "plan_line": Topic.PLAN,
    "haven_moment": Topic.HAVEN_MOMENTS,
    "life_value": Topic.VALUES,
    "value_mark": Topic.VALUES,
    "goal": Topic.GOALS,
    "goal_mark": Topic.GOALS,
    "goal_step": Topic.GOALS,
    "goal_strategy": Topic.GOALS,
    "goal_entry": Topic.GOALS,
    "sheet": Topic.SHEETS,
    "answer": Topic.SHEETS,
    "homework": Topic.HOMEWORK,
    "attempt": Topic.HOMEWORK,
}
_SLICE = 500
# No order that somebody makes leads so far, and there has to be room behind it.
_FARTHEST = 10**9

Own = Mapping[str, Sequence[Row]]


class OwnRows:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def read(self, table: OwnTable) -> Iterator[Row]:
        """Every row in the order of the keys, in slices: nobody who writes meanwhile waits."""
        key, marks = ", ".join(table.key), ", ".join("?" * len(table.key))
        begin = f"SELECT {', '.join(table.names)} FROM {table.name}"
        order = f"ORDER BY {key} LIMIT {_SLICE}"
        rows = self._vault.read(f"{begin} {order}")
        while rows:
            yield from (row for row in rows if row[table.place_of(table.key[0])] not in table.elsewhere)
            rows = self._vault.read(f"{begin} WHERE ({key}) > ({marks}) {order}", table.key_of(rows[-1]))

    def counts(self) -> dict[str, int]:
        """How many rows there are in each table that has some; a vault of an older shape has fewer tables."""
        here = {str(name) for (name,) in self._vault.read("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        found = {table.name: self._count(table) for table in OWN_TABLES if table.name in here}
        return {name: count for name, count in found.items() if count}

    def _count(self, table: OwnTable) -> int:
        sql = f"SELECT count(*) FROM {table.name} WHERE {table.key[0]} NOT IN ({_quoted(table.elsewhere)})"
        row = self._vault.one(sql)
        return int(row[0]) if row else 0

    def new_of(self, brought: Own) -> dict[str, Sequence[Row]]:
        """Those rows that are not here yet. What is a part of something comes only with that."""
        found: dict[str, Sequence[Row]] = {}
        for table in OWN_TABLES:
            rows = brought.get(table.name, ())
            if rows:
                found[table.name] = self._parts(table, rows, found) if table.goes_with else self._new(table, rows)
        return {name: rows for name, rows in found.items() if rows}

    def bring_in(self, table: OwnTable, rows: Iterable[Row]) -> list[Row]:
        """Adds rows in one transaction, and gives the keys of those that were added; what is there stays as it is."""
        with self._vault.write(TOPICS[table.name]) as connection:
            return [table.key_of(row) for row in rows if _put(connection, table, row)]

    def take_back(self, table: OwnTable, keys: Iterable[Row]) -> int:
        """Removes rows by their keys; says how many. One that something else names by now stays."""
        sql = f"DELETE FROM {table.name} WHERE {' AND '.join(f'{name} = ?' for name in table.key)}"
        with self._vault.write(TOPICS[table.name]) as connection:
            return sum(_changed(connection, sql, key) for key in keys)

    def _parts(self, table: OwnTable, rows: Sequence[Row], found: Own) -> Sequence[Row]:
        place = table.place_of(table.goes_with)
        whole = OWN[table.columns[place].to]
        new = {whole.key_of(row) for row in found.get(whole.name, ())}
        return [row for row in rows if (row[place],) in new]

    def _new(self, table: OwnTable, rows: Sequence[Row]) -> Sequence[Row]:
        says = " AND ".join(f"{name} NOT IN ({_quoted(words)})" for name, words in _silent(table).items()) or "1"
        here = set(self._vault.read(f"SELECT {', '.join(table.key)} FROM {table.name} WHERE {says}"))
        new = [row for row in rows if table.key_of(row) not in here]
        return self._placed(table, new, apart=bool(here) and len(new) == len(rows)) if table.ordered_by else new

    def _placed(self, table: OwnTable, rows: Sequence[Row], *, apart: bool) -> Sequence[Row]:
        """In the order they have, which is also theirs here. Where all are from another journal they come last."""
        place = table.place_of(table.ordered_by)
        numbers = sorted({row[place] for row in rows})
        if not (numbers and (apart or max(numbers[-1], -numbers[0]) > _FARTHEST)):
            return rows
        (last,) = self._vault.one(f"SELECT coalesce(max({table.ordered_by}), -1) FROM {table.name}") or (-1,)
        number_of = {number: last + 1 + rank for rank, number in enumerate(numbers)}
        return [(*row[:place], number_of[row[place]], *row[place + 1 :]) for row in rows]


def put_whole(connection: Connection, table: OwnTable, row: Row) -> bool:
    """Adds a row without what it names and is not there; False when that is nothing, or it is there already."""

    def is_there(named: str, uid: str) -> bool:
        return connection.execute(f"SELECT 1 FROM {named} WHERE uid = ?", (uid,)).fetchone() is not None

    whole = table.without_lost(row, is_there)
    return whole is not None and _put(connection, table, whole)


def _put(connection: Connection, table: OwnTable, row: Row) -> bool:
    sql = f"INSERT INTO {table.name} ({', '.join(table.names)}) VALUES ({', '.join('?' * len(row))}) ON CONFLICT "
    silent = [f"{table.name}.{name} IN ({_quoted(words)})" for name, words in _silent(table).items()]
    if not silent:
        return bool(_changed(connection, sql + "DO NOTHING", row))
    values = ", ".join(f"{name} = excluded.{name}" for name in table.names if name not in table.key)
    sql += f"({', '.join(table.key)}) DO UPDATE SET {values} WHERE {' AND '.join(silent)}"
    return bool(_changed(connection, sql, row))


def _silent(table: OwnTable) -> dict[str, tuple[str, ...]]:
    return {column.name: column.silent for column in table.columns if column.silent}


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _changed(connection: Connection, sql: str, values: Row) -> int:
    """How many rows that changed; none when something that is named was removed meanwhile, or is named by others."""
    try:
        return int(connection.execute(sql, values).rowcount)
    except sqlcipher.IntegrityError:
        return 0
