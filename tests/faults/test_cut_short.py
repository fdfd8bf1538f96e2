"""Changes cut short: the checks find a careless way of making them."""

import os
import subprocess
import sys

import pytest

from tests.faults import cut_short
from tests.faults.place import PROJECT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="another system kills in another way")]


@pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux")
@pytest.mark.parametrize("name", ["key-file-in-place", "migration-as-script"])
def test_a_power_cut_in_a_careless_change_is_found(name: str) -> None:
    assert cut_short.cut_power(name, 60, 7)["wrong"] > 5


def test_a_kill_in_a_careless_change_is_found() -> None:
    command = [sys.executable, "-m", "tests.faults.cut_short", "kill", "migration-as-script", "20", "7"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert int(done.stdout) > 2, done.stderr
