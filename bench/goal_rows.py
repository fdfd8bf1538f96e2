"""T18: goals, homework and worksheets after ten years of them, in the real app on a private screen."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from app.storage.connection import Connection
from app.storage.topics import Topic
from app.storage.vault import Vault
from bench.measure import Taken
from bench.run import Run
from bench.screen_server import screen
from bench.table import Row
from tests.support import profiles
from tests.support.tour_haven import add_row

_ROOT = Path(__file__).resolve().parents[1]
_STARTS = 3
_GOALS, _ACTIVE, _HOMEWORK, _ATTEMPTS, _SHEETS, _ANSWERS = 60, 3, 120, 5_000, 500, 10
_WEEK_MS = 7 * 24 * 3600 * 1000
_LIMITS = (
    ("goals", f"Goals after ten years, {_GOALS} of them, first paint", 100),
    ("today", "Today, painted again from Goals", 100),
    ("homework", f"Homework with {_ATTEMPTS:,} tries, first paint", 100),
    ("page", f"a page of a worksheet turned, {_SHEETS * _ANSWERS:,} answers kept", 50),
    ("earlier", "the filled ones of one worksheet, opened and painted", 100),
)


def rows(run: Run) -> Iterator[Row]:
    """One for each of them; the middle of several looks counts."""
    made = profiles.make_profile(run.folder / "goals")
    vault = made.open_vault()
    fill(vault, date.today())
    vault.close()
    keyring = json.dumps([[*name, secret] for name, secret in made.keychain.items.items()])
    own = {"PYTHONPATH": str(_ROOT), "ALCOVE_PROFILE": str(made.profile.folder), "BENCH_KEYRING": keyring}
    found: dict[str, list[float]] = {}
    with screen() as environment:
        for _ in range(_STARTS):
            for name, values in _at_work(run.runs, os.environ | environment | own).items():
                found.setdefault(name, []).extend(values)
    for name, job, most in _LIMITS:
        value = Taken(tuple(found[name])).median
        yield Row("T18", job, f"{value:.1f} ms", "", None, f"<= {most} ms", value <= most)


def _at_work(runs: int, surroundings: dict[str, str]) -> dict[str, list[float]]:
    command = [sys.executable, str(_ROOT / "bench" / "children" / "alcove_goals.py"), str(runs)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def fill(vault: Vault, today: date) -> None:
    """Ten years of goals with weekly marks, of homework with its tries, and of nights in the sleep diary."""
    with vault.write(Topic.GOALS) as connection:
        for number in range(_GOALS):
            _goal(connection, number)
        for number in range(_HOMEWORK):
            _homework(connection, number)
        for number in range(_ATTEMPTS):
            day = (today - timedelta(days=number * 3650 // _ATTEMPTS)).toordinal()
            row = {"uid": f"{number:032x}", "homework": f"{number % _HOMEWORK:032x}", "day": day, "outcome": "done"}
            said = {"effort": 2, "noted_utc": 0, "offset_min": 0, "learned": "It went quieter after a while."}
            add_row(connection, "attempt", row | said)
        for number in range(_SHEETS):
            _sheet(connection, number, (today - timedelta(days=number)).toordinal())


def _goal(connection: Connection, number: int) -> None:
    uid, state = f"{number:032x}", "active" if number < _ACTIVE else "reached"
    row = {"uid": uid, "number": number, "state": state, "made_utc": 0, "edited_utc": 0, "title": f"Goal {number}"}
    add_row(connection, "goal", row | {"hard": "It is far.", "wanted": "To be nearer.", "expected": "Half way"})
    for step in range(8):
        row = {"uid": f"{number:016x}{step:016x}", "goal": uid, "number": step, "made_utc": 0}
        add_row(connection, "goal_step", row | {"words": f"Step {step}"})
    for week in range(520):
        row = {"uid": f"{number:016x}{week:016x}", "goal": uid, "at_utc": week * _WEEK_MS, "offset_min": 0}
        add_row(connection, "goal_mark", row | {"rating": week % 11, "rung": week % 5 - 2})


def _homework(connection: Connection, number: int) -> None:
    state = "active" if number < _ACTIVE else "done"
    row = {"uid": f"{number:032x}", "number": number, "state": state, "made_utc": 0, "edited_utc": 0, "per_week": 2}
    add_row(connection, "homework", row | {"goal": f"{number % _GOALS:032x}", "title": f"Homework {number}"})


def _sheet(connection: Connection, number: int, day: int) -> None:
    uid = f"{number:032x}"
    row = {"uid": uid, "worksheet": "sleep_diary", "day": day, "began_utc": 0, "offset_min": 0, "edited_utc": 0}
    add_row(connection, "sheet", row | {"finished_utc": 0})
    times = {"bed_time": "23:30", "try_time": "23:50", "wake_time": "06:50", "up_time": "07:15", "comment": "Rain."}
    numbers = {"latency": 30, "awakenings": 2, "awake_between": 20, "quality": 5, "naps": 0}
    for field, value in (times | numbers).items():
        row = {"sheet": uid, "field": field, "written_utc": 0, "edited_utc": 0}
        add_row(connection, "answer", row | {"value": json.dumps(value)})
