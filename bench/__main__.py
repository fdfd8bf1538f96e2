"""python -m bench [--quick] [--rows T1,T5]: prints the table, each row as soon as it is known; fails no build."""

import argparse
import compileall
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.run import Run
from bench.table import Row, heading, line

_STORAGE = frozenset({"T5", "T6", "T7", "T8"})
_START = frozenset({"T1", "T3", "T4"})
_FROZEN = frozenset({"T2", "T17"})
_SCREEN = frozenset({"T11", "T12", "T13"})
_ALL = _STORAGE | _START | _FROZEN | _SCREEN | {"T9", "T14", "T16", "T18"}
_ROOT = Path(__file__).resolve().parents[1]
_PLACE = _ROOT / "build"


def main() -> int:
    arguments = _arguments()
    wanted = frozenset(arguments.rows.split(",")) if arguments.rows else _ALL
    if not wanted <= _ALL:
        print("no such row: " + ", ".join(sorted(wanted - _ALL)), file=sys.stderr)
        return 2
    _compile()
    # On the disk of the project, because a temporary folder may be memory and would make saving look free.
    _PLACE.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=_PLACE))
    try:
        _print_table(Run(folder, 5 if arguments.quick else 9, arguments.quick), wanted)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _compile() -> None:
    """As an installed program is: where nothing compiled is kept, every first use would be timed compiling."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(str(_ROOT / "app"), quiet=2)
    compileall.compile_dir(str(_ROOT / "bench"), quiet=2)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Prints each job beside its limit or peer, as a ratio."
    )
    parser.add_argument("--quick", action="store_true", help="smaller journals and fewer runs")
    parser.add_argument("--rows", default="", help="only these, for example T1,T5")
    return parser.parse_args()


def _print_table(run: Run, wanted: frozenset[str]) -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}; medians of {run.runs} or more alternated runs")
    print(_busy())
    print(heading(), flush=True)
    for row in _rows(run, wanted):
        print(line(row), flush=True)


def _busy() -> str:
    """Times taken while others use the machine are long; ratios suffer less."""
    if not hasattr(os, "getloadavg"):
        return ""
    waiting, processors = os.getloadavg()[0], os.cpu_count() or 1
    note = "; the times below are longer than on a quiet machine" if waiting > processors / 2 else ""
    return f"{waiting:.1f} processes wanted {processors} processors during the last minute{note}\n"


def _rows(run: Run, wanted: frozenset[str]) -> Iterator[Row]:
    if wanted & _START:
        from bench import start_rows

        yield from start_rows.rows(run, wanted)
    if wanted & _FROZEN:
        from bench import frozen_rows

        yield from frozen_rows.rows(run, wanted)
    if wanted & _STORAGE:
        from bench import storage_rows

        yield from storage_rows.rows(run, wanted)
    if "T9" in wanted:
        from bench import import_rows

        yield from import_rows.rows(run)
    if wanted & _SCREEN:
        from bench import screen_rows

        yield from screen_rows.rows(run, wanted)
    if "T13" in wanted:
        from bench import breath_rows

        yield from breath_rows.rows(run)
    if "T14" in wanted:
        from bench import entrance_rows

        yield from entrance_rows.rows(run)
    if "T16" in wanted:
        from bench import peer_rows

        yield from peer_rows.rows(run)
    if "T18" in wanted:
        from bench import goal_rows

        yield from goal_rows.rows(run)


if __name__ == "__main__":
    sys.exit(main())
