"""Ends processes in the middle of their work, as a power switch would, and looks at what is left.

For stories that run as programs of their own, with one thread, so that they may fork.
"""

import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

PROJECT = Path(__file__).parents[2]
_CHANGES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "sqlite3.connect", "os.chmod"}


def run(module: str, story: str, folder: Path, *arguments: str) -> None:
    """Runs a story in a process of its own; fails with what it says when something is lost."""
    done = subprocess.run(
        [sys.executable, "-m", module, story, str(folder), *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def cut_short(work: Callable[[], object], after_s: float) -> bool:
    """Lets another process work for a moment; the alarm then ends it without a last word. Whether it did."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, after_s)
        _work_and_leave(work)
    return _was_killed(child)


def cut_short_at(work: Callable[[], None], step: int) -> bool:
    """Lets another process work until it asks for its so-and-so-many-th change of a file. Whether it came that far."""
    child = os.fork()
    if child == 0:
        steps = iter(range(step))

        def kill_at_the_last(event: str, _arguments: object) -> None:
            if event in _CHANGES and next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill_at_the_last)
        _work_and_leave(work)
    return _was_killed(child)


def changes_of(work: Callable[[], None]) -> int:
    """How often work that is left alone asks for the change of a file."""
    counted: list[str] = []
    counting = [True]

    def count(event: str, _arguments: object) -> None:
        if counting and event in _CHANGES:
            counted.append(event)

    sys.addaudithook(count)  # it can only be silenced, not taken away
    work()
    counting.clear()
    return len(counted)


def _work_and_leave(work: Callable[[], object]) -> NoReturn:
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _was_killed(child: int) -> bool:
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return os.WIFSIGNALED(status)
