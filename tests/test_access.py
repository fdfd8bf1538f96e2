"""The way in and out, row by row: real files, a keyring in memory, and a vault whose bytes nobody touches."""

import errno
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import key_changes
from app.access import Blocked, FirstRun, Locked, Opening, Reason, SetupUnfinished, Unlocked
from app.keyring_items import KeyringItems
from app.paths import Profile
from app.storage import key_file
from app.storage.durable import backup_of
from app.storage.errors import KeychainUnavailable, VaultInUse, WrongGroup, WrongKey
from app.storage.keys import KeyFile, SlotKind, new_key_file, new_vault_id
from app.storage.migrations import NEWEST
from app.storage.vault import Vault
from app.storage.wrapping import Effort
from tests.support.door import A_MOMENT_S, PASSWORD, Door, DoorMaker, digest
from tests.support.keychain import MemoryKeychain
from tests.support.quick_keys import use_quick_keys


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    use_quick_keys(monkeypatch)


@pytest.fixture
def keychain() -> MemoryKeychain:
    return MemoryKeychain()


@pytest.fixture
def door(qtbot: QtBot, profile: Profile, keychain: MemoryKeychain) -> Iterator[DoorMaker]:
    """Makes one start of Alcove after the other; every one is left at the end."""
    made: list[Door] = []

    def make(limit_s: float = 10.0) -> Door:
        for earlier in made:
            earlier.leave()
        made.append(Door(qtbot, profile, keychain, limit_s))
        return made[-1]

    yield make
    if keychain.hang:
        keychain.hang.set()
    for one in made:
        one.leave()


@pytest.fixture
def code(door: DoorMaker) -> str:
    """A vault that opens with the keyring and holds one entry; its recovery code."""
    first = door()
    code = first.start().set_up()
    first.workspace.journal.add(datetime(2024, 5, 3, 10), body="a lamp in the wall")
    first.leave()
    return code


@pytest.fixture
def locked_code(door: DoorMaker) -> str:
    """The same with a password."""
    first = door()
    code = first.start().set_up(PASSWORD)
    first.workspace.journal.add(datetime(2024, 5, 3, 10), body="a lamp in the wall")
    first.leave()
    return code


def stored(profile: Profile) -> KeyFile:
    return key_file.load(profile.keys)


def only_entry(door: Door) -> str:
    rows = door.workspace.journal.recent(5)
    assert len(rows) == 1
    return rows[0].preview


# --- the usual ways --------------------------------------------------------------------------------------------------


def test_an_empty_profile_is_a_first_run(door: DoorMaker, profile: Profile) -> None:
    assert isinstance(door().start().access.state, FirstRun)
    assert list(profile.folder.iterdir()) == []


def test_the_keyring_opens_the_next_start(door: DoorMaker, code: str) -> None:
    second = door().start()
    assert isinstance(second.access.state, Opening)
    second.until(Unlocked)
    assert only_entry(second) == "a lamp in the wall"
    assert not second.access.has_passphrase
    assert not second.access.recovery_confirmed


def test_a_password_opens_and_another_one_does_not(door: DoorMaker, locked_code: str) -> None:
    second = door().start()
    assert second.access.state == Locked(frozenset({SlotKind.PASSPHRASE, SlotKind.RECOVERY}))
    second.access.open_with_passphrase("something else")
    assert isinstance(second.until_said("not_opened"), WrongKey)
    assert isinstance(second.access.state, Locked)
    second.access.open_with_passphrase(PASSWORD)
    second.until(Unlocked)
    assert only_entry(second) == "a lamp in the wall"


def test_with_a_password_the_keyring_is_never_asked(
    door: DoorMaker, locked_code: str, keychain: MemoryKeychain
) -> None:
    door().start()
    assert keychain.calls == []
    assert keychain.items == {}


def test_locking_lets_screens_store_first_then_closes(qtbot: QtBot, door: DoorMaker, code: str) -> None:
    start = door().start()
    start.until(Unlocked)
    workspace = start.workspace
    open_when_asked: list[int] = []
    start.access.about_to_lock.connect(lambda: open_when_asked.append(workspace.journal.count()))
    start.access.lock()
    assert open_when_asked == [1]
    assert start.access.state == Locked(frozenset({SlotKind.KEYRING, SlotKind.RECOVERY}))
    with pytest.raises(Exception, match="closed"):
        workspace.journal.count()
    assert start.access._key is None


def test_a_lock_without_a_password_opens_again_on_request_only(door: DoorMaker, code: str) -> None:
    start = door().start()
    start.until(Unlocked)
    start.access.lock()
    start.until_idle()
    assert isinstance(start.access.state, Locked)
    start.access.open_remembered()
    start.until(Unlocked)


def test_the_recovery_code_opens_however_it_is_written(door: DoorMaker, locked_code: str) -> None:
    start = door().start()
    start.access.open_with_recovery_code("  " + locked_code.lower().replace("-", " ") + "\n")
    start.until(Unlocked)
    assert start.access.opened_with is SlotKind.RECOVERY


def test_a_mistyped_code_names_the_group_and_opens_nothing(door: DoorMaker, locked_code: str) -> None:
    start = door().start()
    other = "3" if locked_code[13] != "3" else "4"
    start.access.open_with_recovery_code(locked_code[:13] + other + locked_code[14:])
    error = start.until_said("not_opened")
    assert isinstance(error, WrongGroup)
    assert error.group == 3
    assert isinstance(start.access.state, Locked)


def test_two_tries_at_once_are_one(door: DoorMaker, locked_code: str) -> None:
    start = door().start()
    start.access.open_with_passphrase("something else")
    start.access.open_with_passphrase(PASSWORD)
    assert isinstance(start.until_said("not_opened"), WrongKey)
    start.until_idle()
    assert isinstance(start.access.state, Locked)


# --- the state table: each row is a state, and the vault stays as it is ----------------------------------------------


def keys_gone(profile: Profile) -> None:
    profile.keys.unlink()
    backup_of(profile.keys).unlink()


def keys_damaged(profile: Profile) -> None:
    profile.keys.write_bytes(profile.keys.read_bytes()[:100])
    backup_of(profile.keys).write_bytes(b"{}")


def keys_newer(profile: Profile) -> None:
    newer = json.dumps(json.loads(profile.keys.read_bytes()) | {"v": 99})
    for copy in (profile.keys, backup_of(profile.keys)):
        copy.write_text(newer)


def vault_gone(profile: Profile) -> None:
    profile.vault.rename(profile.folder / "elsewhere")


def vault_emptied(profile: Profile) -> None:
    profile.vault.write_bytes(b"")


def vault_damaged(profile: Profile) -> None:
    content = bytearray(profile.vault.read_bytes())
    content[100] ^= 1
    profile.vault.write_bytes(content)


def vault_is_another_file(profile: Profile) -> None:
    profile.vault.write_bytes(b"SQLite format 3\0" + bytes(4080))


def vault_is_a_folder(profile: Profile) -> None:
    profile.vault.unlink()
    profile.vault.mkdir()


TROUBLES = [
    (keys_gone, Reason.KEY_FILE_MISSING),
    (keys_damaged, Reason.KEY_FILE_DAMAGED),
    (keys_newer, Reason.VAULT_NEWER),
    (vault_gone, Reason.VAULT_MISSING),
    (vault_emptied, Reason.VAULT_EMPTY),
    (vault_damaged, Reason.VAULT_DAMAGED),
    (vault_is_another_file, Reason.VAULT_DAMAGED),
    (vault_is_a_folder, Reason.VAULT_DAMAGED),
]


@pytest.mark.parametrize(("break_it", "reason"), TROUBLES, ids=[one.__name__ for one, _ in TROUBLES])
def test_trouble_is_named_and_nothing_is_touched(
    door: DoorMaker, code: str, profile: Profile, break_it: object, reason: Reason
) -> None:
    assert callable(break_it)
    break_it(profile)
    before = everything_in(profile.folder)
    start = door().start()
    assert start.blocked_by() is reason
    start.access.try_again()
    start.until_idle()
    assert start.blocked_by() is reason
    assert everything_in(profile.folder) == before
    assert not isinstance(start.access.state, FirstRun)


def everything_in(folder: Path) -> dict[str, str]:
    return {path.name: digest(path) if path.is_file() else "a folder" for path in folder.iterdir()}


def test_the_copy_of_the_key_file_opens_when_it_is_good(door: DoorMaker, code: str, profile: Profile) -> None:
    profile.keys.write_bytes(b"not a key file")
    start = door().start()
    start.until(Unlocked)
    assert only_entry(start) == "a lamp in the wall"


def test_the_copy_alone_is_enough(door: DoorMaker, code: str, profile: Profile) -> None:
    profile.keys.unlink()
    door().start().until(Unlocked)


def test_a_slot_that_does_not_fit_leads_to_the_spare_key(
    door: DoorMaker, code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    before = digest(profile.vault)
    for name in keychain.items:
        keychain.items[name] = "00" * 32
    start = door().start()
    assert start.until(Blocked) == Blocked(Reason.KEYCHAIN_UNFIT, frozenset({SlotKind.KEYRING, SlotKind.RECOVERY}))
    assert digest(profile.vault) == before
    start.access.open_with_recovery_code(code)
    start.until(Unlocked)


@pytest.mark.parametrize("how", ["absent", "locked"])
def test_a_keyring_that_is_away_is_asked_again(
    door: DoorMaker, code: str, profile: Profile, keychain: MemoryKeychain, how: str
) -> None:
    before = everything_in(profile.folder)
    setattr(keychain, how, True)
    start = door().start()
    assert start.blocked_by() is Reason.KEYCHAIN_AWAY
    assert everything_in(profile.folder) == before
    setattr(keychain, how, False)
    start.access.try_again()
    start.until(Unlocked)


def test_an_emptied_keyring_is_no_reason_for_a_new_key(
    door: DoorMaker, code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    before = everything_in(profile.folder)
    keychain.items.clear()
    start = door().start()
    assert start.blocked_by() is Reason.KEYCHAIN_EMPTY
    start.access.set_up(None)
    start.access.begin_again()
    start.until_idle()
    assert start.blocked_by() is Reason.KEYCHAIN_EMPTY
    assert everything_in(profile.folder) == before
    assert keychain.items == {}


def test_a_keyring_that_hangs_is_given_up_and_the_spare_key_opens(
    door: DoorMaker, code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    before = digest(profile.vault)
    keychain.hang = threading.Event()
    start = door(A_MOMENT_S).start()
    assert start.blocked_by() is Reason.KEYCHAIN_SILENT
    assert digest(profile.vault) == before
    keychain.hang.set()
    keychain.hang = None
    start.access.open_with_recovery_code(code)
    start.until(Unlocked)


def test_somebody_slow_at_the_question_of_the_keyring_still_gets_in(
    door: DoorMaker, code: str, keychain: MemoryKeychain
) -> None:
    keychain.hang = threading.Event()
    start = door(A_MOMENT_S).start()
    assert start.blocked_by() is Reason.KEYCHAIN_SILENT
    keychain.hang.set()
    start.until(Unlocked)
    assert start.access.opened_with is SlotKind.KEYRING


def test_an_answer_that_comes_after_the_lock_opens_nothing(
    qtbot: QtBot, door: DoorMaker, code: str, keychain: MemoryKeychain
) -> None:
    hang = keychain.hang = threading.Event()
    start = door(A_MOMENT_S).start()
    start.blocked_by()
    keychain.hang = None
    start.access.open_with_recovery_code(code)
    start.until(Unlocked)
    start.until_idle()
    start.access.lock()
    hang.set()
    qtbot.waitUntil(lambda: not start.jobs._given_up)
    assert isinstance(start.access.state, Locked)


def test_a_late_answer_opens_nothing_when_something_else_is_in_the_way_by_now(
    qtbot: QtBot, door: DoorMaker, code: str, keychain: MemoryKeychain
) -> None:
    keychain.hang = threading.Event()
    start = door(A_MOMENT_S).start()
    start.blocked_by()
    start.access.refuse(VaultInUse())
    keychain.hang.set()
    qtbot.waitUntil(lambda: not start.jobs._given_up)
    assert start.blocked_by() is Reason.IN_USE


def test_a_newer_vault_is_left_alone(door: DoorMaker, code: str, profile: Profile, keychain: MemoryKeychain) -> None:
    keys = stored(profile)
    (secret,) = keychain.items.values()
    vault = Vault.open(profile.vault, keys.unlock_with_keyring(secret), keys.vault_id)
    vault._connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    vault.close()
    before = digest(profile.vault)
    assert door().start().blocked_by() is Reason.VAULT_NEWER
    assert digest(profile.vault) == before


def test_a_vault_of_another_key_file_is_foreign(
    door: DoorMaker, code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    keys = stored(profile)
    (secret,) = keychain.items.values()
    key = keys.unlock_with_keyring(secret)
    profile.vault.unlink()
    Vault.create(profile.vault, key, new_vault_id()).close()
    before = digest(profile.vault)
    assert door().start().blocked_by() is Reason.VAULT_FOREIGN
    assert digest(profile.vault) == before


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.EROFS, Reason.DISK_READ_ONLY), (errno.ENOSPC, Reason.DISK_FULL), (errno.EIO, Reason.DISK_TROUBLE)],
)
def test_a_disk_that_refuses_at_the_start(door: DoorMaker, code: str, number: int, reason: Reason) -> None:
    start = door()
    start.access.look()
    start.access.refuse(OSError(number, "no"))
    assert start.blocked_by() is reason


def test_a_second_instance_is_turned_away(door: DoorMaker, code: str, profile: Profile) -> None:
    before = digest(profile.vault)
    start = door()
    start.access.look()
    start.access.refuse(VaultInUse())
    assert start.blocked_by() is Reason.IN_USE
    assert digest(profile.vault) == before


def test_trying_again_in_vain_says_so_instead_of_showing_the_same_page_anew(
    door: DoorMaker, code: str, profile: Profile
) -> None:
    vault_gone(profile)
    start = door().start()
    start.blocked_by()
    shown = len(start.states)
    start.access.try_again()
    start.until_said("unchanged")
    assert len(start.states) == shown


def test_a_vault_put_back_opens(door: DoorMaker, code: str, profile: Profile) -> None:
    vault_gone(profile)
    start = door().start()
    start.blocked_by()
    (profile.folder / "elsewhere").rename(profile.vault)
    start.access.try_again()
    start.until(Unlocked)


def test_settings_of_the_key_file_that_are_not_safe_are_not_followed(
    door: DoorMaker, locked_code: str, profile: Profile
) -> None:
    keys = stored(profile)
    weak = tuple(replace(slot, effort=Effort(1024, 1, 1)) if slot.effort else slot for slot in keys.slots)
    key_file.store(profile.keys, replace(keys, slots=weak))
    before = digest(profile.vault)
    start = door().start()
    start.access.open_with_passphrase(PASSWORD)
    assert start.blocked_by() is Reason.KEY_FILE_CHANGED
    assert digest(profile.vault) == before


# --- set-up that stopped half way ------------------------------------------------------------------------------------


def test_a_key_file_without_its_vault_is_finished_from_the_start(
    door: DoorMaker, profile: Profile, keychain: MemoryKeychain
) -> None:
    half = key_file.store(profile.keys, new_key_file(new_vault_id()))
    start = door().start()
    assert isinstance(start.access.state, SetupUnfinished)
    start.access.begin_again()
    assert isinstance(start.access.state, FirstRun)
    start.set_up()
    assert stored(profile).vault_id != half.vault_id
    assert stored(profile).complete


def test_a_vault_is_never_made_over_another(door: DoorMaker, code: str, profile: Profile) -> None:
    before = everything_in(profile.folder)
    start = door()
    start.access.set_up(None)
    start.until_said("not_set_up")
    assert everything_in(profile.folder) == before


def test_a_vault_is_never_made_over_a_key_file_that_may_belong_to_one(
    door: DoorMaker, code: str, profile: Profile
) -> None:
    vault_gone(profile)
    before = everything_in(profile.folder)
    start = door()
    start.access.set_up(PASSWORD)
    start.until_said("not_set_up")
    assert everything_in(profile.folder) == before


# --- changing the lock -----------------------------------------------------------------------------------------------


def test_setting_a_password_takes_the_keyring_out(
    door: DoorMaker, code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    start = door().start()
    start.until(Unlocked)
    assert len(keychain.items) == 1
    start.access.set_passphrase(PASSWORD)
    start.until_said("keys_changed")
    assert start.access.has_passphrase
    assert keychain.items == {}
    assert not profile.pending_keychain.exists()
    for copy in (profile.keys, backup_of(profile.keys)):
        assert {slot["kind"] for slot in json.loads(copy.read_bytes())["slots"]} == {"passphrase", "recovery"}
    again = door().start()
    assert isinstance(again.access.state, Locked)
    again.access.open_with_passphrase(PASSWORD)
    again.until(Unlocked)
    assert only_entry(again) == "a lamp in the wall"


def test_another_password_is_asked_for_the_one_in_force(door: DoorMaker, locked_code: str) -> None:
    start = door().start()
    start.access.open_with_passphrase(PASSWORD)
    start.until(Unlocked)
    assert start.access.needs_current_passphrase
    start.access.set_passphrase("four blue windows", current="not this")
    assert isinstance(start.until_said("keys_not_changed"), WrongKey)
    start.access.set_passphrase("four blue windows", current=PASSWORD)
    start.until_said("keys_changed")
    again = door().start()
    again.access.open_with_passphrase(PASSWORD)
    again.until_said("not_opened")
    again.access.open_with_passphrase("four blue windows")
    again.until(Unlocked)


def test_after_the_spare_key_a_new_password_needs_no_old_one(door: DoorMaker, locked_code: str) -> None:
    start = door().start()
    start.access.open_with_recovery_code(locked_code)
    start.until(Unlocked)
    assert not start.access.needs_current_passphrase
    start.access.set_passphrase("four blue windows")
    start.until_said("keys_changed")
    again = door().start()
    again.access.open_with_passphrase("four blue windows")
    again.until(Unlocked)


def test_a_password_can_be_given_up_again(
    door: DoorMaker, locked_code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    start = door().start()
    start.access.open_with_passphrase(PASSWORD)
    start.until(Unlocked)
    start.access.drop_passphrase(PASSWORD)
    start.until_said("keys_changed")
    assert not start.access.has_passphrase
    assert len(keychain.items) == 1
    door().start().until(Unlocked)


def test_a_password_is_not_given_up_to_a_keyring_that_does_not_work(
    door: DoorMaker, locked_code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    start = door().start()
    start.access.open_with_passphrase(PASSWORD)
    start.until(Unlocked)
    keychain.absent = True
    start.access.drop_passphrase(PASSWORD)
    start.until_said("keys_not_changed")
    assert stored(profile).has(SlotKind.PASSPHRASE)


def test_a_new_spare_key_counts_once_it_was_read_back_and_not_before(door: DoorMaker, locked_code: str) -> None:
    start = door().start()
    start.access.open_with_passphrase(PASSWORD)
    start.until(Unlocked)
    new = start.access.new_recovery_code()
    start.access.lock()
    start.access.open_with_recovery_code(new)
    assert isinstance(start.until_said("not_opened"), WrongKey)
    start.access.open_with_recovery_code(locked_code)
    start.until(Unlocked)
    start.access.confirm_recovery(new)
    start.until_said("keys_changed")
    assert start.access.recovery_confirmed
    start.access.lock()
    start.access.open_with_recovery_code(locked_code)
    assert isinstance(start.until_said("not_opened"), WrongKey)
    start.access.open_with_recovery_code(new)
    start.until(Unlocked)


def test_a_lost_keyring_item_is_made_anew_after_the_spare_key(
    door: DoorMaker, code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    keychain.items.clear()
    start = door().start()
    assert start.blocked_by() is Reason.KEYCHAIN_EMPTY
    start.access.open_with_recovery_code(code)
    start.until(Unlocked)
    start.until_said("keys_changed")
    assert len(keychain.items) == 1
    again = door().start()
    again.until(Unlocked)
    assert again.access.opened_with is SlotKind.KEYRING


def test_a_keyring_that_still_does_not_work_is_said_and_the_journal_is_open_all_the_same(
    door: DoorMaker, code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    keychain.absent = True
    before = stored(profile)
    start = door().start()
    start.blocked_by()
    start.access.open_with_recovery_code(code)
    start.until(Unlocked)
    assert isinstance(start.until_said("not_remembered"), KeychainUnavailable)
    assert stored(profile) == before
    keychain.absent = False
    door().start().until(Unlocked)


def test_a_vault_with_a_password_gets_no_keyring_slot_from_the_spare_key(
    door: DoorMaker, locked_code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    start = door().start()
    start.access.open_with_recovery_code(locked_code)
    start.until(Unlocked)
    start.until_idle()
    assert keychain.items == {}
    assert not stored(profile).has(SlotKind.KEYRING)


def test_renewing_the_keyring_leaves_a_password_alone(
    door: DoorMaker, locked_code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    before = stored(profile)
    key = before.unlock_with_recovery_code(locked_code)
    items = KeyringItems(keychain, profile.pending_keychain)
    assert key_changes.renew_keyring(profile, items, key) == before == stored(profile)


# --- what a hanging keyring may write late ---------------------------------------------------------------------------


def test_an_item_written_late_is_removed_at_the_next_start(
    qtbot: QtBot, door: DoorMaker, locked_code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    start = door(A_MOMENT_S).start()
    start.access.open_with_passphrase(PASSWORD)
    start.until(Unlocked)
    gate = WaitsOnRemember(keychain)
    start.access._items.keychain = gate
    start.access.drop_passphrase(PASSWORD)
    start.until_said("keys_not_changed")
    assert profile.pending_keychain.exists()
    gate.open.set()
    qtbot.waitUntil(lambda: len(keychain.items) == 1)
    assert stored(profile).has(SlotKind.PASSPHRASE)
    again = door().start()
    again.access.open_with_passphrase(PASSWORD)
    again.until(Unlocked)
    again.until_idle()
    assert keychain.items == {}
    assert not profile.pending_keychain.exists()


class WaitsOnRemember(MemoryKeychain):
    """Passes its test, hangs when it is to keep something, and keeps it later all the same."""

    def __init__(self, inner: MemoryKeychain) -> None:
        super().__init__()
        self.items = inner.items
        self.open = threading.Event()

    def remember(self, service: str, user: str, secret: str) -> None:
        self.open.wait(20)
        super().remember(service, user, secret)


def test_an_item_that_could_not_be_removed_is_removed_later(
    door: DoorMaker, code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    start = door().start()
    start.until(Unlocked)
    keychain.locked = True
    start.access.set_passphrase(PASSWORD)
    start.until_said("keys_changed")
    assert len(keychain.items) == 1
    keychain.locked = False
    again = door().start()
    again.access.open_with_passphrase(PASSWORD)
    again.until(Unlocked)
    again.until_idle()
    assert keychain.items == {}


def test_an_item_in_use_is_never_tidied_away(
    door: DoorMaker, code: str, profile: Profile, keychain: MemoryKeychain
) -> None:
    (name,) = keychain.items
    profile.pending_keychain.write_text(json.dumps([list(name), ["org.alcove.vault.x", "kek-y"]]))
    start = door().start()
    start.until(Unlocked)
    start.until_idle()
    assert list(keychain.items) == [name]
    assert not profile.pending_keychain.exists()
