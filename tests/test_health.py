"""The look over the vault that Alcove does by itself: late after a start, and at most once a week."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.access import Locked
from app.access_states import Unlocked
from app.health import Health, HealthCheck
from app.jobs import Jobs
from app.paths import Profile
from app.storage.errors import DamagedVault
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, new_vault_id
from app.storage.vault import Vault
from app.workspace import Workspace
from tests.support.damage import some_pages, with_damaged_pages


@pytest.fixture
def workspace(profile: Profile) -> Iterator[Workspace]:
    vault = Vault.create(profile.vault, DatabaseKey.new(), new_vault_id())
    JournalStore(vault).import_batch(some_pages(60))
    workspace = Workspace(vault)
    yield workspace
    workspace.close()


@pytest.fixture
def check(qtbot: QtBot, profile: Profile) -> HealthCheck:
    return HealthCheck(profile, Jobs(), late_ms=0)


def test_a_first_look_comes_by_itself_and_its_day_is_kept(
    qtbot: QtBot, check: HealthCheck, workspace: Workspace, profile: Profile
) -> None:
    with qtbot.waitSignal(check.found) as found:
        check.follow(Unlocked(workspace))
    assert found.args == [Health(True, 60)]
    assert profile.looked_over.read_bytes() == date.today().isoformat().encode()
    assert check.last == date.today()


@pytest.mark.parametrize(("days", "due"), [(0, False), (6, False), (7, True), (-1, True)])
def test_the_next_one_is_due_after_a_week(
    qtbot: QtBot, check: HealthCheck, workspace: Workspace, profile: Profile, days: int, due: bool
) -> None:
    profile.looked_over.write_text((date.today() - timedelta(days=days)).isoformat(), "ascii")
    with qtbot.waitSignal(check.found, timeout=300 if not due else 20_000, raising=False) as found:
        check.follow(Unlocked(workspace))
    assert found.signal_triggered is due


def test_a_journal_that_closes_before_is_not_looked_at(qtbot: QtBot, check: HealthCheck, workspace: Workspace) -> None:
    with qtbot.assertNotEmitted(check.found, wait=200):
        check.follow(Unlocked(workspace))
        check.follow(Locked(frozenset()))
    assert check.begin() is None


def test_damage_that_is_found_is_told_to_whoever_has_it_open(
    qtbot: QtBot, check: HealthCheck, workspace: Workspace, profile: Profile
) -> None:
    profile.vault.write_bytes(with_damaged_pages(profile.vault.read_bytes(), [20]))
    with qtbot.waitSignal(workspace.damaged):
        check.follow(Unlocked(workspace))
    with pytest.raises(DamagedVault):
        workspace.journal.add(some_pages(1)[0].about)
    assert not profile.looked_over.exists()


def test_a_date_that_is_none_is_no_date(check: HealthCheck, profile: Profile) -> None:
    assert check.last is None
    profile.looked_over.write_bytes(b"\xff tomorrow")
    assert check.last is None
