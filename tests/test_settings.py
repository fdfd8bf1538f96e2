"""Preferences survive everything a file can be, and the file holds only what somebody changed."""

import json
import stat
import sys
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.settings import _CHOICES, IDLE_MINUTES, TEXT_SIZES, Preferences, read, write


def other_than_usual() -> Preferences:
    """Preferences in which everything differs from the defaults."""
    changed: dict[str, Any] = {}
    for field in fields(Preferences):
        offered = [choice for choice in _CHOICES.get(field.name, ()) if choice != field.default]
        match field.default:
            case _ if offered:
                changed[field.name] = offered[-1]
            case bool():
                changed[field.name] = not field.default
            case int():
                changed[field.name] = field.default + 1
            case str():
                changed[field.name] = f"{field.default} and more"
    return Preferences(**changed)


CHANGED = other_than_usual()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "preferences.json"


def test_what_is_written_is_read(file: Path) -> None:
    write(file, CHANGED)
    assert read(file) == CHANGED


def test_the_example_above_changes_everything() -> None:
    usual = Preferences()
    assert [field.name for field in fields(CHANGED) if getattr(CHANGED, field.name) == getattr(usual, field.name)] == []


def test_only_what_differs_is_stored(file: Path) -> None:
    write(file, replace(Preferences(), scheme="dark"))
    assert json.loads(file.read_text("utf-8")) == {"scheme": "dark"}
    write(file, Preferences())
    assert json.loads(file.read_text("utf-8")) == {}


def test_without_a_file_everything_is_calm(file: Path) -> None:
    assert read(file) == Preferences()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"dark"', "[" * 100_000, '{"scheme": ', "\ufeff{}", "{" * 9])
def test_a_broken_file_is_no_file(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    assert read(file) == Preferences()


def test_bytes_that_are_no_text_are_no_file(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00\x80")
    assert read(file) == Preferences()


def test_a_folder_in_its_place_is_no_file(file: Path) -> None:
    file.mkdir()
    assert read(file) == Preferences()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_size", 3.0),
        ("text_size", "1.5"),
        ("text_size", float("nan")),
        ("scheme", "pink"),
        ("scheme", None),
        ("idle_minutes", 7),
        ("idle_minutes", 5.0),
        ("hide_when_away", 1),
        ("hide_when_away", "yes"),
        ("window_width", True),
        ("window_width", -4),
        ("window_height", 10**9),
        ("country", ["NZ"]),
        ("country", "x" * 10_000),
        ("unheard_of", 1),
    ],
)
def test_one_value_that_cannot_be_does_not_cost_the_others(file: Path, name: str, value: object) -> None:
    file.write_text(json.dumps({"page": "warm", name: value}), "utf-8")
    assert read(file) == replace(Preferences(), page="warm")


def test_every_choice_on_offer_is_kept(file: Path) -> None:
    for size in TEXT_SIZES:
        write(file, replace(Preferences(), text_size=size))
        assert read(file).text_size == size
    for minutes in IDLE_MINUTES:
        write(file, replace(Preferences(), idle_minutes=minutes))
        assert read(file).idle_minutes == minutes


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from([field.name for field in fields(Preferences)]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers()),
    )
)
def test_whatever_stands_in_the_file_the_types_hold(file: Path, stored: dict[str, object]) -> None:
    file.write_text(json.dumps(stored), "utf-8")
    kinds = {name: type(value) for name, value in asdict(Preferences()).items()}
    assert {name: type(value) for name, value in asdict(read(file)).items()} == kinds


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions another way")
def test_the_file_belongs_to_this_account_alone(file: Path) -> None:
    write(file, CHANGED)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_left_beside_the_file(file: Path) -> None:
    write(file, CHANGED)
    write(file, Preferences())
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_file_that_cannot_be_replaced_keeps_what_it_held(file: Path) -> None:
    write(file, CHANGED)
    file.with_suffix(".new").mkdir()
    with pytest.raises(OSError):
        write(file, Preferences())
    assert read(file) == CHANGED
