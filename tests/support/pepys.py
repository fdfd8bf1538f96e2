"""Turns the real diary beside the project into the JSON a jrnl user would have, and into very large journals."""

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from app.domain.journal import NewEntry
from app.domain.moods import Mood

DIARY = Path(__file__).resolve().parents[3] / "shared" / "data" / "pepys.jsonl.xz"

_OPENING = re.compile(r"((?:[A-Z][a-z]+\. )?\d+(?:st|nd|rd|d|th)(?: \([^)]{1,40}\))?\.)\s+")


@dataclass(frozen=True, slots=True)
class Page:
    """One entry of the diary, with its opening words as the title, as jrnl would have split it."""

    about: datetime
    title: str
    body: str


def require_diary() -> None:
    """Skips the test that asks when the diary is not there."""
    if not DIARY.is_file():
        pytest.skip("the real diary is not beside the project")


@cache
def pages() -> tuple[Page, ...]:
    """Every entry in the order of the file. The diary knows no hours, so each day's pages get evening ones."""
    with lzma.open(DIARY, "rt", encoding="utf-8") as lines:
        return tuple(_page(number, json.loads(line)) for number, line in enumerate(lines))


def _page(number: int, line: dict[str, str]) -> Page:
    evening = datetime.combine(date.fromisoformat(line["date"]), datetime.min.time()) + timedelta(hours=20)
    opening = _OPENING.match(line["text"])
    title = opening[1] if opening else ""
    body = line["text"][opening.end() :] if opening else line["text"]
    return Page(evening + timedelta(minutes=number % 120), title, body)


def write_jrnl_export(path: Path, limit: int | None = None) -> int:
    """Writes what `jrnl --export json` prints for the diary; gives the number of entries."""
    entries = [
        {
            "title": page.title,
            "body": page.body,
            "date": f"{page.about:%Y-%m-%d}",
            "time": f"{page.about:%H:%M}",
            "tags": [],
            "starred": False,
        }
        for page in pages()[:limit]
    ]
    path.write_text(json.dumps({"tags": {}, "entries": entries}, indent=2), "utf-8")
    return len(entries)


def many(count: int, source: tuple[Page, ...] | None = None) -> Iterator[NewEntry]:
    """A journal of any size: the diary again and again, each time a week and some minutes further back."""
    diary = source or pages()
    for number in range(count):
        again, place = divmod(number, len(diary))
        page = diary[place]
        about = page.about - again * timedelta(days=7, minutes=11)
        mood = Mood(1 + (number * 7919 >> 3) % 5) if number % 3 else None
        yield NewEntry(about=about, title=page.title, body=page.body, mood=mood, source=None)
