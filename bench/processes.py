"""Starts programs on a screen nobody looks at, and reads from the system what they take."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_SETTLING_S = 4.0
# Half a minute after it last drew, Qt looks through the pictures it keeps, once.
PICTURES_KEPT_S = 34.0


@dataclass(frozen=True, slots=True)
class Program:
    """A command whose first line of output is the milliseconds to its first painted window, where it tells."""

    name: str
    command: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Idling:
    """What a program that nobody touches did in some seconds."""

    cpu_percent: float
    wake_ups_per_s: float


@contextmanager
def running(program: Program, screen: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """The program, ended afterwards."""
    environment = screen | dict(program.environment) | {"BENCH_STARTED": str(time.perf_counter_ns())}
    process = subprocess.Popen(
        program.command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def first_paint_ms(program: Program, screen: dict[str, str]) -> float:
    """From the start of the process to its first painted window, as it tells itself."""
    with running(program, screen) as process:
        return _told(process)


def _told(process: "subprocess.Popen[str]") -> float:
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip().replace(".", "", 1).isdigit():
            return float(line)
    raise RuntimeError("the program ended without painting")


def settled(process: "subprocess.Popen[str]", tells: bool, seconds: float = _SETTLING_S) -> None:
    """Waits until the first window is there and what follows it is over."""
    if tells:
        _told(process)
    time.sleep(seconds)


def memory_mb(process: "subprocess.Popen[str]") -> float:
    """Proportional memory of the process and its children."""
    return sum(_pss_kb(pid) for pid in _family(process.pid)) / 1024


def idling(process: "subprocess.Popen[str]", seconds: float) -> Idling:
    """Processor time and voluntary waits of all threads while nothing is asked of the program."""
    ticks, waits = _ticks(process.pid), _waits(process.pid)
    time.sleep(seconds)
    cpu = (_ticks(process.pid) - ticks) / os.sysconf("SC_CLK_TCK") / seconds * 100
    woken = sum(count - waits.get(task, 0) for task, count in _waits(process.pid).items())
    return Idling(cpu, woken / seconds)


def _pss_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _family(pid: int) -> list[int]:
    members = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            members += _family(int(child))
    return members


def _ticks(pid: int) -> int:
    ticks = 0
    for member in _family(pid):
        after_name = Path(f"/proc/{member}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(after_name[11]) + int(after_name[12])
    return ticks


def _waits(pid: int) -> dict[str, int]:
    """By thread, for one that ends takes its count with it."""
    tasks = [task for member in _family(pid) for task in Path(f"/proc/{member}/task").iterdir()]
    return {
        task.name: int((task / "status").read_text().split("voluntary_ctxt_switches:")[1].split()[0]) for task in tasks
    }
