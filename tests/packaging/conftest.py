"""The app that people get, for the tests that look at it or sit in front of it."""

import sys
from pathlib import Path

import pytest

DIST = Path(__file__).resolve().parents[2] / "dist"


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder that `dev.py build` made."""
    folder = DIST / ("Alcove.app" if sys.platform == "darwin" else "alcove")
    if not folder.is_dir():
        pytest.skip("no built app is here; python3 dev.py build makes one")
    return folder


@pytest.fixture(scope="session")
def command(built: Path) -> Path:
    """The program in it."""
    name = {"win32": "Alcove.exe", "darwin": "Contents/MacOS/Alcove"}.get(sys.platform, "alcove")
    return built / name
