"""Every row of the catalogue at the size of a commit."""

import os
import subprocess
import sys

import pytest

from tests.faults.catalogue import rows
from tests.faults.place import PROJECT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="another system kills in another way")
_CANNOT = 3


@pytest.mark.slow
@pytest.mark.parametrize("name", [row.name for row in rows() if row.per_commit])
def test_the_target_is_reached(name: str) -> None:
    command = [sys.executable, "-m", "tests.faults", "--per-commit", "--only", name]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode == _CANNOT:
        pytest.skip(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_row_has_a_name_of_its_own_and_a_night() -> None:
    names = [row.name for row in rows()]
    assert len(names) == len(set(names))
    assert all(row.nightly >= row.per_commit for row in rows())
