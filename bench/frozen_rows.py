"""T2 and T17: how fast the app that people get starts, and how much room it takes.

Nothing in it tells when it has painted, so an eye at the X server looks for the first dot that is not bare screen; the
empty window beside it is seen by the same eye.
"""

import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.measure import alternate
from bench.run import Run
from bench.screen_server import screen
from bench.table import Row, absent
from tests.support.x_screen import XScreen

_ROOT = Path(__file__).resolve().parents[1]
_BUILT = _ROOT / "dist" / "alcove"
_DOT = (300, 300)
_LOOK_EVERY_S = 0.0005
_PATIENCE_S = 30.0
# What an empty window would bring as well.
_OF_QT_AND_PYTHON = ("PySide6", "shiboken6", "libpython", "python3", "base_library", "libxcb", "libxkb", "libffi")
_MB = 1e6
_START, _SIZE, _DOWNLOAD = "start of the built app to the first painted window", "the built app on disk", "its download"


def rows(run: Run, wanted: frozenset[str]) -> Iterator[Row]:
    """The wanted ones, for the folder that `dev.py build` made on Linux."""
    there = (_BUILT / "alcove").exists()
    if "T2" in wanted:
        yield _start_row(run) if there else absent("T2", _START, "the built app", "<= 1.45x")
    if "T17" in wanted and there:
        yield from _size_rows(run)
    elif "T17" in wanted:
        yield absent("T17", _SIZE, "the built app", "<= 130 MB")


def _start_row(run: Run) -> Row:
    home = run.folder / "frozen-home"
    home.mkdir()
    with screen() as environment:
        if "DISPLAY" not in environment:
            return absent("T2", _START, "Xvfb", "<= 1.45x")
        eye = XScreen(environment["DISPLAY"])
        own = environment | {"HOME": str(home), "PYTHONPATH": str(_ROOT), "BENCH_STARTED": "0"}
        own |= {"ALCOVE_PROFILE": str(home / "profile")}
        empty = _Seen((sys.executable, str(_ROOT / "bench" / "children" / "empty_window.py")), own, eye)
        bare, ours = alternate(run.runs, empty, _Seen((str(_BUILT / "alcove"),), own, eye))
        eye.close()
    ratio = ours.median / bare.median
    times = f"{ours.median:.0f} ms ({ours.lowest:.0f}-{ours.highest:.0f})"
    return Row("T2", _START, times, f"empty window {bare.median:.0f} ms", ratio, "<= 1.45x", ratio <= 1.45)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The milliseconds until something is seen of a program."""

    command: tuple[str, ...]
    environment: dict[str, str]
    eye: XScreen

    def __call__(self) -> float:
        bare = self.eye.dot(*_DOT)
        started = time.perf_counter_ns()
        process = subprocess.Popen(
            self.command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            self._look(bare, True)
            return (time.perf_counter_ns() - started) / 1e6
        finally:
            process.kill()
            process.wait()
            self._look(bare, False)

    def _look(self, bare: int, painted: bool) -> None:
        give_up_at = time.monotonic() + _PATIENCE_S
        while (self.eye.dot(*_DOT) != bare) is not painted:
            if time.monotonic() > give_up_at:
                raise RuntimeError("the screen did not change")
            time.sleep(_LOOK_EVERY_S)


def _size_rows(run: Run) -> Iterator[Row]:
    files = [file for file in _BUILT.rglob("*") if file.is_file() and not file.is_symlink()]
    size = sum(file.stat().st_size for file in files) / _MB
    inside = _BUILT / "_internal"
    below = [file for file in files if file.is_relative_to(inside)]
    least = sum(
        file.stat().st_size for file in below if file.relative_to(inside).parts[0].startswith(_OF_QT_AND_PYTHON)
    )
    beside = f"its Qt and Python alone {least / _MB:.0f} MB"
    yield Row("T17", _SIZE, f"{size:.0f} MB", beside, size / (least / _MB), "<= 130 MB, stretch 105", size <= 130)
    archive = run.folder / "alcove.tar.xz"
    with tarfile.open(archive, "w:xz") as packed:
        packed.add(_BUILT, "alcove")
    download = archive.stat().st_size / _MB
    yield Row("T17", _DOWNLOAD, f"{download:.0f} MB", "tar.xz", None, "<= 42 MB", download <= 42)
