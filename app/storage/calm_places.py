"""Calm places in the vault: a person's own words and pictures. What is spoiled stays spoiled."""

import os
from collections.abc import Sequence

from app.domain.calm_places import MOST_PICTURES, CalmPlace, PlaceKind, Sense
from app.domain.pictures import Picture
from app.storage import pictures, written
from app.storage.connection import Connection
from app.storage.topics import Topic
from app.storage.vault import Row, Vault

_WORDS = ("name", "kind", "cue", *(sense.value for sense in Sense), "company")
_COLUMNS = ", ".join(("uid", *_WORDS, "number", "made_utc", "spoiled_utc"))


class CalmPlaceStore:
    """Nothing here makes a spoiled place one that is offered again."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[CalmPlace]:
        """Every place in its order, the spoiled ones too."""
        return self._places("")

    def offered(self) -> list[CalmPlace]:
        """The places that somebody may be led to."""
        return self._places("WHERE spoiled_utc IS NULL")

    def get(self, uid: str) -> CalmPlace | None:
        found = self._places("WHERE uid = ?", uid)
        return found[0] if found else None

    def add(self) -> CalmPlace:
        """An empty place at the end."""
        with self._vault.write(Topic.CALM_PLACES) as connection:
            (last,) = connection.execute("SELECT coalesce(max(number), -1) FROM calm_place").fetchone()
            place = CalmPlace(os.urandom(16).hex(), number=last + 1, made_utc=written.now().utc_ms)
            _insert(connection, place)
            return place

    def reword(self, place: CalmPlace) -> None:
        """Keeps its words; its pictures, its number and whether it is spoiled stay as they are."""
        with self._vault.write(Topic.CALM_PLACES) as connection:
            changes = ", ".join(f"{name} = ?" for name in _WORDS)
            connection.execute(f"UPDATE calm_place SET {changes} WHERE uid = ?", (*_words(place), place.uid))

    def reorder(self, uids: Sequence[str]) -> None:
        """From now on they stand in this order."""
        with self._vault.write(Topic.CALM_PLACES) as connection:
            places = [(number, uid) for number, uid in enumerate(uids)]
            connection.executemany("UPDATE calm_place SET number = ? WHERE uid = ?", places)

    def spoil(self, uid: str) -> None:
        """It is never offered again; its words stay."""
        with self._vault.write(Topic.CALM_PLACES) as connection:
            now = written.now().utc_ms
            connection.execute("UPDATE calm_place SET spoiled_utc = coalesce(spoiled_utc, ?) WHERE uid = ?", (now, uid))

    def remove(self, uid: str) -> CalmPlace | None:
        """Takes a place out with its words, and says what it was. Its pictures stay for an hour, for `put_back`."""
        place = self.get(uid)
        if place is not None:
            with self._vault.write(Topic.CALM_PLACES) as connection:
                connection.execute("DELETE FROM calm_place WHERE uid = ?", (uid,))
                pictures.let_rest(connection, place.pictures)
        return place

    def put_back(self, place: CalmPlace) -> None:
        """As it was and where it was, with those of its pictures that are still there."""
        with self._vault.write(Topic.CALM_PLACES) as connection:
            _insert(connection, place)
            for number, picture in enumerate(place.pictures):
                _link(connection, place.uid, picture, number)

    def add_picture(self, uid: str, picture: Picture) -> bool:
        """One more picture of a place; False when it has as many as it can have, or is gone."""
        with self._vault.write(Topic.CALM_PLACES) as connection:
            asked = "SELECT count(*), coalesce(max(number), -1) FROM calm_place_picture WHERE place = ?"
            count, last = connection.execute(asked, (uid,)).fetchone()
            there = connection.execute("SELECT 1 FROM calm_place WHERE uid = ?", (uid,)).fetchone()
            if count >= MOST_PICTURES or not there:
                return False
            pictures.put(connection, picture)
            _link(connection, uid, picture.uid, last + 1)
            return True

    def show_pictures(self, uid: str, shown: Sequence[str]) -> None:
        """From now on a place has these of the pictures that are there, in this order."""
        with self._vault.write(Topic.CALM_PLACES) as connection:
            rows = connection.execute("SELECT picture FROM calm_place_picture WHERE place = ?", (uid,)).fetchall()
            pictures.let_rest(connection, {row[0] for row in rows}.difference(shown))
            connection.execute("DELETE FROM calm_place_picture WHERE place = ?", (uid,))
            for number, picture in enumerate(shown):
                _link(connection, uid, picture, number)

    def _places(self, which: str, *params: object) -> list[CalmPlace]:
        rows = self._vault.read(f"SELECT {_COLUMNS} FROM calm_place {which} ORDER BY number, made_utc, uid", params)
        return [_place(row, self._pictures(row[0])) for row in rows]

    def _pictures(self, uid: str) -> tuple[str, ...]:
        sql = "SELECT picture FROM calm_place_picture WHERE place = ? ORDER BY number, picture"
        return tuple(row[0] for row in self._vault.read(sql, (uid,)))


def _link(connection: Connection, place: str, picture: str, number: int) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO calm_place_picture (place, picture, number) SELECT ?, uid, ? FROM picture WHERE uid = ?",
        (place, number, picture),
    )


def _insert(connection: Connection, place: CalmPlace) -> None:
    values = (place.uid, *_words(place), place.number, place.made_utc, place.spoiled_utc)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT OR IGNORE INTO calm_place ({_COLUMNS}) VALUES ({marks})", values)


def _words(place: CalmPlace) -> tuple[str, ...]:
    return tuple(getattr(place, name) for name in _WORDS)


def _place(row: Row, shown: tuple[str, ...]) -> CalmPlace:
    uid, name, kind, cue, see, hear, smell, warmth, touch, company, number, made_utc, spoiled_utc = row
    senses = (see, hear, smell, warmth, touch)
    return CalmPlace(uid, name, PlaceKind(kind), cue, *senses, company, shown, number, made_utc, spoiled_utc)
