"""A crash leaves nothing of what was in memory. Both patterns of a system are tried by `tests.leaks.cores`."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import Profile
from tests.leaks.cores import bytes_kept

pytestmark = pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="only Linux has /proc")

_ROOT = Path(__file__).resolve().parents[2]


def test_a_crash_leaves_no_file(tmp_path: Path) -> None:
    """Where files are written at all, one is written of a process that does not keep out."""
    usual, guarded = tmp_path / "usual", tmp_path / "guarded"
    usual.mkdir()
    guarded.mkdir()
    pattern = Path("/proc/sys/kernel/core_pattern").read_text("ascii")
    import resource

    if not pattern.startswith(("|", "/")) and resource.getrlimit(resource.RLIMIT_CORE)[1] != 0:
        assert bytes_kept(usual) > 0
    assert bytes_kept(guarded, "kept-out") == 0


def test_the_running_app_keeps_out(tmp_path: Path) -> None:
    """The command itself, looked at from outside while it runs."""
    profile = Profile(tmp_path / "profile")
    command = [sys.executable, "-m", "app", "--profile", str(profile.folder)]
    process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not profile.lock.exists():
            assert process.poll() is None, "it ended"
            os.sched_yield()
        limits = Path(f"/proc/{process.pid}/limits").read_text("ascii")
    finally:
        process.kill()
        process.wait()
    assert re.search(r"Max core file size +([01]) +\1 ", limits), limits
