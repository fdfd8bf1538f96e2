# ruff: noqa: F401, F811 (fixtures are taken from the tests beside)
"""Where parts that were built apart meet: what must not be lost, shown or locked out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import backups, erasing, new_key, restoring
from app.access import Unlocked
from app.backups import Backup
from app.domain.journal import NewEntry
from app.keyring_items import item_for
from app.new_key import Wish
from app.paths import Profile
from app.spare_key import new_code
from app.storage import backup_file, durable, key_file, unsaved
from app.storage.errors import StorageError
from app.storage.keys import DatabaseKey
from app.storage.watching import Unwatched
from tests.support.door import PASSWORD
from tests.support.profiles import Made, make_profile
from tests.test_restoring import back_up, items_of, with_code, write
from tests.test_safekeeping import Room, RoomMaker, keychain, open_room, quick_keys, room


def dated(backup: Backup, at: datetime) -> Path:
    """The same backup as it would be if it had been made then."""
    content = backup.path.with_name("content")
    header = backup_file.unpack(backup.path, content, Unwatched())
    path = backup.path.with_name(f"alcove-{at:%Y-%m-%d %H%M}.vaultbackup")
    backup_file.write_backup(path, replace(header, made_at=at), content, Unwatched())
    content.unlink()
    return path


@pytest.fixture
def made(tmp_path: Path) -> Made:
    made = make_profile(tmp_path / "here")
    write(made, "a lamp in the wall")
    return made


def test_going_back_never_thins_away_the_backup_one_goes_back_to(open_room: Room) -> None:
    backup = open_room.back_up()
    day = datetime.now().astimezone().replace(hour=10, minute=0, second=0, microsecond=0) - timedelta(days=4)
    wanted = dated(backup, day.astimezone(UTC))
    dated(backup, (day + timedelta(hours=10)).astimezone(UTC))
    backup.path.unlink()
    open_room.look_and_open(wanted, open_room.code)
    keeping = open_room.safekeeping
    failed: list[Exception] = []
    keeping.not_restored.connect(failed.append)
    keeping.restore()
    open_room.qtbot.waitUntil(lambda: not open_room.door.jobs.busy(), timeout=20_000)
    assert not failed
    assert wanted.exists()


def test_a_change_that_was_decided_is_not_thrown_away_by_the_next_look(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = back_up(made)
    found, key = with_code(backup.path, made.code)
    items = items_of(made.profile, made.keychain)
    prepared = restoring.prepare(made.profile, found, key, items)
    real = durable.rename_over

    def fail_half_way(source: Path, target: Path) -> None:
        if source == made.profile.keys:
            raise PermissionError(13, "held")
        real(source, target)

    monkeypatch.setattr(restoring, "rename_over", fail_half_way)
    with pytest.raises(StorageError):
        restoring.swap(made.profile, prepared, items)
    with pytest.raises(StorageError):
        restoring.verify(made.profile, found, key)
    monkeypatch.undo()
    restoring.settle(made.profile)
    assert made.profile.vault.exists()


def test_words_that_wait_under_another_key_are_not_written_over(made: Made) -> None:
    at, other = made.profile.unsaved, DatabaseKey.new()
    entry = NewEntry(datetime(2024, 5, 3, 10), "", "the first words")
    unsaved.keep(at, made.key, [entry])
    before = at.read_bytes()
    unsaved.keep(at, other, [replace(entry, body="other words")])
    kept = [path.read_bytes() for path in made.profile.folder.glob(at.name + "*")]
    assert before in kept


def test_a_new_key_takes_waiting_words_along(made: Made) -> None:
    unsaved.keep(made.profile.unsaved, made.key, [NewEntry(datetime(2024, 5, 3, 10), "", "waiting")])
    items = items_of(made.profile, made.keychain)
    got = new_key.make(made.profile, items, made.key, Wish(new_code(), None, True), lambda _d, _t: None)
    from app.access_work import open_vault

    vault, _ = open_vault(made.profile, got.key, got.keys)
    bodies = {body for (body,) in vault.read("SELECT body FROM entry")}
    vault.close()
    assert "waiting" in bodies


def test_a_new_key_with_the_copies_forgotten_leaves_no_copy_under_the_old_one(made: Made) -> None:
    backup = back_up(made)
    found, key = with_code(backup.path, made.code)
    items = items_of(made.profile, made.keychain)
    restoring.prepare(made.profile, found, key, items)  # and ended here
    made.profile.vault.with_name("alcove.vault.salvaged").write_bytes(b"a salvage that was cut short")
    new_key.make(made.profile, items, made.key, Wish(new_code(), None, True), lambda _d, _t: None)
    assert not made.profile.restoring.exists()
    assert not list(made.profile.folder.glob("*.salvaged*"))


def test_erasing_lets_go_of_the_items_of_kept_journals(made: Made) -> None:
    backup = back_up(made)
    found, key = with_code(backup.path, made.code)
    items = items_of(made.profile, made.keychain)
    old = item_for(key_file.load(made.profile.keys))
    restoring.restore(made.profile, found, key, items)
    assert old is not None and item_for(key_file.load(made.profile.keys)) != old
    erasing.erase(made.profile, items)
    with pytest.raises(StorageError):
        made.keychain.recall(old.service, old.user)


def test_a_new_key_whose_file_is_worn_leaves_the_old_state(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    items = items_of(made.profile, made.keychain)
    monkeypatch.setattr(new_key, "settle", lambda _profile: None)
    new_key.make(made.profile, items, made.key, Wish(new_code(), None, False), lambda _done, _total: None)
    monkeypatch.undo()
    for name in (made.profile.next_keys, made.profile.next_keys.with_name("alcove.keys.next.bak")):
        name.write_bytes(b"worn")
    new_key.settle(made.profile)
    made.open_vault().close()
    assert not made.profile.key_is_changing


def test_the_password_in_use_opens_a_backup_of_before_it_when_the_journal_is_gone(
    room: RoomMaker,
    open_room: Room,
    keychain: object,
    qtbot: QtBot,
) -> None:
    backup = open_room.back_up()
    door = open_room.door
    with qtbot.waitSignal(door.access.keys_changed, timeout=20_000):
        door.access.set_passphrase(PASSWORD)
    open_room.safekeeping._profile.vault.unlink()
    door.access.lock()
    door.access.look()
    keeping = open_room.safekeeping
    open_room.after(keeping.looked, keeping.look, backup.path)
    wrong: list[Exception] = []
    keeping.not_opened.connect(wrong.append)
    with qtbot.waitSignals([keeping.opened, keeping.not_opened], timeout=20_000, raising=False):
        keeping.open_with_passphrase(PASSWORD)
        qtbot.waitUntil(lambda: not door.jobs.busy(), timeout=20_000)
    assert not wrong


def test_a_backup_under_an_earlier_key_is_not_called_damaged(open_room: Room, qtbot: QtBot) -> None:
    backup = open_room.back_up()
    access = open_room.door.access
    with qtbot.waitSignal(access.new_key_made, timeout=20_000):
        access.make_new_key(Wish(new_code(), None, False))
    keeping = open_room.safekeeping
    open_room.after(keeping.looked, keeping.look, backup.path)
    error = open_room.after(keeping.not_opened, keeping.open_here)
    from app.storage.errors import BackupDamaged

    assert not isinstance(error, BackupDamaged)


def test_a_lock_lets_go_of_an_opened_backup(open_room: Room) -> None:
    backup = open_room.back_up()
    open_room.look_and_open(backup.path, open_room.code)
    open_room.door.access.lock()
    assert open_room.safekeeping._key is None


def test_damage_that_the_backup_of_the_day_meets_is_told(open_room: Room, qtbot: QtBot) -> None:
    from app.storage.errors import DamagedVault

    def meet(*_args: object, **_more: object) -> Backup:
        raise DamagedVault

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backups, "make", meet)
        open_room.safekeeping._make_if_due()
        qtbot.waitUntil(lambda: not open_room.door.jobs.busy(), timeout=20_000)
        qtbot.wait(50)
    assert not isinstance(open_room.door.access.state, Unlocked)


def test_a_new_key_that_was_decided_is_never_said_not_to_be_made(open_room: Room, qtbot: QtBot) -> None:
    from app.storage.errors import DiskFull

    real = new_key.settle
    said: list[object] = []
    calls: list[int] = []

    def full(profile: Profile) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise DiskFull
        real(profile)

    access = open_room.door.access
    access.new_key_not_made.connect(said.append)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(new_key, "settle", full)
        before = access.keys
        access.make_new_key(Wish(new_code(), None, False))
        qtbot.waitUntil(lambda: bool(said) or access.keys != before, timeout=20_000)
        qtbot.wait(100)
    changed = access.keys != before
    assert not (changed and said)


def test_words_that_wait_do_not_keep_a_journal_shut_on_a_full_disk(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.access_work import open_vault
    from app.storage.errors import DiskFull

    unsaved.keep(made.profile.unsaved, made.key, [NewEntry(datetime(2024, 5, 3, 10), "", "waiting")])

    def full(*_args: object) -> None:
        raise DiskFull

    monkeypatch.setattr(unsaved, "bring_in", full)
    vault, _ = open_vault(made.profile, made.key, key_file.load(made.profile.keys))
    vault.close()
