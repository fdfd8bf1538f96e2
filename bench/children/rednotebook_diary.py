"""Runs inside the system's Python with RedNotebook's own code on its own files: one page a day, all months in memory.

RedNotebook loads every month when it starts, which is not counted. A search is what its search box calls for every
day, newest first; an append is a longer day and the write of its month to disk, as its autosave does.
"""

import datetime
import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, "/usr/share/rednotebook")

from rednotebook import storage
from rednotebook.data import Month

FIRST = datetime.date(1998, 1, 1)


def fill(folder: Path, pages: Path) -> None:
    months: dict[str, Any] = {}
    for number, line in enumerate(pages.read_text("utf-8").splitlines()):
        page = json.loads(line)
        day = FIRST + datetime.timedelta(days=number)
        name = storage.format_year_and_month(day.year, day.month)
        month = months.setdefault(name, Month(day.year, day.month))
        month.get_day(day.day).text = f"{page['title']} {page['body']}".strip()
    storage.save_months_to_disk(months, str(folder), saveas=True)


def search(months: dict[str, Any], text: str) -> int:
    days = [day for month in months.values() for day in month.days.values() if not day.empty]
    days.sort(key=_date)
    return sum(bool(day.search(text, [])[1]) for day in reversed(days))


def _date(day: Any) -> datetime.date:
    date: datetime.date = day.date
    return date


def append(months: dict[str, Any], folder: Path, text: str) -> None:
    month = months[max(months)]
    day = month.days[max(month.days)]
    day.text = f"{day.text}\n{text}"
    month.edited = True
    storage.save_months_to_disk(months, str(folder))


def main() -> None:
    folder, pages = Path(sys.argv[1]), Path(sys.argv[2])
    fill(folder, pages)
    months = storage.load_all_months_from_disk(str(folder))
    print("ready", flush=True)
    for line in sys.stdin:
        what, text = line.rstrip("\n").split(" ", 1)
        started = time.perf_counter_ns()
        if what == "search":
            search(months, text)
        else:
            append(months, folder, text)
        print((time.perf_counter_ns() - started) / 1e6, flush=True)


if __name__ == "__main__":
    main()
