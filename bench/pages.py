"""The words the benchmarks run on: the real diary when it is beside the project, else pages made of the sample year."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from app.domain.journal import NewEntry
from tests.support import pepys
from tests.support.sample_year import sample_year

_WORD = re.compile(r"[a-z]{5,}")
_END = datetime(2025, 6, 10, 20)


@dataclass(frozen=True, slots=True)
class Queries:
    """What is searched for: common and rare, whole and begun."""

    common: str
    rare: str
    two: str
    beginning: str


@cache
def pages() -> tuple[pepys.Page, ...]:
    """About 3,400 pages over nine and a half years."""
    return pepys.pages() if pepys.DIARY.is_file() else tuple(_made())


def many(count: int) -> Iterator[NewEntry]:
    """That many entries, made from the pages with shifted dates."""
    return pepys.many(count, pages())


def _made() -> Iterator[pepys.Page]:
    chance = random.Random(14)
    sentences = [
        sentence
        for entry in sample_year(_END).entries
        for sentence in re.split(r"(?<=[.!?])\s+", entry.body)
        if sentence
    ]
    for number in range(3413):
        about = _END - timedelta(days=3412 - number)
        body = " ".join(chance.choice(sentences) for _ in range(chance.randrange(5, 50)))
        yield pepys.Page(about, f"Page {number}", f"{body} Note {number:x}mark{number}.")


@cache
def queries() -> Queries:
    """A word on very many pages, a word on one page, two common words, and the beginning of a common word."""
    pages_with = Counter(word for page in pages() for word in set(_WORD.findall(page.body.lower())))
    ranked = [word for word, _ in pages_with.most_common()]
    common, second = ranked[0], ranked[1]
    rare = min(word for word, count in pages_with.items() if count == 1)
    return Queries(common, rare, f"{common} {second}", ranked[20][:3])


def body_of(length: int) -> str:
    """Text of about this many characters, in paragraphs, as people write."""
    text = "\n\n".join(page.body for page in pages()[: 2 + length // 500])
    return text[:length]


def write_lines(path: Path, count: int) -> None:
    """The entries as a peer's own Python reads them: one JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        for entry in many(count):
            line = {"date": f"{entry.about:%Y-%m-%d}", "time": f"{entry.about:%H:%M}"}
            file.write(json.dumps(line | {"title": entry.title, "body": entry.body}) + "\n")
