"""The key file: two copies, read with suspicion, and never a wrong key out of a damaged one."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.storage import key_file, keys
from app.storage.durable import backup_of
from app.storage.errors import (
    DiskTrouble,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileTampered,
    NewerVault,
    StorageError,
    WrongKey,
)
from app.storage.keys import DatabaseKey, KeyFile, SlotKind
from app.storage.wrapping import Effort
from tests.storage.flipped_bits import flipped_bits

Content = dict[str, Any]
COUNT = 200
QUICK = Effort(memory_kib=19 * 1024, passes=2, lanes=1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "alcove.keys"


@pytest.fixture
def secret(file: Path, vault_id: str, key: DatabaseKey) -> str:
    """Stores a key file with all three slots; the secret opens the keyring's."""
    keyring, secret = keys.make_keyring_slot(vault_id, key)
    recovery, _ = keys.make_recovery_slot(vault_id, key)
    passphrase = keys.make_passphrase_slot(vault_id, key, "a passphrase", QUICK)
    key_file.store(file, keys.new_key_file(vault_id).with_slot(keyring).with_slot(recovery).with_slot(passphrase))
    return secret


def _content(file: Path) -> Content:
    content: Content = json.loads(file.read_text("ascii"))
    return content


def _put(file: Path, content: Content, both: bool = True) -> None:
    """Writes a content whose sum is right, as somebody who means harm would."""
    content.pop("sum", None)
    content["sum"] = key_file.checksum(content)
    for copy in (file, backup_of(file)) if both else (file,):
        copy.write_text(json.dumps(content), "ascii")


# storing


def test_what_is_stored_is_what_is_loaded(file: Path, vault_id: str, key: DatabaseKey) -> None:
    slot, _ = keys.make_keyring_slot(vault_id, key)
    made = keys.new_key_file(vault_id).with_slot(slot)
    stored = key_file.store(file, made)
    assert stored.counter == made.counter + 1
    assert key_file.load(file) == stored
    assert key_file.store(file, stored).counter == 2
    assert {path.name for path in file.parent.iterdir()} == {"alcove.keys", "alcove.keys.bak"}


def test_it_is_small_and_holds_no_key(file: Path, secret: str, key: DatabaseKey) -> None:
    for copy in (file, backup_of(file)):
        text = copy.read_text("ascii")
        assert len(text) < 2500
        assert key.hex not in text
        assert secret not in text


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps others out by the folder's own rules")
def test_only_this_account_can_read_it(file: Path, vault_id: str) -> None:
    before = os.umask(0)
    try:
        backup_of(file).write_bytes(b"left by somebody")
        key_file.store(file, keys.new_key_file(vault_id))
    finally:
        os.umask(before)
    for copy in (file, backup_of(file)):
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_removed_slot_is_in_neither_copy(file: Path, secret: str) -> None:
    loaded = key_file.load(file)
    gone = loaded.slot(SlotKind.KEYRING)
    assert gone is not None
    key_file.store(file, loaded.without(SlotKind.KEYRING))
    for copy in (file, backup_of(file)):
        assert gone.id not in copy.read_text("ascii")
        assert "keyring" not in copy.read_text("ascii")


# two copies


@pytest.mark.parametrize("bad", [b"", b"{", b"\xff\xfe", b"x" * 100_000, b"[]", b"null"])
def test_the_second_copy_is_used_when_the_first_is_damaged(
    file: Path, secret: str, key: DatabaseKey, bad: bytes
) -> None:
    file.write_bytes(bad)
    assert key_file.load(file).unlock_with_keyring(secret) == key
    file.unlink()
    assert key_file.load(file).unlock_with_keyring(secret) == key


def test_storing_heals_both_copies(file: Path, secret: str, key: DatabaseKey) -> None:
    file.write_bytes(b"damaged")
    key_file.store(file, key_file.load(file))
    backup_of(file).unlink()
    assert key_file.load(file).unlock_with_keyring(secret) == key


def test_missing_and_damaged_are_told_apart(file: Path) -> None:
    with pytest.raises(KeyFileMissing):
        key_file.load(file)
    backup_of(file).write_bytes(b"damaged")
    with pytest.raises(KeyFileDamaged):
        key_file.load(file)
    file.mkdir()
    with pytest.raises((KeyFileDamaged, DiskTrouble)):
        key_file.load(file)


def test_flipped_bits_never_give_a_wrong_key_and_the_copy_opens(file: Path, secret: str, key: DatabaseKey) -> None:
    tally = flipped_bits(file, secret, key, COUNT, seed=5)
    assert (tally.tried, tally.by_the_copy, tally.wrong) == (COUNT, COUNT, 0)
    assert tally.said + tally.right == COUNT
    assert tally.said > 0.9 * COUNT


# suspicion


def _one_more(content: Content) -> None:
    content["more"] = 1


def _two_of_a_kind(content: Content) -> None:
    content["slots"].append(dict(content["slots"][0], id="0" * 16))


def _on(name: str, value: object) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        content[name] = value

    return change


def _on_slot(name: str, value: object) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        content["slots"][0][name] = value

    return change


STRANGE: dict[str, Callable[[Content], None]] = {
    "an unknown name": _one_more,
    "two slots of a kind": _two_of_a_kind,
    "no version": lambda content: content.pop("v"),
    "version zero": _on("v", 0),
    "a version in words": _on("v", "1"),
    "a true version": _on("v", True),
    "half a version": _on("v", 1.0),
    "a short vault id": _on("vault_id", "ab"),
    "a vault id in capitals": _on("vault_id", "AB" * 16),
    "a counter below zero": _on("counter", -1),
    "a true counter": _on("counter", True),
    "a counter beyond counting": _on("counter", 10**30),
    "a time beyond time": _on("created", 2**52),
    "a complete in numbers": _on("complete", 1),
    "slots as names": _on("slots", {}),
    "a slot in words": _on("slots", ["slot"]),
    "an unknown kind": _on_slot("kind", "face"),
    "a kind that is none": _on_slot("kind", None),
    "another derivation": _on_slot("kdf", {"name": "md5"}),
    "too much derivation": _on_slot("kdf", {"name": "hkdf-sha256", "passes": 1}),
    "a short salt": _on_slot("salt", "00"),
    "a salt that is no hexadecimal": _on_slot("salt", "zz" * 16),
    "a salt in other digits": _on_slot("salt", "\u0661" * 32),
    "a short seal": _on_slot("ct", "00" * 47),
    "confirmed in words": _on_slot("confirmed", "yes"),
    "more in a slot": _on_slot("more", 1),
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_not_exactly_a_key_file_is_refused(file: Path, secret: str, name: str) -> None:
    content = _content(file)
    STRANGE[name](content)
    _put(file, content)
    with pytest.raises(KeyFileDamaged):
        key_file.load(file)


def test_a_name_that_stands_twice_is_refused(file: Path, secret: str) -> None:
    text = file.read_text("ascii")
    twice = text.replace('"v": 1,', '"v": 1, "counter": 9,', 1)
    for copy in (file, backup_of(file)):
        copy.write_text(twice, "ascii")
    with pytest.raises(KeyFileDamaged):
        key_file.load(file)


@pytest.mark.parametrize("text", ["[" * 60_000, '{"v": ' + "9" * 60_000 + "}", '{"v": NaN}', '{"v": 1e999}'])
def test_hostile_json_is_refused(file: Path, text: str) -> None:
    file.write_text(text, "ascii")
    with pytest.raises((KeyFileDamaged, NewerVault)):
        key_file.load(file)


def test_a_newer_version_is_told_apart_and_not_replaced_by_an_older_copy(file: Path, secret: str) -> None:
    content = _content(file)
    content["v"] = 2
    content["something new"] = True
    _put(file, content)
    with pytest.raises(NewerVault):
        key_file.load(file)


# with harm in mind


def test_a_changed_slot_opens_nothing(file: Path, secret: str) -> None:
    for name, value in (("id", "0" * 16), ("salt", "00" * 16), ("nonce", "00" * 12), ("confirmed", True)):
        content = _content(file)
        content["slots"][0][name] = value
        _put(file, content)
        with pytest.raises(WrongKey):
            key_file.load(file).unlock_with_keyring(secret)


def test_slots_of_another_vault_open_nothing(file: Path, secret: str) -> None:
    content = _content(file)
    content["vault_id"] = "00" * 16
    _put(file, content)
    with pytest.raises(WrongKey):
        key_file.load(file).unlock_with_keyring(secret)


@pytest.mark.parametrize(
    ("name", "value", "refusal"),
    [
        ("memory_kib", 1024, KeyFileTampered),
        ("passes", 1, KeyFileTampered),
        ("lanes", 0, KeyFileTampered),
        ("memory_kib", 2**40, KeyFileTampered),
        ("passes", 1000, KeyFileTampered),
        ("memory_kib", 20 * 1024, WrongKey),
        ("passes", 3, WrongKey),
    ],
)
def test_a_changed_effort_is_refused_and_the_other_slots_still_open(
    file: Path, secret: str, key: DatabaseKey, name: str, value: int, refusal: type[StorageError]
) -> None:
    content = _content(file)
    (slot,) = (slot for slot in content["slots"] if slot["kind"] == "passphrase")
    slot["kdf"][name] = value
    _put(file, content)
    loaded: KeyFile = key_file.load(file)
    with pytest.raises(refusal):
        loaded.unlock_with_passphrase("a passphrase")
    assert loaded.unlock_with_keyring(secret) == key
