"""Finds entries by words and by what else they are, newest first."""

from datetime import date

from app.domain.finding import Finding
from app.domain.journal import EntryRow, Hit
from app.storage import search_text, word_index
from app.storage.entry_rows import ENTRY_ROW, entry_row_of
from app.storage.places import place_of, span
from app.storage.snippets import Finder
from app.storage.vault import Vault
from app.storage.word_index import Narrowing

_NOT_CLOSED = "AND NOT EXISTS (SELECT 1 FROM closed_entry WHERE closed_entry.entry = entry.id)"
_LABELLED = "entry_label JOIN label ON label.id = entry_label.label"


def find(vault: Vault, finding: Finding, limit: int, before: int | None) -> list[Hit]:
    """The next hits after the one whose id is `before`; what is kept closed is never among them."""
    asked = search_text.query(finding.words)
    narrowing = _narrowing(finding, 0 if before is None else place_of(before))
    if asked is not None:
        finder = Finder(asked)
        rows = word_index.search(vault, f"{ENTRY_ROW}, body", asked, narrowing, limit)
        return [Hit(entry_row_of(row), *finder.snippet(row[6])) for row in rows]
    if not finding.narrows or finding.words.strip():
        return []
    return [Hit(row, row.preview, ()) for row in _without_words(vault, finding, narrowing, limit)]


def _narrowing(finding: Finding, after: int) -> Narrowing:
    first, last = span(finding.first_day or date.min, finding.last_day or date.max)
    parts, params = [], list[object]()
    if finding.moods:
        parts.append(f"AND entry.mood IN ({_marks(len(finding.moods))})")
        params += sorted(finding.moods)
    if finding.feelings:
        held = f"feeling IN ({_marks(len(finding.feelings))}) AND entry_feeling.entry = entry.id"
        parts.append(f"AND EXISTS (SELECT 1 FROM entry_feeling WHERE {held})")
        params += sorted(finding.feelings)
    for label in finding.labels:
        held = "label.kind = ? AND label.folded = ? AND entry_label.entry = entry.id"
        parts.append(f"AND EXISTS (SELECT 1 FROM {_LABELLED} WHERE {held})")
        params += [label.kind, label.folded]
    for table in _tables(finding):
        parts.append(f"AND EXISTS (SELECT 1 FROM {table} WHERE {table}.entry = entry.id)")
    if parts:
        parts.append(_NOT_CLOSED)
    return Narrowing(" ".join(parts), tuple(params), max(first, after + 1), last)


def _without_words(vault: Vault, finding: Finding, narrowing: Narrowing, limit: int) -> list[EntryRow]:
    """Begins with what is rarest as a rule, so that the whole journal is read only when nothing else is asked for."""
    start, params = _start(finding)
    there = f"entry.id BETWEEN ? AND ? AND removed_utc IS NULL {narrowing.sql or _NOT_CLOSED}"
    sql = f"SELECT {ENTRY_ROW} FROM {start} {there} ORDER BY entry.id LIMIT ?"
    params += (narrowing.first, narrowing.last, *narrowing.params, limit)
    return [entry_row_of(row) for row in vault.read(sql, params)]


def _start(finding: Finding) -> tuple[str, tuple[object, ...]]:
    if finding.labels:
        label = finding.labels[0]
        held = f"SELECT entry AS place FROM {_LABELLED} WHERE label.kind = ? AND label.folded = ? ORDER BY entry"
        return f"({held}) AS held CROSS JOIN entry ON entry.id = held.place WHERE", (label.kind, label.folded)
    for table in _tables(finding):
        held = f"SELECT DISTINCT entry AS place FROM {table} ORDER BY entry"
        return f"({held}) AS held CROSS JOIN entry ON entry.id = held.place WHERE", ()
    return "entry WHERE", ()


def _tables(finding: Finding) -> list[str]:
    wanted = ((finding.marked, "topic_to_bring"), (finding.with_pictures, "entry_picture"))
    return [table for is_wanted, table in wanted if is_wanted]


def _marks(count: int) -> str:
    return ", ".join("?" * count)
