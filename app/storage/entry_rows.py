"""Entries as rows of the vault and back."""

import os
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from app.domain.journal import Entry, EntryRow, NewEntry
from app.domain.moments import day_number, from_key, from_utc_ms, to_key
from app.domain.moods import Mood
from app.storage.connection import Connection
from app.storage.places import free_place, id_of, place_of, taken_places
from app.storage.preview import preview_of
from app.storage.search_text import glyphs
from app.storage.vault import Row
from app.storage.word_index import Words
from app.storage.written import Written

_CLOSED = "EXISTS (SELECT 1 FROM closed_entry WHERE closed_entry.entry = entry.id)"
ENTRY = f"id, uid, title, body, mood, created_utc, edited_utc, offset_min, backdated, {_CLOSED}"
ENTRY_ROW = f"entry.id, uid, title, preview, mood, {_CLOSED}"
# Looking a mood up is four times faster than making it, which counts for ten years of them.
MOODS: tuple[Mood | None, ...] = (None, *Mood)


_INSERT = (
    "INSERT INTO entry (id, uid, day, mood, created_utc, edited_utc, offset_min, backdated, source, "
    "title, preview, glyphs, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def insert(connection: Connection, entry: NewEntry, uid: str, backdated: bool, now: Written) -> Words:
    """Adds a row, which is in no index yet."""
    words = words_of(free_place(connection, "entry", entry.about), entry.title, entry.body)
    connection.execute(_INSERT, _columns(entry, words, uid, backdated, now))
    return words


def insert_all(connection: Connection, entries: Sequence[NewEntry], now: Written) -> list[Words]:
    """Adds many rows at a fraction of the cost, in the order of their places; those that share a moment come last."""
    alone = {place_of(to_key(entry.about)): entry for entry in entries}
    for place in taken_places(connection, "entry", alone):
        del alone[place]
    added = [words_of(place, entry.title, entry.body) for place, entry in sorted(alone.items(), key=_place)]
    placed = [(alone[words.place], words) for words in added]
    connection.executemany(_INSERT, [_columns(entry, words, uid_of(entry), False, now) for entry, words in placed])
    inserted = set(map(id, alone.values()))
    crowded = [entry for entry in entries if id(entry) not in inserted]
    return added + [insert(connection, entry, uid_of(entry), False, now) for entry in crowded]


def _columns(entry: NewEntry, words: Words, uid: str, backdated: bool, now: Written) -> tuple[object, ...]:
    return (
        words.place,
        uid,
        day_number(entry.about.date()),
        entry.mood,
        now.utc_ms,
        now.utc_ms,
        now.offset_min,
        backdated,
        entry.source,
        entry.title,
        preview_of(entry.body),
        words.glyphs,
        entry.body,
    )


def uid_of(entry: NewEntry) -> str:
    """The name that an entry from outside brings, else a new one."""
    return (entry.extras.uid if entry.extras else "") or new_uid()


def new_uid() -> str:
    """A name for an entry that nothing else has, for good."""
    return os.urandom(16).hex()


def _place(placed: tuple[int, NewEntry]) -> int:
    return placed[0]


def change_words(connection: Connection, words: Words, now: Written) -> None:
    """Gives a row other words; its place in the indexes is not looked at."""
    connection.execute(
        "UPDATE entry SET title = ?, preview = ?, glyphs = ?, body = ?, edited_utc = ? WHERE id = ?",
        (words.title, preview_of(words.body), words.glyphs, words.body, now.utc_ms, words.place),
    )


def touch(connection: Connection, place: int, now: Written) -> None:
    """Says that an entry was edited now."""
    connection.execute("UPDATE entry SET edited_utc = ? WHERE id = ?", (now.utc_ms, place))


def words_of(place: int, title: str, body: str) -> Words:
    return Words(place, title, body, glyphs(title, body))


def entry_of(row: Row) -> Entry:
    """The entry of an `ENTRY` row."""
    place, uid, title, body, mood, created, edited, offset, backdated, closed = row
    zone = timezone(timedelta(minutes=offset))
    id = id_of(place)
    return Entry(
        id=id,
        uid=uid,
        about=from_key(id),
        title=title,
        body=body,
        mood=MOODS[mood or 0],
        created_at=from_utc_ms(created).astimezone(zone),
        edited_at=from_utc_ms(edited).astimezone(zone),
        backdated=bool(backdated),
        closed=bool(closed),
    )


def entry_row_of(row: Row, removed_at: datetime | None = None) -> EntryRow:
    """The list's view of an `ENTRY_ROW` row."""
    place, uid, title, preview, mood, closed = row[:6]
    id = id_of(place)
    return EntryRow(id, uid, from_key(id), title, preview, MOODS[mood or 0], removed_at, closed == 1)
