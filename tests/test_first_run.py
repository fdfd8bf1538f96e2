"""The first run is all or nothing: cut off at any step it leaves nothing, or a whole vault, or "finish setting up"."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app import first_run
from app.access import FirstRun, Locked, Opening, SetupUnfinished, Unlocked
from app.keyring_items import KeyringItems
from app.paths import Profile
from app.storage import key_file
from app.storage.errors import DiskFull, KeychainUnavailable
from app.storage.keys import SlotKind
from app.storage.vault import Vault
from tests.support.door import PASSWORD, Door
from tests.support.keychain import MemoryKeychain
from tests.support.quick_keys import use_quick_keys


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    use_quick_keys(monkeypatch)


class Cut(BaseException):
    """The computer stops here; nothing may catch it."""


STEPS: list[tuple[Any, str]] = [
    (first_run, "private_folder"),
    (KeyringItems, "prove"),
    (KeyringItems, "remember"),
    (key_file, "store"),
    (Vault, "create"),
    (first_run, "complete"),
    (KeyringItems, "settled"),
]
POINTS = [(place, name, when) for place, name in STEPS for when in ("before", "after")]


def cut(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, when: str) -> None:
    """Lets a step be the last that is (or is not) done."""
    real: Callable[..., Any] = getattr(place, name)

    def cut_off(*args: Any, **named: Any) -> Any:
        if when == "after":
            real(*args, **named)
        raise Cut

    monkeypatch.setattr(place, name, cut_off)


@pytest.mark.parametrize("passphrase", [None, PASSWORD], ids=["keyring", "password"])
@pytest.mark.parametrize(("place", "name", "when"), POINTS, ids=[f"{when}-{name}" for _, name, when in POINTS])
def test_cut_off_anywhere(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    profile: Profile,
    place: Any,
    name: str,
    when: str,
    passphrase: str | None,
) -> None:
    keychain = MemoryKeychain()
    with monkeypatch.context() as patched:
        cut(patched, place, name, when)
        with suppress(Cut):
            first_run.set_up(profile, KeyringItems(keychain, profile.pending_keychain), passphrase)
    door = Door(qtbot, profile, keychain).start()
    match door.access.state:
        case FirstRun() | SetupUnfinished():
            assert not profile.vault.exists()
            door.access.begin_again()
            door.set_up(passphrase)
        case Opening():
            door.until(Unlocked)
        case Locked():
            door.access.open_with_passphrase(PASSWORD)
            door.until(Unlocked)
        case other:
            pytest.fail(f"{other} is neither nothing nor a whole vault")
    door.until_idle()
    assert key_file.load(profile.keys).complete
    assert door.workspace.journal.count() == 0
    assert len(keychain.items) == (1 if passphrase is None else 0), "an item nobody counts on was left behind"
    assert not profile.pending_keychain.exists()
    door.leave()


CHILD = """
import json, os, signal, sys
from pathlib import Path
from app import first_run
from app.keyring_items import KeyringItems
from app.paths import Profile
from app.storage import key_file, keys
from app.storage.wrapping import Effort

folder, store, place, name, passphrase = sys.argv[1:6]

class FileKeychain:
    def self_test(self): pass
    def remember(self, service, user, secret): Path(store).write_text(json.dumps([[service, user, secret]]))
    def recall(self, service, user): raise NotImplementedError
    def forget(self, service, user): Path(store).unlink(missing_ok=True)

keys.make_passphrase_slot.__defaults__ = (Effort(19 * 1024, 2, 1),)
owner = {"key_file": key_file, "vault": first_run.Vault, "first_run": first_run}[place]
def die(*args, **named): os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, name, die)
profile = Profile(Path(folder))
first_run.set_up(profile, KeyringItems(FileKeychain(), profile.pending_keychain), passphrase or None)
"""


@pytest.mark.skipif(os.name != "posix", reason="another system kills in another way")
@pytest.mark.parametrize("passphrase", ["", PASSWORD], ids=["keyring", "password"])
@pytest.mark.parametrize(("place", "name"), [("key_file", "store"), ("vault", "create"), ("first_run", "complete")])
def test_a_killed_process(
    qtbot: QtBot, profile: Profile, tmp_path: Path, place: str, name: str, passphrase: str
) -> None:
    store = tmp_path / "keyring.json"
    arguments = [str(profile.folder), str(store), place, name, passphrase]
    ended = subprocess.run([sys.executable, "-c", CHILD, *arguments], timeout=60, check=False, capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    keychain = MemoryKeychain()
    if store.exists():
        keychain.items = {(service, user): secret for service, user, secret in json.loads(store.read_text())}
    door = Door(qtbot, profile, keychain).start()
    whole = name == "complete"
    if whole and passphrase:
        door.access.open_with_passphrase(passphrase)
    elif not whole:
        assert isinstance(door.access.state, FirstRun if name == "store" else SetupUnfinished)
        door.access.begin_again()
        door.set_up(passphrase or None)
    door.until(Unlocked)
    door.until_idle()
    assert key_file.load(profile.keys).complete
    assert len(keychain.items) == (0 if passphrase else 1)
    door.leave()


@pytest.fixture
def door(qtbot: QtBot, profile: Profile) -> Iterator[Door]:
    made = Door(qtbot, profile, MemoryKeychain()).start()
    yield made
    made.leave()


def test_the_spare_key_is_shown_before_anybody_is_inside(door: Door) -> None:
    door.access.set_up(None)
    code = door.until_said("was_set_up")
    assert isinstance(code, str)
    assert len(code.split("-")) == 7
    assert isinstance(door.access.state, FirstRun)
    assert door.access.is_set_up
    door.access.confirm_recovery(code)
    door.until_said("keys_changed")
    door.access.finish_set_up()
    door.until(Unlocked)
    assert door.access.recovery_confirmed
    door.leave()
    door.access.open_with_recovery_code(code)
    door.until(Unlocked)


def test_a_lock_can_be_chosen_again_before_going_in(door: Door, profile: Profile) -> None:
    door.access.set_up(None)
    door.until_said("was_set_up")
    door.access.set_passphrase(PASSWORD)
    door.until_said("keys_changed")
    assert not door.access.needs_current_passphrase
    door.access.finish_set_up()
    door.until(Unlocked)
    assert {slot.kind for slot in key_file.load(profile.keys).slots} == {SlotKind.PASSPHRASE, SlotKind.RECOVERY}


@pytest.mark.parametrize("knob", ["absent", "locked", "empty"])
def test_without_a_keyring_nothing_is_made_until_there_is_a_password(qtbot: QtBot, profile: Profile, knob: str) -> None:
    keychain = MemoryKeychain()
    setattr(keychain, knob, True)
    door = Door(qtbot, profile, keychain).start()
    door.access.set_up(None)
    assert isinstance(door.until_said("not_set_up"), KeychainUnavailable)
    assert not profile.keys.exists()
    assert not profile.vault.exists()
    door.set_up(PASSWORD)
    door.leave()


class PartlyDeaf(MemoryKeychain):
    """Works but for one verb."""

    def __init__(self, verb: str) -> None:
        super().__init__()
        self._verb = verb

    def _answer(self, verb: str) -> None:
        super()._answer(verb)
        if verb == self._verb:
            raise KeychainUnavailable


@pytest.mark.parametrize("verb", ["self_test", "remember"])
def test_the_keyring_is_tried_before_anything_stands_on_the_disk(qtbot: QtBot, profile: Profile, verb: str) -> None:
    keychain = PartlyDeaf(verb)
    door = Door(qtbot, profile, keychain).start()
    door.access.set_up(None)
    assert isinstance(door.until_said("not_set_up"), KeychainUnavailable)
    assert not profile.keys.exists()
    assert keychain.calls == ["self_test", "remember"][: 1 + (verb == "remember")]


def test_a_full_disk_is_named_and_the_next_try_works(
    door: Door, monkeypatch: pytest.MonkeyPatch, profile: Profile
) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(Vault, "create", full)
        door.access.set_up(None)
        assert isinstance(door.until_said("not_set_up"), DiskFull)
    assert isinstance(door.access.state, FirstRun)
    door.set_up(None)
    door.until_idle()
    keychain = door.access._items.keychain
    assert isinstance(keychain, MemoryKeychain)
    assert len(keychain.items) == 1


def test_asking_whether_the_keyring_works_brings_the_answer(qtbot: QtBot, profile: Profile) -> None:
    answers: list[object] = []
    for keychain in (MemoryKeychain(), MemoryKeychain(absent=True)):
        door = Door(qtbot, profile, keychain)
        with qtbot.waitSignal(door.access.keychain_checked) as heard:
            door.access.check_keychain()
        answers += heard.args or []
    assert answers[0] is None
    assert isinstance(answers[1], KeychainUnavailable)
