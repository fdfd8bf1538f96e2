"""What every test is held to, each rule seen catching what it is for in a run of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.reading import ROOT

OFFENDERS = '''
"""Tests that break the rules of the house, and some that keep them."""

import logging
import os
import stat
import warnings

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QWidget

kept = []

def test_leaves_a_window(qapp):
    kept.append(QWidget())

def test_leaves_a_line_in_the_log():
    logging.getLogger("alcove").warning("something odd")

def test_makes_qt_warn(qtbot):
    qWarning("something odd")

def test_makes_python_warn():
    warnings.warn("something old", DeprecationWarning, stacklevel=1)

def test_skips_without_leave():
    pytest.skip("no mood for it")

def test_says_what_it_logs_KEEPS():
    logging.getLogger("alcove").warning("something odd")
test_says_what_it_logs_KEEPS = pytest.mark.logs("something odd")(test_says_what_it_logs_KEEPS)

def test_skips_with_leave_KEEPS():
    pytest.skip("it is allowed")

def test_hands_its_window_over_KEEPS(qtbot):
    qtbot.addWidget(QWidget())

def test_has_a_home_of_its_own_KEEPS(profile):
    assert "alcove-tests-" in os.environ["HOME"]
    assert os.path.expanduser("~") == os.environ["HOME"]
    assert "DISPLAY" not in os.environ
    assert stat.S_IMODE(profile.folder.stat().st_mode) == 0o700 or os.name == "nt"
'''


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The outcomes of each test, by name; a test that leaves something behind passes first and is then an error."""
    file = tmp_path_factory.mktemp("offenders") / "test_offenders.py"
    file.write_text(OFFENDERS, "utf-8")
    surroundings = {**os.environ, "CI": "true", "ALCOVE_ALLOWED_SKIPS": "another reason\nit is allowed"}
    options = ["-c", "pyproject.toml", "-p", "tests.conftest", "-p", "no:cacheprovider", "-rA", "-q"]
    outcome = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(file)],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, set[str]] = {}
    for word, name in re.findall(r"^(PASSED|FAILED|ERROR) \S*::(\w+)", outcome.stdout, re.MULTILINE):
        found.setdefault(name, set()).add(word)
    assert found, outcome.stdout + outcome.stderr
    return found


@pytest.mark.parametrize(
    "name",
    [
        "test_leaves_a_window",
        "test_leaves_a_line_in_the_log",
        "test_makes_qt_warn",
        "test_makes_python_warn",
        "test_skips_without_leave",
    ],
)
def test_what_breaks_a_rule_does_not_pass(told: dict[str, set[str]], name: str) -> None:
    assert told[name] & {"FAILED", "ERROR"}


def test_what_keeps_the_rules_passes(told: dict[str, set[str]]) -> None:
    keeping = {name: outcomes for name, outcomes in told.items() if name.endswith("KEEPS")}
    assert len(keeping) == 3
    assert set.union(*keeping.values()) == {"PASSED"}
    assert "test_skips_with_leave_KEEPS" not in told


def test_this_very_run_stays_out_of_the_real_home() -> None:
    assert Path.home().name.startswith("alcove-tests-")
