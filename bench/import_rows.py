"""T9: a diary from outside comes in, beside the fastest way plain SQLite can take the same rows and index them."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.domain.journal import NewEntry
from app.exchange.jrnl import read_jrnl
from app.storage.journal import JournalStore
from bench import vaults
from bench.measure import Taken, milliseconds
from bench.pages import many, pages
from bench.run import Run
from bench.table import Row

_COUNT = 10_000
_COLUMNS = (
    "id, uid, day, mood, created_utc, edited_utc, offset_min, backdated, source, removed_utc, "
    "title, preview, glyphs, body"
)


def rows(run: Run) -> Iterator[Row]:
    """The store's own import, and the whole way from a file."""
    yield _batch_row(run)
    yield _file_row(run)


def _batch_row(run: Run) -> Row:
    entries = list(many(_COUNT))
    model = run.twins(_COUNT)
    ready = vaults.plain_connection(model.plain).execute(f"SELECT {_COLUMNS} FROM entry").fetchall()
    ours: list[float] = []
    plain: list[float] = []
    for number in range(run.runs + 1):
        twins = vaults.empty_twins(run.folder / f"import-{number}")
        ours.append(_bring_in(twins, entries))
        plain.append(_insert_in_bulk(twins.plain, ready))
        shutil.rmtree(run.folder / f"import-{number}")
    mine, limit = Taken(tuple(ours[1:])), Taken(tuple(plain[1:]))
    ratio = mine.median / limit.median
    beside = f"plain bulk + index {limit.median / 1000:.2f} s"
    took = f"{mine.median / 1000:.2f} s"
    return Row("T9", f"import {_COUNT:,} entries", took, beside, ratio, "<= 1.5x", ratio <= 1.5)


def _bring_in(twins: vaults.Twins, entries: list[NewEntry]) -> float:
    vault = twins.open_encrypted()
    store = JournalStore(vault)
    took = milliseconds(lambda: store.import_batch(entries))
    vault.close()
    return took


def _insert_in_bulk(path: Path, ready: list[tuple[object, ...]]) -> float:
    """Rows that need no thought, no triggers, and the index made once at the end, in one transaction."""
    connection = vaults.plain_connection(path)
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    marks = ", ".join("?" * len(_COLUMNS.split(",")))

    def insert() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for name, _sql in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.executemany(f"INSERT INTO entry ({_COLUMNS}) VALUES ({marks})", ready)
        connection.execute("INSERT INTO entry_words (entry_words) VALUES ('rebuild')")
        for _name, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")

    took = milliseconds(insert)
    connection.close()
    return took


def _file_row(run: Run) -> Row:
    path = run.folder / "export.json"
    path.write_text(json.dumps({"tags": {}, "entries": [_as_jrnl(entry) for entry in many(len(pages()))]}), "utf-8")
    values: list[float] = []
    for number in range(run.runs):
        twins = vaults.empty_twins(run.folder / f"file-{number}")
        vault = twins.open_encrypted()
        store = JournalStore(vault)
        values.append(milliseconds(lambda: store.import_batch(read_jrnl(path).entries)))  # noqa: B023 - called at once
        vault.close()
    took = Taken(tuple(values)).median / 1000
    job = f"a jrnl file of {len(pages()):,} entries, read, checked and brought in"
    return Row("T9", job, f"{took:.2f} s", "", None, "< 10 s", took < 10)


def _as_jrnl(entry: NewEntry) -> dict[str, object]:
    about = entry.about
    moment: dict[str, object] = {"date": f"{about:%Y-%m-%d}", "time": f"{about:%H:%M}"}
    return moment | {"title": entry.title, "body": entry.body, "tags": [], "starred": False}
