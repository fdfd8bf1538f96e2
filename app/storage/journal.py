"""The journal's pages in the vault."""

import secrets
from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from enum import Enum, auto

from app.domain.journal import Entry, EntryRow, Hit, NewEntry
from app.domain.moments import day_number, from_key, from_utc_ms, utc_ms
from app.domain.moods import Mood
from app.storage import search_text, snippets, word_index
from app.storage.places import free_place, offset_minutes, span
from app.storage.preview import preview_of
from app.storage.topics import Topic
from app.storage.vault import Connection, Row, Vault
from app.storage.word_index import Words

_ENTRY = "id, uid, title, body, mood, created_utc, edited_utc, offset_min, backdated"
_ROW = "id, uid, title, preview, mood"
_AFTER_ALL = 2**63 - 1
_BATCH = 250


class Kept(Enum):
    """Stands for "as it is" where None is an answer of its own."""

    KEPT = auto()


KEPT = Kept.KEPT


class JournalStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    # writing

    def add(
        self,
        about: datetime,
        title: str = "",
        body: str = "",
        mood: Mood | None = None,
        *,
        backdated: bool = False,
        source: str | None = None,
        uid: str | None = None,
        wait_ms: int = 5000,
    ) -> Entry:
        """Adds a page. With a uid it may be called again after trouble: the same uid is added once."""
        uid = uid or secrets.token_hex(16)
        with self._vault.write(Topic.JOURNAL, wait_ms) as connection:
            if not connection.execute("SELECT 1 FROM entry WHERE uid = ?", (uid,)).fetchone():
                words = _insert(connection, NewEntry(about, title, body, mood, source), uid, backdated, _now())
                word_index.add_in_hand(connection, words)
        return self._known(uid)

    def rewrite(
        self,
        uid: str,
        *,
        title: str | Kept = KEPT,
        body: str | Kept = KEPT,
        mood: Mood | Kept | None = KEPT,
        wait_ms: int = 5000,
    ) -> Entry | None:
        """Changes what is given and keeps the rest; None when there is no such page."""
        before = self.get(uid)
        if before is None:
            return None
        after = replace(
            before,
            title=before.title if isinstance(title, Kept) else title,
            body=before.body if isinstance(body, Kept) else body,
            mood=before.mood if isinstance(mood, Kept) else mood,
        )
        if after == before:
            return before
        with self._vault.write(Topic.JOURNAL, wait_ms) as connection:
            if (after.title, after.body) == (before.title, before.body):
                connection.execute("UPDATE entry SET mood = ? WHERE uid = ?", (after.mood, uid))
            else:
                _change_words(connection, after)
        return self.get(uid)

    def move_to(self, uid: str, about: datetime) -> Entry | None:
        """Gives a page another date or time, and marks that; None when there is no such page."""
        with self._vault.write(Topic.JOURNAL) as connection:
            found = connection.execute("SELECT id FROM entry WHERE uid = ?", (uid,)).fetchone()
            if found is None:
                return None
            place = free_place(connection, "entry", about)
            word_index.take_out(connection, found[0])
            connection.execute(
                "UPDATE entry SET id = ?, day = ?, backdated = 1 WHERE uid = ?", (place, day_number(about.date()), uid)
            )
            word_index.put_back(connection, place)
        return self.get(uid)

    def remove(self, uid: str) -> bool:
        """Puts a page into the bin; False when it is not in the journal."""
        with self._vault.write(Topic.JOURNAL) as connection:
            found = _ids(connection, "uid = ? AND removed_utc IS NULL", uid)
            for id in found:
                word_index.take_out(connection, id)
                connection.execute("UPDATE entry SET removed_utc = ? WHERE id = ?", (utc_ms(_now()), id))
        return bool(found)

    def restore(self, uid: str) -> bool:
        """Takes a page out of the bin; False when it is not in there."""
        with self._vault.write(Topic.JOURNAL) as connection:
            found = _ids(connection, "uid = ? AND removed_utc IS NOT NULL", uid)
            for id in found:
                connection.execute("UPDATE entry SET removed_utc = NULL WHERE id = ?", (id,))
                word_index.put_back(connection, id)
        return bool(found)

    def remove_for_good(self, uid: str) -> bool:
        """Removes a page wherever it is, its words in the index too."""
        with self._vault.write(Topic.JOURNAL) as connection:
            return bool(_delete(connection, _ids(connection, "uid = ?", uid)))

    def empty_bin(self, older_than_days: int = 30) -> int:
        """Removes for good what has been in the bin for longer; says how many pages that were."""
        until = utc_ms(_now() - timedelta(days=older_than_days))
        with self._vault.write(Topic.JOURNAL) as connection:
            return _delete(connection, _ids(connection, "removed_utc IS NOT NULL AND removed_utc <= ?", until))

    def import_batch(self, entries: Sequence[NewEntry]) -> int:
        """Adds pages from outside in one transaction, each source once; says how many were new."""
        added = 0
        now = _now()
        with self._vault.write(Topic.JOURNAL) as connection:
            # The index takes pages in the order of their ids at half the cost of any other order.
            for entry in sorted(entries, key=_about):
                known = entry.source and connection.execute("SELECT 1 FROM entry WHERE source = ?", (entry.source,))
                if not (known and known.fetchone()):
                    word_index.add(connection, _insert(connection, entry, secrets.token_hex(16), False, now))
                    added += 1
        return added

    def take_back(self, sources: Sequence[str]) -> int:
        """Removes for good what came in from these sources; says how many pages that were."""
        with self._vault.write(Topic.JOURNAL) as connection:
            return sum(_delete(connection, _ids(connection, "source = ?", source)) for source in sources)

    # reading

    def get(self, uid: str) -> Entry | None:
        """A page, in the journal or in the bin."""
        row = self._vault.one(f"SELECT {_ENTRY} FROM entry WHERE uid = ?", (uid,))
        return _entry(row) if row else None

    def count(self) -> int:
        """How many pages the journal has."""
        return self._number("SELECT count(*) FROM entry WHERE removed_utc IS NULL")

    def recent(self, limit: int) -> list[EntryRow]:
        """The newest pages."""
        return self.rows(0, limit)

    def rows(self, offset: int, limit: int) -> list[EntryRow]:
        """A stretch of the list, newest first."""
        found = self._vault.read(
            "SELECT id FROM entry WHERE removed_utc IS NULL ORDER BY id DESC LIMIT 1 OFFSET ?", (offset,)
        )
        return self.rows_from(found[0][0], limit) if found else []

    def rows_from(self, id: int, limit: int) -> list[EntryRow]:
        """The stretch of the list that begins with a page whose id is known; quick however far down it is."""
        sql = f"SELECT {_ROW} FROM entry WHERE removed_utc IS NULL AND id <= ? ORDER BY id DESC LIMIT ?"
        return [_entry_row(row) for row in self._vault.read(sql, (id, limit))]

    def ids(self, before: int | None, limit: int) -> "array[int]":
        """The ids of the list, newest first, after one of them: the list in its smallest form."""
        sql = "SELECT id FROM entry WHERE removed_utc IS NULL AND id < ? ORDER BY id DESC LIMIT ?"
        return array("q", [row[0] for row in self._vault.read(sql, (_AFTER_ALL if before is None else before, limit))])

    def known_sources(self, sources: Sequence[str]) -> set[str]:
        """Which of these sources have come in before, also those that are in the bin now."""
        sql = "SELECT 1 FROM entry WHERE source = ?"
        return {source for source in sources if self._vault.one(sql, (source,)) is not None}

    def row_of(self, id: int) -> int:
        """Where in the list a page stands: how many are newer."""
        return self._number("SELECT count(*) FROM entry WHERE removed_utc IS NULL AND id > ?", id)

    def first_row_on_or_before(self, day: date) -> int:
        """Where in the list the newest page of this day, or of an earlier one, stands."""
        return self.row_of(span(day, day)[1] - 1)

    def search(self, text: str, limit: int = 50, before: int | None = None) -> list[Hit]:
        """Pages with all these words, newest first; `before` is the id of the last hit of the page shown before."""
        asked = search_text.query(text)
        if asked is None:
            return []
        marks = snippets.MARK_START, snippets.MARK_END
        found = word_index.search(self._vault, asked, marks, _AFTER_ALL if before is None else before, limit)
        return [Hit(_entry_row(row), *self._snippet(row, asked)) for row in found]

    def bin(self) -> list[EntryRow]:
        """What is in the bin, last removed first, each with the moment of its removal."""
        sql = f"SELECT {_ROW}, removed_utc FROM entry WHERE removed_utc IS NOT NULL ORDER BY removed_utc DESC, id DESC"
        return [_entry_row(row, from_utc_ms(row[5])) for row in self._vault.read(sql)]

    def moods(self, first_day: date, last_day: date) -> list[tuple[int, Mood]]:
        """Every mood given to a page from one day to another, with the number of its day, earliest first."""
        sql = (
            "SELECT day, mood FROM entry WHERE removed_utc IS NULL AND day BETWEEN ? AND ? AND mood IS NOT NULL "
            "ORDER BY day"
        )
        return [(day, Mood(mood)) for day, mood in self._vault.read(sql, (day_number(first_day), day_number(last_day)))]

    def month(self, year: int, month: int) -> list[tuple[int, int, Mood | None]]:
        """The days of a month with pages: day of the month, how many, and the last mood given."""
        first = date(year, month, 1)
        numbers = day_number(first), day_number(first) + 31
        sql = "SELECT day, id, mood FROM entry WHERE removed_utc IS NULL AND day BETWEEN ? AND ? ORDER BY day"
        days: dict[int, tuple[int, int, Mood | None]] = {}
        for day, _id, mood in self._vault.read(sql, numbers):
            on = from_key(_id).date()
            if on.month == month:
                _, pages, last = days.get(day, (on.day, 0, None))
                days[day] = (on.day, pages + 1, last if mood is None else Mood(mood))
        return list(days.values())

    def _snippet(self, row: Row, asked: search_text.Query) -> snippets.Snippet:
        if not asked.runs:
            return snippets.from_index(row[5])
        body = self._vault.one("SELECT body FROM entry WHERE id = ?", (row[0],))
        return snippets.from_text(body[0] if body else "", asked.runs)

    def _known(self, uid: str) -> Entry:
        entry = self.get(uid)
        if entry is None:
            raise LookupError("the page is gone")
        return entry

    def _number(self, sql: str, *params: object) -> int:
        row = self._vault.one(sql, params)
        return int(row[0]) if row else 0


def _insert(connection: Connection, entry: NewEntry, uid: str, backdated: bool, now: datetime) -> Words:
    place = free_place(connection, "entry", entry.about)
    glyphs = search_text.glyphs(entry.title, entry.body)
    connection.execute(
        "INSERT INTO entry (id, uid, day, mood, created_utc, edited_utc, offset_min, backdated, source, "
        "title, preview, glyphs, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            place,
            uid,
            day_number(entry.about.date()),
            entry.mood,
            utc_ms(now),
            utc_ms(now),
            offset_minutes(now),
            backdated,
            entry.source,
            entry.title,
            preview_of(entry.body),
            glyphs,
            entry.body,
        ),
    )
    return Words(place, entry.title, entry.body, glyphs)


def _change_words(connection: Connection, after: Entry) -> None:
    found = connection.execute("SELECT id, removed_utc FROM entry WHERE uid = ?", (after.uid,)).fetchone()
    if found is None:
        return
    id, removed = found
    words = Words(id, after.title, after.body, search_text.glyphs(after.title, after.body))
    if removed is None:
        word_index.take_out(connection, id)
        word_index.add_in_hand(connection, words)
    connection.execute(
        "UPDATE entry SET title = ?, preview = ?, glyphs = ?, body = ?, mood = ?, edited_utc = ? WHERE id = ?",
        (after.title, preview_of(after.body), words.glyphs, after.body, after.mood, utc_ms(_now()), id),
    )


def _ids(connection: Connection, which: str, *params: object) -> list[int]:
    return [row[0] for row in connection.execute(f"SELECT id FROM entry WHERE {which}", params).fetchall()]


def _delete(connection: Connection, ids: Sequence[int]) -> int:
    for id in ids:
        word_index.take_out(connection, id)
        connection.execute("DELETE FROM entry WHERE id = ?", (id,))
    return len(ids)


def _about(entry: NewEntry) -> datetime:
    return entry.about


def _entry(row: Row) -> Entry:
    id, uid, title, body, mood, created, edited, offset, backdated = row
    zone = timezone(timedelta(minutes=offset))
    return Entry(
        id=id,
        uid=uid,
        about=from_key(id),
        title=title,
        body=body,
        mood=None if mood is None else Mood(mood),
        created_at=from_utc_ms(created).astimezone(zone),
        edited_at=from_utc_ms(edited).astimezone(zone),
        backdated=bool(backdated),
    )


def _entry_row(row: Row, removed_at: datetime | None = None) -> EntryRow:
    id, uid, title, preview, mood = row[:5]
    return EntryRow(id, uid, from_key(id), title, preview, None if mood is None else Mood(mood), removed_at)


def _now() -> datetime:
    return datetime.now().astimezone()
