"""Preferences are stored at every change and told to everyone."""

from pathlib import Path

from PySide6.QtCore import QObject

from app import settings
from app.settings import Preferences
from app.ui.preferences_holder import PreferencesHolder


def test_a_change_is_told_and_stored(qapp: QObject, tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    holder = PreferencesHolder(path)
    told: list[Preferences] = []
    holder.changed.connect(told.append)
    holder.change(idle_minutes=10)
    holder.change(idle_minutes=10)
    assert [value.idle_minutes for value in told] == [10]
    assert settings.read(path).idle_minutes == 10
    assert PreferencesHolder(path).value == holder.value


def test_a_disk_that_refuses_keeps_the_choice_for_now(qapp: QObject, tmp_path: Path) -> None:
    holder = PreferencesHolder(tmp_path / "nowhere" / "preferences.json")
    troubles: list[Exception] = []
    holder.not_kept.connect(troubles.append)
    holder.change(scheme="dark")
    assert holder.value.scheme == "dark"
    assert [type(trouble) for trouble in troubles] == [FileNotFoundError]


def test_undo_puts_everything_back(qapp: QObject, tmp_path: Path) -> None:
    holder = PreferencesHolder(tmp_path / "preferences.json")
    before = holder.value
    holder.change(text_size=1.5, motion="reduced")
    holder.put(before)
    assert holder.value == before
    assert (tmp_path / "preferences.json").read_text("utf-8").strip() == "{}"
