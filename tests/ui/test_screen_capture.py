"""Left out of pictures of the screen: every window, while it is wanted. The systems themselves are not here."""

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.paths import Profile
from app.settings import Preferences
from app.ui import objective_c, screen_capture
from app.ui.screen_capture import ScreenCapture, ask_windows, asker
from app.ui.settings.catalogue import Catalogue
from app.ui.settings.rows import Switch
from tests.support.keychain import MemoryKeychain
from tests.support.running import running
from tests.ui.test_private_copy import FakeRuntime

Asked = list[tuple[int, bool]]


@pytest.fixture
def asked() -> Asked:
    return []


@pytest.fixture
def capture(qapp: QApplication, asked: Asked) -> Iterator[ScreenCapture]:
    made = ScreenCapture(lambda handle, wanted: asked.append((handle, wanted)))
    yield made
    made.set_left_out(False)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_asked_while_nobody_wants_it(capture: ScreenCapture, window: QWidget, asked: Asked) -> None:
    assert asked == []


def test_a_window_that_is_there_is_left_out_and_comes_back(
    capture: ScreenCapture, window: QWidget, asked: Asked
) -> None:
    capture.set_left_out(True)
    assert (int(window.winId()), True) in asked
    capture.set_left_out(False)
    assert (int(window.winId()), False) in asked


def test_windows_and_menus_that_come_later_are_left_out(capture: ScreenCapture, qtbot: QtBot, asked: Asked) -> None:
    capture.set_left_out(True)
    asked.clear()
    later, menu = QWidget(), QMenu()
    menu.addAction("one")
    for one in (later, menu):
        qtbot.addWidget(one)
        one.show()
    assert {(int(one.winId()), True) for one in (later, menu)} <= set(asked)
    menu.close()


def test_after_it_was_switched_off_new_windows_are_as_usual(capture: ScreenCapture, qtbot: QtBot, asked: Asked) -> None:
    capture.set_left_out(True)
    capture.set_left_out(False)
    asked.clear()
    later = QWidget()
    qtbot.addWidget(later)
    later.show()
    assert asked == []


def test_windows_is_given_the_affinity_that_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[int | None, int]] = []
    user32 = SimpleNamespace(SetWindowDisplayAffinity=lambda handle, kind: said.append((handle.value, kind)))
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    ask_windows(77, True)
    ask_windows(77, False)
    assert said == [(77, 0x11), (77, 0)]


@pytest.mark.parametrize(("wanted", "kind"), [(True, 0), (False, 1)])
def test_macos_is_given_the_kind_of_sharing(wanted: bool, kind: int) -> None:
    runtime = FakeRuntime()
    objective_c.leave_out(55, wanted, runtime)
    assert runtime.said == [(55, "window", ()), (1001, "setSharingType:", (kind,))]


@pytest.mark.parametrize(("system", "there"), [("linux", False), ("win32", True), ("darwin", True)])
def test_the_switch_stands_where_a_system_knows_of_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, system: str, there: bool
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    sections = Catalogue().sections(has_passphrase=False, recovery_confirmed=False, folder="")
    fields = [row.field for section in sections for row in section.rows if isinstance(row, Switch)]
    assert (asker() is not None) is there
    assert ("left_out_of_capture" in fields) is there


def test_it_is_off_at_first_and_a_choice_takes_hold_before_the_first_picture(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: Asked
) -> None:
    assert not Preferences().left_out_of_capture
    profile = Profile(tmp_path / "profile")
    profile.prepare()
    settings.write(profile.preferences, Preferences(left_out_of_capture=True))
    monkeypatch.setattr(screen_capture, "asker", lambda: lambda handle, wanted: asked.append((handle, wanted)))
    at_first: Asked = []
    with running(profile, MemoryKeychain(), began=lambda: at_first.extend(asked)) as (app, _robot):
        assert (int(app.window.winId()), True) in at_first
        app.preferences.change(left_out_of_capture=False)
        assert (int(app.window.winId()), False) in asked
