"""python -m tests.faults [--only R1,R2] [--seed N] [--per-commit] [--write]: the catalogue as a table.

It ends with 1 when a target is missed, with 3 when a fault cannot be made on this computer.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from tests.faults.catalogue import CannotTry, Reached, Row, rows
from tests.faults.place import PROJECT, quiet_environment
from tests.faults.report import Result, heading, line, write

_MISSED, _CANNOT = 1, 3


def main() -> int:
    arguments = _arguments()
    chosen = [row for row in rows() if not arguments.only or _is_meant(row, arguments.only.split(","))]
    if not chosen:
        print(f"no such row: {arguments.only}", file=sys.stderr)
        return 2
    if arguments.alone:
        return _try_here(chosen[0], arguments.count, arguments.seed)
    print(heading(), flush=True)
    results = []
    for row in chosen:
        count = row.per_commit if arguments.per_commit else row.nightly
        if count:
            results.append(_try_apart(row, count, arguments.seed))
            print(line(results[-1]), flush=True)
    if arguments.write:
        write(results, date.today())
    if any(result.cannot for result in results):
        return _CANNOT
    return 0 if all(result.reached.ok for result in results) else _MISSED


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 dev.py faults", description="Every fault, and what came of it.")
    parser.add_argument("--only", default="", help="only these rows, for example R1,R2")
    parser.add_argument("--seed", type=int, default=7, help="the same seed makes the same choices")
    parser.add_argument("--per-commit", action="store_true", help="the small size")
    parser.add_argument("--write", action="store_true", help="keep the figures in docs/faults.md")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def _is_meant(row: Row, names: list[str]) -> bool:
    """R3 stands for each of its kinds, R3-password for one."""
    return row.name in names or row.name.partition("-")[0] in names


def _try_here(row: Row, count: int, seed: int) -> int:
    """In this process, which was started for it; the answer is one line."""
    try:
        reached = row.check(count, seed)
    except CannotTry as reason:
        print(json.dumps([str(reason), False]))
        return _CANNOT
    print(json.dumps([reached.text, reached.ok]))
    return 0


def _try_apart(row: Row, count: int, seed: int) -> Result:
    command = [sys.executable, "-m", "tests.faults", "--alone", "--only", row.name]
    command += ["--count", str(count), "--seed", str(seed)]
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="alcove-faults-", ignore_cleanup_errors=True) as home:
        environment = quiet_environment(Path(home))
        done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    seconds = time.monotonic() - began
    try:
        text, ok = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        text, ok = f"the check itself failed: {done.stderr[-800:]}", False
    return Result(row, count, seed, Reached(text, ok), seconds, cannot=done.returncode == _CANNOT)


if __name__ == "__main__":
    sys.exit(main())
