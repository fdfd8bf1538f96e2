"""What a system keeps of a process that crashed: how many bytes, as a file or through a pipe.

Run as a program with the rights to change it, it tries both patterns and puts the old one back:
python -m tests.leaks.cores.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATTERN = Path("/proc/sys/kernel/core_pattern")
_ROOT = Path(__file__).resolve().parents[2]


def bytes_kept(folder: Path, *mode: str) -> int:
    """Crashes a process in this folder, with every limit lifted that can be, and gives what was kept there."""
    subprocess.run(
        [sys.executable, "-m", "tests.leaks.crashing", *mode],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        preexec_fn=_lift_the_limit,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _lift_the_limit() -> None:
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


@contextmanager
def pattern(text: str) -> Iterator[None]:
    """Another pattern for the whole system; raises OSError where that is not allowed."""
    before = _PATTERN.read_text("ascii")
    _PATTERN.write_text(text, "ascii")
    try:
        yield
    finally:
        _PATTERN.write_text(before, "ascii")


def both_patterns() -> Iterator[tuple[str, int, int]]:
    """For a file and a pipe: bytes kept of a process as it comes, and of one that keeps out."""
    for name in ("file", "pipe"):
        with tempfile.TemporaryDirectory() as unguarded, tempfile.TemporaryDirectory() as guarded:
            counts = []
            for folder, mode in ((unguarded, ()), (guarded, ("kept-out",))):
                handler = Path(folder) / "handler"
                handler.write_text(f"#!/bin/sh\nexec cat > {folder}/kept\n", "ascii")
                handler.chmod(0o700)
                before = handler.stat().st_size
                with pattern("core" if name == "file" else f"|{handler}"):
                    counts.append(bytes_kept(Path(folder), *mode) - before)
            yield name, counts[0], counts[1]


def main() -> None:
    for name, usual, guarded in both_patterns():
        print(f"{name}: {usual} bytes kept as it comes, {guarded} of one that keeps out")


if __name__ == "__main__":
    main()
