"""Setting and changing the password of an open journal."""

import pytest
from pytestqt.qtbot import QtBot

from app.access import Unlocked
from app.storage.errors import DiskFull
from app.ui.unlock.password_sheet import PasswordSheet
from app.ui.unlock.plain_changes import DropPasswordSheet
from tests.support.door import PASSWORD
from tests.support.keychain import MemoryKeychain
from tests.ui.unlock.conftest import Place, PlaceMaker
from tests.ui.unlock.test_lock import interface_name

OTHER = "four blue windows"


def open_sheet(qtbot: QtBot, place: Place) -> PasswordSheet:
    sheet = PasswordSheet(place.door.access, place.door.jobs, place)
    with qtbot.waitActive(sheet):
        sheet.open()
    first = sheet.current.field if sheet.current else sheet.new.first.field
    qtbot.waitUntil(first.hasFocus)
    return sheet


@pytest.fixture
def with_password(place: PlaceMaker) -> Place:
    place().door.set_up(PASSWORD)
    start = place()
    start.robot.type(PASSWORD + "\n")
    start.door.until(Unlocked)
    return start


def test_a_first_password_takes_the_key_store_out(qtbot: QtBot, place: PlaceMaker, keychain: MemoryKeychain) -> None:
    start = place()
    start.door.set_up()
    open_sheet(qtbot, start)
    assert start.robot.reads("Set a password")
    start.robot.type(f"{PASSWORD}\n{PASSWORD}")
    start.robot.press("Set password")
    start.door.until_said("keys_changed")
    assert keychain.items == {}
    again = place()
    again.robot.type(PASSWORD + "\n")
    again.door.until(Unlocked)


def test_the_password_in_force_is_asked_for(qtbot: QtBot, with_password: Place) -> None:
    sheet = open_sheet(qtbot, with_password)
    assert sheet.current is not None
    assert interface_name(sheet.current.field) == "Password until now"
    with_password.robot.press("New password")
    with_password.robot.type(f"{OTHER}\n{OTHER}")
    with_password.robot.press("Set password")
    assert with_password.robot.reads("The password until now goes in first.")
    with_password.robot.press("Password until now")
    with_password.robot.type("not this one")
    with_password.robot.press("Set password")
    with_password.robot.wait_for("That is not the password until now.")
    assert sheet.isVisible()
    with_password.robot.type(PASSWORD)
    with_password.robot.press("Set password")
    with_password.door.until_said("keys_changed")
    with_password.door.access.lock()
    with_password.door.access.open_with_passphrase(OTHER)
    with_password.door.until(Unlocked)


def test_the_password_can_be_given_up_for_the_computer_account(
    qtbot: QtBot, with_password: Place, keychain: MemoryKeychain
) -> None:
    sheet = DropPasswordSheet(with_password.door.access, with_password)
    with qtbot.waitActive(sheet):
        sheet.open()
    with_password.robot.press("Open without it")
    assert with_password.robot.reads("The password until now goes in first.")
    with_password.robot.type("something else\n")
    with_password.robot.wait_for("That is not the password until now.")
    assert sheet.isVisible()
    with_password.robot.type(PASSWORD)
    with_password.robot.press("Open without it")
    with_password.door.until_said("keys_changed")
    assert not with_password.door.access.has_passphrase
    assert len(keychain.items) == 1


def test_not_now_changes_nothing(qtbot: QtBot, with_password: Place) -> None:
    open_sheet(qtbot, with_password)
    with_password.robot.press("Not now")
    with_password.door.access.lock()
    with_password.door.access.open_with_passphrase(PASSWORD)
    with_password.door.until(Unlocked)


def test_escape_is_not_now(qtbot: QtBot, with_password: Place) -> None:
    sheet = open_sheet(qtbot, with_password)
    with_password.keys("Escape")
    assert not sheet.isVisible()


def test_a_full_disk_is_said_and_the_password_in_force_stays(
    qtbot: QtBot, with_password: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.storage import key_file

    def full(*_args: object, **_named: object) -> None:
        raise DiskFull

    open_sheet(qtbot, with_password)
    with_password.robot.type(PASSWORD)
    with_password.robot.press("New password")
    with_password.robot.type(f"{OTHER}\n{OTHER}")
    with monkeypatch.context() as patched:
        patched.setattr(key_file, "store", full)
        with_password.robot.press("Set password")
        with_password.robot.wait_for("There is no room left to save.")
    with_password.door.access.lock()
    with_password.door.access.open_with_passphrase(PASSWORD)
    with_password.door.until(Unlocked)


def test_locking_closes_the_sheet(qtbot: QtBot, with_password: Place) -> None:
    sheet = open_sheet(qtbot, with_password)
    with_password.door.access.lock()
    assert not sheet.isVisible()
