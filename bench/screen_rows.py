"""T11 to T13: typing, the long list and the pacer, in the real app on a private screen."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Taken
from bench.pages import body_of
from bench.run import Run
from bench.screen_server import screen
from bench.table import Row
from tests.support import profiles

_ROOT = Path(__file__).resolve().parents[1]
_LENGTH = 100_000
_FIRST_LOOKS = 5


def rows(run: Run, wanted: frozenset[str]) -> Iterator[Row]:
    """The wanted ones; all of them come from one start of the app."""
    found = _measure(run)
    if "T11" in wanted:
        yield from _typing_rows(found)
    if "T12" in wanted:
        yield from _list_rows(run, found)
    if "T13" in wanted:
        yield _pacer_row(found)


def _measure(run: Run) -> dict[str, Taken]:
    twins = run.twins(run.most)
    made = profiles.around(run.folder / "at-work", twins.encrypted, twins.key, twins.vault_id)
    own = {
        "PYTHONPATH": str(_ROOT),
        "ALCOVE_PROFILE": str(made.profile.folder),
        "BENCH_KEYRING": json.dumps([[*name, secret] for name, secret in made.keychain.items.items()]),
        "BENCH_TEXT": body_of(_LENGTH),
    }
    with screen() as environment:
        surroundings = os.environ | environment | own
        found = _at_work(run.runs, surroundings)
        for _ in range(_FIRST_LOOKS - 1):
            found["list"] += _at_work(0, surroundings)["list"]
    return {name: Taken(tuple(values)) for name, values in found.items()}


def _at_work(runs: int, surroundings: dict[str, str]) -> dict[str, list[float]]:
    command = [sys.executable, str(_ROOT / "bench" / "children" / "alcove_at_work.py"), str(runs)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _typing_rows(found: dict[str, Taken]) -> Iterator[Row]:
    key, bare, gap = found["key"], found["bare key"], found["gap"]
    ratio, p95 = key.median / bare.median, key.share(0.95)
    yield Row(
        "T11",
        f"a key in a page of {_LENGTH // 1000} kB, painted",
        f"{key.median:.2f} ms, p95 {p95:.1f}",
        f"bare QTextEdit {bare.median:.2f} ms",
        ratio,
        "<= 2x, p95 < 8 ms",
        ratio <= 2 and p95 < 8,
    )
    yield _limit_row("T11", "pause of the event loop while writing, autosave on", gap.share(0.95), 16, "p95 ")


def _list_rows(run: Run, found: dict[str, Taken]) -> Iterator[Row]:
    yield _limit_row("T12", f"journal page with {run.most:,} entries, first paint", found["list"].median, 100, "")
    yield _limit_row("T12", "jump to a date", found["jump"].median, 50, "")
    yield _limit_row("T12", "an entry with ten pictures opened and painted", found["pictures"].median, 150, "")
    yield _limit_row("T12", "the calendar of a month, opened and painted", found["calendar"].median, 50, "")
    yield _limit_row("T12", "fling through the list, one frame", found["fling"].share(0.99), 16, "p99 ")


def _limit_row(number: str, job: str, value: float, most: float, which: str) -> Row:
    return Row(number, job, f"{which}{value:.1f} ms", "", None, f"<= {most:.0f} ms", value <= most)


def _pacer_row(found: dict[str, Taken]) -> Row:
    breathing, afterwards = found["breathing"].median, found["afterwards"].median
    reached = breathing < 6 and afterwards < 0.5
    share = f"{breathing:.1f} %, hidden {afterwards:.1f} %"
    return Row("T13", "breathing in the whole app, share of one processor", share, "", None, "< 6 %, hidden 0", reached)
