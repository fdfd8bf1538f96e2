"""R12: a second start over the same profile, and a start after the first was killed and left its lock behind."""

import statistics
import subprocess
import sys
import time

from tests.faults.catalogue import Reached
from tests.faults.disk_trouble import Sitting, look
from tests.faults.place import PROJECT, Place, furnish, quiet_environment, scratch

_ASKED_S, _PATIENT_S = 1.0, 20.0
_MANY = 10


def check(count: int, seed: int) -> Reached:
    """The times are judged by their median, and strictly only where there are many."""
    told, taken_over, wrong = [], [], []
    for _ in range(count):
        with scratch() as folder:
            place = Place(folder)
            opened = furnish(place)
            (folder / "home").mkdir()
            first = _typing(place)
            assert first.stdout is not None
            first.stdout.readline()
            began = time.perf_counter()
            second = _second(place)
            told.append(time.perf_counter() - began)
            if second.returncode != 0 or "already open" not in second.stdout:
                wrong.append(f"the second start said {second.stdout!r} {second.stderr[-200:]!r}")
            if not first.stdout.readline():
                wrong.append("the first one ended")
            first.kill()
            first.communicate()
            began = time.perf_counter()
            third = Sitting(place, folder / "home")
            taken_over.append(time.perf_counter() - began)
            if third.ask("type", "after the crash ")["state"] != "SAVED":
                wrong.append("nothing could be written after the lock was taken over")
            third.kill()
            wrong += look(place, opened, third.words)
    limit = _ASKED_S if count >= _MANY else _PATIENT_S
    middle_told, middle_taken = statistics.median(told), statistics.median(taken_over)
    text = (
        f"{count} times: the second said so after {middle_told:.2f} s (at most {max(told):.2f}), "
        f"the next one after a kill was open after {middle_taken:.2f} s (at most {max(taken_over):.2f}), "
        f"starts of Python included; {len(wrong)} went wrong{''.join(f'; {one}' for one in wrong[:3])}"
    )
    return Reached(text, not wrong and middle_told < limit and middle_taken < 3 * limit)


def _typing(place: Place) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.faults.typist", str(place.folder), "steady"]
    environment = quiet_environment(place.folder / "home")
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=quiet, text=True)


def _second(place: Place) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "app", "--profile", str(place.profile.folder)]
    environment = quiet_environment(place.folder / "home")
    return subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=_PATIENT_S, check=False
    )
