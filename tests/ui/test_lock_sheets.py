"""Keys in life and the erase door, in the real window over a real profile."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import erasing
from app.access import FirstRun, Locked, Unlocked
from app.access_states import AtWork, Task
from app.keyring_items import KeyringItems
from app.main import App
from app.renewal import Renewal, wishes_for
from app.start import ERASED, Wishes
from app.storage import key_file, rekeyed
from app.storage.errors import DiskFull
from app.storage.keys import SlotKind, make_recovery_slot
from app.ui.shell import Place
from app.ui.unlock.new_key_sheet import NewKeySheet
from app.ui.widgets.dialog import Sheet
from tests.support.door import PASSWORD
from tests.support.profiles import Made, fill_with_sample_year, make_profile
from tests.support.quick_keys import use_quick_keys
from tests.support.robot import Robot
from tests.support.running import running, shell_of

OTHER = "four blue windows"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    use_quick_keys(monkeypatch)


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Made:
    made = make_profile(tmp_path / "profile")
    fill_with_sample_year(made, datetime(2026, 5, 1))
    return made


@pytest.fixture
def with_password(qtbot: QtBot, tmp_path: Path) -> Made:
    return make_profile(tmp_path / "profile", PASSWORD)


@contextmanager
def at_settings(made: Made) -> Iterator[tuple[App, Robot]]:
    """The open journal on the page of the settings."""
    with running(made.profile, made.keychain) as (app, robot):
        if key_file.load(made.profile.keys).has(SlotKind.PASSPHRASE):
            robot.type(PASSWORD + "\n")
        shell_of(app, robot).go(Place.SETTINGS)
        QTest.qWait(1)
        yield app, robot


def sheet() -> Sheet:
    found = QApplication.activeModalWidget()
    assert isinstance(found, Sheet)
    return found


# --- the password, and what the computer keeps


def test_the_password_is_removed_with_a_plain_sentence(with_password: Made) -> None:
    with at_settings(with_password) as (app, robot):
        robot.press("Open without a password: Remove the password")
        assert robot.reads("Alcove then opens for whoever uses this computer account.")
        robot.type(PASSWORD)
        robot.press("Open without it")
        robot.wait(lambda: not app.access.has_passphrase, "the password stayed")
        robot.wait_for("Renew the key on this computer")
    assert len(with_password.keychain.items) == 1


def test_after_a_password_is_set_nothing_is_left_for_the_key_store(made: Made) -> None:
    with at_settings(made) as (app, robot):
        robot.press("Password: Set a password")
        robot.type(f"{OTHER}\n{OTHER}")
        robot.press("Set password")
        robot.wait(lambda: app.access.has_passphrase, "no password was set")
        robot.wait(lambda: not app.jobs.busy(), "a job never ended")
        assert not robot.reads("Renew the key on this computer")
    assert made.keychain.items == {}
    assert not key_file.load(made.profile.keys).has(SlotKind.KEYRING)
    assert not made.profile.pending_keychain.exists()


def test_what_the_computer_keeps_is_renewed_under_another_name(made: Made) -> None:
    before = dict(made.keychain.items)
    with at_settings(made) as (_app, robot):
        robot.press("Renew the key on this computer: Renew it")
        robot.press("Renew it")
        robot.wait_for("This computer has a new key.")
    ((name, secret),) = made.keychain.items.items()
    assert name not in before
    assert key_file.load(made.profile.keys).unlock_with_keyring(secret) == made.key


def test_a_key_store_that_does_not_keep_it_is_said_and_the_old_secret_stays(made: Made) -> None:
    with at_settings(made) as (_app, robot):
        made.keychain.empty = True
        robot.press("Renew the key on this computer: Renew it")
        robot.press("Renew it")
        robot.wait_for("It may be locked, or not running.")
        robot.press("Not now")
        made.keychain.empty = False
    (secret,) = made.keychain.items.values()
    assert key_file.load(made.profile.keys).unlock_with_keyring(secret) == made.key


# --- is the code still there


def test_a_code_that_is_right_gets_one_calm_sentence_and_changes_nothing(made: Made) -> None:
    before = made.profile.keys.read_bytes()
    with at_settings(made) as (app, robot):
        robot.press("Check that I still have it: Check the spare key")
        robot.type(made.code.lower().replace("-", " "))
        robot.press("Check it")
        robot.wait_for("It is right. Your copy opens Alcove.")
        robot.press("Close")
        assert app.preferences.value.remind_recovery_on > (date.today() + timedelta(days=90)).isoformat()
    assert made.profile.keys.read_bytes() == before


def test_a_slip_names_its_group_and_another_code_is_told_apart(made: Made) -> None:
    _slot, other = make_recovery_slot(made.vault_id, made.key)
    slip = made.code[:12] + ("3" if made.code[12] != "3" else "4") + made.code[13:]
    with at_settings(made) as (_app, robot):
        robot.press("Check that I still have it: Check the spare key")
        robot.type(slip)
        robot.press("Check it")
        assert robot.reads("Something in the third group does not fit. Everything else is right.")
        sheet().entry.field.setText(other)  # type: ignore[attr-defined]
        robot.press("Check it")
        robot.wait_for("This is a spare key, but not the one for this journal now.")
        robot.press("Not now")


def test_a_code_that_was_never_read_back_counts_once_it_was_checked(made: Made) -> None:
    slot, code = make_recovery_slot(made.vault_id, made.key)
    key_file.store(made.profile.keys, key_file.load(made.profile.keys).with_slot(slot))
    with at_settings(made) as (app, robot):
        assert not app.access.recovery_confirmed
        robot.press("Check that I still have it: Check the spare key")
        robot.type(code + "\n")
        robot.wait_for("It is right. Your copy opens Alcove.")
        assert app.access.recovery_confirmed
        robot.press("Close")
    stored = key_file.load(made.profile.keys)
    assert stored.unlock_with_recovery_code(code) == made.key


@pytest.mark.parametrize(("age", "on", "asked"), [(29, "", False), (30, "", True), (90, "2999-01-01", False)])
def test_after_thirty_days_today_asks_once_and_goes_when_told(made: Made, age: int, on: str, asked: bool) -> None:
    stored = key_file.load(made.profile.keys)
    key_file.store(made.profile.keys, replace(stored, created=stored.created - timedelta(days=age)))
    with at_settings(made) as (app, robot):
        app.preferences.change(remind_recovery_on=on)
        shell_of(app, robot).go(Place.TODAY)
        assert robot.reads("Is your spare key still where you put it?") is asked
        if asked:
            robot.press("Check it")
            robot.wait_for("Check your spare key")
            robot.press("Not now")
            Robot(shell_of(app, robot).page(Place.TODAY)._old_code).press("Not now")
            shell_of(app, robot).go(Place.TODAY)
            assert not robot.reads("Is your spare key still where you put it?")


# --- a new key


def ask_for_new_key(robot: Robot, password: str = "") -> NewKeySheet:
    robot.press("Someone may have my key: Make a new key")
    if password:
        robot.type(password)
        robot.press("New password")
        robot.type(f"{OTHER}\n{OTHER}")
    robot.press("Go on")
    robot.wait_for("You get a new spare key too.")
    found = sheet()
    assert isinstance(found, NewKeySheet)
    return found


def read_back(robot: Robot, asked: NewKeySheet) -> str:
    assert asked.panel is not None
    code = asked.panel.code
    asked.panel.field.setFocus()
    while asked.panel.asked_group:
        robot.type(code.split("-")[asked.panel.asked_group - 1])
    return code


def test_the_second_step_stays_inside_the_window(made: Made) -> None:
    with at_settings(made) as (app, robot):
        app.preferences.change(text_size=2.0)
        asked = ask_for_new_key(robot)
        robot.wait(lambda: asked.panel is not None and asked.panel.isVisible(), "no code")
        QTest.qWait(20)
        assert app.window.geometry().contains(asked.geometry())
        robot.press("Not now")


def test_a_new_key_with_everything_as_before(made: Made) -> None:
    made.profile.backups.mkdir()
    backup = made.profile.backups / "alcove.vaultbackup"
    backup.write_bytes(b"x")
    with at_settings(made) as (app, robot):
        robot.press("Someone may have my key: Make a new key")
        robot.press("Delete the backups Alcove keeps on this computer")
        robot.press("Go on")
        asked = sheet()
        assert isinstance(asked, NewKeySheet)
        robot.press("Make the new key")
        assert robot.reads("back from your copy.")
        code = read_back(robot, asked)
        robot.press("Make the new key")
        robot.wait_for("Your journal has a new key.")
        state = app.access.state
        assert isinstance(state, Unlocked)
        assert state.workspace.journal.count() > 100
    stored = key_file.load(made.profile.keys)
    assert stored.unlock_with_recovery_code(code) != made.key
    assert not backup.exists()
    assert len(made.keychain.items) == 1


def test_with_a_password_the_one_in_force_is_asked_for_and_a_new_one_set(with_password: Made) -> None:
    with at_settings(with_password) as (app, robot):
        robot.press("Someone may have my key: Make a new key")
        robot.press("Go on")
        assert robot.reads("The password until now goes in first.")
        robot.press("Not now")
        asked = ask_for_new_key(robot, PASSWORD)
        read_back(robot, asked)
        robot.press("Make the new key")
        robot.wait_for("Your journal has a new key.")
        app.access.lock()
        app.access.open_with_passphrase(OTHER)
        robot.wait(lambda: isinstance(app.access.state, Unlocked), "the new password opens nothing")
    assert with_password.keychain.items == {}


def test_the_wrong_password_goes_no_further(with_password: Made) -> None:
    with at_settings(with_password) as (_app, robot):
        robot.press("Someone may have my key: Make a new key")
        robot.type("something else")
        robot.press("New password")
        robot.type(f"{OTHER}\n{OTHER}")
        robot.press("Go on")
        robot.wait_for("That is not the password until now.")
        robot.press("Not now")


def test_stopped_the_journal_opens_again_with_the_key_from_before(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop_at_once(*args: object) -> None:
        """Work may begin before whoever asked for it has hold of the job."""
        while app.access._work is None:
            threading.Event().wait(0.001)
        app.access.stop_work()
        watch = args[-1]
        assert callable(watch)
        watch(1, 100)

    monkeypatch.setattr(rekeyed, "copy", stop_at_once)
    with at_settings(made) as (app, robot):
        read_back(robot, ask_for_new_key(robot))
        robot.press("Make the new key")
        robot.wait_for("Stopped. The spare key from before counts, and the new page opens nothing.")
        assert isinstance(app.access.state, Unlocked)
    made.open_vault().close()


def test_a_full_disk_is_said_over_the_journal_that_opened_again(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(rekeyed, "copy", full)
    with at_settings(made) as (app, robot):
        read_back(robot, ask_for_new_key(robot))
        robot.press("Make the new key")
        robot.wait_for("There is no room left to save.")
        robot.press("Go on")
        assert isinstance(app.access.state, Unlocked)
    made.open_vault().close()


def test_words_that_cannot_be_stored_keep_the_journal_open(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    with at_settings(made) as (app, robot):
        shell = shell_of(app, robot)
        asked = ask_for_new_key(robot)
        monkeypatch.setattr(shell._sheets, "_flush", lambda: False)
        read_back(robot, asked)
        robot.press("Make the new key")
        assert app.window.shell is shell
    made.open_vault().close()


# --- the erase door


def left(made: Made) -> set[str]:
    return {path.name for path in made.profile.folder.iterdir()} - {made.profile.lock.name}


def test_the_door_asks_for_the_word_then_everything_is_gone(made: Made) -> None:
    with at_settings(made) as (app, robot):
        app.preferences.change(scheme="dark")
        robot.press("Erase everything: See what goes")
        for words in ("printed or sent", "backups in other places", "Some disks also keep traces"):
            assert robot.reads(words)
        robot.press("Erase everything")
        robot.press("Erase everything")
        assert robot.reads("The word “erase” goes in here first.")
        assert isinstance(app.access.state, Unlocked)
        robot.type("Erase ")
        robot.press("Erase everything")
        robot.wait_for("Everything is erased.")
        assert app.access.state == FirstRun(erased=True)
        assert left(made) == set()
        assert app.preferences.value.scheme == "system"
        assert ERASED in wishes_for(app.window, app.access.state)
        robot.press("Go on")
        assert not robot.reads("Everything is erased.")
    assert made.keychain.items == {}


def test_with_a_password_it_is_asked_for(with_password: Made) -> None:
    with at_settings(with_password) as (app, robot):
        robot.press("Erase everything: See what goes")
        robot.press("Type the word “erase”")
        robot.type("erase")
        robot.press("Erase everything")
        assert robot.reads("The password goes in first.")
        robot.type("something else")
        robot.press("Erase everything")
        robot.wait_for("That is not the password.")
        assert isinstance(app.access.state, Unlocked)
        robot.type(PASSWORD)
        robot.press("Erase everything")
        robot.wait_for("Everything is erased.")
        assert left(with_password) == set()


def test_keep_everything_and_escape_keep_everything(made: Made) -> None:
    with at_settings(made) as (app, robot):
        robot.press("Erase everything: See what goes")
        robot.press("Keep everything")
        robot.press("Erase everything: See what goes")
        robot.keys("Escape")
        assert isinstance(app.access.state, Unlocked)
    made.open_vault().close()


def test_everything_can_be_taken_out_first(made: Made) -> None:
    with at_settings(made) as (app, robot):
        robot.press("Erase everything: See what goes")
        robot.press("Take everything out first")
        robot.wait_for("A folder of text files")
        robot.keys("Escape")
        assert shell_of(app, robot).place is Place.JOURNAL


def test_the_process_that_follows_says_it_too(made: Made) -> None:
    erasing.erase(made.profile, KeyringItems(made.keychain, made.profile.pending_keychain))
    with running(made.profile, made.keychain, Wishes(locked=True, erased=True)) as (_app, robot):
        robot.wait_for("Everything is erased.")


def test_an_erasing_that_was_cut_short_ends_at_the_next_start(made: Made) -> None:
    made.profile.erasing.write_text("[]")
    made.profile.keys.unlink()
    with running(made.profile, made.keychain) as (_app, robot):
        robot.wait_for("Everything is erased.")
        assert left(made) == set()


def test_what_does_not_go_is_said_and_tried_again(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    with at_settings(made) as (app, robot):
        with monkeypatch.context() as patched:
            patched.setattr(erasing, "_remove_the_rest", stuck_disk)
            app.access.erase()
            robot.wait_for("Not everything is erased yet")
        robot.press("Try again")
        robot.wait_for("Everything is erased.")
        assert left(made) == set()


def stuck_disk(*_: object) -> None:
    raise PermissionError(13, "no")


def test_keys_that_do_not_go_leave_a_journal_that_opens(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    with at_settings(made) as (app, robot):
        with monkeypatch.context() as patched:
            patched.setattr(erasing, "overwrite", stuck_disk)
            app.access.erase()
            robot.wait_for("The folder of the journal cannot be written")
            robot.press("Go on")
        assert isinstance(app.access.state, Locked)
        app.access.open_remembered()
        robot.wait(lambda: isinstance(app.access.state, Unlocked), "it does not open any more")


def test_nobody_is_replaced_while_something_is_under_way(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    with at_settings(made) as (app, robot):
        entrance = app.entrance
        assert entrance is not None
        renewal = Renewal(app.access, entrance, app)
        renewal._follow(app.access.state)
        renewal._follow(AtWork(Task.NEW_KEY))
        assert not renewal._settle.isActive()
        renewal._follow(FirstRun(erased=True))
        assert renewal._settle.isActive()
        renewal._settle.stop()
        robot.wait(lambda: not app.jobs.busy(), "a job never ended")
