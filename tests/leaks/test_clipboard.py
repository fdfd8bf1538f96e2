"""What other programs find on the clipboard of X11: a copy for a minute, with a request, and then nothing of ours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows import written_evening as evening

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).resolve().parents[2]


def test_a_copy_goes_in_time_at_lock_and_at_the_end_and_nobody_elses_does(tmp_path: Path) -> None:
    if not (shutil.which("xvfb-run") and shutil.which("xclip")):
        pytest.skip("xvfb-run and xclip are not here")
    surroundings = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-m", "tests.leaks.copying", str(tmp_path / "profile")],
        cwd=_ROOT,
        env=surroundings | {"QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert dict(line.split("=", 1) for line in done.stdout.splitlines()) == {
        "copied": evening.BODY,
        "hint": "secret",
        "after its time": "",
        "of another program": "a shopping list",
        "field": evening.TITLE,
        "field hint": "secret",
        "locked": "",
        "locked over another's": "a shopping list",
        "before the end": evening.BODY,
        "at the end": "",
    }
