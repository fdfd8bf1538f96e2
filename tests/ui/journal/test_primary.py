"""On X11 every selection is offered to all programs at once; what is selected in Alcove is not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def test_other_programs_read_nothing_of_what_is_selected() -> None:
    if not (shutil.which("xvfb-run") and shutil.which("xclip")):
        pytest.skip("xvfb-run and xclip are not here")
    surroundings = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-m", "tests.ui.journal.selecting"],
        cwd=ROOT,
        env=surroundings | {"QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    read = dict(line.split("=", 1) for line in done.stdout.splitlines())
    kept = ("editor", "title", "search", "field", "reading")
    assert read == {"control": "anybody may read this"} | dict.fromkeys(kept, "")
