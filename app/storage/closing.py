"""Entries that are kept closed: their words stand apart, where no list, search or summary comes by."""

from dataclasses import replace

from app.domain.journal import Entry
from app.storage.connection import Connection
from app.storage.entry_rows import MOODS


def words_apart(connection: Connection, place: int) -> tuple[str, str, int | None] | None:
    """Title, body and mood of a closed entry; None when it is not closed."""
    row = connection.execute("SELECT title, body, mood FROM closed_entry WHERE entry = ?", (place,)).fetchone()
    return (row[0], row[1], row[2]) if row else None


def put_apart(connection: Connection, place: int, entry: Entry) -> None:
    """Keeps the words apart, new ones in the place of those before."""
    connection.execute(
        "INSERT INTO closed_entry (entry, title, body, mood) VALUES (?, ?, ?, ?) ON CONFLICT (entry) DO UPDATE SET "
        "title = excluded.title, body = excluded.body, mood = excluded.mood",
        (place, entry.title, entry.body, entry.mood),
    )


def take_back(connection: Connection, place: int) -> None:
    """Nothing stands apart any more."""
    connection.execute("DELETE FROM closed_entry WHERE entry = ?", (place,))


def as_opened(entry: Entry, apart: tuple[str, str, int | None]) -> Entry:
    title, body, mood = apart
    return replace(entry, title=title, body=body, mood=MOODS[mood or 0])


def as_closed(entry: Entry) -> Entry:
    """What the rest of Alcove sees of it."""
    return replace(entry, title="", body="", mood=None)
