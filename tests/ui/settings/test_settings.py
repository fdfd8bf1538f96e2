"""Settings in the real window: every choice holds at once, is kept, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.main import App
from app.settings import Preferences
from app.ui.settings.catalogue import Catalogue
from app.ui.settings.rows import Choice, Switch
from app.ui.settings.screen import SettingsScreen
from app.ui.shell import Place
from app.ui.theme import theme
from tests.support.laid_out import too_wide
from tests.support.profiles import make_profile
from tests.support.robot import Robot
from tests.support.running import running, shell_of


@pytest.fixture
def at_settings(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[App, Robot]]:
    made = make_profile(tmp_path / "profile")
    with running(made.profile, made.keychain) as (app, robot):
        shell_of(app, robot).go(Place.SETTINGS)
        QTest.qWait(1)
        yield app, robot


@pytest.fixture
def app(at_settings: tuple[App, Robot]) -> App:
    return at_settings[0]


@pytest.fixture
def robot(at_settings: tuple[App, Robot]) -> Robot:
    return at_settings[1]


def named(app: App, name: str) -> QWidget:
    return next(one for one in app.window.findChildren(QWidget) if one.accessibleName() == name and one.isVisible())


def choose(app: App, name: str, words: str) -> None:
    """As somebody does who opens the list and presses one of its rows."""
    box = named(app, name)
    assert isinstance(box, QComboBox)
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())


def test_a_choice_holds_at_once_and_is_kept(app: App, robot: Robot) -> None:
    robot.press("Dark")
    assert theme().is_dark
    assert settings.read(app.profile.preferences).scheme == "dark"
    assert robot.reads("Changed: Light or dark.")


def test_a_choice_can_be_taken_back(app: App, robot: Robot) -> None:
    robot.press("Dark")
    robot.press("Undo")
    assert not theme().is_dark
    assert app.preferences.value.scheme == "system"


def test_the_size_of_the_text_changes_before_the_eyes(app: App) -> None:
    before = theme().body
    choose(app, "Size of the text", "Twice the usual")
    assert theme().body == 2 * before
    choose(app, "Size of the text", "Usual")
    assert theme().body == before


def test_the_idle_time_reaches_what_watches(app: App) -> None:
    choose(app, "Lock when nobody is here for", "20 minutes")
    assert app.absence is not None
    assert 19 * 60_000 < app.absence._deadline.remainingTime() < 21 * 60_000
    choose(app, "Lock when nobody is here for", "Leave it open")
    assert not app.absence._deadline.isActive()


def test_back_to_calm_defaults_spares_facts(app: App, robot: Robot) -> None:
    app.preferences.change(country="GB", scheme="dark", idle_minutes=1, show_less=True, window_width=1000)
    robot.press("Back to calm defaults")
    assert app.preferences.value == Preferences(country="GB", show_less=True, window_width=1000)
    robot.press("Undo")
    assert app.preferences.value.idle_minutes == 1
    assert theme().is_dark


def test_the_page_follows_a_change_from_elsewhere(app: App, robot: Robot) -> None:
    robot.keys("Ctrl++")
    box = named(app, "Size of the text")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "A little larger"


def test_the_help_key_is_on_the_lamp_and_works(app: App, robot: Robot) -> None:
    choose(app, 'Key for "I need a moment"', "F9")
    robot.wait_for("Key: F9")
    robot.keys("F9")
    robot.wait(lambda: app.entrance is not None and app.entrance.is_open, "the new key opens nothing")
    robot.keys("Escape")


def test_the_safe_space_is_made_ready_from_here_and_back_leads_here(app: App, robot: Robot) -> None:
    robot.press("Get the safe space ready: Open")
    robot.wait_for("Get it ready")
    robot.press("Back")
    robot.wait(lambda: app.entrance is not None and not app.entrance.is_open, "Back did not lead out")
    assert shell_of(app, robot).place is Place.SETTINGS


def test_without_a_password_the_words_say_so(robot: Robot) -> None:
    assert robot.reads("Alcove opens for whoever uses this computer account.")
    robot.press("Password: Set a password")
    robot.wait_for("Set password")
    robot.press("Not now")


def test_a_new_recovery_code_can_be_made_here(robot: Robot) -> None:
    robot.press("Spare key: Make a new one")
    robot.wait_for("A new spare key")
    robot.press("Not now")


def test_the_list_of_keys_opens(robot: Robot) -> None:
    robot.press("Everything works without a mouse: Show the keys")
    robot.wait_for("Search the journal")
    robot.press("Close")


def test_about_says_what_it_is_not_and_where_the_files_are(app: App, robot: Robot) -> None:
    assert robot.reads("Not a medical device, and not for emergencies.")
    assert robot.reads("Nobody is watching.")
    assert robot.reads(str(app.profile.folder))
    assert robot.reads("sqlcipher3 ")


def test_every_row_is_a_preference_that_can_be_stored(qapp: QApplication, tmp_path: Path) -> None:
    catalogue = Catalogue()
    sections = catalogue.sections(has_passphrase=True, recovery_confirmed=True, folder="here")
    path = tmp_path / "preferences.json"
    for row in (row for section in sections for row in section.rows):
        values: tuple[object, ...] = ()
        if isinstance(row, Choice):
            values = tuple(value for value, _ in row.options)
            assert all(words for _, words in row.options)
            assert getattr(Preferences(), row.field) in values
        elif isinstance(row, Switch):
            values = (True, False)
        for value in values:
            wanted = Preferences(**{row.field: value})  # type: ignore[union-attr, arg-type]
            settings.write(path, wanted)
            assert settings.read(path) == wanted


def test_nothing_is_wider_than_the_page(app: App, robot: Robot) -> None:
    screen = app.window.findChild(SettingsScreen)
    assert screen is not None
    for width, height, size in ((1280, 800, 1.0), (960, 600, 1.0), (960, 600, 2.0)):
        app.preferences.change(text_size=size)
        app.window.resize(width, height)
        assert too_wide(screen._page) <= 0, (width, size)
