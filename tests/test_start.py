"""The command line, and larger text on a very large screen."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app import start
from app.access import FirstRun, Locked
from app.start import Wishes, fit_large_screen, leave_others_their_libraries, read_wishes
from app.ui.preferences_holder import PreferencesHolder


@pytest.mark.parametrize(
    ("arguments", "wishes"),
    [
        ([], Wishes()),
        (["--profile", "there"], Wishes(profile="there")),
        (["--self-test"], Wishes(self_test=True)),
        (["--locked", "--minimised", "--place=-5,12"], Wishes(locked=True, minimised=True, place=(-5, 12))),
    ],
)
def test_the_command_line_is_read(arguments: list[str], wishes: Wishes) -> None:
    assert read_wishes(arguments) == wishes


@pytest.mark.parametrize("arguments", [["--what"], ["--place=3"], ["--place=a,b"], ["--profile"]])
def test_what_nobody_knows_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_wishes(arguments)
    assert ended.value.code == 2
    assert "usage: alcove" in capsys.readouterr().err


def test_the_help_names_only_what_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_wishes(["--help"])
    told = capsys.readouterr().out
    assert "--profile" in told and "--self-test" in told
    assert "--locked" not in told


@pytest.mark.parametrize(
    ("state", "screen", "size"),
    [
        (FirstRun(), (1, 1), 1.5),
        (FirstRun(), (100_000, 100_000), 1.0),
        (Locked(frozenset()), (1, 1), 1.0),
    ],
)
def test_a_very_large_screen_begins_with_larger_text(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    state: object,
    screen: tuple[int, int],
    size: float,
) -> None:
    """The screen of the tests is small, so what counts as very large is moved instead."""
    monkeypatch.setattr(start, "_LARGE_SCREEN", screen)
    preferences = PreferencesHolder(tmp_path / "preferences.json")
    fit_large_screen(state, preferences)
    assert preferences.value.text_size == size


def test_a_size_that_was_chosen_stays(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_LARGE_SCREEN", (1, 1))
    preferences = PreferencesHolder(tmp_path / "preferences.json")
    preferences.change(text_size=1.12)
    fit_large_screen(FirstRun(), preferences)
    assert preferences.value.text_size == 1.12


@pytest.mark.parametrize("before", [None, "/opt/theirs"])
def test_what_a_frozen_app_starts_finds_its_own_libraries(monkeypatch: pytest.MonkeyPatch, before: str | None) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/where/alcove/is")
    if before is None:
        monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    else:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    leave_others_their_libraries()
    assert os.environ.get("LD_LIBRARY_PATH") == before


def test_from_source_the_libraries_of_the_session_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/theirs")
    leave_others_their_libraries()
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/theirs"
