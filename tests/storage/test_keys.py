"""Slots: each opens with its own secret and with nothing else, and every readable field is bound into its seal."""

import copy
import pickle
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.storage import keys, recovery_code, wrapping
from app.storage.errors import KeyFileTampered, TooLittleMemory, WrongGroup, WrongKey
from app.storage.keys import DatabaseKey, KeyFile, Slot, SlotKind
from app.storage.wrapping import Effort

QUICK = Effort(memory_kib=19 * 1024, passes=2, lanes=1)
PASSPHRASE = "der Käse schläft im Boot"


def _with_passphrase(vault_id: str, key: DatabaseKey, passphrase: str) -> KeyFile:
    return keys.new_key_file(vault_id).with_slot(keys.make_passphrase_slot(vault_id, key, passphrase, QUICK))


# the key


def test_a_key_shows_itself_to_nobody() -> None:
    key = DatabaseKey(bytes(range(32)))
    for shown in (repr(key), str(key), f"{key}", repr([key]), repr(_with_passphrase("ab" * 16, key, "x"))):
        assert key.hex not in shown
        assert "\\x00\\x01\\x02" not in shown
    for stored in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            stored(key)


def test_a_key_has_thirty_two_bytes_and_no_two_are_alike() -> None:
    assert len(DatabaseKey.new().hex) == 64
    assert DatabaseKey.new() != DatabaseKey.new()
    with pytest.raises(ValueError, match="32 bytes"):
        DatabaseKey(b"short")


# each slot


def test_every_slot_opens_to_the_same_key(vault_id: str, key: DatabaseKey) -> None:
    recovery, code = keys.make_recovery_slot(vault_id, key)
    keyring, secret = keys.make_keyring_slot(vault_id, key)
    file = _with_passphrase(vault_id, key, PASSPHRASE).with_slot(recovery).with_slot(keyring)

    assert file.unlock_with_passphrase(PASSPHRASE) == key
    assert file.unlock_with_recovery_code(code) == key
    assert file.unlock_with_keyring(secret) == key


def test_wrong_secrets_open_nothing(vault_id: str, key: DatabaseKey) -> None:
    recovery, code = keys.make_recovery_slot(vault_id, key)
    keyring, secret = keys.make_keyring_slot(vault_id, key)
    file = _with_passphrase(vault_id, key, PASSPHRASE).with_slot(recovery).with_slot(keyring)
    _, other_code = keys.make_recovery_slot(vault_id, key)

    with pytest.raises(WrongKey):
        file.unlock_with_passphrase(PASSPHRASE + " ")
    with pytest.raises(WrongKey):
        file.unlock_with_recovery_code(other_code)
    with pytest.raises(WrongGroup):
        file.unlock_with_recovery_code(code[:-1])
    for wrong in ("", secret[:-2], secret + "00", "00" * 32, "not hexadecimal", secret.replace(secret[0], "é")):
        with pytest.raises(WrongKey):
            file.unlock_with_keyring(wrong)


def test_an_absent_slot_opens_nothing(vault_id: str) -> None:
    file = keys.new_key_file(vault_id)
    with pytest.raises(WrongKey):
        file.unlock_with_passphrase("x")
    with pytest.raises(WrongKey):
        file.unlock_with_keyring("00" * 32)
    with pytest.raises(WrongKey):
        file.unlock_with_recovery_code(keys.make_recovery_slot(vault_id, DatabaseKey.new())[1])


def test_a_slot_of_another_vault_opens_nothing(vault_id: str, key: DatabaseKey) -> None:
    slot, code = keys.make_recovery_slot(vault_id, key)
    with pytest.raises(WrongKey):
        keys.new_key_file(keys.new_vault_id()).with_slot(slot).unlock_with_recovery_code(code)


def test_a_secret_does_not_open_a_slot_of_another_kind(vault_id: str, key: DatabaseKey) -> None:
    slot, secret = keys.make_keyring_slot(vault_id, key)
    as_recovery = replace(slot, kind=SlotKind.RECOVERY)
    wrapping_key = wrapping.from_secret(bytes.fromhex(secret), slot.salt, "slot:recovery")
    with pytest.raises(WrongKey):
        as_recovery.unseal(vault_id, wrapping_key)


CHANGES: dict[str, Any] = {
    "kind": SlotKind.KEYRING,
    "id": "0" * 16,
    "effort": Effort(20 * 1024, 2, 1),
    "salt": bytes(16),
    "nonce": bytes(12),
    "confirmed": True,
    "sealed": bytes(48),
}


@pytest.mark.parametrize("name", [field.name for field in fields(Slot)])
def test_no_field_of_a_slot_can_be_changed(vault_id: str, key: DatabaseKey, name: str) -> None:
    slot, code = keys.make_recovery_slot(vault_id, key)
    wrapping_key = wrapping.from_secret(recovery_code.read(code), slot.salt, "slot:recovery")
    assert slot.unseal(vault_id, wrapping_key) == key
    with pytest.raises(WrongKey):
        replace(slot, **{name: CHANGES[name]}).unseal(vault_id, wrapping_key)


def test_a_confirmed_code_is_the_same_code(vault_id: str, key: DatabaseKey) -> None:
    slot, code = keys.make_recovery_slot(vault_id, key)
    confirmed = keys.confirm_recovery_slot(vault_id, key, code.lower())
    assert (slot.confirmed, confirmed.confirmed) == (False, True)
    assert keys.new_key_file(vault_id).with_slot(confirmed).unlock_with_recovery_code(code) == key
    with pytest.raises(WrongGroup):
        keys.confirm_recovery_slot(vault_id, key, code[:-1])


def test_no_two_slots_share_their_randomness(vault_id: str, key: DatabaseKey) -> None:
    slots = [keys.make_keyring_slot(vault_id, key)[0] for _ in range(20)]
    for name in ("id", "salt", "nonce", "sealed"):
        assert len({getattr(slot, name) for slot in slots}) == 20


def test_a_key_file_has_at_most_one_slot_of_a_kind(vault_id: str, key: DatabaseKey) -> None:
    first, second = (keys.make_keyring_slot(vault_id, key)[0] for _ in range(2))
    file = keys.new_key_file(vault_id).with_slot(first).with_slot(second)
    assert file.slots == (second,)
    assert file.slot(SlotKind.KEYRING) == second
    assert file.has(SlotKind.KEYRING)
    assert not file.without(SlotKind.KEYRING).has(SlotKind.KEYRING)
    assert file.slot(SlotKind.PASSPHRASE) is None


# passphrases


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        ("Caf\u00e9 cre\u0300me", "Cafe\u0301 cr\u00e8me"),
        ("\ufb01sh", "fish"),
        ("\uff21\uff22\uff23", "ABC"),
        ("\u212b", "\u00c5"),
        ("\uac00\uac01", "\u1100\u1161\u1100\u1161\u11a8"),
    ],
)
def test_a_passphrase_in_another_form_of_unicode_opens(
    vault_id: str, key: DatabaseKey, chosen: str, typed: str
) -> None:
    assert _with_passphrase(vault_id, key, chosen).unlock_with_passphrase(typed) == key


@pytest.mark.parametrize(
    "passphrase",
    [
        "x",
        " leading and trailing ",
        "שלום עולם",
        "مرحبا بالعالم",
        "👩‍👩‍👧 🏳️‍🌈",
        "\u202eright to left",
        "ก็ไม่รู้",
        "日本語のパスワード",
        "a" * 1024,
        "🙂" * 1024,
        "\0 nothing",
        "\ud800 alone",
    ],
)
def test_every_passphrase_of_a_sensible_length_works(vault_id: str, key: DatabaseKey, passphrase: str) -> None:
    file = _with_passphrase(vault_id, key, passphrase)
    assert file.unlock_with_passphrase(passphrase) == key
    with pytest.raises(WrongKey):
        file.unlock_with_passphrase(passphrase.strip()[:-1] + "?")


@settings(max_examples=20)
@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_another_passphrase_never_opens(chosen: str, typed: str) -> None:
    key = DatabaseKey.new()
    file = _with_passphrase("ab" * 16, key, chosen)
    try:
        opened = file.unlock_with_passphrase(typed)
    except WrongKey:
        assert chosen != typed
    else:
        assert opened == key
        assert _plain(chosen) == _plain(typed)


def _plain(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize("passphrase", ["", "a" * 1025])
def test_a_passphrase_of_no_sensible_length_is_refused(vault_id: str, key: DatabaseKey, passphrase: str) -> None:
    with pytest.raises(ValueError, match="1 to 1,024"):
        keys.make_passphrase_slot(vault_id, key, passphrase, QUICK)
    with pytest.raises(WrongKey):
        _with_passphrase(vault_id, key, "x").unlock_with_passphrase(passphrase)


# the effort


def test_argon2id_gives_the_tag_of_rfc_9106() -> None:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    assert kdf.derive(b"\x01" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_our_use_of_argon2id_never_changes() -> None:
    made = wrapping.from_passphrase("pass\u00e9", b"0123456789abcdef", QUICK)
    assert made.hex() == "dd1d9968f1e0d53037f7bc5585554af073b0f5b2e76e4b095124ecb9df8f9837"


def test_what_is_spent_by_default() -> None:
    assert Effort() == Effort(memory_kib=256 * 1024, passes=3, lanes=4)
    assert Effort(memory_kib=64 * 1024, passes=3, lanes=4) == wrapping.LITTLE_MEMORY


@pytest.mark.parametrize(
    "effort",
    [
        Effort(19 * 1024 - 1, 2, 1),
        Effort(19 * 1024, 1, 1),
        Effort(19 * 1024, 2, 0),
        Effort(1024 * 1024 + 1, 2, 1),
        Effort(19 * 1024, 21, 1),
        Effort(19 * 1024, 2, 17),
        Effort(0, 0, 0),
    ],
)
def test_an_effort_out_of_bounds_is_refused_before_anything_is_spent(
    vault_id: str, key: DatabaseKey, effort: Effort
) -> None:
    slot = keys.make_passphrase_slot(vault_id, key, "x", QUICK)
    with pytest.raises(KeyFileTampered):
        keys.new_key_file(vault_id).with_slot(replace(slot, effort=effort)).unlock_with_passphrase("x")
    with pytest.raises(KeyFileTampered):
        keys.make_passphrase_slot(vault_id, key, "x", effort)


@pytest.mark.parametrize("effort", [QUICK, Effort(20 * 1024, 20, 16)])
def test_an_effort_within_the_bounds_is_recorded_and_works(vault_id: str, key: DatabaseKey, effort: Effort) -> None:
    slot = keys.make_passphrase_slot(vault_id, key, "x", effort)
    assert slot.effort == effort
    assert keys.new_key_file(vault_id).with_slot(slot).unlock_with_passphrase("x") == key


def test_with_too_little_memory_less_is_spent_and_recorded(
    vault_id: str, key: DatabaseKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    derive = wrapping.from_passphrase

    def derive_in_little_memory(passphrase: str, salt: bytes, effort: Effort) -> bytes:
        if effort.memory_kib > 100 * 1024:
            raise TooLittleMemory
        return derive(passphrase, salt, effort)

    monkeypatch.setattr(wrapping, "from_passphrase", derive_in_little_memory)
    slot = keys.make_passphrase_slot(vault_id, key, "x")
    assert slot.effort == wrapping.LITTLE_MEMORY
    assert keys.new_key_file(vault_id).with_slot(slot).unlock_with_passphrase("x") == key


def test_too_little_memory_for_even_less_is_said(
    vault_id: str, key: DatabaseKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def derive(passphrase: str, salt: bytes, effort: Effort) -> bytes:
        raise TooLittleMemory

    monkeypatch.setattr(wrapping, "from_passphrase", derive)
    with pytest.raises(TooLittleMemory):
        keys.make_passphrase_slot(vault_id, key, "x")
