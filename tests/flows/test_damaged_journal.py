"""A damaged journal in the real window: recognised, never written again, two ways on, and no word lost."""

import random
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import backups
from app.access import Blocked, Locked, Reason, Unlocked
from app.access_states import CAUSES
from app.main import App
from app.renewal import Renewal
from app.storage import damage
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.plan import PlanStore
from app.storage.vault import Vault
from app.ui.idle import Away
from app.ui.messages import sentence_for
from app.ui.unlock.screens import TroubleScreen
from tests.support.damage import INSIDE, PAGE, WHOLE_FILE, some_pages, with_damaged_pages, with_flipped_bit
from tests.support.door import digest
from tests.support.profiles import Made, fill, make_profile
from tests.support.quick_keys import use_quick_keys
from tests.support.robot import Robot
from tests.support.running import running, shell_of
from tests.support.tour_haven import PLAN, fill_own

COUNT = 120
DAMAGED = "The file of the journal cannot be read"


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    use_quick_keys(monkeypatch)
    made = make_profile(tmp_path / "profile")
    fill(made, some_pages(COUNT))
    yield made


def until_blocked(app: App, robot: Robot, reason: Reason) -> None:
    robot.wait(lambda: isinstance(app.access.state, Blocked), "nothing was in the way")
    assert isinstance(app.access.state, Blocked)
    assert app.access.state.reason is reason
    robot.wait_for(sentence_for(CAUSES[reason]()).title)


def look_over(app: App, robot: Robot) -> None:
    shell_of(app, robot)
    robot.keys("Ctrl+,")
    robot.press("Whether everything can be read: Look my journal over")


def look_over_if_open(app: App, robot: Robot) -> None:
    robot.wait(lambda: isinstance(app.access.state, Unlocked | Blocked), "the keyring never answered")
    if isinstance(app.access.state, Unlocked):
        look_over(app, robot)


def spoil(vault: Path) -> None:
    """Damages every page but leaves it the same file; SQLite takes notice that something changed."""
    damaged = bytearray(vault.read_bytes())
    for start in range(0, len(damaged), PAGE):
        damaged[start + 30] ^= 1
    with vault.open("r+b") as file:
        file.write(damaged)


@pytest.mark.parametrize("kind", WHOLE_FILE)
def test_a_file_that_does_not_open_is_recognised_and_left_alone(made: Made, kind: str) -> None:
    made.profile.vault.write_bytes(WHOLE_FILE[kind](made.profile.vault.read_bytes()))
    before = digest(made.profile.vault)
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
        assert robot.reads("Save what can be read")
        robot.press("Try again")
        robot.wait(lambda: not app.jobs.busy(), "the look never ended")
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
    assert digest(made.profile.vault) == before


@pytest.mark.parametrize("kind", INSIDE)
def test_damage_inside_is_found_by_a_look_and_the_file_is_left_alone(made: Made, kind: str) -> None:
    made.profile.vault.write_bytes(INSIDE[kind](made.profile.vault.read_bytes()))
    with running(made.profile, made.keychain) as (app, robot):
        look_over_if_open(app, robot)
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
        before = digest(made.profile.vault)
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
    assert digest(made.profile.vault) == before


def test_flipped_bits_are_found_in_the_window_and_never_written_over(made: Made) -> None:
    sound = made.profile.vault.read_bytes()
    chance = random.Random(6)
    for _ in range(3):
        damaged = with_flipped_bit(sound, chance)
        made.profile.vault.write_bytes(damaged)
        with running(made.profile, made.keychain) as (app, robot):
            look_over_if_open(app, robot)
            until_blocked(app, robot, Reason.VAULT_DAMAGED)
        assert made.profile.vault.read_bytes() == damaged


def test_a_file_that_is_gone_or_empty_is_said_and_nothing_is_put_in_its_place(made: Made) -> None:
    made.profile.vault.write_bytes(b"")
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_EMPTY)
        assert not robot.reads("Save what can be read")
    assert made.profile.vault.read_bytes() == b""
    made.profile.vault.unlink()
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_MISSING)
    assert not made.profile.vault.exists()


def test_the_vault_of_another_journal_is_told_apart(made: Made) -> None:
    made.profile.vault.unlink()
    Vault.create(made.profile.vault, made.key, "0" * 32).close()
    before = digest(made.profile.vault)
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_FOREIGN)
    assert digest(made.profile.vault) == before
    made.profile.vault.unlink()
    Vault.create(made.profile.vault, DatabaseKey.new(), made.vault_id).close()
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
        robot.press("Save what can be read")
        robot.wait_for("Only a backup can bring your words back.")


def test_damage_in_the_middle_of_writing_costs_no_word(made: Made) -> None:
    sound = made.profile.vault.read_bytes()
    with running(made.profile, made.keychain) as (app, robot):
        shell_of(app, robot)
        assert app.entrance is not None
        renewal = Renewal(app.access, app.entrance, app)
        robot.keys("Ctrl+N")
        robot.type("tangerine")
        robot.wait_for("Saved on this computer")
        spoil(made.profile.vault)
        before = digest(made.profile.vault)
        robot.type(" evening")
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
        assert digest(made.profile.vault) == before
        assert not renewal._settle.isActive()
        robot.wait_for("What you wrote last is safe")
        robot.press("Copy my words")
        assert QGuiApplication.clipboard().text() == "tangerine evening"
        assert b"tangerine" not in made.profile.unsaved.read_bytes()
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
        made.profile.vault.write_bytes(with_damaged_pages(sound, [20]))
        robot.press("Save what can be read")
        robot.wait_for("What can be read is saved")
        robot.press("Open my journal")
        shell_of(app, robot)
        robot.keys("Ctrl+2")
    assert not made.profile.unsaved.exists()
    vault = made.open_vault()
    assert [hit.row.preview for hit in JournalStore(vault).search("tangerine")] == ["tangerine evening"]
    assert vault.health().ok
    vault.close()


def test_what_can_be_read_is_saved_and_the_days_that_are_missing_are_named(made: Made) -> None:
    vault = made.open_vault()
    fill_own(vault)
    plan = PlanStore(vault).all()
    (root,) = vault.one("SELECT rootpage FROM sqlite_schema WHERE name = 'entry'") or (0,)
    vault.close()
    sound = made.profile.vault.read_bytes()
    made.profile.vault.write_bytes(with_damaged_pages(sound, [root, root + 40]))
    damage.note(made.profile.vault, made.profile.damage)
    before = digest(made.profile.vault)
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
        robot.press("Save what can be read")
        robot.wait_for("What can be read is saved")
        assert robot.reads("entries can be read.")
        assert robot.reads("What you keep in the safe space can be read too.")
        robot.press("Open my journal")
        assert shell_of(app, robot).workspace.plan.all() == plan
    (kept,) = made.profile.folder.glob("damaged-*.vault")
    assert digest(kept) == before
    with running(made.profile, made.keychain) as (app, robot):
        shell_of(app, robot)


def test_what_is_lost_of_the_safe_space_is_said(made: Made) -> None:
    vault = made.open_vault()
    fill_own(vault)
    (root,) = vault.one("SELECT rootpage FROM sqlite_schema WHERE name = 'plan_line'") or (0,)
    vault.close()
    made.profile.vault.write_bytes(with_damaged_pages(made.profile.vault.read_bytes(), [root]))
    damage.note(made.profile.vault, made.profile.damage)
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
        robot.press("Save what can be read")
        robot.wait_for("What can be read is saved")
        assert robot.reads(f"{len(PLAN)} things of the safe space are not readable. A backup may still have them.")


def test_the_last_good_backup_is_offered_beside_it(made: Made) -> None:
    from app.storage import key_file

    keys = key_file.load(made.profile.keys)
    backups.make(made.profile, made.open_vault, keys, backups.Why.ASKED_FOR)
    made.profile.vault.write_bytes(made.profile.vault.read_bytes()[:-PAGE])
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
        assert robot.reads(f"{COUNT} entries, made on")
        asked: list[object] = []
        (screen,) = app.window.findChildren(TroubleScreen)
        screen.restore_wanted.connect(asked.append)
        robot.press("Go back to this backup")
        assert asked == list(backups.all_backups(made.profile))


def test_whoever_leaves_a_damaged_journal_leaves_no_key(made: Made) -> None:
    damage.note(made.profile.vault, made.profile.damage)
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
        assert app.access.damaged is not None
        assert app.absence is not None
        app.absence.noticed.emit(Away.IDLE)
        assert isinstance(app.access.state, Locked)
        assert app.access.damaged is None


def test_a_false_alarm_ends_with_another_look(made: Made) -> None:
    damage.note(made.profile.vault, made.profile.damage)
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
        robot.press("Try again")
        shell_of(app, robot)
    assert not made.profile.damage.exists()


def test_a_good_copy_that_is_put_in_its_place_opens(made: Made, tmp_path: Path) -> None:
    shutil.copy(made.profile.vault, tmp_path / "copy")
    made.profile.vault.write_bytes(with_damaged_pages(made.profile.vault.read_bytes(), [30]))
    damage.note(made.profile.vault, made.profile.damage)
    with running(made.profile, made.keychain) as (app, robot):
        until_blocked(app, robot, Reason.VAULT_DAMAGED)
        (tmp_path / "copy").replace(made.profile.vault)
        robot.press("Try again")
        shell_of(app, robot)


def test_a_sound_journal_is_said_to_be_sound(made: Made) -> None:
    with running(made.profile, made.keychain) as (app, robot):
        look_over(app, robot)
        robot.wait_for(f"{COUNT} entries, and everything can be read.")
        robot.press("Close")
    assert made.profile.looked_over.read_text("ascii") == date.today().isoformat()
    assert QApplication.activeModalWidget() is None
