"""The journal's pages in the vault."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto

from app.domain.journal import Entry, NewEntry
from app.domain.moments import day_number
from app.domain.moods import Mood
from app.domain.pictures import Picture
from app.storage import closing, word_index, written
from app.storage.connection import Connection
from app.storage.entry_rows import ENTRY, change_words, entry_of, insert, insert_all, new_uid, touch, words_of
from app.storage.journal_reading import JournalReading
from app.storage.labels import forget_unused
from app.storage.pictures import forget_loose, pictures_of, put, relink
from app.storage.places import DAY_MS, free_place, place_of
from app.storage.topics import Topic
from app.storage.versions import keep_version
from app.storage.whole import close_if_wanted, give_extras, known_uids


class Kept(Enum):
    """Stands for "as it is" where None is an answer of its own."""

    KEPT = auto()


KEPT = Kept.KEPT


class JournalStore(JournalReading):
    """Every change is one transaction, the full-text index included, and is announced once it is on the disk."""

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
        uid = uid or new_uid()
        with self._vault.write(Topic.JOURNAL, wait_ms) as connection:
            if not _places(connection, "uid = ?", uid):
                words = insert(connection, NewEntry(about, title, body, mood, source), uid, backdated, written.now())
                word_index.add_in_hand(connection, words)
                relink(connection, words.place, body)
            return _read(connection, uid)

    def rewrite(
        self,
        uid: str,
        *,
        title: str | Kept = KEPT,
        body: str | Kept = KEPT,
        mood: Mood | Kept | None = KEPT,
        wait_ms: int = 5000,
    ) -> Entry | None:
        """Changes what is given and keeps the rest; None when there is no such page. A closed one stays closed."""
        before = self.opened(uid)
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
            for place in _places(connection, "uid = ?", uid):
                keep_version(connection, place, before, after)
                _change(connection, place, before, after)
        return self.opened(uid)

    def opened(self, uid: str) -> Entry | None:
        """A page with its words, also when it is kept closed: to be shown only after the password was given."""
        entry = self.get(uid)
        if entry is None or not entry.closed:
            return entry
        row = self._vault.one("SELECT title, body, mood FROM closed_entry WHERE entry = ?", (place_of(entry.id),))
        return closing.as_opened(entry, (row[0], row[1], row[2])) if row else entry

    def keep_closed(self, uid: str) -> bool:
        """Keeps a page closed: no list, search or summary has its words. False when it is closed already."""
        entry = self.get(uid)
        if entry is None or entry.closed:
            return False
        with self._vault.write(Topic.JOURNAL) as connection:
            for place in _places(connection, "uid = ?", uid):
                closing.put_apart(connection, place, entry)
                _change_row(connection, place, entry, closing.as_closed(entry))
        return True

    def keep_open(self, uid: str) -> bool:
        """Gives a closed page its place in lists and searches back. False when it is not closed."""
        entry = self.opened(uid)
        if entry is None or not entry.closed:
            return False
        with self._vault.write(Topic.JOURNAL) as connection:
            for place in _places(connection, "uid = ?", uid):
                closing.take_back(connection, place)
                _change_row(connection, place, closing.as_closed(entry), entry)
        return True

    def move_to(self, uid: str, about: datetime) -> Entry | None:
        """Gives a page another date or time, and marks that; None when there is no such page."""
        with self._vault.write(Topic.JOURNAL) as connection:
            for place in _places(connection, "uid = ?", uid):
                to = free_place(connection, "entry", about)
                word_index.take_out(connection, place)
                connection.execute(
                    "UPDATE entry SET id = ?, day = ?, backdated = 1 WHERE id = ?",
                    (to, day_number(about.date()), place),
                )
                word_index.put_back(connection, to)
        return self.get(uid)

    def remove(self, uid: str) -> bool:
        """Puts a page into the bin; False when it is not in the journal."""
        with self._vault.write(Topic.JOURNAL) as connection:
            found = _places(connection, "uid = ? AND removed_utc IS NULL", uid)
            for place in found:
                word_index.take_out(connection, place)
                connection.execute("UPDATE entry SET removed_utc = ? WHERE id = ?", (written.now().utc_ms, place))
            return bool(found)

    def restore(self, uid: str) -> bool:
        """Takes a page out of the bin; False when it is not in there."""
        with self._vault.write(Topic.JOURNAL) as connection:
            found = _places(connection, "uid = ? AND removed_utc IS NOT NULL", uid)
            for place in found:
                connection.execute("UPDATE entry SET removed_utc = NULL WHERE id = ?", (place,))
                word_index.put_back(connection, place)
            return bool(found)

    def remove_for_good(self, uid: str) -> bool:
        """Removes a page wherever it is, its words in the index too."""
        with self._vault.write(Topic.JOURNAL) as connection:
            return bool(_delete(connection, _places(connection, "uid = ?", uid)))

    def empty_bin(self, older_than_days: int = 30) -> int:
        """Removes for good what has been in the bin for longer; says how many pages that were."""
        until = written.now().utc_ms - older_than_days * DAY_MS
        with self._vault.write(Topic.JOURNAL) as connection:
            return _delete(connection, _places(connection, "removed_utc <= ?", until))

    def import_batch(self, entries: Sequence[NewEntry], pictures: Sequence[Picture] = ()) -> int:
        """Adds pages from outside and what they show in one transaction, each source once; says how many were new."""
        with self._vault.write(Topic.JOURNAL) as connection:
            for picture in pictures:
                put(connection, picture)
            known = _known(connection, entries)
            # Of two with the same source the last one is taken.
            fresh = {entry.source or place: entry for place, entry in enumerate(entries) if entry.source not in known}
            added = insert_all(connection, [*fresh.values()], written.now())
            # The index takes pages in the order of their places, and one after the other, at half the cost.
            word_index.add(connection, added)
            for words in added:
                if "(picture:" in words.body:
                    relink(connection, words.place, words.body)
            for entry in fresh.values():
                if entry.extras is not None and entry.source is not None:
                    for place in _places(connection, "source = ?", entry.source):
                        give_extras(connection, place, entry)
                        close_if_wanted(connection, place, entry)
        return len(added)

    def take_back(self, sources: Sequence[str]) -> int:
        """Removes for good what came in from these sources; says how many pages that were."""
        with self._vault.write(Topic.JOURNAL) as connection:
            return sum(_delete(connection, _places(connection, "source = ?", source)) for source in sources)

    def take_back_at_once(self, sources: Sequence[str]) -> int:
        """The same for many pages beside few others, where making the index anew is quicker."""
        with self._vault.write(Topic.JOURNAL) as connection:
            places = [place for source in sources for place in _places(connection, "source = ?", source)]
            shown = dict.fromkeys(picture for place in places for picture in pictures_of(connection, place))
            word_index.settle(connection)
            connection.executemany("DELETE FROM entry WHERE id = ?", [(place,) for place in places])
            forget_loose(connection, [*shown])
            word_index.make_anew(connection)
            return len(places)

    def tidy_index(self) -> bool:
        """One short step towards an index in one piece, in which old pages are rewritten fastest; False at the end."""
        with self._vault.write(Topic.JOURNAL) as connection:
            return word_index.merge_a_little(connection)


def _change(connection: Connection, place: int, before: Entry, after: Entry) -> None:
    relink(connection, place, after.body)
    if before.closed:
        closing.put_apart(connection, place, after)
        touch(connection, place, written.now())
    else:
        _change_row(connection, place, before, after)


def _change_row(connection: Connection, place: int, before: Entry, after: Entry) -> None:
    if after.mood != before.mood:
        connection.execute("UPDATE entry SET mood = ? WHERE id = ?", (after.mood, place))
    if (after.title, after.body) == (before.title, before.body):
        return
    words = words_of(place, after.title, after.body)
    if _places(connection, "id = ? AND removed_utc IS NULL", place):
        word_index.take_out(connection, place)
        word_index.add_in_hand(connection, words)
    change_words(connection, words, written.now())


def _delete(connection: Connection, places: Sequence[int]) -> int:
    for place in places:
        shown = pictures_of(connection, place)
        word_index.take_out(connection, place)
        connection.execute("DELETE FROM entry WHERE id = ?", (place,))
        forget_loose(connection, shown)
    if places:
        forget_unused(connection)
    return len(places)


def _places(connection: Connection, which: str, *params: object) -> list[int]:
    return [row[0] for row in connection.execute(f"SELECT id FROM entry WHERE {which}", params).fetchall()]


def _read(connection: Connection, uid: str) -> Entry:
    return entry_of(connection.execute(f"SELECT {ENTRY} FROM entry WHERE uid = ?", (uid,)).fetchone())


def _known(connection: Connection, entries: Sequence[NewEntry]) -> set[str]:
    sources = json.dumps([entry.source for entry in entries if entry.source is not None])
    sql = "SELECT source FROM json_each(?) AS asked CROSS JOIN entry ON source = asked.value"
    known: set[str] = {source for (source,) in connection.execute(sql, (sources,)).fetchall()}
    return known | known_uids(connection, entries)
