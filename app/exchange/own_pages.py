"""What a person keeps besides entries as pages to read and to print without Alcove, each after a description.

They are for reading: what brings everything back is the one JSON file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from app.domain.kit import Sound
from app.domain.moments import day_from_number, from_key, from_utc_ms
from app.domain.own_columns import Kind, OwnTable, Row
from app.domain.own_tables import OWN, OWN_TABLES
from app.domain.pictures import Picture
from app.exchange import front_matter

MARK = "alcove-page"
REMOVED = "removed_utc"

Files = Iterator[tuple[str, bytes]]
Foot = Callable[[Mapping[str, Sequence[Row]]], str]
Tells = Callable[[Mapping[str, Any], Sequence[Mapping[str, Any]]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """How the rows of a table are said. `labels` has the columns in their order, each with what stands before it.

    `said` has words for values that are names. Under `parts` the rows stand by a column, under headings. Where there
    is a `text`, each row has a file of its own with that column as its words, and `at` gives the file its name. Rows of
    the pages `within` stand under the row that they name; `tells` says them in its own way, after that row and all of
    them. `foot` is a last line about all of it, perhaps none.
    """

    table: str
    name: str
    title: str
    labels: Mapping[str, str]
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    order: str = ""
    parts: str = ""
    text: str = ""
    at: str = ""
    within: tuple["Page", ...] = ()
    tells: Tells | None = None
    foot: Foot | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Where what rows name comes from, and what it is called in the folder."""

    picture_of: Callable[[str], Picture | None]
    sound_of: Callable[[str], Sound | None]

    def file(self, table: str, uid: str) -> tuple[str, bytes] | None:
        """Name and content; None for what is not there."""
        if table == "picture":
            picture = self.picture_of(uid)
            return (picture_name(picture), picture.content) if picture else None
        sound = self.sound_of(uid)
        return (f"sounds/{uid}.{sound.kind}", sound.content) if sound else None


def picture_name(picture: Picture) -> str:
    """What the file of a picture is called, seen from the folder of all."""
    return f"pictures/{picture.uid}.{'jpg' if picture.kind == 'jpeg' else 'png'}"


def own_files(own: Mapping[str, Sequence[Row]], pages: Iterable[Page], beside: Beside) -> Files:
    """Name and content of every file: pages first, each before what it shows."""
    for page in pages:
        rows = _sorted(page, own.get(page.table, ()))
        if page.text:
            yield from _texts(page, rows)
        elif rows:
            yield from _Writing(page, own, beside).files(rows)


def _sorted(page: Page, rows: Sequence[Row]) -> list[Row]:
    """In the order of the page, without those that were removed and wait to be put back."""
    table = OWN[page.table]
    place = table.place_of(page.order)
    removed = table.place_of(REMOVED) if REMOVED in table.names else None
    here = (row for row in rows if removed is None or row[removed] is None)
    return sorted(here, key=lambda row: (row[place] is None, row[place]))


def _texts(page: Page, rows: Iterable[Row]) -> Files:
    taken: set[str] = set()
    for row in rows:
        values = OWN[page.table].named(row)
        at = _local(values[page.at], values)
        base, number = f"{page.name}/{at:%Y-%m-%d %H.%M}", 1
        name = base
        while name in taken:
            number += 1
            name = f"{base} ({number})"
        taken.add(name)
        said = [(label, _plain(page, values, column)) for column, label in page.labels.items()]
        head = front_matter.head(((MARK, page.table), *said))
        yield f"{name}.md", f"{head}\n{values[page.text]}\n".encode()


class _Writing:
    """One page, and the files that it names."""

    def __init__(self, page: Page, own: Mapping[str, Sequence[Row]], beside: Beside) -> None:
        self._page = page
        self._table = OWN[page.table]
        self._own = own
        self._beside = beside
        self._files: dict[str, bytes] = {}

    def files(self, rows: Sequence[Row]) -> Files:
        lines = [f"# {self._page.title}"]
        for heading, part in self._parts(rows):
            lines += ["", f"## {heading}"] if heading else []
            lines += ["", *(line for row in part for line in self._lines(row))]
        foot = self._page.foot(self._own) if self._page.foot else ""
        lines += ["", foot] if foot else []
        head = front_matter.head(((MARK, self._page.table),))
        yield f"{self._page.name}.md", (head + "\n" + "\n".join(lines) + "\n").encode()
        yield from self._files.items()

    def _parts(self, rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
        if not self._page.parts:
            yield "", list(rows)
            return
        place = self._table.place_of(self._page.parts)
        for value, heading in self._page.said[self._page.parts].items():
            part = [row for row in rows if row[place] == value]
            if part:
                yield heading, part

    def _lines(self, row: Row) -> Iterator[str]:
        values = self._table.named(row)
        said = [one for column, label in self._page.labels.items() if (one := self._said(values, column, label))]
        shown = [*self._shown(self._table, row), *(one for part in self._parts_of(row) for one in self._shown(*part))]
        for number, words in enumerate([*said, *shown] or ["-"]):
            yield _bullet(words, 1 if number else 0)
        for page in self._page.within:
            yield from self._within(page, values)

    def _within(self, page: Page, whole: Mapping[str, Any]) -> Iterator[str]:
        """The rows of another page that name this row, under what that page is called."""
        table = OWN[page.table]
        by = next(column.name for column in table.columns if column.to == self._page.table)
        rows = [table.named(row) for row in _sorted(page, self._own.get(page.table, ()))]
        parts = [values for values in rows if values[by] == whole["uid"]]
        if parts and page.title:
            yield _bullet(page.title, 1)
        for words in page.tells(whole, parts) if page.tells else (_one_line(page, values) for values in parts):
            yield _bullet(words, 2 if page.title else 1)

    def _said(self, values: Mapping[str, Any], column: str, label: str) -> str:
        return _labelled(self._page, values, column, label)

    def _parts_of(self, row: Row) -> Iterator[tuple[OwnTable, Row]]:
        """The rows of other tables that are a part of this one."""
        for table in OWN_TABLES:
            if table.goes_with and table.columns[table.place_of(table.goes_with)].to == self._table.name:
                place = table.place_of(table.goes_with)
                yield from ((table, one) for one in self._own.get(table.name, ()) if one[place] == row[0])

    def _shown(self, table: OwnTable, row: Row) -> Iterator[str]:
        """The pictures and sounds that a row names, as files beside the page."""
        for column, value in zip(table.columns, row, strict=True):
            if column.to not in ("picture", "sound") or value is None:
                continue
            file = self._beside.file(column.to, value)
            if file is not None:
                self._files[file[0]] = file[1]
                yield f"![]({file[0]})" if column.to == "picture" else f"[{file[0]}]({file[0]})"


def _bullet(words: str, depth: int) -> str:
    indent = "    " * depth
    return indent + "- " + words.replace("\n", f"\n{indent}  ")


def _one_line(page: Page, values: Mapping[str, Any]) -> str:
    said = [one for column, label in page.labels.items() if (one := _labelled(page, values, column, label))]
    return ", ".join(said) or "-"


def _labelled(page: Page, values: Mapping[str, Any], column: str, label: str) -> str:
    words = _plain(page, values, column)
    return f"{label}: {words}" if words and label else words


def _plain(page: Page, values: Mapping[str, Any], name: str) -> str:
    """A value in words; empty for one without any. A number that has words counts for those alone."""
    value = values[name]
    column = OWN[page.table].columns[OWN[page.table].place_of(name)]
    if name in page.said:
        return page.said[name].get(str(value), value if column.kind is Kind.WORDS else "")
    if value is None:
        return ""
    if column.kind is Kind.INSTANT:
        return f"{_local(value, values):%Y-%m-%d %H:%M}"
    if column.kind is Kind.MOMENT:
        return f"{from_key(value):%Y-%m-%d %H:%M}"
    return day_from_number(value).isoformat() if column.kind is Kind.DAY else str(value).strip()


def _local(ms: int, values: Mapping[str, Any]) -> datetime:
    """An instant as the clock on the wall showed it then, where that was noted; else as the one here does."""
    moment = from_utc_ms(ms)
    if "offset_min" in values:
        return moment.astimezone(timezone(timedelta(minutes=values["offset_min"])))
    return moment.astimezone()
