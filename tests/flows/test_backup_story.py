"""Backups through the real window: made, and brought back here, on the lock, after damage, and on a new computer."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.access import Unlocked
from app.main import App
from app.new_key import Wish
from app.paths import Profile
from app.ui.shell import Place
from app.workspace import Workspace
from tests.support.keychain import MemoryKeychain
from tests.support.profiles import Made, make_profile
from tests.support.robot import Robot
from tests.support.running import running, shell_of
from tests.support.tour_haven import fill_own

WORDS = ("The heron stood by the bridge", "A quiet evening", "Slept until eight")
LATER = "Written after the backup"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make_profile(tmp_path / "first")


@pytest.fixture
def open_app(qtbot: QtBot, made: Made) -> Iterator[tuple[App, Robot]]:
    with running(made.profile, made.keychain) as (app, robot):
        shell_of(app, robot)
        for words in WORDS:
            write(app, words)
        yield app, robot


def workspace_of(app: App) -> Workspace:
    state = app.access.state
    assert isinstance(state, Unlocked)
    return state.workspace


def write(app: App, words: str) -> None:
    workspace_of(app).journal.add(datetime.now(), "", words)


def bodies(app: App) -> set[str]:
    journal = workspace_of(app).journal
    return {entry.body for row in journal.recent(100) if (entry := journal.get(row.uid)) is not None}


def back_up(app: App, robot: Robot) -> None:
    app.window.shell.go(Place.SETTINGS)  # type: ignore[union-attr]
    robot.press("Backups: Show them")
    robot.press("Back up now")
    robot.wait_for("The backup is made, with 3 entries. It was opened and looked over.")


def give_code(robot: Robot, code: str) -> None:
    robot.wait_for("The seven groups, typed or pasted")
    robot.type(code)
    robot.press("Look inside")


def test_one_goes_back_to_yesterday_and_today_is_kept_beside(open_app: tuple[App, Robot], made: Made) -> None:
    app, robot = open_app
    fill_own(workspace_of(app).vault)
    plan = workspace_of(app).plan.all()
    back_up(app, robot)
    write(app, LATER)
    workspace_of(app).plan.remove(plan[0].uid)
    robot.press("Go back to it")
    robot.wait_for("It opens, and everything in it was looked over: 3 entries.")
    robot.wait_for("Besides: a plan with 15 lines, 4 things of your own, one place of your own")
    robot.press("Go back to this one")
    robot.wait(lambda: isinstance(app.access.state, Unlocked) and bodies(app) == set(WORDS), "it never came back")
    assert workspace_of(app).plan.all() == plan
    kept = list(made.profile.folder.glob("before-restore-*"))
    assert len(kept) == 1 and (kept[0] / made.profile.vault.name).exists()
    robot.wait(lambda: QApplication.activeModalWidget() is None, "a sheet stayed")


def test_a_new_computer_needs_the_file_and_the_code(
    open_app: tuple[App, Robot], made: Made, tmp_path: Path, qtbot: QtBot
) -> None:
    app, robot = open_app
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    app.window.shell.go(Place.SETTINGS)  # type: ignore[union-attr]
    robot.press("Backups: Show them")
    app.backups.consider_folder(str(elsewhere))
    robot.wait_for("The backup is made, with 3 entries. It was opened and looked over.")
    robot.press("Close")
    (file,) = elsewhere.glob("*.vaultbackup")
    with running(Profile(tmp_path / "second"), MemoryKeychain()) as (other, hands):
        hands.press("I have a backup")
        hands.choose_file(file)
        give_code(hands, made.code)
        hands.wait_for("It opens, and everything in it was looked over: 3 entries.")
        hands.press("Bring it here")
        hands.wait(lambda: isinstance(other.access.state, Unlocked), "the journal did not open")
        assert bodies(other) == set(WORDS)
        assert other.access.recovery_confirmed
    assert not list((tmp_path / "second").glob("before-restore-*"))


def test_a_code_with_a_slip_names_its_group_and_changes_nothing(
    open_app: tuple[App, Robot], made: Made, tmp_path: Path, qtbot: QtBot
) -> None:
    app, robot = open_app
    back_up(app, robot)
    robot.press("Close")
    file = app.safekeeping.backups()[0].path
    with running(Profile(tmp_path / "second"), MemoryKeychain()) as (other, hands):
        other.backups.look(str(file))
        hands.wait_for("The seven groups, typed or pasted")
        hands.type("0" + made.code[1:] if made.code[0] != "0" else "1" + made.code[1:])
        hands.wait_for("Something in the first group does not fit")
        hands.press("Leave it")
        hands.wait(lambda: QApplication.activeModalWidget() is None, "the sheet stayed")
        assert not other.profile.vault.exists() and not other.profile.keys.exists()


def test_a_file_that_is_no_backup_is_told_from_one(open_app: tuple[App, Robot], tmp_path: Path) -> None:
    app, robot = open_app
    file = tmp_path / "photo.vaultbackup"
    file.write_bytes(b"\xff\xd8\xff" * 999)
    app.backups.look(str(file))
    robot.wait(lambda: QApplication.activeModalWidget() is not None, "nothing was said")
    robot.keys("Escape")
    assert bodies(app) == set(WORDS)


def test_backups_are_reached_from_the_lock(open_app: tuple[App, Robot], made: Made) -> None:
    app, robot = open_app
    back_up(app, robot)
    robot.press("Close")
    write(app, LATER)
    app.window.lock()
    robot.wait_for("Your words are locked")
    robot.press("Backups")
    robot.wait_for("3 entries")
    assert not robot.reads("Back up now")
    robot.press("Go back to it")
    robot.wait_for("It opens, and everything in it was looked over: 3 entries.")
    robot.press("Go back to this one")
    robot.wait(lambda: isinstance(app.access.state, Unlocked) and bodies(app) == set(WORDS), "it never came back")


def test_a_damaged_vault_does_not_keep_its_backup_from_coming_back(qtbot: QtBot, made: Made, tmp_path: Path) -> None:
    with running(made.profile, made.keychain) as (app, robot):
        shell_of(app, robot)
        for words in WORDS:
            write(app, words)
        back_up(app, robot)
        robot.press("Close")
    made.profile.vault.write_bytes(b"\x11" * 40_960)
    with running(made.profile, MemoryKeychain()) as (app, robot):
        robot.wait(lambda: not isinstance(app.access.state, Unlocked), "it opened")
        app.backups.show_list()
        robot.press("Go back to it")
        give_code(robot, made.code)
        robot.wait_for("It opens, and everything in it was looked over: 3 entries.")
        robot.press("Go back to this one")
        robot.wait(lambda: isinstance(app.access.state, Unlocked), "the journal did not open")
        assert bodies(app) == set(WORDS)
    (kept,) = made.profile.folder.glob("before-restore-*")
    assert (kept / made.profile.vault.name).read_bytes() == b"\x11" * 40_960


def test_today_asks_for_a_copy_elsewhere_after_a_month_and_not_before(
    open_app: tuple[App, Robot], made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, robot = open_app
    words = "For 30 days no backup went to another place."
    app.safekeeping.changed.emit()
    robot.wait_for("How are you, right now?")
    assert not robot.reads(words)
    monkeypatch.setattr(type(app.access), "made_on", date(2020, 1, 1))
    app.preferences.change(remind_recovery_on="9999-12-31")
    app.window.shell.go(Place.TODAY)  # type: ignore[union-attr]
    app.safekeeping.changed.emit()
    robot.wait_for(words)
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    robot.press("Show the backups")
    app.backups.consider_folder(str(elsewhere))
    robot.wait_for("The backup is made, with 3 entries. It was opened and looked over.")
    robot.press("Close")
    robot.wait(lambda: not robot.reads(words), "the line stayed")


def test_words_that_cannot_be_saved_stay_and_nothing_is_brought_back(
    open_app: tuple[App, Robot], made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, robot = open_app
    back_up(app, robot)
    write(app, LATER)
    monkeypatch.setattr(app.window.shell, "flush", lambda: False)
    robot.press("Go back to it")
    robot.wait_for("It opens, and everything in it was looked over: 3 entries.")
    robot.press("Go back to this one")
    robot.wait_for("What is on the page could not be saved just now, so nothing was changed.")
    assert bodies(app) == {*WORDS, LATER} and not list(made.profile.folder.glob("before-restore-*"))
    monkeypatch.undo()
    robot.press("Leave it")
    robot.press("Close")


def test_a_backup_from_before_a_new_key_asks_for_what_opened_it_then(
    open_app: tuple[App, Robot], made: Made, tmp_path: Path
) -> None:
    app, robot = open_app
    back_up(app, robot)
    robot.press("Close")
    app.access.make_new_key(Wish(app.access.new_recovery_code(), None, forget_copies=False))
    robot.wait(lambda: isinstance(app.access.state, Unlocked) and not app.jobs.busy(), "no new key was made")
    app.backups.look(str(app.safekeeping.backups()[-1].path))
    robot.wait_for("The journal had another key then.")
    give_code(robot, made.code)
    robot.wait_for("It opens, and everything in it was looked over: 3 entries.")
    robot.press("Leave it")
