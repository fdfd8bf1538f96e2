"""Values in the vault: twelve parts of a life and one's own, and what was marked about them each time."""

import os
from collections.abc import Sequence
from datetime import datetime

from app.domain.life_values import Domain, LifeValue
from app.storage import written
from app.storage.connection import Connection
from app.storage.felt_marks import MarkTable
from app.storage.topics import Topic
from app.storage.vault import Row, Vault
from app.storage.written import local_moment

_MARKS = MarkTable("value_mark", "value", ("importance", "lived"))
_PLACES = {domain.value: number for number, domain in enumerate(Domain)}


def _newest(name: str) -> str:
    which = f"value = life_value.uid AND {name} IS NOT NULL"
    return f"(SELECT {name} FROM value_mark WHERE {which} ORDER BY at_utc DESC, uid DESC LIMIT 1)"


_LAST = "(SELECT uid FROM value_mark WHERE value = life_value.uid ORDER BY at_utc DESC, uid DESC LIMIT 1)"
_VALUES = (
    "SELECT life_value.uid, name, words, hidden, number, made_utc, "
    f"{_newest('importance')}, {_newest('lived')}, last.at_utc, last.offset_min "
    f"FROM life_value LEFT JOIN value_mark AS last ON last.uid = {_LAST}"
)


class ValueStore:
    """The twelve are there before anything is kept about them."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[LifeValue]:
        """The twelve and one's own in their order, the hidden ones too."""
        kept = {row[0]: _value(row) for row in self._vault.read(_VALUES)}
        untouched = [LifeValue(uid, number=number) for uid, number in _PLACES.items() if uid not in kept]
        return sorted([*kept.values(), *untouched], key=_place)

    def get(self, uid: str) -> LifeValue | None:
        return next((value for value in self.all() if value.uid == uid), None)

    def add(self, name: str) -> LifeValue:
        """One's own, at the end."""
        with self._vault.write(Topic.VALUES) as connection:
            (last,) = connection.execute("SELECT coalesce(max(number), -1) FROM life_value").fetchone()
            number = max(last + 1, len(_PLACES))
            value = LifeValue(os.urandom(16).hex(), name, number=number, made_utc=written.now().utc_ms)
            _insert(connection, value)
            return value

    def rewrite(self, value: LifeValue) -> bool:
        """Its name, its words and whether it is hidden; False when it is gone."""
        with self._vault.write(Topic.VALUES) as connection:
            if not make_row(connection, value.uid):
                return False
            values = (value.name, value.words, int(value.hidden), value.uid)
            connection.execute("UPDATE life_value SET name = ?, words = ?, hidden = ? WHERE uid = ?", values)
            return True

    def reorder(self, uids: Sequence[str]) -> None:
        """From now on they stand in this order."""
        with self._vault.write(Topic.VALUES) as connection:
            for number, uid in enumerate(uids):
                make_row(connection, uid)
                connection.execute("UPDATE life_value SET number = ? WHERE uid = ?", (number, uid))

    def remove(self, uid: str) -> bool:
        """Takes one's own out with its marks; one of the twelve can only be hidden. False when nothing was."""
        if uid in _PLACES:
            return False
        with self._vault.write(Topic.VALUES) as connection:
            return bool(connection.execute("DELETE FROM life_value WHERE uid = ?", (uid,)).rowcount)

    def mark(
        self, uid: str, *, importance: int | None = None, lived: int | None = None, at: datetime | None = None
    ) -> str:
        """How much it matters and how much of it was lived; of each the last answer of a day stands.

        Gives the name of the mark, and an empty one when nothing was given or the value is gone.
        """
        if (importance, lived) == (None, None):
            return ""
        with self._vault.write(Topic.VALUES) as connection:
            if not make_row(connection, uid):
                return ""
            mark, now = os.urandom(16).hex(), written.now() if at is None else written.at(at)
            _MARKS.put(connection, mark, uid, now, {"importance": importance, "lived": lived})
            return mark

    def take_back(self, mark_uid: str) -> None:
        """As if it had not been given."""
        with self._vault.write(Topic.VALUES) as connection:
            connection.execute("DELETE FROM value_mark WHERE uid = ?", (mark_uid,))

    def clear(self, uid: str, question: str) -> bool:
        """Takes back the newest "importance" or "lived" alone; False when there is none."""
        with self._vault.write(Topic.VALUES) as connection:
            return _MARKS.clear(connection, uid, question)

    def marks(self, uid: str) -> list[tuple[datetime, int | None, int | None]]:
        """When, how much it mattered, and how much of it was lived; oldest first."""
        sql = "SELECT at_utc, offset_min, importance, lived FROM value_mark WHERE value = ? ORDER BY at_utc, uid"
        return [(local_moment(at, offset), *felt) for at, offset, *felt in self._vault.read(sql, (uid,))]


def make_row(connection: Connection, uid: str) -> bool:
    """Whether there is a row for a value; one of the twelve gets one here."""
    if uid in _PLACES:
        _insert(connection, LifeValue(uid, number=_PLACES[uid], made_utc=written.now().utc_ms))
        return True
    return connection.execute("SELECT 1 FROM life_value WHERE uid = ?", (uid,)).fetchone() is not None


def _insert(connection: Connection, value: LifeValue) -> None:
    sql = "INSERT OR IGNORE INTO life_value (uid, name, words, hidden, number, made_utc) VALUES (?, ?, ?, ?, ?, ?)"
    row = (value.uid, value.name, value.words, int(value.hidden), value.number, value.made_utc)
    connection.execute(sql, row)


def _place(value: LifeValue) -> tuple[int, int, str]:
    return value.number, value.made_utc, value.uid


def _value(row: Row) -> LifeValue:
    uid, name, words, hidden, number, made_utc, importance, lived, at_utc, offset_min = row
    marked = None if at_utc is None else local_moment(at_utc, offset_min)
    return LifeValue(uid, name, words, bool(hidden), number, made_utc, importance, lived, marked)
