"""The self-test holds here, and each of its checks says so when something is not as it must be."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import self_test
from app.paths import Profile
from app.self_test import NotSound, Trial

ROOT = Path(__file__).parent.parent


def run_apart(code: str) -> "subprocess.CompletedProcess[str]":
    """In a process of its own, because what listens for sockets can never be taken away again."""
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False
    )


@pytest.fixture
def trial(profile: Profile) -> Trial:
    return Trial(profile)


def test_everything_holds_on_this_computer_and_is_told_line_by_line() -> None:
    outcome = run_apart("from app.self_test import run; raise SystemExit(run())")
    lines = outcome.stdout.splitlines()
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert len(lines) == len(Trial(Profile(Path("nowhere"))).checks()) + 1
    assert all(line.startswith("ok      ") for line in lines)
    assert outcome.stderr == ""


def test_an_internet_socket_is_noticed_and_ends_in_another_exit_code() -> None:
    outcome = run_apart(
        "import socket\n"
        "from app import self_test\n"
        "self_test._argon2id = lambda: str(socket.socket(socket.AF_INET).close())\n"
        "raise SystemExit(self_test.run())"
    )
    assert outcome.returncode == 1
    assert "NOT OK  No internet socket was opened: socket.__new__" in outcome.stdout.splitlines()


def test_a_socket_that_stays_on_this_computer_is_allowed() -> None:
    outcome = run_apart(
        "import socket\n"
        "from app import self_test\n"
        "seen = self_test._watch_for_sockets()\n"
        "getattr(socket, 'AF_UNIX', None) and socket.socket(socket.AF_UNIX).close()\n"
        "raise SystemExit(len(seen))"
    )
    assert outcome.returncode == 0, outcome.stderr


def test_one_check_that_does_not_hold_keeps_no_other_from_being_told(capsys: pytest.CaptureFixture[str]) -> None:
    def breaks() -> str:
        raise NotSound("something else")

    assert not self_test._told("A thing", breaks)
    assert self_test._told("Another thing", lambda: "fine")
    assert capsys.readouterr().out == "NOT OK  A thing: something else\nok      Another thing: fine\n"


def test_what_goes_wrong_unforeseen_is_named_without_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    def breaks() -> str:
        raise ValueError("a path, or worse")

    assert not self_test._told("A thing", breaks)
    assert capsys.readouterr().out == "NOT OK  A thing: ValueError\n"


@pytest.mark.parametrize(("found", "holds"), [("3.51.3", True), ("3.60", True), ("4.0.0", True), ("3.51.2", False)])
def test_versions_are_compared_as_numbers(found: str, holds: bool) -> None:
    if holds:
        assert self_test._at_least((3, 51, 3), found) == found
    else:
        with pytest.raises(NotSound, match=found):
            self_test._at_least((3, 51, 3), found)


def test_the_file_of_the_trial_is_no_sqlite_to_anybody_else(trial: Trial, profile: Profile) -> None:
    trial.make()
    trial.write()
    trial.read_without_key()
    with sqlite3.connect(profile.vault) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_master")
    plain.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda profile, marker: profile.vault.write_bytes(b"SQLite format 3\0" + bytes(100)),
        lambda profile, marker: (profile.folder / "left behind").write_text(marker, "utf-8"),
        lambda profile, marker: (profile.folder / "left behind").write_text(marker, "utf-16-le"),
    ],
    ids=["plain database", "words", "words in UTF-16"],
)
def test_a_plain_file_beside_the_vault_is_noticed(
    trial: Trial, profile: Profile, spoil: Callable[[Profile, str], object]
) -> None:
    trial.make()
    spoil(profile, trial._marker)
    with pytest.raises(NotSound):
        trial.read_without_key()


def test_a_vault_that_was_never_made_is_no_vault(trial: Trial) -> None:
    for check in (trial.sqlite, trial.sqlcipher, trial.temporary_data, trial.full_text, trial.write, trial.search):
        with pytest.raises(NotSound, match="no open vault"):
            check()


def test_letting_a_wrong_key_in_is_noticed() -> None:
    with pytest.raises(NotSound, match="let in"):
        self_test._require_refusal(lambda: None)
