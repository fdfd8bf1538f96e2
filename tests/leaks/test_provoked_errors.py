"""Errors that carry words and the key in their hands: nothing that is said or logged lets one out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows import written_evening as evening
from tests.leaks.provoking import KEY

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).resolve().parents[2]
SECRETS = (evening.BODY, evening.TITLE, KEY.hex(), repr(KEY)[2:20])
COUNT = 250


def said_while_provoked(folder: Path, count: int, seed: int, *mode: str) -> str:
    """Everything that went to the terminal, the log and the dialogs."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.leaks.provoking", str(folder), str(count), str(seed), *mode],
        cwd=_ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=600,
        check=False,
    )
    assert f"provoked {count}\n" in done.stdout, done.stderr[-2000:]
    return done.stdout + done.stderr


def let_out(said: str) -> list[str]:
    return [line[:300] for line in said.splitlines() if any(secret in line for secret in SECRETS)]


def test_errors_let_nothing_out(tmp_path: Path) -> None:
    said = said_while_provoked(tmp_path, COUNT, 6)
    assert said.count("said: ") > COUNT / 2
    assert said.count("Error at ") > COUNT / 2, "the log says nothing, so there was nothing to look through"
    assert let_out(said) == []


def test_without_the_net_they_are_let_out(tmp_path: Path) -> None:
    assert let_out(said_while_provoked(tmp_path, 40, 6, "unguarded")) != []
