"""After a lock the process holds no word and no key: neither what was typed nor what opened it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.flows import written_evening as evening
from tests.leaks.memory import found_in_memory
from tests.support.profiles import Made, make_profile
from tests.support.quick_keys import use_quick_keys

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has /proc")]

_ROOT = Path(__file__).resolve().parents[2]


class Watched:
    """The process at the window, and how to lead it on."""

    def __init__(self, process: "subprocess.Popen[str]", orders: Path) -> None:
        self._process = process
        self._orders = orders

    def until(self, how_far: str) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.strip() == how_far:
                return
        raise AssertionError(f"it ended before “{how_far}”")

    def go_on_after(self, how_far: str) -> None:
        (self._orders / how_far).touch()

    def holds(self, made: Made) -> set[str]:
        """Words and key found in its memory just now."""
        secrets = (made.key.content, made.key.hex.encode())
        return found_in_memory(self._process.pid, evening.WORDS, secrets)

    def arguments(self) -> list[str]:
        return Path(f"/proc/{self._process.pid}/cmdline").read_text("utf-8").split("\0")


@contextmanager
def at_the_window(made: Made, tmp_path: Path, *mode: str) -> Iterator[Watched]:
    orders = tmp_path / "orders"
    orders.mkdir()
    command = [sys.executable, "-m", "tests.leaks.at_the_window", str(made.profile.folder), str(orders), *mode]
    process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield Watched(process, orders)
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    use_quick_keys(monkeypatch)
    return make_profile(tmp_path / "profile", evening.PASSWORD)


def test_the_process_after_a_lock_holds_nothing(made: Made, tmp_path: Path) -> None:
    with at_the_window(made, tmp_path) as watched:
        watched.until("written")
        before = watched.holds(made)
        assert {evening.BODY, evening.TITLE, made.key.hex} <= before, "the scan finds nothing while it is there"
        assert "--locked" not in watched.arguments()
        watched.go_on_after("written")
        watched.until("locked again")
        assert "--locked" in watched.arguments()
        assert watched.holds(made) == set()


def test_behind_the_safe_space_the_vault_is_closed_and_the_process_goes_when_that_does(
    made: Made, tmp_path: Path
) -> None:
    with at_the_window(made, tmp_path, "haven") as watched:
        watched.until("written")
        watched.go_on_after("written")
        watched.until("locked behind the safe space")
        assert "--locked" not in watched.arguments()
        watched.go_on_after("locked behind the safe space")
        watched.until("locked again")
        assert watched.holds(made) == set()


def test_the_scan_finds_words_and_secrets_in_a_process() -> None:
    here = found_in_memory(os.getpid(), [evening.BODY, evening.ABROAD], [bytes(range(200, 232))])
    assert here == {evening.BODY, evening.ABROAD, bytes(range(200, 232)).hex()}
