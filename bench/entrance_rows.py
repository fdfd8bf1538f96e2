"""T14: from the key to the painted safe space, wherever somebody may stand, in the real app on a private screen."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.run import Run
from bench.screen_server import screen
from bench.table import Row

_ROOT = Path(__file__).resolve().parents[1]
_LIMIT_MS = 100
_PLACES = {
    "writing": "while writing",
    "locked": "at the lock screen",
    "just locked": "while it locks, or just after",
    "in a dialog": "in a dialog",
    "during a job": "while two jobs run",
    "damaged": "at a damaged journal",
    "on a full disk": "on a full disk",
    "first run": "on the first run",
}


def rows(run: Run) -> Iterator[Row]:
    """One for each place; the slowest of its presses counts."""
    twins = run.twins(run.most)
    journal = json.dumps({"vault": str(twins.encrypted), "key": twins.key.hex, "id": twins.vault_id})
    with screen() as shown:
        for place, words in _PLACES.items():
            folder = run.folder / f"entrance {place}"
            taken = _presses(place, run.runs, folder, os.environ | shown | {"BENCH_JOURNAL": journal})
            yield Row(
                "T14",
                f"safe space painted after the key {words}",
                f"worst {max(taken):.1f} ms of {len(taken)}",
                "",
                None,
                f"<= {_LIMIT_MS} ms",
                max(taken) <= _LIMIT_MS,
            )


def _presses(place: str, runs: int, folder: Path, environment: dict[str, str]) -> list[float]:
    folder.mkdir(parents=True)
    child = _ROOT / "bench" / "children" / "alcove_entrance.py"
    command = [sys.executable, str(child), place, str(runs), str(folder)]
    own = environment | {"PYTHONPATH": str(_ROOT)}
    done = subprocess.run(command, env=own, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    taken: list[float] = json.loads(done.stdout.splitlines()[-1])
    return taken
