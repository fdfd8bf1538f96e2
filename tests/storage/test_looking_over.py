"""A look over a vault finds every damage, writes nothing, and holds nobody up who writes."""

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage import looking_over
from app.storage.errors import DamagedVault, StorageError
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.looking_over import look_over
from app.storage.pages import PageFile
from app.storage.topics import Topic
from app.storage.vault import Health, Vault
from tests.support.damage import INSIDE, WHOLE_FILE, filled_vault, some_pages, with_flipped_bit

FLIPS = 60


@pytest.fixture
def sound(path: Path, key: DatabaseKey, vault_id: str) -> bytes:
    return filled_vault(path, key, vault_id, 150)


def looked_at(path: Path, key: DatabaseKey, vault_id: str) -> Health | None:
    """None when the vault does not even open."""
    try:
        vault = Vault.open(path, key, vault_id)
    except StorageError:
        return None
    try:
        return look_over(vault)
    finally:
        vault.close()


def undetected_flips(path: Path, key: DatabaseKey, vault_id: str, sound: bytes, count: int) -> Iterator[str]:
    """Flips that many bits all over the file, one at a time; names each that nobody saw or that changed the file."""
    chance = random.Random(count)
    for number in range(count):
        damaged = with_flipped_bit(sound, chance)
        path.write_bytes(damaged)
        found = looked_at(path, key, vault_id)
        if found is not None and found.ok:
            yield f"flip {number} was not seen"
        if hashlib.sha256(path.read_bytes()).digest() != hashlib.sha256(damaged).digest():
            yield f"flip {number}: the file was written"


class Writer:
    """Somebody who writes whenever the look pauses, and would not wait a moment for it."""

    def __init__(self, vault: Vault, stop_after: int = 10**9) -> None:
        self.written = 0
        self._journal = JournalStore(vault)
        self._stop_after = stop_after
        self._uid = self._journal.add(some_pages(1)[0].about).uid

    def report(self, done: int, total: int) -> None:
        assert 0 <= done < total
        assert self._journal.rewrite(self._uid, body="x" * (self.written + 1), wait_ms=0) is not None
        self.written += 1

    def wanted_to_stop(self) -> bool:
        return self.written >= self._stop_after


def test_a_sound_vault_is_found_sound(path: Path, key: DatabaseKey, vault_id: str, sound: bytes) -> None:
    assert looked_at(path, key, vault_id) == Health(True, 150)
    assert path.read_bytes() == sound


def test_flipped_bits_anywhere_are_found_and_the_file_is_left_alone(
    path: Path, key: DatabaseKey, vault_id: str, sound: bytes
) -> None:
    assert list(undetected_flips(path, key, vault_id, sound, FLIPS)) == []


@pytest.mark.parametrize("kind", [*WHOLE_FILE, *INSIDE])
def test_damage_of_every_kind_is_found(path: Path, key: DatabaseKey, vault_id: str, sound: bytes, kind: str) -> None:
    path.write_bytes({**WHOLE_FILE, **INSIDE}[kind](sound))
    found = looked_at(path, key, vault_id)
    assert found is None or not found.ok


def test_damage_that_is_encrypted_as_it_should_be_is_found(
    path: Path, key: DatabaseKey, vault_id: str, sound: bytes
) -> None:
    vault = Vault.open(path, key, vault_id)
    with vault.write(Topic.JOURNAL) as connection:
        connection.execute("DELETE FROM entry_words_data WHERE id = (SELECT max(id) FROM entry_words_data)")
    found = look_over(vault)
    assert found is not None and found.problems == ("table entry_words",)
    vault.close()


@pytest.mark.parametrize("moment", [0.005, 0.0], ids=["a moment for a table", "every table too large"])
def test_somebody_writes_all_the_while(
    path: Path, key: DatabaseKey, vault_id: str, sound: bytes, monkeypatch: pytest.MonkeyPatch, moment: float
) -> None:
    monkeypatch.setattr(looking_over, "_MOMENT_S", moment)
    writing, looking = Vault.open(path, key, vault_id), Vault.open(path, key, vault_id)
    writer = Writer(writing)
    assert look_over(looking, writer) == Health(True, 151)
    assert writer.written > 10
    assert writing.health().ok
    looking.close()
    writing.close()


def test_rows_that_are_read_some_at_a_time_are_all_read(
    path: Path, key: DatabaseKey, vault_id: str, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking_over, "_MOMENT_S", 0.0)
    vault = Vault.open(path, key, vault_id)
    asked: list[int] = []
    within = vault.within

    def noting(seconds: float, sql: str, params: tuple[int, ...] = ()) -> object:
        if " FROM entry WHERE" in sql:
            asked.append(params[0])
        return within(seconds, sql, params)

    monkeypatch.setattr(vault, "within", noting)
    assert look_over(vault) == Health(True, 150)
    places = {place for (place,) in vault.read("SELECT id FROM entry")}
    assert places <= set(asked)
    vault.close()


def test_a_look_stops_when_it_is_asked_to(path: Path, key: DatabaseKey, vault_id: str, sound: bytes) -> None:
    writing, looking = Vault.open(path, key, vault_id), Vault.open(path, key, vault_id)
    writer = Writer(writing, stop_after=2)
    assert look_over(looking, writer) is None
    assert writer.written == 2
    looking.close()
    writing.close()


def test_after_damage_nothing_is_written_any_more(path: Path, key: DatabaseKey, vault_id: str, sound: bytes) -> None:
    vault = Vault.open(path, key, vault_id)
    told: list[str] = []
    vault.on_damage = lambda: told.append("damage")
    damaged = bytearray(sound)
    for start in range(5 * 4096, len(sound), 4096):
        damaged[start + 99] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(DamagedVault):
        vault.read("SELECT body FROM entry")
    with pytest.raises(DamagedVault):
        JournalStore(vault).add(some_pages(1)[0].about, "one more")
    vault.close()
    assert told == ["damage"]
    assert path.read_bytes() == damaged


def test_a_page_that_was_just_being_written_is_looked_at_again(
    path: Path, key: DatabaseKey, vault_id: str, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    half_written = {3, 7}
    is_sound = PageFile.is_sound

    def once_torn(pages: PageFile, number: int) -> bool:
        if number in half_written:
            half_written.remove(number)
            return False
        return is_sound(pages, number)

    monkeypatch.setattr(PageFile, "is_sound", once_torn)
    assert looked_at(path, key, vault_id) == Health(True, 150)
    assert half_written == set()
