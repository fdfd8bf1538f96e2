"""What an entry was at the end of each sitting is kept, thinned with time, and gone with the entry."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain import versions
from app.domain.moments import utc_ms
from app.storage.journal import JournalStore
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.versions import VersionStore

EVENING = datetime(2026, 5, 3, 21, 14)
NOW = datetime(2026, 11, 27, 20, 0, tzinfo=UTC)


def _pause(vault: Vault, minutes: int) -> None:
    """As if nothing had been written for so long."""
    edited = utc_ms(datetime.now(UTC) - timedelta(minutes=minutes))
    with vault.write(Topic.JOURNAL) as connection:
        connection.execute("UPDATE entry SET edited_utc = ?", (edited,))


def test_one_sitting_leaves_no_version(journal: JournalStore, vault: Vault) -> None:
    uid = journal.add(EVENING, "", "one").uid
    for body in ("one two", "one two three"):
        journal.rewrite(uid, body=body)
    assert VersionStore(vault).of(uid) == []


def test_the_next_sitting_keeps_what_the_last_one_left(journal: JournalStore, vault: Vault) -> None:
    uid = journal.add(EVENING, "Title", "one").uid
    _pause(vault, 40)
    journal.rewrite(uid, body="two")
    journal.rewrite(uid, body="two and a half")
    _pause(vault, 40)
    journal.rewrite(uid, body="three")
    kept = VersionStore(vault).of(uid)
    assert [(one.title, one.body) for one in kept] == [("Title", "two and a half"), ("Title", "one")]


def test_much_that_is_deleted_at_once_is_kept(journal: JournalStore, vault: Vault) -> None:
    uid = journal.add(EVENING, "", "long " * 60).uid
    journal.rewrite(uid, body="")
    assert [one.body for one in VersionStore(vault).of(uid)] == ["long " * 60]


def test_versions_go_with_their_entry(journal: JournalStore, vault: Vault) -> None:
    uid = journal.add(EVENING, "", "one").uid
    _pause(vault, 40)
    journal.rewrite(uid, body="two")
    journal.move_to(uid, datetime(1990, 1, 1))
    assert len(VersionStore(vault).of(uid)) == 1
    journal.remove_for_good(uid)
    assert vault.one("SELECT count(*) FROM entry_version") == (0,)


def test_they_are_thinned_with_time() -> None:
    hours = [NOW - timedelta(hours=hour) for hour in range(0, 24 * 400, 6)]
    gone = set(versions.too_many(hours, NOW))
    left = [at for number, at in enumerate(hours) if number not in gone]
    assert left[:9] == hours[:9]
    days = [at.date() for at in left[9:] if NOW - at <= timedelta(days=30)]
    assert len(days) == len(set(days)) and len(days) >= 27
    months = [(at.year, at.month) for at in left if NOW - at > timedelta(days=30)]
    assert len(months) == len(set(months)) and len(months) >= 12
    assert versions.too_many([], NOW) == []


@pytest.mark.parametrize(
    ("before", "after", "minutes", "kept"),
    [
        ("", "x", 99, False),
        ("x", "x", 99, False),
        ("x", "y", 29, False),
        ("x", "y", 30, True),
        ("x" * 200, "x" * 99, 0, True),
    ],
)
def test_when_a_state_is_worth_keeping(before: str, after: str, minutes: int, kept: bool) -> None:
    assert versions.is_worth_keeping(before, after, timedelta(minutes=minutes)) is kept
