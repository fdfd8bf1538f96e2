"""Words that a damaged vault does not take wait sealed beside it and come into the next one, once."""

from datetime import datetime
from pathlib import Path

from app.domain.journal import Extras, NewEntry
from app.domain.moods import Mood
from app.storage import damage, unsaved
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault

PAGE = NewEntry(datetime(2025, 5, 3, 21, 14), "Two stops", "tangerine evening", Mood.LOW)
CLOSED = NewEntry(datetime(2025, 5, 4, 8), "Lantern", "quokka", None, extras=Extras(closed=True))


def test_they_come_in_once(path: Path, key: DatabaseKey, vault: Vault) -> None:
    at = path.with_name("unsaved")
    unsaved.keep(at, key, [PAGE])
    unsaved.keep(at, key, [CLOSED])
    content = at.read_bytes()
    unsaved.bring_in(at, key, vault)
    assert not at.exists()
    at.write_bytes(content)  # as after a kill between the two
    unsaved.bring_in(at, key, vault)
    journal = JournalStore(vault)
    closed, page = journal.rows(0, 9)
    opened = journal.opened(closed.uid)
    assert closed.closed and opened is not None and opened.body == "quokka"
    entry = journal.get(page.uid)
    assert entry is not None
    assert (entry.about, entry.title, entry.body, entry.mood) == (PAGE.about, PAGE.title, PAGE.body, PAGE.mood)


def test_nobody_can_read_them_without_the_key(path: Path, key: DatabaseKey, vault: Vault) -> None:
    at = path.with_name("unsaved")
    unsaved.keep(at, key, [PAGE])
    for word in ("tangerine", "stops", "2025"):
        assert word.encode() not in at.read_bytes()
    assert unsaved.waiting(at, DatabaseKey.new()) == ()
    unsaved.bring_in(at, DatabaseKey.new(), vault)
    assert [entry.body for entry in unsaved.waiting(at, key)] == [PAGE.body]
    at.write_bytes(at.read_bytes()[:-1])
    assert unsaved.waiting(at, key) == ()


def test_what_waits_with_nothing_in_it_is_nothing(path: Path, key: DatabaseKey, vault: Vault) -> None:
    assert unsaved.waiting(path.with_name("unsaved"), key) == ()
    unsaved.bring_in(path.with_name("unsaved"), key, vault)
    assert JournalStore(vault).rows(0, 9) == []


def test_damage_is_remembered_of_this_file_and_no_other(path: Path, vault: Vault) -> None:
    at = path.with_name("damaged")
    assert not damage.is_noted(path, at)
    damage.note(path, at)
    assert damage.is_noted(path, at)
    path.write_bytes(path.read_bytes() + b"x")
    assert not damage.is_noted(path, at)
    damage.note(path, at)
    damage.forget(at)
    assert not damage.is_noted(path, at)
    at.write_bytes(b"[")
    assert not damage.is_noted(path, at)
