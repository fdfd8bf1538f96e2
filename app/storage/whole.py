"""Whole entries with everything that belongs to them: out for an export, and in from one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.domain.feelings import Feeling
from app.domain.journal import Entry, Extras, NewEntry, Version
from app.domain.labels import Label, LabelKind
from app.domain.moments import from_key, from_utc_ms, utc_ms
from app.domain.sittings import Sitting
from app.storage import closing, word_index, written
from app.storage.connection import Connection
from app.storage.entry_rows import ENTRY, entry_of, words_of
from app.storage.labels import give_labels
from app.storage.places import id_of, place_of
from app.storage.vault import Vault
from app.storage.written import local_moment

OWN_SOURCE = "alcove:"


class WholeReading:
    """Reads in short slices, so that nobody who writes meanwhile has to wait."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def count(self) -> int:
        """How many entries there are to read."""
        row = self._vault.one("SELECT count(*) FROM entry WHERE removed_utc IS NULL")
        return int(row[0]) if row else 0

    def names(self, after: int | None, limit: int) -> list[tuple[int, str, datetime, bool]]:
        """Place, uid, moment and whether it is kept closed of the next ones after the place `after`, newest first."""
        sql = (
            "SELECT id, uid, EXISTS (SELECT 1 FROM closed_entry WHERE closed_entry.entry = entry.id) FROM entry "
            "WHERE removed_utc IS NULL AND id > ? ORDER BY id LIMIT ?"
        )
        rows = self._vault.read(sql, (after or 0, limit))
        return [(place, uid, from_key(id_of(place)), bool(closed)) for place, uid, closed in rows]

    def slice(self, after: int | None, limit: int, *, closed: bool) -> list[tuple[int, NewEntry]]:
        """Place and entry of the next ones after the place `after`, newest first.

        Of those that are kept closed there is only that they are, unless they are asked for.
        """
        sql = f"SELECT {ENTRY} FROM entry WHERE removed_utc IS NULL AND id > ? ORDER BY id LIMIT ?"
        rows = self._vault.read(sql, (after or 0, limit))
        return [(row[0], self._whole(entry_of(row), closed)) for row in rows]

    def _whole(self, entry: Entry, closed: bool) -> NewEntry:
        place = place_of(entry.id)
        if entry.closed and not closed:
            return NewEntry(entry.about, "", "", extras=Extras(uid=entry.uid, closed=True))
        if entry.closed:
            row = self._vault.one("SELECT title, body, mood FROM closed_entry WHERE entry = ?", (place,))
            entry = closing.as_opened(entry, (row[0], row[1], row[2])) if row else entry
        extras = Extras(
            uid=entry.uid,
            created_at=entry.created_at,
            edited_at=entry.edited_at,
            backdated=entry.backdated,
            closed=entry.closed,
            feelings=self._feelings(place),
            labels=self._labels(place),
            kept=self._picked("kept_line", "kept_utc", place),
            topics=self._picked("topic_to_bring", "marked_utc", place),
            links=self._links(place),
            versions=self._versions(place),
            sittings=self._sittings(place),
        )
        return NewEntry(entry.about, entry.title, entry.body, entry.mood, None, extras)

    def _feelings(self, place: int) -> tuple[Feeling, ...]:
        sql = "SELECT feeling, strength FROM entry_feeling WHERE entry = ? ORDER BY number"
        return tuple(Feeling(key, strength) for key, strength in self._vault.read(sql, (place,)))

    def _labels(self, place: int) -> tuple[Label, ...]:
        sql = (
            "SELECT kind, name FROM entry_label JOIN label ON label.id = entry_label.label "
            "WHERE entry = ? ORDER BY number"
        )
        return tuple(Label(LabelKind(kind), name) for kind, name in self._vault.read(sql, (place,)))

    def _picked(self, table: str, since: str, place: int) -> tuple[str, ...]:
        rows = self._vault.read(f"SELECT words FROM {table} WHERE entry = ? ORDER BY {since}, uid", (place,))
        return tuple(words for (words,) in rows)

    def _links(self, place: int) -> tuple[str, ...]:
        rows = self._vault.read("SELECT target FROM entry_link WHERE entry = ? ORDER BY target", (place,))
        return tuple(target for (target,) in rows)

    def _versions(self, place: int) -> tuple[Version, ...]:
        columns = "id, written_utc, offset_min, title, body"
        sql = f"SELECT {columns} FROM entry_version WHERE entry = ? ORDER BY written_utc, id"
        return tuple(
            Version(id, local_moment(ms, offset), title, body)
            for id, ms, offset, title, body in self._vault.read(sql, (place,))
        )

    def _sittings(self, place: int) -> tuple[Sitting, ...]:
        columns = "used_s, before, after, began_utc"
        rows = self._vault.read(
            f"SELECT {columns} FROM timed_sitting WHERE entry = ? ORDER BY began_utc, uid", (place,)
        )
        return tuple(Sitting(used, before, after, from_utc_ms(began)) for used, before, after, began in rows)


def known_uids(connection: Connection, entries: Sequence[NewEntry]) -> set[str]:
    """Sources of entries that left from this very journal and are still in it."""
    own = {entry.extras.uid: entry.source for entry in entries if entry.extras and entry.extras.uid and entry.source}
    found = (uid for uid in own if connection.execute("SELECT 1 FROM entry WHERE uid = ?", (uid,)).fetchone())
    return {str(own[uid]) for uid in found}


def give_extras(connection: Connection, place: int, entry: NewEntry) -> None:
    """Gives a new row what came with it. Its words are in the large index already."""
    extras = entry.extras
    if extras is None:
        return
    now = written.now().utc_ms
    created = extras.created_at or extras.edited_at
    if created is not None:
        edited = extras.edited_at or created
        offset = created.utcoffset() or timedelta()
        connection.execute(
            "UPDATE entry SET created_utc = ?, edited_utc = ?, offset_min = ?, backdated = ? WHERE id = ?",
            (utc_ms(created), utc_ms(edited), round(offset.total_seconds() / 60), extras.backdated, place),
        )
    for number, feeling in enumerate(extras.feelings):
        connection.execute(
            "INSERT OR IGNORE INTO entry_feeling (feeling, entry, number, strength) VALUES (?, ?, ?, ?)",
            (feeling.key, place, number, feeling.strength),
        )
    give_labels(connection, place, extras.labels)
    for table, since, picked in (
        ("kept_line", "kept_utc", extras.kept),
        ("topic_to_bring", "marked_utc", extras.topics),
    ):
        for number, words in enumerate(picked):
            connection.execute(
                f"INSERT INTO {table} (uid, entry, words, {since}) VALUES (lower(hex(randomblob(16))), ?, ?, ?)",
                (place, words, now + number),
            )
    for target in extras.links:
        connection.execute(
            "INSERT OR IGNORE INTO entry_link (target, kind, entry) VALUES (?, 'entry', ?)", (target, place)
        )
    for version in extras.versions:
        offset = version.written_at.utcoffset() or timedelta()
        connection.execute(
            "INSERT INTO entry_version (entry, written_utc, offset_min, title, body) VALUES (?, ?, ?, ?, ?)",
            (place, utc_ms(version.written_at), round(offset.total_seconds() / 60), version.title, version.body),
        )
    for sitting in extras.sittings:
        began = utc_ms(sitting.began_at) if sitting.began_at else now
        connection.execute(
            "INSERT INTO timed_sitting (uid, entry, began_utc, used_s, before, after) "
            "VALUES (lower(hex(randomblob(16))), ?, ?, ?, ?, ?)",
            (place, began, sitting.used_s, sitting.before, sitting.after),
        )


def close_if_wanted(connection: Connection, place: int, entry: NewEntry) -> None:
    """An entry that was kept closed stays so."""
    if entry.extras is None or not entry.extras.closed:
        return
    word_index.take_out(connection, place)
    connection.execute(
        "INSERT INTO closed_entry (entry, title, body, mood) VALUES (?, ?, ?, ?)",
        (place, entry.title, entry.body, entry.mood),
    )
    empty = words_of(place, "", "")
    connection.execute(
        "UPDATE entry SET title = '', preview = '', glyphs = '', body = '', mood = NULL WHERE id = ?", (place,)
    )
    word_index.add(connection, [empty])
