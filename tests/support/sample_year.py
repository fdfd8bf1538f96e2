"""A year of somebody who does not exist, for pictures and for trying things out; it ends today, whenever that is."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from app.domain.journal import NewEntry
from app.domain.moods import Mood

_TEXT = Path(__file__).with_name("sample_year.txt")
_HEADING = re.compile(r"^== (\d+) (\d\d:\d\d) ([1-5]) (.+)\n", re.MULTILINE)
_SEED = 14


@dataclass(frozen=True, slots=True)
class SampleYear:
    """Entries and moods, oldest first."""

    entries: tuple[NewEntry, ...]
    check_ins: tuple[tuple[Mood, datetime], ...]


def sample_year(now: datetime) -> SampleYear:
    """The same year every time, moved so that its last page was written on the day of `now`, and never after it."""
    entries = tuple(_entries(now))
    return SampleYear(entries, tuple(_check_ins(now, entries)))


def _entries(now: datetime) -> Iterator[NewEntry]:
    pieces = _HEADING.split(_TEXT.read_text("utf-8"))
    for days, clock, mood, title, body in zip(*(pieces[part::5] for part in range(1, 6)), strict=True):
        yield NewEntry(
            about=_moment(now, int(days), time.fromisoformat(clock)),
            title="" if title == "-" else title,
            body=body.strip(),
            mood=Mood(int(mood)),
            source=None,
        )


def _check_ins(now: datetime, entries: tuple[NewEntry, ...]) -> Iterator[tuple[Mood, datetime]]:
    """Moods tapped on some of the days, near the mood of the nearest page; gaps stay gaps."""
    chance = random.Random(_SEED)
    near = {(now.date() - entry.about.date()).days: entry.mood or Mood.SO_SO for entry in entries}
    for days in range(365, 0, -1):
        if chance.random() < 0.45:
            continue
        around = near[min(near, key=lambda other: abs(other - days))]
        level = around + chance.choice((-1, 0, 0, 0, 1))
        clock = time(chance.choice((8, 12, 13, 18, 20)), chance.randrange(60))
        yield Mood(max(1, min(5, level))), _moment(now, days, clock)


def _moment(now: datetime, days: int, clock: time) -> datetime:
    moment = datetime.combine(now.date() - timedelta(days=days), clock)
    return min(moment, now.replace(second=0, microsecond=0) - timedelta(minutes=5))
