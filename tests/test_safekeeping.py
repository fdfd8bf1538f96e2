"""Backups and restoring as a screen sees them: real jobs, real files, and signals that say what came of it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, SignalInstance
from pytestqt.qtbot import QtBot

from app import backups, last_seen
from app.access import Blocked, FirstRun, Locked, Reason, Unlocked
from app.backups import Backup, Why
from app.domain.homework import Homework
from app.domain.moments import utc_ms
from app.last_seen import Older, Seen
from app.paths import Profile
from app.safekeeping import Safekeeping
from app.storage import backup_file, key_file, migrations
from app.storage.errors import DamagedVault, DiskFull, NotABackup, StorageError, WrongGroup, WrongKey
from app.storage.keys import SlotKind
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.watching import Unwatched
from tests.support.door import PASSWORD, Door, digest
from tests.support.golden import DATA
from tests.support.keychain import MemoryKeychain
from tests.support.profiles import make_profile
from tests.support.quick_keys import use_quick_keys


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    use_quick_keys(monkeypatch)


class Room(QObject):
    """One start of Alcove, with its safekeeping."""

    def __init__(self, qtbot: QtBot, profile: Profile, keychain: MemoryKeychain) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.code = ""
        self.door = Door(qtbot, profile, keychain)
        self.safekeeping = Safekeeping(profile, self.door.access, self.door.jobs, self)

    def after(self, signal: SignalInstance, act: Callable[..., object], *values: object) -> object:
        """Does something and gives what the signal brings."""
        with self.qtbot.waitSignal(signal, timeout=20_000) as blocker:
            act(*values)
        return blocker.args[0] if blocker.args else None

    def write(self, words: str) -> None:
        self.door.workspace.journal.add(datetime(2024, 5, 3, 10), body=words)

    def texts(self) -> set[str]:
        return {body for (body,) in self.door.workspace.vault.read("SELECT body FROM entry")}

    def back_up(self) -> Backup:
        backup = self.after(self.safekeeping.made, self.safekeeping.back_up)
        assert isinstance(backup, Backup)
        return backup

    def look_and_open(self, path: Path, code: str) -> None:
        self.after(self.safekeeping.looked, self.safekeeping.look, path)
        self.after(self.safekeeping.opened, self.safekeeping.open_with_recovery_code, code)


RoomMaker = Callable[..., Room]


@pytest.fixture
def room(qtbot: QtBot, profile: Profile) -> Iterator[RoomMaker]:
    rooms: list[Room] = []

    def make(place: Profile = profile, keychain: MemoryKeychain | None = None) -> Room:
        for earlier in rooms:
            earlier.door.leave()
        rooms.append(Room(qtbot, place, keychain or MemoryKeychain()))
        return rooms[-1]

    yield make
    for one in rooms:
        one.door.leave()


@pytest.fixture
def keychain() -> MemoryKeychain:
    return MemoryKeychain()


@pytest.fixture
def open_room(room: RoomMaker, profile: Profile, keychain: MemoryKeychain) -> Room:
    """An open journal with one entry."""
    made = room(profile, keychain)
    made.door.start()
    made.code = made.door.set_up()
    made.write("a lamp in the wall")
    return made


# --- making ----------------------------------------------------------------------------------------------------------


def test_one_that_was_asked_for_is_listed(open_room: Room, qtbot: QtBot) -> None:
    keeping = open_room.safekeeping
    with qtbot.waitSignal(keeping.changed):
        backup = open_room.back_up()
    assert keeping.backups() == (backup,)
    assert (backup.why, backup.entries) == (Why.ASKED_FOR, 1)
    assert backup.path.parent == keeping.folder


def test_before_much_is_removed_there_is_one(open_room: Room) -> None:
    keeping = open_room.safekeeping
    backup = open_room.after(keeping.made, keeping.back_up_for, Why.BEFORE_REMOVAL)
    assert isinstance(backup, Backup) and backup.why is Why.BEFORE_REMOVAL


def remove_long_ago(room: Room, count: int) -> None:
    """Entries that went into the bin a month ago, and one of yesterday."""
    journal, vault = room.door.workspace.journal, room.door.workspace.vault
    for number in range(count):
        journal.remove(journal.add(datetime(2024, 5, 3, 10 + number), body="long ago").uid)
    ago = utc_ms(datetime.now(UTC) - timedelta(days=31))
    with vault.write(Topic.JOURNAL) as connection:
        connection.execute("UPDATE entry SET removed_utc = ? WHERE removed_utc IS NOT NULL", (ago,))
    journal.remove(journal.add(datetime(2024, 6, 1), body="yesterday").uid)


@pytest.mark.parametrize(("count", "whys"), [(1, []), (5, [Why.BEFORE_REMOVAL])])
def test_much_goes_out_of_the_bin_only_once_it_is_in_a_backup(open_room: Room, count: int, whys: list[Why]) -> None:
    open_room.back_up()
    remove_long_ago(open_room, count)
    open_room.safekeeping._make_if_due()
    open_room.door.until_idle()
    assert [row.preview for row in open_room.door.workspace.journal.bin()] == ["yesterday"]
    assert [one.why for one in open_room.safekeeping.backups() if one.why is not Why.ASKED_FOR] == whys


def test_goals_homework_and_sheets_that_were_removed_go_with_the_next_backup(open_room: Room) -> None:
    workspace = open_room.door.workspace
    goals = [workspace.goals.add(title) for title in ("now", "long ago")]
    homework = [workspace.homework.add(Homework("", title)) for title in ("now", "long ago")]
    sheets = [workspace.sheets.begin(name, datetime(2026, 5, 4).date()) for name in ("now", "long_ago")]
    for goal, one, sheet in zip(goals, homework, sheets, strict=True):
        workspace.goals.remove(goal.uid)
        workspace.homework.remove(one.uid)
        workspace.sheets.remove(sheet.uid)
    with workspace.vault.write(Topic.GOALS) as connection:
        for table, removed in (("goal", goals[1].uid), ("homework", homework[1].uid), ("sheet", sheets[1].uid)):
            connection.execute(f"UPDATE {table} SET removed_utc = removed_utc - 3700000 WHERE uid = ?", (removed,))
    open_room.safekeeping._make_if_due()
    open_room.door.until_idle()
    for goal, one, sheet in zip(goals, homework, sheets, strict=True):
        workspace.goals.put_back(goal.uid)
        workspace.homework.put_back(one.uid)
        workspace.sheets.put_back(sheet.uid)
    assert [goal.title for goal in workspace.goals.all()] == ["now"]
    assert [one.title for one in workspace.homework.all()] == ["now"]
    assert [sheet.worksheet for sheet in workspace.sheets.unfinished()] == ["now"]


def test_a_copy_elsewhere_is_due_until_there_is_one(open_room: Room, tmp_path: Path) -> None:
    keeping = open_room.safekeeping
    assert keeping.external_due
    (tmp_path / "stick").mkdir()
    open_room.after(keeping.made, keeping.back_up_to, tmp_path / "stick")
    assert not keeping.external_due
    backups.note_elsewhere(open_room.door.profile, datetime.now(UTC) - timedelta(days=31))
    assert keeping.external_due


def test_an_empty_or_closed_journal_has_nothing_to_lose(room: RoomMaker) -> None:
    empty = room()
    empty.door.start().set_up()
    assert not empty.safekeeping.external_due
    empty.door.access.lock()
    assert not empty.safekeeping.external_due


def test_a_place_that_is_gone_is_said_so(open_room: Room, tmp_path: Path) -> None:
    keeping = open_room.safekeeping
    error = open_room.after(keeping.not_made, keeping.back_up_to, tmp_path / "gone")
    assert isinstance(error, StorageError)
    assert keeping.external_due


def test_it_can_be_stopped(open_room: Room, qtbot: QtBot) -> None:
    keeping = open_room.safekeeping
    with qtbot.waitSignal(keeping.stopped):
        keeping.back_up()
        keeping.stop()
    assert keeping.backups() == ()


def test_a_code_that_was_read_back_or_a_password_opens_it_elsewhere(open_room: Room, qtbot: QtBot) -> None:
    keeping, access = open_room.safekeeping, open_room.door.access
    assert not keeping.openable_elsewhere
    with qtbot.waitSignal(keeping.changed, timeout=20_000):
        access.confirm_recovery(open_room.code)
    assert keeping.openable_elsewhere


def test_a_password_opens_it_elsewhere(room: RoomMaker) -> None:
    locked = room()
    locked.door.start().set_up(PASSWORD)
    assert locked.safekeeping.openable_elsewhere


# --- by itself -------------------------------------------------------------------------------------------------------


def test_the_one_of_the_day_is_made_some_time_after_opening(open_room: Room, qtbot: QtBot) -> None:
    keeping = open_room.safekeeping
    assert keeping._late.isActive()
    assert keeping.backups() == ()
    backup = open_room.after(keeping.made, keeping._late.timeout.emit)
    assert isinstance(backup, Backup) and backup.why is Why.DAILY
    keeping._late.timeout.emit()
    open_room.door.until_idle()
    assert keeping.backups() == (backup,), "nothing is due so soon after it"


def test_a_journal_that_is_locked_again_waits(open_room: Room) -> None:
    open_room.door.access.lock()
    assert not open_room.safekeeping._late.isActive()


def test_trouble_with_the_one_of_the_day_disturbs_nobody(open_room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_anything: object) -> None:
        raise DiskFull

    monkeypatch.setattr(backups, "make", full)
    said: list[object] = []
    open_room.safekeeping.not_made.connect(said.append)
    open_room.safekeeping._late.timeout.emit()
    open_room.door.until_idle()
    assert said == []


@pytest.mark.parametrize("schema", range(1, migrations.NEWEST))
def test_an_older_journal_is_backed_up_before_it_changes(
    room: RoomMaker, profile: Profile, schema: int, keychain: MemoryKeychain
) -> None:
    golden = DATA / f"schema-{schema}"
    shutil.copy(golden / "alcove.vault", profile.vault)
    shutil.copy(golden / "alcove.keys", profile.keys)
    start = room(profile, keychain)
    start.door.access.look()
    start.door.access.open_with_passphrase("ein goldener Äbend")
    start.door.until(Unlocked)
    assert start.door.workspace.vault.schema == migrations.NEWEST
    (backup,) = start.safekeeping.backups()
    assert backup.why is Why.BEFORE_UPDATE
    assert backup_file.read_header(backup.path).schema == schema


def test_an_older_journal_that_is_damaged_can_still_be_saved(
    room: RoomMaker, profile: Profile, keychain: MemoryKeychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden = DATA / "schema-1"
    shutil.copy(golden / "alcove.vault", profile.vault)
    shutil.copy(golden / "alcove.keys", profile.keys)
    before = digest(profile.vault)

    def meet(*_: object, **_more: object) -> Backup:
        raise DamagedVault

    monkeypatch.setattr(backups, "make", meet)
    door = room(profile, keychain).door
    door.access.look()
    door.access.open_with_passphrase("ein goldener Äbend")
    assert door.blocked_by() is Reason.VAULT_DAMAGED
    assert door.access.damaged is not None, "nothing to read the file with"
    assert digest(profile.vault) == before


def test_without_room_for_that_backup_nothing_changes(
    room: RoomMaker, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> None:
        raise DiskFull

    golden = DATA / "schema-1"
    shutil.copy(golden / "alcove.vault", profile.vault)
    shutil.copy(golden / "alcove.keys", profile.keys)
    before = profile.vault.read_bytes()
    start = room(profile)
    start.door.access.look()
    with monkeypatch.context() as patch:
        patch.setattr(backups, "make", full)
        start.door.access.open_with_passphrase("ein goldener Äbend")
        assert start.door.until(Blocked).reason is Reason.DISK_FULL
    assert profile.vault.read_bytes() == before
    start.door.access.look()
    start.door.access.open_with_passphrase("ein goldener Äbend")
    start.door.until(Unlocked)


# --- an older copy that was put back ---------------------------------------------------------------------------------


def test_an_older_copy_in_its_place_is_noticed(room: RoomMaker, open_room: Room, keychain: MemoryKeychain) -> None:
    profile = open_room.door.profile
    open_room.door.leave()
    kept = profile.vault.read_bytes()
    second = room(profile, keychain)
    second.door.start().until(Unlocked)
    assert second.safekeeping.older is None
    second.write("another evening")
    second.door.leave()
    profile.vault.write_bytes(kept)
    third = room(profile, keychain)
    with third.qtbot.waitSignal(third.safekeeping.found_older) as blocker:
        third.door.start()
    older = blocker.args[0]
    assert isinstance(older, Older)
    assert (older.entries, older.entries_before) == (1, 2)
    assert third.safekeeping.older == older
    third.write("written on all the same")
    third.door.leave()
    fourth = room(profile, keychain)
    fourth.door.start().until(Unlocked)
    assert fourth.safekeeping.older is None, "it has come as far again"


def test_somebody_who_knows_of_it_is_not_told_again(room: RoomMaker, open_room: Room, keychain: MemoryKeychain) -> None:
    profile = open_room.door.profile
    open_room.door.leave()
    seen = last_seen.read(profile.last_seen)
    assert seen is not None
    last_seen.write(profile.last_seen, Seen(seen.vault_id, seen.counter + 5, 9, seen.at))
    told = room(profile, keychain)
    told.door.start().until(Unlocked)
    assert told.safekeeping.older is not None
    told.safekeeping.accept_older()
    told.door.until_idle()
    again = room(profile, keychain)
    again.door.start().until(Unlocked)
    assert again.safekeeping.older is None


@pytest.mark.parametrize("noted", (b"", b"{}", b"[" * 5000, b'{"sum": 1}', b"\xff"))
def test_a_note_that_cannot_be_read_says_nothing(open_room: Room, noted: bytes) -> None:
    open_room.door.until_idle()  # the note of this opening is written beside the line
    path = open_room.door.profile.last_seen
    path.write_bytes(noted)
    assert last_seen.read(path) is None


# --- bringing back ---------------------------------------------------------------------------------------------------


def test_what_is_no_backup_is_said_so(open_room: Room, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear diary")
    keeping = open_room.safekeeping
    assert isinstance(open_room.after(keeping.not_looked, keeping.look, tmp_path / "letter"), NotABackup)


def test_a_wrong_code_is_said_so_and_the_right_one_opens(open_room: Room) -> None:
    keeping, backup = open_room.safekeeping, open_room.back_up()
    found = open_room.after(keeping.looked, keeping.look, backup.path)
    assert getattr(found, "kinds") == {SlotKind.RECOVERY}  # noqa: B009
    wrong = open_room.door.access.new_recovery_code()
    assert isinstance(open_room.after(keeping.not_opened, keeping.open_with_recovery_code, wrong), WrongKey)
    mistyped = open_room.code[:-1] + ("0" if open_room.code[-1] != "0" else "1")
    assert isinstance(open_room.after(keeping.not_opened, keeping.open_with_recovery_code, mistyped), WrongGroup)
    assert isinstance(open_room.after(keeping.not_opened, keeping.open_with_passphrase, "something"), WrongKey)
    opened = open_room.after(keeping.opened, keeping.open_with_recovery_code, open_room.code)
    assert getattr(opened, "opened_with") is SlotKind.RECOVERY  # noqa: B009


def test_an_open_journal_goes_back_and_is_open_again(open_room: Room) -> None:
    keeping, backup = open_room.safekeeping, open_room.back_up()
    open_room.write("written after it")
    open_room.look_and_open(backup.path, open_room.code)
    open_room.after(keeping.restored, keeping.restore)
    assert open_room.texts() == {"a lamp in the wall"}
    assert {one.why for one in keeping.backups()} == {Why.ASKED_FOR, Why.BEFORE_RESTORE}
    assert keeping.backups()[0].entries == 2
    assert len(list(open_room.door.profile.folder.glob("before-restore-*"))) == 1
    assert keeping.older is None
    open_room.write("and on it goes")
    assert open_room.door.access.opened_with is SlotKind.RECOVERY


def test_a_new_computer_needs_the_file_and_the_code(room: RoomMaker, tmp_path: Path, keychain: MemoryKeychain) -> None:
    made = make_profile(tmp_path / "old computer")
    vault = made.open_vault()
    backup = backups.make(made.profile, vault.opener(), key_file.load(made.profile.keys), Why.ASKED_FOR)
    vault.close()
    new = room(keychain=keychain)
    new.door.start()
    assert isinstance(new.door.access.state, FirstRun)
    new.look_and_open(backup.path, made.code)
    new.after(new.safekeeping.restored, new.safekeeping.restore)
    new.door.until(Unlocked)
    assert new.safekeeping.openable_elsewhere
    again = room(new.door.profile, keychain)
    again.door.start().until(Unlocked)


def test_it_works_when_the_journal_cannot_be_opened(open_room: Room, room: RoomMaker, keychain: MemoryKeychain) -> None:
    backup = open_room.back_up()
    open_room.door.leave()
    profile = open_room.door.profile
    profile.vault.write_bytes(b"worn" * 9000)
    second = room(profile, keychain)
    second.door.start()
    assert second.door.blocked_by() is Reason.VAULT_DAMAGED
    second.look_and_open(backup.path, open_room.code)
    second.after(second.safekeeping.restored, second.safekeeping.restore)
    second.door.until(Unlocked)
    assert second.texts() == {"a lamp in the wall"}


def test_a_restore_that_fails_leaves_the_journal_open(open_room: Room, tmp_path: Path) -> None:
    keeping, backup = open_room.safekeeping, open_room.back_up()
    stick = tmp_path / "stick.vaultbackup"
    shutil.copy(backup.path, stick)
    open_room.look_and_open(stick, open_room.code)
    stick.unlink()
    error = open_room.after(keeping.not_restored, keeping.restore)
    assert isinstance(error, StorageError)
    assert open_room.texts() == {"a lamp in the wall"}


def test_nothing_happens_before_it_was_opened(open_room: Room) -> None:
    backup = open_room.back_up()
    open_room.after(open_room.safekeeping.looked, open_room.safekeeping.look, backup.path)
    open_room.safekeeping.restore()
    open_room.door.until_idle()
    assert isinstance(open_room.door.access.state, Unlocked)


def test_a_change_that_was_decided_is_finished_by_the_next_start(
    open_room: Room, room: RoomMaker, keychain: MemoryKeychain
) -> None:
    backup = open_room.back_up()
    open_room.write("written after it")
    profile = open_room.door.profile
    open_room.door.leave()
    profile.restoring.mkdir()
    header = backup_file.unpack(backup.path, profile.restoring / "alcove.vault", Unwatched())
    assert header.entries == 1
    (profile.restoring / "decided.json").write_text('{"kept": "before-restore-2026-01-01 000000"}')
    second = room(profile, keychain)
    second.door.start().until(Unlocked)
    assert second.texts() == {"a lamp in the wall"}
    assert not profile.restoring.exists()
    assert (
        Vault.look_into(
            profile.folder / "before-restore-2026-01-01 000000" / "alcove.vault",
            second.door.access._key,  # type: ignore[arg-type]
            second.door.workspace.vault.vault_id,
        )
        .health()
        .entries
        == 2
    )


def test_a_locked_journal_can_be_looked_at(open_room: Room) -> None:
    open_room.back_up()
    open_room.door.access.lock()
    assert isinstance(open_room.door.access.state, Locked)
    assert len(open_room.safekeeping.backups()) == 1
    open_room.safekeeping.back_up()
    open_room.door.until_idle()
    assert len(open_room.safekeeping.backups()) == 1
