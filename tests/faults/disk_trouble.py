"""R4 and R5: the disk is full, or fails, at every single call of a save, while somebody types at the real app.

strace watches the app's own thread for the moment of one save, and lets the n-th call of a kind fail.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.storage.errors import StorageError
from app.storage.vault import Vault
from tests.faults.catalogue import CannotTry, Reached
from tests.faults.kills_while_typing import compare
from tests.faults.place import (
    PROJECT,
    Opened,
    Place,
    entries_of,
    furnish,
    quiet_environment,
    scratch,
    what_is_wrong,
)

_PAGE = 4096
_SMALL_DISK = 4 * 2**20
_STILL_HERE = "Your words are still here"
_SHOWN_WITHIN_S = 1.0
# A handful is tried beside other tests, where a second says nothing.
_MANY = 50
_FAILING = ("pwrite64", "fsync", "ftruncate", "pread64", "unlink")
_FILLING = ("pwrite64", "ftruncate", "fsync")


@dataclass(frozen=True, slots=True)
class Fault:
    """What fails: this call of this kind, alone or with all after it, while a page is begun or goes on."""

    call: str
    number: int
    onwards: bool
    new_page: bool


@dataclass(slots=True)
class Tally:
    """What came of many faults."""

    faults: int = 0
    said: int = 0
    slowest_s: float = 0.0
    complaints: list[str] = field(default_factory=list)

    def reached(self) -> Reached:
        text = f"{self.faults} faults, {self.said} of them shown, in {self.slowest_s * 1000:.0f} ms at most: "
        found = f"{len(self.complaints)} complaints: {'; '.join(self.complaints[:4])}"
        in_time = self.slowest_s < _SHOWN_WITHIN_S or self.faults < _MANY
        ok = not self.complaints and self.said > 0 and in_time
        return Reached(text + (found if self.complaints else "nothing lost, twice or unsound"), ok)


class Sitting:
    """Somebody at the real app in a process of its own, who does one thing after the other."""

    def __init__(self, place: Place, home: Path, *unsafe: str) -> None:
        self._place = place
        command = [sys.executable, "-m", "tests.faults.typist", str(place.folder), "obeying", *unsafe]
        self.process = subprocess.Popen(
            command,
            cwd=PROJECT,
            env=quiet_environment(home),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.words: dict[str, str] = {}
        self.heard()

    def heard(self) -> dict[str, Any]:
        """The next answer. Raises RuntimeError when the app is gone."""
        assert self.process.stdout is not None
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"the app ended with {self.process.wait()}")
        stands: dict[str, Any] = json.loads(answer)
        return stands

    def ask(self, do: str, text: str = "") -> dict[str, Any]:
        """Does one thing at the window, and says how the page stands then."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": do, "text": text}) + "\n")
        self.process.stdin.flush()
        stands = self.heard()
        if stands["state"] == "SAVED":
            self.words[stands["uid"]] = stands["text"]
        return stands

    def kill(self) -> None:
        """Ends it without a last word."""
        self.process.kill()
        self.process.communicate()


def fail_at_every_call(count: int, seed: int) -> Reached:
    """R5: EIO."""
    return trouble("EIO", _FAILING, count, seed).reached()


def fill_at_every_call(count: int, seed: int) -> Reached:
    """R4: ENOSPC at every call, and a small disk that is really full."""
    tally = trouble("ENOSPC", _FILLING, count, seed)
    reached = tally.reached()
    on_disk = fill_a_small_disk(max(4, count // 4), seed)
    if on_disk is None:
        return Reached(f"{reached.text}; a small disk may not be mounted here", reached.ok)
    full = on_disk.reached()
    return Reached(f"{reached.text}; on a small disk: {full.text}", reached.ok and full.ok)


def trouble(error: str, calls: Sequence[str], count: int, seed: int, *unsafe: str) -> Tally:
    """Lets every call of these kinds fail in turn, or so many of them, and looks at the vault after each."""
    chance, tally = random.Random(seed), Tally()
    with at_the_app(*unsafe) as (sitting, place, opened, folder):
        faults = [fault for call in calls for fault in _every(sitting, call, folder)]
        for fault in faults if len(faults) <= count else chance.sample(faults, count):
            if fault.new_page:
                sitting.ask("new")
            text = f"{chance.getrandbits(40):010x} {error} at {fault.call} {fault.number} "
            if not fault.new_page:
                text = f"and {text}"
            before = sitting.ask("look")["text"]
            with failing(sitting.process.pid, error, fault, folder) as injected:
                stands = sitting.ask("type", text)
            if stands["state"] == "CLOSED":
                tally.complaints.append(f"the journal was closed as damaged after {fault}")
                break
            tally.faults += bool(injected)
            _judge(sitting, stands, before + text, str(fault), tally, had_to_save=not injected)
            tally.complaints += [f"{problem} after {fault}" for problem in look(place, opened, sitting.words)]
        _judge_the_end(sitting, place, opened, tally)
    return tally


def fill_a_small_disk(count: int, seed: int) -> Tally | None:
    """A real disk with so many pages left, from none on; None where none may be mounted."""
    chance, tally = random.Random(seed), Tally()
    with scratch() as folder, _small_disk(folder / "small") as small:
        if small is None:
            return None
        with at_the_app(at=small) as (sitting, place, opened, _folder):
            for pages in (*range(min(count, 8)), *(chance.randrange(60) for _ in range(count - 8))):
                sitting.ask("new")
                text = f"{chance.getrandbits(40):010x} with {pages} pages left " + "and more " * chance.randrange(20)
                with _filled(small, pages):
                    stands = sitting.ask("type", text)
                    _judge(sitting, stands, text, f"{pages} pages left", tally, again=False)
                _judge(sitting, sitting.ask("again") if stands["state"] == "NOT_SAVED" else stands, text, "", tally)
                tally.faults += 1
                tally.complaints += look(place, opened, sitting.words)
            _judge_the_end(sitting, place, opened, tally)
    return tally


@contextmanager
def at_the_app(*unsafe: str, at: Path | None = None) -> Iterator[tuple[Sitting, Place, Opened, Path]]:
    """Somebody at an empty page."""
    with scratch() as folder:
        place = Place((at or folder) / "place")
        opened = furnish(place)
        (folder / "home").mkdir()
        sitting = Sitting(place, folder / "home", *unsafe)
        try:
            yield sitting, place, opened, folder
        finally:
            sitting.kill()


@contextmanager
def failing(process: int, error: str, fault: Fault, folder: Path) -> Iterator[list[str]]:
    """While it lasts, that call of the process fails; afterwards the list holds the calls that did."""
    if not shutil.which("strace"):
        raise CannotTry("strace is not installed here")
    when = f"{fault.number}+" if fault.onwards else str(fault.number)
    with watching(process, folder, "-e", f"inject={fault.call}:error={error}:when={when}", call=fault.call) as lines:
        injected: list[str] = []
        yield injected
    injected += [line for line in lines if "(INJECTED)" in line]


@contextmanager
def watching(process: int, folder: Path, *more: str, call: str) -> Iterator[list[str]]:
    """While it lasts, strace looks at the process; afterwards the list holds its calls of this kind."""
    trace = folder / "calls"
    trace.unlink(missing_ok=True)
    command = ["strace", "-o", str(trace), "-e", f"trace={call}", *more, "-p", str(process)]
    strace = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert strace.stderr is not None
    said = strace.stderr.readline()
    if "attached" not in said:
        strace.communicate()
        raise CannotTry(f"this system does not let one process watch another: {said}")
    lines: list[str] = []
    try:
        yield lines
    finally:
        strace.send_signal(signal.SIGINT)
        strace.communicate()
        lines += [line for line in trace.read_text("utf-8", "replace").splitlines() if line.startswith(call)]


def look(place: Place, opened: Opened, words: dict[str, str]) -> list[str]:
    """What is wrong with the vault beside what the page called saved."""
    try:
        vault = Vault.open(place.profile.vault, opened.key, opened.vault_id)
    except StorageError as error:
        return [type(error).__name__]
    try:
        found = compare(entries_of(vault), words)
        problems = what_is_wrong(vault)
    finally:
        vault.close()
    problems += [f"{found.lost} lost"] if found.lost else []
    return problems + ([f"{found.twice} twice"] if found.twice else [])


def _every(sitting: Sitting, call: str, folder: Path) -> Iterator[Fault]:
    """As many of these calls as a save makes, and one more, which no longer happens."""
    for new_page in (True, False):
        if new_page:
            sitting.ask("new")
        with watching(sitting.process.pid, folder, call=call) as lines:
            sitting.ask("type", f"{time.monotonic_ns():x} to count {call} ")
        for onwards in (False, True):
            yield from (Fault(call, number, onwards, new_page) for number in range(1, len(lines) + 2))


def _judge(
    sitting: Sitting,
    stands: dict[str, Any],
    text: str,
    what: str,
    tally: Tally,
    *,
    had_to_save: bool = False,
    again: bool = True,
) -> None:
    """Every word is still on the page; what was not saved is said; and the next try goes through."""
    if stands["text"] != text:
        tally.complaints.append(f"other words on the page: {what}")
    if stands["state"] == "NOT_SAVED":
        tally.said += 1
        tally.slowest_s = max(tally.slowest_s, stands["seconds"])
        if not stands["bar_seen"] or _STILL_HERE not in stands["bar"]:
            tally.complaints.append(f"nothing was said: {what}")
        if again:
            _judge(sitting, sitting.ask("again"), text, f"once more, {what}", tally, had_to_save=True, again=False)
    if had_to_save and stands["state"] != "SAVED":
        tally.complaints.append(f"{stands['state']}: {what}")


def _judge_the_end(sitting: Sitting, place: Place, opened: Opened, tally: Tally) -> None:
    """It lives, can be killed, and another one finds everything."""
    if sitting.process.poll() is not None:
        tally.complaints.append("the app ended")
    words = dict(sitting.words)
    sitting.kill()
    tally.complaints += look(place, opened, words)


@contextmanager
def _small_disk(at: Path) -> Iterator[Path | None]:
    at.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={_SMALL_DISK}", "tmpfs", str(at)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=False)


@contextmanager
def _filled(disk: Path, pages: int) -> Iterator[None]:
    """The disk has only so many pages left, until this is over."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        left = os.statvfs(disk)
        file.write(bytes(max(0, left.f_bavail - pages) * left.f_bsize))
    try:
        yield
    finally:
        ballast.unlink()
