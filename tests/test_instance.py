"""One instance per profile, with a real second process: taken, refused, knocked, taken over after a kill."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.instance import Instance
from app.paths import Profile

OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.instance import Instance
from app.paths import Profile

app = QCoreApplication(["alcove"])
instance = Instance(Profile(Path(sys.argv[1])))
instance.knocked.connect(app.quit)
print("taken" if instance.take() else "refused", flush=True)
if sys.argv[2] == "stay":
    app.exec()
    print("knocked", flush=True)
elif sys.argv[2] == "knock":
    print("answered" if instance.knock() else "silence", flush=True)
"""

Start = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def start(profile: Profile) -> Iterator[Start]:
    """Starts another process at the profile: "stay" holds it until somebody knocks, "knock" knocks."""
    started: list[subprocess.Popen[str]] = []

    def begin(way: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", OTHER, str(profile.folder), way]
        other = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent)
        started.append(other)
        return other

    yield begin
    for other in started:
        other.kill()
        other.communicate()


def line_from(other: "subprocess.Popen[str]") -> str:
    assert other.stdout is not None
    return other.stdout.readline().strip()


@pytest.fixture
def instance(profile: Profile, qapp: QCoreApplication) -> Iterator[Instance]:
    ours = Instance(profile)
    yield ours
    ours.release()


def test_the_first_takes_the_profile_and_the_second_does_not(instance: Instance, start: Start) -> None:
    assert line_from(start("stay")) == "taken"
    assert not instance.take()


def test_a_second_start_brings_the_first_forward(instance: Instance, start: Start, profile: Profile) -> None:
    first = start("stay")
    assert line_from(first) == "taken"
    assert instance.knock(10)
    assert line_from(first) == "knocked"
    assert not profile.knock.exists()


def test_every_knock_is_heard(instance: Instance, start: Start, qtbot: QtBot) -> None:
    assert instance.take()
    for _ in range(2):
        with qtbot.waitSignal(instance.knocked, timeout=10_000):
            second = start("knock")
        assert line_from(second) == "refused"
        assert line_from(second) == "answered"


def test_a_first_that_does_not_answer_is_told_apart(instance: Instance, start: Start) -> None:
    first = start("stay")
    assert line_from(first) == "taken"
    if not hasattr(signal, "SIGSTOP"):
        pytest.skip("this system cannot hold a process still")
    os.kill(first.pid, signal.SIGSTOP)
    assert not instance.knock(0.2)


def test_a_knock_from_the_past_is_nobody(instance: Instance, profile: Profile, qtbot: QtBot) -> None:
    profile.knock.touch()
    with qtbot.assertNotEmitted(instance.knocked):
        assert instance.take()
        QCoreApplication.processEvents()
    assert not profile.knock.exists()


def test_other_changes_in_the_folder_are_no_knock(instance: Instance, profile: Profile, qtbot: QtBot) -> None:
    assert instance.take()
    with qtbot.assertNotEmitted(instance.knocked, wait=200):
        profile.preferences.write_text("{}", "utf-8")


def test_a_profile_left_by_a_kill_is_taken_over(instance: Instance, start: Start, profile: Profile) -> None:
    first = start("stay")
    assert line_from(first) == "taken"
    first.kill()
    first.wait()
    assert profile.lock.exists() or sys.platform == "win32"
    assert instance.take()


def test_a_released_profile_can_be_taken_by_who_comes_next(instance: Instance, start: Start) -> None:
    assert instance.take()
    instance.release()
    assert line_from(start("stay")) == "taken"


def test_a_released_profile_hears_no_knock(instance: Instance, profile: Profile, qtbot: QtBot) -> None:
    assert instance.take()
    instance.release()
    with qtbot.assertNotEmitted(instance.knocked, wait=200):
        assert not instance.knock(0.1)


def test_a_folder_that_cannot_be_written_is_told_apart_from_a_taken_one(
    profile: Profile, qapp: QCoreApplication
) -> None:
    with pytest.raises(OSError, match="cannot be written"):
        Instance(Profile(profile.folder / "not there")).take()
