"""A jrnl export comes in exactly, an odd entry is named and left out, and bringing it in twice adds nothing."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from app.exchange.errors import ReadingStopped, Reason, UnfitFile
from app.exchange.jrnl import read_jrnl
from app.exchange.preview import Oddity, Preview, Problem
from tests.support import pepys

Read = Callable[[object], Preview]

MOMENT = {"date": "2026-11-13", "time": "21:14"}
PLAIN = {"title": "A walk", "body": "By the canal.", **MOMENT, "tags": [], "starred": False}


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def put_and_read(content: object) -> Preview:
        path = tmp_path / "export.json"
        path.write_text(json.dumps(content), "utf-8")
        return read_jrnl(path)

    return put_and_read


def export(*entries: object) -> dict[str, object]:
    return {"tags": {}, "entries": list(entries)}


def test_every_field_of_an_entry_comes_in(read: Read) -> None:
    preview = read(export(PLAIN))
    (entry,) = preview.entries
    assert (entry.about, entry.title, entry.body) == (datetime(2026, 11, 13, 21, 14), "A walk", "By the canal.")
    assert entry.mood is None
    assert preview.first == preview.last == date(2026, 11, 13)
    assert preview.problems == ()


def test_text_is_kept_to_the_last_character(read: Read) -> None:
    title = "  «Größe» 日本語 \u200f العربية 🏳️‍🌈 "
    body = "\nfirst\r\n\tsecond\n\n\u2028 e\u0301 é \ufeff \x7f" + " tail \n"
    (entry,) = read(export(PLAIN | {"title": title, "body": body})).entries
    assert (entry.title, entry.body) == (title, body)


@pytest.mark.parametrize("day", ["0001-01-01", "1660-01-01", "1969-12-31", "9999-12-31"])
def test_any_year_of_the_calendar_is_welcome(read: Read, day: str) -> None:
    (entry,) = read(export(PLAIN | {"date": day})).entries
    assert entry.about.date() == date.fromisoformat(day)


def test_older_and_fuller_exports_come_in(read: Read) -> None:
    first_version = {key: PLAIN[key] for key in ("title", "body", "date", "time", "starred")}
    day_one = PLAIN | {"uuid": "4BB1F46946AD439996C9B59DE7C4DDC1", "creator": {"os_agent": "x", "device_agent": "y"}}
    without_a_time = {key: PLAIN[key] for key in ("title", "body", "date")}
    preview = read(export(first_version, day_one, without_a_time, PLAIN | {"time": "21:14:59"}))
    times = [f"{entry.about:%H:%M:%S}" for entry in preview.entries]
    assert times == ["21:14:00", "21:14:00", "09:00:00", "21:14:59"]
    assert preview.problems == ()


def test_a_file_with_one_entry_from_an_export_into_a_folder(read: Read) -> None:
    alone, together = read(PLAIN), read(export(PLAIN))
    assert alone == together


@pytest.mark.parametrize(
    ("odd", "oddity"),
    [
        ("just words", Oddity.NOT_AN_ENTRY),
        (None, Oddity.NOT_AN_ENTRY),
        (PLAIN | {"body": None}, Oddity.NOT_AN_ENTRY),
        (PLAIN | {"title": 3}, Oddity.NOT_AN_ENTRY),
        ({"title": "A walk", "body": "By the canal."}, Oddity.NO_DATE),
        ({"text": "from another program", "creationDate": "2026-11-13T21:14:00Z"}, Oddity.NO_DATE),
        (PLAIN | {"date": "13.11.2026"}, Oddity.UNKNOWN_DATE),
        (PLAIN | {"date": "2026-02-30"}, Oddity.UNKNOWN_DATE),
        (PLAIN | {"date": "0000-01-01"}, Oddity.UNKNOWN_DATE),
        (PLAIN | {"date": "٢٠٢٦-11-13"}, Oddity.UNKNOWN_DATE),
        (PLAIN | {"time": "24:30"}, Oddity.UNKNOWN_TIME),
        (PLAIN | {"time": "21:14+02:00"}, Oddity.UNKNOWN_TIME),
        (PLAIN | {"title": " ", "body": "\n"}, Oddity.NOTHING_WRITTEN),
        (PLAIN | {"body": "half a face \ud83d"}, Oddity.BROKEN_TEXT),
        (PLAIN | {"body": "nul \0 inside"}, Oddity.BROKEN_TEXT),
        (PLAIN | {"title": "nul \0 inside"}, Oddity.BROKEN_TEXT),
    ],
)
def test_an_odd_entry_is_named_and_the_others_come_in(read: Read, odd: object, oddity: Oddity) -> None:
    preview = read(export(PLAIN, odd, PLAIN | {"body": "Another."}))
    assert preview.problems == (Problem(2, oddity),)
    assert preview.skipped == 1
    assert [entry.body for entry in preview.entries] == ["By the canal.", "Another."]


@pytest.mark.parametrize(
    "content", [{}, [], [PLAIN], "words", {"entries": "words"}, {"entries": {"a": 1}}, {"metadata": {"version": "1.0"}}]
)
def test_other_shapes_are_turned_away(read: Read, content: object) -> None:
    with pytest.raises(UnfitFile) as caught:
        read(content)
    assert caught.value.reason is Reason.OTHER_SHAPE


def test_an_empty_journal_is_nothing_to_bring_in(read: Read) -> None:
    preview = read(export())
    assert (preview.entries, preview.problems, preview.first, preview.last) == ((), (), None, None)


def test_the_same_entry_has_the_same_source_in_every_export(read: Read) -> None:
    other = PLAIN | {"title": "Before"}
    once = {entry.source for entry in read(export(PLAIN)).entries}
    later = {entry.source for entry in read(export(other, PLAIN | {"starred": True, "tags": ["@canal"]})).entries}
    assert once < later


def test_identical_entries_are_told_apart_and_stay_themselves(read: Read) -> None:
    twice = [entry.source for entry in read(export(PLAIN, PLAIN)).entries]
    assert len(set(twice)) == 2
    assert twice == [entry.source for entry in read(export(PLAIN, PLAIN | {"title": "Between"}, PLAIN)).entries][::2]


@pytest.mark.parametrize("field", ["title", "body", "date", "time"])
def test_another_text_or_moment_is_another_source(read: Read, field: str) -> None:
    changed = {"title": "A walkB", "body": "y the canal.", "date": "2026-11-14", "time": "21:15"}[field]
    first, second = read(export(PLAIN, PLAIN | {field: changed})).entries
    assert first.source != second.source


class Watching:
    """Notes what is reported and stops at a given count."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.reports: list[tuple[int, int]] = []
        self.stop_at = stop_at

    def report(self, done: int, total: int) -> None:
        self.reports.append((done, total))

    def wanted_to_stop(self) -> bool:
        return self.stop_at is not None and bool(self.reports) and self.reports[-1][0] >= self.stop_at


def test_progress_counts_real_entries_to_the_last_one(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(export(*[PLAIN] * 600)), "utf-8")
    watching = Watching()
    read_jrnl(path, watching)
    assert watching.reports == [(256, 600), (512, 600), (600, 600)]


def test_reading_stops_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(export(*[PLAIN] * 600)), "utf-8")
    with pytest.raises(ReadingStopped):
        read_jrnl(path, Watching(stop_at=256))


def test_the_real_diary_comes_in_whole(tmp_path: Path) -> None:
    pepys.require_diary()
    path = tmp_path / "pepys.json"
    count = pepys.write_jrnl_export(path)
    preview = read_jrnl(path)
    assert (count, len(preview.entries), preview.skipped) == (3413, 3413, 0)
    assert (preview.first, preview.last) == (date(2016, 1, 11), date(2025, 6, 10))
    wanted = Counter((page.about, page.title, page.body) for page in pepys.pages())
    assert Counter((entry.about, entry.title, entry.body) for entry in preview.entries) == wanted
    assert len({entry.source for entry in preview.entries}) == 3413
