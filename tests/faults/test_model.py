"""The model: it finds a journal that forgets a change, and what it is told in one sequence it is told in the next."""

import os
import subprocess
import sys

import pytest

from tests.faults.place import PROJECT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="Windows cannot fork")]
_PROGRAM = "from tests.faults import model; print(model.check(2, 7, 'forgetful').text)"


def test_a_journal_that_forgets_is_found_and_the_seed_is_named() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert "seed 70000" in done.stdout, done.stdout + done.stderr
    assert ": 0 differences" not in done.stdout
