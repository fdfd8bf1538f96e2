"""T5 to T8: the encrypted file beside plain SQLite with the same schema, safeguards, queries and pages."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from app.domain.finding import Finding
from app.domain.labels import Label, LabelKind
from app.storage.journal import JournalStore
from bench import vaults
from bench.measure import Taken, alternate, alternate_ms, milliseconds
from bench.pages import body_of, queries
from bench.run import Run
from bench.table import Row


def rows(run: Run, wanted: frozenset[str]) -> Iterator[Row]:
    """The wanted ones of T5 to T8."""
    if "T7" in wanted:
        for count in (1_000, 10_000):
            twins = run.twins(count)
            yield from _search_rows(run, twins, count)
    if not wanted & {"T5", "T6", "T7", "T8"}:
        return
    twins = run.twins(run.most)
    if "T5" in wanted:
        yield _open_row(run, twins)
    if "T6" in wanted:
        yield _save_row(run, twins)
    if "T7" in wanted and not run.quick:
        yield from _search_rows(run, twins, run.most)
    if "T8" in wanted:
        yield from _time_rows(run, twins)


def row_of(number: str, job: str, ours: Taken, plain: Taken, goal: str, most: float, limit_ms: float | None) -> Row:
    """Medians side by side; reached when the ratio and the absolute limit both are."""
    ratio = ours.median / plain.median
    reached = ratio <= most and (limit_ms is None or ours.median <= limit_ms)
    beside = f"plain SQLite {plain.median:.2f} ms"
    return Row(number, job, f"{ours.median:.2f} ms", beside, ratio, goal, reached)


@dataclass(frozen=True, slots=True)
class _Opening:
    """Opens a vault whose pages are not in the system's cache, and reads the first list."""

    twins: vaults.Twins
    encrypted: bool

    def __call__(self) -> float:
        _forget(self.twins.encrypted if self.encrypted else self.twins.plain)
        return milliseconds(self._open)

    def _open(self) -> None:
        vault = self.twins.open_encrypted() if self.encrypted else self.twins.open_plain()
        JournalStore(vault).recent(50)
        vault.close()


def _forget(path: Path) -> None:
    """Asks the system to drop the file from its memory, where it can be asked."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _open_row(run: Run, twins: vaults.Twins) -> Row:
    ours, plain = alternate(run.runs, _Opening(twins, True), _Opening(twins, False))
    job = f"open the vault and list 50 of {run.most:,}, from a cold disk"
    ratio = ours.median / plain.median
    beside = f"plain SQLite {plain.median:.2f} ms"
    return Row("T5", job, f"{ours.median:.2f} ms", beside, ratio, "<= 5 ms", ours.median <= 5)


@dataclass(slots=True)
class _Saving:
    """Rewrites one page again and again, as the editor does."""

    store: JournalStore
    uid: str
    body: str
    number: int = field(default=0)

    def __call__(self) -> None:
        self.number += 1
        self.store.rewrite(self.uid, body=f"{self.number} {self.body}")


def _save_row(run: Run, twins: vaults.Twins) -> Row:
    copy = vaults.copy_of(twins, run.folder / "saving")
    opened = (copy.open_encrypted(), copy.open_plain())
    savings = [_Saving(store, store.recent(1)[0].uid, body_of(1500)) for store in map(JournalStore, opened)]
    ours, plain = alternate_ms(max(200, run.runs), *savings)
    for vault in opened:
        vault.close()
    ratio = ours.median / plain.median
    p99 = ours.share(0.99)
    return Row(
        "T6",
        f"autosave 1.5 kB, index included, among {run.most:,}",
        f"{ours.median:.2f} ms, p99 {p99:.1f}",
        f"plain SQLite {plain.median:.2f}, p99 {plain.share(0.99):.1f} ms",
        ratio,
        "<= 1.6x, p99 < 25 ms",
        ratio <= 1.6 and p99 < 25,
    )


@dataclass(frozen=True, slots=True)
class _Searching:
    store: JournalStore
    text: str

    def __call__(self) -> None:
        self.store.search(self.text, limit=50)


def _search_rows(run: Run, twins: vaults.Twins, count: int) -> Iterator[Row]:
    opened = (twins.open_encrypted(), twins.open_plain())
    asked = queries()
    kinds = {
        "a common word": asked.common,
        "a rare word": asked.rare,
        "two words": asked.two,
        "a prefix": asked.beginning,
    }
    limit = 5.0 if count >= 100_000 else None
    goal = "<= 1.1x" + (", <= 5 ms" if limit else "")
    for kind, text in kinds.items():
        ours, plain = alternate_ms(run.runs * 4, *[_Searching(JournalStore(vault), text) for vault in opened])
        yield row_of("T7", f"search {kind}, first 50 of {count:,}", ours, plain, goal, 1.1, limit)
    for what, finding in _narrowed(asked.common).items():
        ours, plain = alternate_ms(run.runs * 2, *[_Finding(JournalStore(vault), finding) for vault in opened])
        yield row_of("T7", f"{what}, first 50 of {count:,}", ours, plain, goal, 1.1, limit)
    for vault in opened:
        vault.close()


def _narrowed(word: str) -> dict[str, Finding]:
    """What is found by more than words."""
    often, seldom = Label(LabelKind.TAG, "tag 3"), Label(LabelKind.TAG, "tag 997")
    return {
        "a common word and a tag": Finding(word, labels=(often,)),
        "one feeling": Finding(feelings=frozenset({"calm"})),
        "a seldom tag": Finding(labels=(seldom,)),
        "with pictures": Finding(with_pictures=True),
    }


@dataclass(frozen=True, slots=True)
class _Finding:
    store: JournalStore
    finding: Finding

    def __call__(self) -> None:
        self.store.find(self.finding, 50)


@dataclass(frozen=True, slots=True)
class _TenYears:
    store: JournalStore
    last: date

    def __call__(self) -> None:
        self.store.moods(self.last - timedelta(days=3652), self.last)


@dataclass(frozen=True, slots=True)
class _Month:
    store: JournalStore
    day: date

    def __call__(self) -> None:
        self.store.month(self.day.year, self.day.month)


def _time_rows(run: Run, twins: vaults.Twins) -> Iterator[Row]:
    opened = (twins.open_encrypted(), twins.open_plain())
    stores = [JournalStore(vault) for vault in opened]
    last = stores[0].recent(1)[0].about.date()
    ours, plain = alternate_ms(run.runs * 2, *[_TenYears(store, last) for store in stores])
    yield row_of("T8", f"mood over ten years, {run.most:,}", ours, plain, "<= 1.2x, <= 40 ms", 1.2, 40)
    middle = last - timedelta(days=700)
    ours, plain = alternate_ms(run.runs * 4, *[_Month(store, middle) for store in stores])
    yield row_of("T8", f"one month of the calendar, {run.most:,}", ours, plain, "<= 1.2x, <= 2 ms", 1.2, 2)
    for vault in opened:
        vault.close()
