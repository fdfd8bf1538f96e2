"""Health: a look over the whole file finds every kind of damage and changes nothing."""

import hashlib
import random
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.journal import NewEntry
from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.topics import Topic
from app.storage.vault import Health, Vault

PAGE = 4096


@pytest.fixture
def sound(path: Path, key: DatabaseKey, vault_id: str) -> bytes:
    """The bytes of a vault of some hundred pages."""
    chance = random.Random(3)
    words = [f"word{number}" for number in range(300)]
    vault = Vault.create(path, key, vault_id)
    JournalStore(vault).import_batch(
        [
            NewEntry(datetime(2025, 1, 1) + timedelta(hours=n), f"Page {n}", " ".join(chance.choices(words, k=200)))
            for n in range(120)
        ]
    )
    vault.close()
    return path.read_bytes()


def _looked_at(path: Path, key: DatabaseKey, vault_id: str) -> Health | None:
    """What health says; None when the vault does not even open."""
    try:
        vault = Vault.open(path, key, vault_id)
    except StorageError:
        return None
    try:
        return vault.health()
    finally:
        vault.close()


def test_a_sound_vault_is_found_sound(path: Path, key: DatabaseKey, vault_id: str, sound: bytes) -> None:
    assert _looked_at(path, key, vault_id) == Health(True, 120)
    assert path.read_bytes() == sound


def test_flipped_bits_anywhere_are_found_and_left_alone(
    path: Path, key: DatabaseKey, vault_id: str, sound: bytes
) -> None:
    chance = random.Random(4)
    for _ in range(60):
        damaged = bytearray(sound)
        damaged[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        found = _looked_at(path, key, vault_id)
        assert found is None or not found.ok
        assert hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(damaged).digest()


@pytest.mark.parametrize("kind", ["a page of zeros", "two pages swapped", "a page twice", "a page of another vault"])
def test_damage_of_whole_pages_is_found(
    path: Path, key: DatabaseKey, vault_id: str, sound: bytes, tmp_path: Path, kind: str
) -> None:
    other = tmp_path / "other.vault"
    Vault.create(other, key, vault_id).close()
    foreign = other.read_bytes()
    pages = [sound[start : start + PAGE] for start in range(0, len(sound), PAGE)]
    chance = random.Random(kind)
    for _ in range(8):
        first, second = chance.sample(range(1, len(pages)), 2)
        damaged = list(pages)
        match kind:
            case "a page of zeros":
                damaged[first] = bytes(PAGE)
            case "two pages swapped":
                damaged[first], damaged[second] = damaged[second], damaged[first]
            case "a page twice":
                damaged[first] = damaged[second]
            case _:
                damaged[2] = foreign[2 * PAGE : 3 * PAGE]
        path.write_bytes(b"".join(damaged))
        found = _looked_at(path, key, vault_id)
        assert found is None or not found.ok


def test_what_health_says_holds_no_words(path: Path, key: DatabaseKey, vault_id: str, sound: bytes) -> None:
    damaged = bytearray(sound)
    damaged[len(sound) // 2] ^= 1
    path.write_bytes(damaged)
    found = _looked_at(path, key, vault_id)
    assert found is not None
    assert found.problems
    assert not any(re.search(r"word\d|\bPage \d", problem) for problem in found.problems)


def test_damage_that_is_encrypted_as_it_should_be_is_found(
    path: Path, key: DatabaseKey, vault_id: str, sound: bytes
) -> None:
    vault = Vault.open(path, key, vault_id)
    with vault.write(Topic.JOURNAL) as connection:
        connection.execute("DELETE FROM entry_words_data WHERE id = (SELECT max(id) FROM entry_words_data)")
    assert not vault.health().ok
    vault.close()
