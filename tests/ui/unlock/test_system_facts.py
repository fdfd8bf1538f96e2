"""What the system knows: whether Caps Lock is on, and which drive can be taken away."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStorageInfo

from app.ui.unlock import caps_lock, removable

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="Linux shows its lights as files")


@pytest.fixture
def lights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(caps_lock, "_LIGHTS", tmp_path)
    return tmp_path


def light(folder: Path, name: str, brightness: str) -> None:
    (folder / name).mkdir()
    (folder / name / "brightness").write_text(brightness)


@linux_only
@pytest.mark.parametrize(("brightness", "on"), [("0\n", False), ("1\n", True), ("255\n", True)])
def test_the_light_of_the_keyboard_tells(lights: Path, brightness: str, on: bool) -> None:
    light(lights, "input3::capslock", brightness)
    light(lights, "input3::numlock", "1\n")
    assert caps_lock.caps_lock_is_on() is on


@linux_only
def test_without_a_light_nothing_is_claimed(lights: Path) -> None:
    assert not caps_lock.caps_lock_is_on()


@linux_only
def test_a_light_that_cannot_be_read_claims_nothing(lights: Path) -> None:
    light(lights, "input3::capslock", "what?")
    assert not caps_lock.caps_lock_is_on()


def test_asking_the_real_system_does_no_harm() -> None:
    assert caps_lock.caps_lock_is_on() in (True, False)


class Volume(QStorageInfo):
    """A drive of the test."""

    def __init__(self, root: str, *, ready: bool = True, read_only: bool = False) -> None:
        super().__init__()
        self._root, self._ready, self._read_only = root, ready, read_only

    def rootPath(self) -> str:
        return self._root

    def isReady(self) -> bool:
        return self._ready

    def isReadOnly(self) -> bool:
        return self._read_only

    def isRoot(self) -> bool:
        return self._root == "/"


def offered(monkeypatch: pytest.MonkeyPatch, *volumes: Volume) -> str:
    class Mounted:
        @staticmethod
        def mountedVolumes() -> list[Volume]:
            return list(volumes)

    monkeypatch.setattr(removable, "QStorageInfo", Mounted)
    return removable.best_folder().as_posix()


def test_a_stick_is_offered_first(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, Volume("/"), Volume("/boot"), Volume("/media/ann/STICK")) == "/media/ann/STICK"


def test_a_stick_that_cannot_be_written_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    sticks = Volume("/media/a", read_only=True), Volume("/media/b", ready=False), Volume("/run/media/ann/c")
    assert offered(monkeypatch, *sticks) == "/run/media/ann/c"


def test_without_a_stick_it_is_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, Volume("/"), Volume("/home")).startswith(str(Path.home()))
