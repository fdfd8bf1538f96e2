"""Filled-in worksheets in the vault: a sheet each time, its answers one by one, kept as soon as they are given."""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.moments import day_from_number, day_number
from app.domain.sheets import Answer, Sheet, Value
from app.storage import written
from app.storage.connection import Connection
from app.storage.topics import Topic
from app.storage.vault import Row, Vault

_COLUMNS = "uid, worksheet, day, goal, page, began_utc, offset_min, edited_utc, finished_utc"
_SHEET = f"SELECT {_COLUMNS} FROM sheet WHERE removed_utc IS NULL"
_ANSWER = "field, value, line, at_first, written_utc, edited_utc"
_WHOLE = "sheet, field, line, written_utc, edited_utc, at_first, value"
_NEWEST = "ORDER BY day DESC, began_utc DESC, uid DESC"


class SheetStore:
    """Every answer is kept by itself: a sheet can be left at any field and taken up again on another day."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def begin(self, worksheet: str, day: date, goal: str | None = None) -> Sheet:
        """A new sheet of a worksheet, about a day."""
        now = written.now()
        uid = os.urandom(16).hex()
        sheet = Sheet(uid, worksheet, day, goal, 0, now.utc_ms, now.offset_min, now.utc_ms)
        with self._vault.write(Topic.SHEETS) as connection:
            connection.execute(
                f"INSERT INTO sheet ({_COLUMNS}) "
                "VALUES (?, ?, ?, (SELECT uid FROM goal WHERE uid = ?), 0, ?, ?, ?, NULL)",
                (uid, worksheet, day_number(day), goal, now.utc_ms, now.offset_min, now.utc_ms),
            )
        return sheet

    def get(self, uid: str) -> Sheet | None:
        row = self._vault.one(f"{_SHEET} AND uid = ?", (uid,))
        return _sheet(row) if row else None

    def answers(self, uid: str) -> list[Answer]:
        """Every answer of a sheet, the lines of a group in their order."""
        sql = f"SELECT {_ANSWER} FROM answer WHERE sheet = ? ORDER BY field, line"
        return [_answer(row) for row in self._vault.read(sql, (uid,))]

    def keep(self, uid: str, field: str, value: Value, line: int = 0, *, mark_change: bool = False) -> bool:
        """Keeps an answer, or takes it out when it is None. False when there is no such sheet.

        With `mark_change`, what stood there the first time stays beside it; so does that there was nothing.
        """
        now = written.now().utc_ms
        with self._vault.write(Topic.SHEETS) as connection:
            if not connection.execute("UPDATE sheet SET edited_utc = ? WHERE uid = ?", (now, uid)).rowcount:
                return False
            where = (uid, field, line)
            if value is None and not mark_change:
                connection.execute("DELETE FROM answer WHERE sheet = ? AND field = ? AND line = ?", where)
            else:
                _put(connection, where, json.dumps(value, ensure_ascii=False), now, mark_change)
        return True

    def remove_line(self, uid: str, fields: Sequence[str], line: int) -> list[Answer]:
        """Takes one line of a group out with all that was said about it, and gives that; later lines move up."""
        names = ", ".join("?" * len(fields))
        with self._vault.write(Topic.SHEETS) as connection:
            here = f"sheet = ? AND field IN ({names})"
            rows = connection.execute(
                f"SELECT {_ANSWER} FROM answer WHERE {here} AND line = ?",
                (uid, *fields, line),
            ).fetchall()
            connection.execute(f"DELETE FROM answer WHERE {here} AND line = ?", (uid, *fields, line))
            _move(connection, uid, fields, line, -1)
        return [_answer(row) for row in rows]

    def put_back_line(self, uid: str, fields: Sequence[str], line: int, answers: Sequence[Answer]) -> None:
        """Makes room for a line again and puts back what was said there."""
        with self._vault.write(Topic.SHEETS) as connection:
            _move(connection, uid, fields, line - 1, 1)
            connection.executemany(
                f"INSERT OR REPLACE INTO answer ({_WHOLE}) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(uid, one.field, line, *_kept(one)) for one in answers],
            )

    def set_page(self, uid: str, page: int) -> None:
        """Where somebody stopped."""
        self._change("page = ?", (page, uid))

    def set_day(self, uid: str, day: date) -> None:
        """The day it is about."""
        self._change("day = ?", (day_number(day), uid))

    def finish(self, uid: str, finished: bool = True) -> None:
        """Whether it is put down as done; it can be changed afterwards all the same."""
        now = written.now().utc_ms if finished else None
        self._change("finished_utc = ?", (now, uid))

    def remove(self, uid: str) -> None:
        """Takes a sheet away; for an hour it can be put back."""
        self._change("removed_utc = ?", (written.now().utc_ms, uid))

    def put_back(self, uid: str) -> None:
        self._change("removed_utc = ?", (None, uid))

    def tidy(self, before_utc_ms: int) -> int:
        """What was removed before this instant goes for good; says how many, and writes nothing for none."""
        which = "FROM sheet WHERE removed_utc IS NOT NULL AND removed_utc < ?"
        if not self._vault.one(f"SELECT 1 {which}", (before_utc_ms,)):
            return 0
        with self._vault.write(Topic.SHEETS) as connection:
            return int(connection.execute(f"DELETE {which}", (before_utc_ms,)).rowcount)

    def recent(self, worksheet: str | None = None, limit: int = 50, before: date | None = None) -> list[Sheet]:
        """Sheets of one worksheet or of all, newest first, about days before that one."""
        which = ""
        params: list[str | int] = []
        if worksheet is not None:
            which, params = " AND worksheet = ?", [worksheet]
        if before is not None:
            which, params = f"{which} AND day < ?", [*params, day_number(before)]
        rows = self._vault.read(f"{_SHEET}{which} {_NEWEST} LIMIT ?", (*params, limit))
        return [_sheet(row) for row in rows]

    def unfinished(self) -> list[Sheet]:
        """Those that were left before their end, the one last written on first."""
        rows = self._vault.read(f"{_SHEET} AND finished_utc IS NULL ORDER BY edited_utc DESC, uid LIMIT 50")
        return [_sheet(row) for row in rows]

    def between(self, worksheet: str, first: date, last: date) -> list[Sheet]:
        """Sheets of a worksheet about those days, both included, earliest first."""
        sql = f"{_SHEET} AND worksheet = ? AND day BETWEEN ? AND ? ORDER BY day, began_utc, uid"
        return [_sheet(row) for row in self._vault.read(sql, (worksheet, day_number(first), day_number(last)))]

    def last(self, worksheet: str) -> Sheet | None:
        """The newest sheet of a worksheet."""
        return next(iter(self.recent(worksheet, 1)), None)

    def counts(self) -> dict[str, int]:
        """How many sheets there are of each worksheet."""
        sql = "SELECT worksheet, count(*) FROM sheet WHERE removed_utc IS NULL GROUP BY worksheet"
        return {str(name): int(count) for name, count in self._vault.read(sql)}

    def values(
        self, worksheet: str, fields: Sequence[str], limit: int = 60
    ) -> list[tuple[Sheet, Mapping[str, dict[int, Value]]]]:
        """The newest sheets of a worksheet with what was answered to these fields, by field and line."""
        sheets = self.recent(worksheet, limit)
        found: dict[str, dict[str, dict[int, Value]]] = {sheet.uid: {} for sheet in sheets}
        marks, names = ", ".join("?" * len(sheets)), ", ".join("?" * len(fields))
        sql = f"SELECT sheet, field, line, value FROM answer WHERE sheet IN ({marks}) AND field IN ({names})"
        for uid, field, line, value in self._vault.read(sql, (*found, *fields)):
            found[uid].setdefault(field, {})[line] = _said(value)
        return [(sheet, found[sheet.uid]) for sheet in sheets]

    def _change(self, what: str, values: tuple[object, ...]) -> None:
        with self._vault.write(Topic.SHEETS) as connection:
            connection.execute(f"UPDATE sheet SET {what} WHERE uid = ?", values)


def _put(connection: Connection, where: tuple[str, str, int], value: str, now: int, mark_change: bool) -> None:
    sql = "SELECT value, at_first FROM answer WHERE sheet = ? AND field = ? AND line = ?"
    before = connection.execute(sql, where).fetchone()
    if before is None:
        first = "null" if mark_change and value != "null" else None
    else:
        first = before[1] if before[1] is not None or not mark_change or before[0] == value else before[0]
    connection.execute(
        f"INSERT INTO answer ({_WHOLE}) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (sheet, field, line) DO UPDATE SET edited_utc = excluded.edited_utc, "
        "at_first = excluded.at_first, value = excluded.value",
        (*where, now, now, first, value),
    )


def _move(connection: Connection, uid: str, fields: Sequence[str], after: int, by: int) -> None:
    """Moves lines by one place, in the order in which no two share a place on the way."""
    names = ", ".join("?" * len(fields))
    here = f"sheet = ? AND field IN ({names})"
    rows = connection.execute(
        f"SELECT field, line FROM answer WHERE {here} AND line > ? ORDER BY line {'DESC' if by > 0 else 'ASC'}",
        (uid, *fields, after),
    ).fetchall()
    connection.executemany(
        "UPDATE answer SET line = ? WHERE sheet = ? AND field = ? AND line = ?",
        [(line + by, uid, field, line) for field, line in rows],
    )


def _sheet(row: Row) -> Sheet:
    uid, worksheet, day, goal, page, began_utc, offset_min, edited_utc, finished_utc = row
    return Sheet(uid, worksheet, day_from_number(day), goal, page, began_utc, offset_min, edited_utc, finished_utc)


def _answer(row: Row) -> Answer:
    field, value, line, at_first, written_utc, edited_utc = row
    first = None if at_first is None else _said(at_first)
    return Answer(field, _said(value), line, first, written_utc, edited_utc, at_first is not None)


def _said(text: str) -> Value:
    """What a vault that something else wrote into holds may be no JSON: then it is words."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _kept(answer: Answer) -> tuple[int, int, str | None, str]:
    first = json.dumps(answer.at_first, ensure_ascii=False) if answer.was_changed else None
    return answer.written_utc, answer.edited_utc, first, json.dumps(answer.value, ensure_ascii=False)
