"""T13: what the pacer takes of a processor in each form, beside a bare circle, and that its clock does not drift."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.run import Run
from bench.screen_server import screen
from bench.table import Row

_ROOT = Path(__file__).resolve().parents[1]
_FIVE_MINUTES, _QUICK = 300, 30
_MOST_SHARE, _MOST_HIDDEN, _MOST_DRIFT = 6, 0.5, 50
_FORMS = ("circle", "bar", "words", "count", "tones")


def rows(run: Run) -> Iterator[Row]:
    """One row for each form, one for a hidden pacer, one for the clock."""
    seconds = _QUICK if run.quick else _FIVE_MINUTES
    found = _measure(seconds)
    bare = median(found["bare"])
    for form in _FORMS:
        share = median(found[form])
        beside = f"bare circle {bare:.1f} %"
        limit = f"< {_MOST_SHARE} %"
        name = f"breathing as {form}, share of one processor"
        yield Row("T13", name, f"{share:.1f} %", beside, share / bare, limit, share < _MOST_SHARE)
    hidden = found["hidden"][0]
    yield Row("T13", "breathing while hidden", f"{hidden:.1f} %", "", None, "0", hidden < _MOST_HIDDEN)
    late = found["late"]
    drift, worst = abs(late[-1] - late[0]), max(late)
    yield Row(
        "T13",
        f"drift of the breath over {seconds} s",
        f"{drift:.0f} ms, shown at most {worst:.0f} ms late",
        "",
        None,
        f"< {_MOST_DRIFT} ms",
        drift < _MOST_DRIFT,
    )


def _measure(seconds: int) -> dict[str, list[float]]:
    command = [sys.executable, str(_ROOT / "bench" / "children" / "breath_at_work.py"), str(seconds)]
    with screen() as environment:
        surroundings = os.environ | environment | {"PYTHONPATH": str(_ROOT)}
        done = subprocess.run(
            command, env=surroundings, capture_output=True, text=True, timeout=seconds + 120, check=False
        )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found
