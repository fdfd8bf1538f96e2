"""What was removed for good is nowhere in the file any more, not even for somebody who has the key."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.journal import NewEntry
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault
from app.storage.versions import VersionStore
from tests.storage.decrypted import decrypted

START = datetime(2024, 1, 1)
# Each begins with a letter that no other word here begins with, so that the index stores it whole.
SECRET_WORDS = ("quillwort", "xylography", "zeugmatic")
SECRET = "She said quillwort and then xylography, " + "zeugmatic " * 30


@pytest.fixture
def journal(vault: Vault) -> Iterator[JournalStore]:
    """Some hundred ordinary pages."""
    chance = random.Random(6)
    words = [f"{chance.choice('abcdefghijklm')}word{number}" for number in range(400)]
    journal = JournalStore(vault)
    for batch in range(3):
        journal.import_batch(
            [
                NewEntry(START + timedelta(hours=5 * n + batch), "", " ".join(chance.choices(words, k=120)))
                for n in range(80)
            ]
        )
    yield journal


def _left(path: Path, key: DatabaseKey) -> list[str]:
    content = decrypted(path, key)
    assert b"CREATE TABLE" in content, "the pages were not decrypted"
    return [word for word in SECRET_WORDS if word.encode() in content]


@pytest.mark.parametrize("settled", [True, False], ids=["settled", "in hand"])
def test_a_page_removed_for_good_leaves_no_word(
    journal: JournalStore, path: Path, key: DatabaseKey, settled: bool
) -> None:
    entry = journal.add(START, "On quillwort", SECRET)
    if settled:
        journal.add(START + timedelta(days=1), body="another page in hand")
    assert _left(path, key) == list(SECRET_WORDS), "the words cannot be found even while they are there"
    journal.remove_for_good(entry.uid)
    assert _left(path, key) == []


def test_neither_does_one_that_was_in_the_bin(journal: JournalStore, path: Path, key: DatabaseKey) -> None:
    entry = journal.add(START, body=SECRET)
    journal.add(START + timedelta(days=1), body="another page in hand")
    journal.remove(entry.uid)
    assert _left(path, key) == list(SECRET_WORDS)
    assert journal.search("quillwort") == []
    assert journal.empty_bin(older_than_days=0) == 1
    assert _left(path, key) == []


@pytest.mark.parametrize("settled", [True, False], ids=["settled", "in hand"])
def test_words_written_over_stand_in_the_earlier_state_alone_until_that_goes(
    vault: Vault, journal: JournalStore, path: Path, key: DatabaseKey, settled: bool
) -> None:
    entry = journal.add(START, "On quillwort", SECRET)
    if settled:
        journal.add(START + timedelta(days=1), body="another page in hand")
    journal.rewrite(entry.uid, title="", body="nothing much")
    assert journal.search("quillwort") == []
    assert VersionStore(vault).forget(entry.uid) == 1
    assert _left(path, key) == []


@pytest.mark.parametrize("at_once", [True, False])
def test_an_import_that_is_taken_back_leaves_nothing(
    journal: JournalStore, path: Path, key: DatabaseKey, at_once: bool
) -> None:
    journal.import_batch([NewEntry(START, "", SECRET, source="somewhere"), NewEntry(START, "", "kept", source="else")])
    assert _left(path, key) == list(SECRET_WORDS)
    take_back = journal.take_back_at_once if at_once else journal.take_back
    assert take_back(["somewhere", "never seen"]) == 1
    assert _left(path, key) == []
    assert len(journal.search("kept")) == 1


def test_a_page_long_enough_for_pages_of_its_own_leaves_nothing(
    journal: JournalStore, path: Path, key: DatabaseKey
) -> None:
    entry = journal.add(START, body=SECRET * 100)
    journal.remove_for_good(entry.uid)
    assert _left(path, key) == []
