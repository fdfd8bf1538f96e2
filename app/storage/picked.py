"""Lines that were kept and topics to bring: two tables of one shape, each with words out of an entry."""

import os
from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from app.domain.kept import KeptLine, TopicToBring
from app.domain.moments import from_key
from app.storage import written
from app.storage.entry_places import place_of_entry
from app.storage.places import id_of
from app.storage.topics import Topic
from app.storage.vault import Vault

Picked = TypeVar("Picked")


class _PickedStore(Generic[Picked]):
    def __init__(self, vault: Vault, table: str, since: str, make: Callable[[str, str, datetime, str], Picked]) -> None:
        self._vault = vault
        self._table = table
        self._since = since
        self._make = make

    def add(self, entry_uid: str, words: str) -> str | None:
        """Picks words out of an entry and gives them a name; the same words once. None when there is no such entry."""
        with self._vault.write(Topic.MARKS) as connection:
            place = place_of_entry(connection, entry_uid)
            if place is None:
                return None
            same = f"SELECT uid FROM {self._table} WHERE entry = ? AND words = ?"
            known = connection.execute(same, (place, words)).fetchone()
            if known:
                return str(known[0])
            uid = os.urandom(16).hex()
            connection.execute(
                f"INSERT INTO {self._table} (uid, entry, words, {self._since}) VALUES (?, ?, ?, ?)",
                (uid, place, words, written.now().utc_ms),
            )
            return uid

    def remove(self, uid: str) -> bool:
        """Lets go of picked words; the entry stays as it is. False when they are not there."""
        with self._vault.write(Topic.MARKS) as connection:
            return bool(connection.execute(f"DELETE FROM {self._table} WHERE uid = ?", (uid,)).rowcount)

    def of(self, entry_uid: str) -> list[Picked]:
        """What was picked out of one entry, first picked first."""
        return self._read("AND entry.uid = ?", (entry_uid,))

    def all(self) -> list[Picked]:
        """Everything that is picked from entries which are neither in the bin nor kept closed, first picked first."""
        return self._read("AND NOT EXISTS (SELECT 1 FROM closed_entry WHERE closed_entry.entry = entry.id)", ())

    def _read(self, which: str, params: tuple[object, ...]) -> list[Picked]:
        table = self._table
        sql = (
            f"SELECT {table}.uid, entry.uid, entry.id, words FROM {table} JOIN entry ON entry.id = {table}.entry "
            f"WHERE removed_utc IS NULL {which} ORDER BY {self._since}, {table}.uid"
        )
        rows = self._vault.read(sql, params)
        return [self._make(uid, entry, from_key(id_of(place)), words) for uid, entry, place, words in rows]


class KeptLineStore(_PickedStore[KeptLine]):
    def __init__(self, vault: Vault) -> None:
        super().__init__(vault, "kept_line", "kept_utc", KeptLine)


class TopicStore(_PickedStore[TopicToBring]):
    def __init__(self, vault: Vault) -> None:
        super().__init__(vault, "topic_to_bring", "marked_utc", TopicToBring)
