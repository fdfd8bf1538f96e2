"""Runs something in a process of its own, listens to it, and ends it without a last word."""

import json
import os
import select
import signal
import time
from collections.abc import Callable
from typing import Any, NoReturn

from tests.faults.place import tie_to_parent

Answer = dict[str, Any]
Say = Callable[[Answer], None]
_PATIENCE_S = 60


def kill_in_the_middle(work: Callable[[Say], None], after_lines: int, then_s: float) -> list[Answer]:
    """What was said until it was killed: so many lines, and then so long.

    Raises RuntimeError when it ended by itself with a mistake, or said nothing for a minute.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        os.dup2(theirs, 1)
        _work(work)
    os.close(theirs)
    try:
        heard = _listen(ours, after_lines)
        time.sleep(then_s)
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        while piece := os.read(ours, 65536):
            heard += piece
    finally:
        os.close(ours)
    if heard.count(b"\n") < after_lines or os.waitstatus_to_exitcode(status) > 0:
        raise RuntimeError(f"it ended by itself with {status} after {heard[-200:]!r}")
    return [json.loads(line) for line in heard.decode().splitlines(keepends=True) if line.endswith("\n")]


def speak(answer: Answer) -> None:
    """One line on the standard output, in one write, so that who listens hears all of it or nothing."""
    os.write(1, (json.dumps(answer) + "\n").encode())


def _listen(pipe: int, lines: int) -> bytes:
    heard, give_up_at = b"", time.monotonic() + _PATIENCE_S
    while heard.count(b"\n") < lines and time.monotonic() < give_up_at:
        if select.select([pipe], [], [], 1.0)[0]:
            piece = os.read(pipe, 65536)
            if not piece:
                break
            heard += piece
    return heard


def _work(work: Callable[[Say], None]) -> NoReturn:
    try:
        tie_to_parent()
        work(speak)
        os._exit(0)
    finally:
        os._exit(1)
