"""Saves what can be read of a damaged vault into a new one beside it; the damaged file is only ever read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.moments import day_number, from_key
from app.domain.own_tables import OWN
from app.storage import own_rows, word_index, written
from app.storage.connection import Connection
from app.storage.durable import disk_faults
from app.storage.entry_rows import new_uid
from app.storage.errors import DamagedVault, NothingReadable
from app.storage.keys import DatabaseKey
from app.storage.pages import PageFile
from app.storage.places import id_of
from app.storage.preview import preview_of
from app.storage.search_text import glyphs
from app.storage.tables import Table, table_of, whole_row
from app.storage.topics import Topic
from app.storage.trees import Record, Trees, Value
from app.storage.vault import Vault
from app.storage.watching import Unwatched, Watch

_ENTRY = "entry"
_NAMED = ("uid",)
# What an entry hangs on comes before it, and an entry before what hangs on it.
_TABLES = (
    *("feeling_word", "own_prompt", "check_in", "label", "picture", "sound"),
    *(_ENTRY, "closed_entry", "entry_version", "entry_feeling", "entry_label", "entry_link", "entry_picture"),
    *("kept_line", "topic_to_bring", "timed_sitting", *OWN),
)
_KEPT_IN_PART = (_ENTRY, "closed_entry", "entry_version")
_INDEXES = ("entry_day", "sqlite_autoindex_entry_1")
_REPORT_EVERY = 200


@dataclass(frozen=True, slots=True)
class Marks:
    """What is written in the place of words that could not be read, in the language of the person."""

    rest: str
    all: str


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it, with the days of entries that have a part missing, and of those that are lost if known.

    `own` and `own_lost` count what a person keeps besides entries.
    """

    entries: int
    cut: tuple[date, ...] = ()
    lost: tuple[date, ...] = ()
    perhaps_more: bool = False
    own: int = 0
    own_lost: int = 0


def salvage(
    source: Path, target: Path, key: DatabaseKey, vault_id: str, marks: Marks, watch: Watch | None = None
) -> Salvaged | None:
    """Makes `target`, proven sound, of everything that can be read; None when it was asked to stop.

    Raises NothingReadable when there is nothing of what a person wrote, and the errors of the disk.
    """
    _remove(target)
    with PageFile(source, key) as pages:
        vault = Vault.create(target, key, vault_id)
        try:
            found = _Salvage(Trees(pages), vault, marks, watch or Unwatched()).perform()
            if found is not None and not vault.health().ok:
                raise DamagedVault
        except BaseException:
            vault.close()
            _remove(target)
            raise
        vault.close()
    if found is None:
        _remove(target)
    _beside(target).unlink(missing_ok=True)
    return found


def _remove(vault: Path) -> None:
    with disk_faults():
        vault.unlink(missing_ok=True)
        _beside(vault).unlink(missing_ok=True)


def _beside(vault: Path) -> Path:
    return vault.with_name(vault.name + "-journal")


class _Salvage:
    """One salvage: first where everything is, then table by table, each in a transaction of its own."""

    def __init__(self, trees: Trees, vault: Vault, marks: Marks, watch: Watch) -> None:
        self._trees = trees
        self._vault = vault
        self._marks = marks
        self._watch = watch
        self._uids: dict[int, str] = {}
        self._known: set[int] = set()
        self._saved: set[int] = set()
        self._cut: set[int] = set()
        self._stand_ins: set[int] = set()
        self._own_known: set[tuple[str, str]] = set()
        self._own_saved: set[tuple[str, str]] = set()
        self._perhaps_more = False

    def perform(self) -> Salvaged | None:
        """What came of it; None when it was asked to stop."""
        roots, torn = self._roots()
        self._learn_places(roots)
        self._learn_own(roots)
        self._keep_counter(roots)
        tables = [table_of(self._vault, name) for name in _TABLES]
        where = self._find(tables, roots, torn)
        total = sum(map(len, where.values()))
        done = 0
        for table in tables:
            with self._vault.write(Topic.JOURNAL) as connection:
                for number in where[table.name]:
                    for record in self._trees.records(number):
                        self._put(connection, table, record)
                    done += 1
                    if done % _REPORT_EVERY == 0:
                        self._watch.report(done, total)
                        if self._watch.wanted_to_stop():
                            return None
        with self._vault.write(Topic.JOURNAL) as connection:
            self._fill_stand_ins(connection)
            word_index.make_anew(connection)
        return self._result()

    def _result(self) -> Salvaged:
        if not (self._saved or self._own_saved):
            raise NothingReadable
        binned = {place for (place,) in self._vault.read("SELECT id FROM entry WHERE removed_utc IS NOT NULL")}
        lost = self._known - self._saved
        own = len(self._own_saved)
        own_lost = len(self._own_known - self._own_saved)
        return Salvaged(len(self._saved - binned), _days(self._cut), _days(lost), self._perhaps_more, own, own_lost)

    def _roots(self) -> tuple[dict[str, int], bool]:
        """Where each table and index begins, and whether some of that could not be read."""
        pages, torn = self._trees.pages_of(1)
        roots: dict[str, int] = {}
        for record in (record for number in pages for record in self._trees.records(number)):
            name, root = (record.values[1], record.values[3]) if len(record.values) > 3 else (None, None)
            if isinstance(name, str) and isinstance(root, int) and root > 1:
                roots[name] = root
        return roots, torn

    def _keep_counter(self, roots: Mapping[str, int]) -> None:
        """The new vault goes on counting where the old one was, so that it does not pass for an older copy."""
        pages, _torn = self._trees.pages_of(roots["meta"]) if "meta" in roots else ([], True)
        for record in (record for number in pages for record in self._trees.records(number)):
            if record.values[0] == "counter":
                with self._vault.write(Topic.JOURNAL) as connection:
                    sql = "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)"
                    connection.execute(sql, record.values)

    def _learn_places(self, roots: Mapping[str, int]) -> None:
        """The indexes lie on other pages than the entries, so they know which ones there have to be."""
        torn_indexes = 0
        for name in _INDEXES:
            pages, torn = self._trees.pages_of(roots[name]) if name in roots else ([], True)
            torn_indexes += torn
            for record in (record for number in pages for record in self._trees.records(number)):
                first, place = record.values[0], record.values[-1]
                if isinstance(place, int):
                    self._known.add(place)
                    if isinstance(first, str):
                        self._uids[place] = first
        self._perhaps_more = torn_indexes == len(_INDEXES)

    def _learn_own(self, roots: Mapping[str, int]) -> None:
        """The same for what stands in tables of one's own: their indexes know the names."""
        for table in OWN:
            index = f"sqlite_autoindex_{table}_1"
            pages = self._trees.pages_of(roots[index])[0] if index in roots else []
            names = (record.values[0] for number in pages for record in self._trees.records(number))
            self._own_known.update((table, name) for name in names if isinstance(name, str))

    def _find(self, tables: Sequence[Table], roots: Mapping[str, int], roots_torn: bool) -> dict[str, list[int]]:
        """The pages of each table. Those below a damaged page are told by what the rows on them look like."""
        where: dict[str, list[int]] = {}
        torn: list[Table] = []
        for table in tables:
            pages, has_gap = self._trees.pages_of(roots[table.name]) if table.name in roots else ([], roots_torn)
            where[table.name] = pages
            torn += [table] if has_gap else []
        # What is described most closely is known most surely.
        torn.sort(key=_is_described, reverse=True)
        for number in self._trees.strays() if torn else ():
            records = self._trees.records(number)
            for table in torn:
                if records and all(table.fits(record) for record in records):
                    where[table.name].append(number)
                    break
        return where

    def _put(self, connection: Connection, table: Table, record: Record) -> None:
        if table.own:
            row = whole_row(table.own, record, self._marks.rest)
            if row and own_rows.put_whole(connection, table.own, row) and table.own.key == _NAMED:
                self._own_saved.add((table.name, str(row[0])))
        else:
            self._put_in_journal(connection, table, record)

    def _put_in_journal(self, connection: Connection, table: Table, record: Record) -> None:
        row = table.row(record)
        if not record.whole and not (table.name in _KEPT_IN_PART and self._mend(table, row)):
            return
        place = row["id"] if table.name == _ENTRY else row.get("entry")
        if table.name != _ENTRY and isinstance(place, int) and place not in self._saved:
            self._stand_in(connection, place)
        columns, marks = ", ".join(row), ", ".join("?" * len(row))
        try:
            sql = f"INSERT OR IGNORE INTO {table.name} ({columns}) VALUES ({marks})"
            added = connection.execute(sql, tuple(row.values())).rowcount
        except sqlcipher.IntegrityError:
            return
        if added and table.name == _ENTRY and isinstance(place, int):
            self._saved.add(place)
        if added and not record.whole and table.name != "entry_version" and isinstance(place, int):
            self._cut.add(place)

    def _mend(self, table: Table, row: dict[str, Value]) -> bool:
        """Makes a row of the part that could be read, and says in its words that there was more."""
        for name, kind, needed in zip(table.columns, table.types, table.needed, strict=True):
            if name not in row:
                if needed and kind != "TEXT":
                    return False
                row[name] = "" if needed else None
        body = str(row["body"]).rstrip()
        row["body"] = f"{body}\n\n{self._marks.rest}".lstrip()
        if table.name == _ENTRY:
            row["preview"] = preview_of(str(row["body"]))
            row["glyphs"] = glyphs(str(row["title"]), str(row["body"]))
        return True

    def _stand_in(self, connection: Connection, place: int) -> None:
        """An entry that was not readable, for what belongs to it and was."""
        if place in self._stand_ins:
            return
        now = written.now()
        columns = "id, uid, day, created_utc, edited_utc, offset_min"
        day = day_number(from_key(id_of(place)).date())
        values = (place, self._uids.get(place) or new_uid(), day, now.utc_ms, now.utc_ms, now.offset_min)
        connection.execute(f"INSERT INTO entry ({columns}) VALUES (?, ?, ?, ?, ?, ?)", values)
        self._stand_ins.add(place)
        self._known.add(place)

    def _fill_stand_ins(self, connection: Connection) -> None:
        """Each says what it is, after the words of its newest earlier state if there is one."""
        newest = "SELECT title, body FROM entry_version WHERE entry = ? ORDER BY written_utc DESC, id DESC LIMIT 1"
        for place in self._stand_ins:
            if connection.execute("SELECT 1 FROM closed_entry WHERE entry = ?", (place,)).fetchone():
                continue
            title, body = connection.execute(newest, (place,)).fetchone() or ("", "")
            body = f"{body}\n\n{self._marks.all}".lstrip()
            connection.execute(
                "UPDATE entry SET title = ?, body = ?, preview = ?, glyphs = ? WHERE id = ?",
                (title, body, preview_of(body), glyphs(title, body), place),
            )


def _is_described(table: Table) -> bool:
    return table.own is not None


def _days(places: set[int]) -> tuple[date, ...]:
    return tuple(sorted({from_key(id_of(place)).date() for place in places}))
