"""T1, T3 and T4: what it takes to start Alcove, to have it open, and to leave it alone."""

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Taken, alternate
from bench.pages import many, write_lines
from bench.peer_rows import REDNOTEBOOK_PYTHON, fill_rednotebook
from bench.processes import PICTURES_KEPT_S, Program, first_paint_ms, idling, memory_mb, running, settled
from bench.run import Run
from bench.screen_server import screen
from bench.table import Row, absent
from tests.support import profiles

_ROOT = Path(__file__).resolve().parents[1]
_CHILDREN = _ROOT / "bench" / "children"
_ENTRIES = 1_000


def rows(run: Run, wanted: frozenset[str]) -> Iterator[Row]:
    """The wanted ones, on a journal of a thousand entries."""
    empty = _python("an empty window", "empty_window.py")
    made = profiles.make_profile(run.folder / "started")
    profiles.fill(made, many(_ENTRIES))
    keyring = json.dumps([[*name, secret] for name, secret in made.keychain.items.items()])
    place = {"ALCOVE_PROFILE": str(made.profile.folder), "BENCH_KEYRING": keyring}
    window = _python("Alcove", "alcove_window.py", place | {"BENCH_UNTIL": "window"})
    today = _python("Alcove", "alcove_window.py", place | {"BENCH_UNTIL": "today"})
    with screen() as environment:
        if "T1" in wanted:
            yield from _start_rows(run, empty, window, today, environment)
        if "T3" in wanted:
            yield from _memory_rows(run, empty, today, environment)
        if "T4" in wanted:
            yield _idle_row(run, empty, today, environment)


def _python(name: str, script: str, own: dict[str, str] | None = None) -> Program:
    environment = {"PYTHONPATH": str(_ROOT)} | (own or {})
    return Program(name, (sys.executable, str(_CHILDREN / script)), tuple(environment.items()))


@dataclass(frozen=True, slots=True)
class _Starting:
    program: Program
    environment: dict[str, str]

    def __call__(self) -> float:
        return first_paint_ms(self.program, self.environment)


def _start_rows(
    run: Run, empty: Program, window: Program, today: Program, environment: dict[str, str]
) -> Iterator[Row]:
    bare, first, opened = alternate(run.runs, *[_Starting(one, environment) for one in (empty, window, today)])
    yield _beside("T1", "start to the first painted window", first, bare, "empty window", 1.35)
    yield _beside("T1", "start to Today, painted, opened by the keyring", opened, bare, "empty window", 1.35)
    job = f"start to Today, {_ENTRIES:,} entries"
    rednotebook = _rednotebook(run)
    if rednotebook is None:
        yield absent("T1", job, "RedNotebook", "<= 0.45x")
        return
    ours, theirs = alternate(run.runs, _Starting(today, environment), _Starting(rednotebook, environment))
    yield _beside("T1", job, ours, theirs, "RedNotebook", 0.45)


def _beside(number: str, job: str, ours: Taken, theirs: Taken, name: str, most: float) -> Row:
    ratio = ours.median / theirs.median
    times = f"{ours.median:.0f} ms ({ours.lowest:.0f}-{ours.highest:.0f})"
    return Row(number, job, times, f"{name} {theirs.median:.0f} ms", ratio, f"<= {most}x", ratio <= most)


def _rednotebook(run: Run) -> Program | None:
    """RedNotebook in a home of its own with a journal of the same entries, or None."""
    if REDNOTEBOOK_PYTHON is None:
        return None
    folder, home, lines = run.folder / "rednotebook-1000", run.folder / "rednotebook-home", run.folder / "1000.jsonl"
    folder.mkdir()
    home.mkdir()
    write_lines(lines, _ENTRIES)
    fill_rednotebook(folder, lines)
    command = (REDNOTEBOOK_PYTHON, str(_CHILDREN / "rednotebook_window.py"), str(folder))
    return Program("RedNotebook", command, (("HOME", str(home)),))


def _memory_rows(run: Run, empty: Program, today: Program, environment: dict[str, str]) -> Iterator[Row]:
    bare, ours = alternate(max(3, run.runs // 3), _Holding(empty, environment), _Holding(today, environment))
    ratio = ours.median / bare.median
    beside = f"empty window {bare.median:.0f} MB"
    yield Row("T3", "memory once idle (PSS)", f"{ours.median:.0f} MB", beside, ratio, "<= 1.6x", ratio <= 1.6)
    for name, peer in (("KeePassXC", _keepassxc(run)), ("RedNotebook", _rednotebook_again(run))):
        if peer is None:
            yield absent("T3", "memory once idle (PSS)", name, "-")
            continue
        theirs = _Holding(peer, environment)()
        share = ours.median / theirs
        yield Row("T3", "memory once idle (PSS)", f"{ours.median:.0f} MB", f"{name} {theirs:.0f} MB", share, "-", None)


@dataclass(frozen=True, slots=True)
class _Holding:
    program: Program
    environment: dict[str, str]

    def __call__(self) -> float:
        with running(self.program, self.environment) as process:
            settled(process, self.program.name != "KeePassXC")
            return memory_mb(process)


def _keepassxc(run: Run) -> Program | None:
    found = shutil.which("keepassxc")
    home = run.folder / "keepassxc-home"
    home.mkdir(exist_ok=True)
    return Program("KeePassXC", (found,), (("HOME", str(home)),)) if found else None


def _rednotebook_again(run: Run) -> Program | None:
    again = Run(run.folder / "memory", run.runs, run.quick)
    again.folder.mkdir()
    return _rednotebook(again)


def _idle_row(run: Run, empty: Program, today: Program, environment: dict[str, str]) -> Row:
    """Today has no text cursor until somebody writes."""
    seconds = 10.0 if run.quick else 30.0
    taken = []
    for program in (empty, today):
        with running(program, environment) as process:
            settled(process, True, PICTURES_KEPT_S)
            taken.append(idling(process, seconds))
    bare, ours = taken
    return Row(
        "T4",
        f"idle for {seconds:.0f} s on Today",
        f"{ours.cpu_percent:.2f} %, {ours.wake_ups_per_s:.1f}/s",
        f"empty window {bare.cpu_percent:.2f} %, {bare.wake_ups_per_s:.1f}/s",
        None,
        "0.00 %, <= 0.1/s",
        ours.cpu_percent == 0 and ours.wake_ups_per_s <= 0.1,
    )
