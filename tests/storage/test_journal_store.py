"""The journal's pages: added, rewritten, moved, removed, brought in; each once, each at its own moment."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.journal import NewEntry
from app.domain.moments import from_key, to_key
from app.domain.moods import Mood
from app.storage import entry_rows, written
from app.storage.errors import VaultBusy
from app.storage.journal import JournalStore
from app.storage.places import DAY_MS
from app.storage.topics import Topic
from app.storage.vault import Vault

EVENING = datetime(2026, 5, 3, 21, 14, 7, 250_000)


# adding


def test_a_page_is_kept_as_it_was_written(journal: JournalStore) -> None:
    body = "  # A line\r\nand *another*\n\n\ttab, é, e\u0301, 本, 👩‍👩‍👧, \u202e, \x01 and \u0000 \n"
    added = journal.add(EVENING, " A title ", body, Mood.GOOD, backdated=True)
    assert journal.get(added.uid) == added
    assert (added.title, added.body, added.mood, added.backdated) == (" A title ", body, Mood.GOOD, True)
    assert added.about == EVENING
    assert added.id == to_key(EVENING)
    assert abs(datetime.now(UTC) - added.created_at) < timedelta(minutes=1)
    assert added.edited_at == added.created_at


def test_nothing_need_be_written(journal: JournalStore) -> None:
    added = journal.add(EVENING)
    assert (added.title, added.body, added.mood, added.backdated) == ("", "", None, False)


def test_the_same_page_can_be_added_again_after_trouble(journal: JournalStore) -> None:
    first = journal.add(EVENING, body="once", uid="my-own")
    again = journal.add(EVENING, body="once", uid="my-own")
    assert again == first
    assert journal.count() == 1


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1, 1, 1),
        datetime(1660, 1, 1, 20),
        datetime(1969, 12, 31, 23, 59, 59, 999_000),
        datetime(1970, 1, 1),
        datetime(2038, 1, 19, 3, 14, 8),
        datetime(9999, 12, 31, 23, 59, 59, 999_000),
    ],
)
def test_every_moment_of_the_calendar_has_its_place(journal: JournalStore, moment: datetime) -> None:
    first = journal.add(moment, body="needle")
    second = journal.add(moment, body="needle")
    assert first.about == moment
    assert second.about.date() == moment.date()
    for page in (first, second):
        assert journal.get(page.uid) == page
    found = [hit.row.uid for hit in journal.search("needle")]
    assert sorted(found) == sorted([first.uid, second.uid])
    assert journal.month(moment.year, moment.month) == [(moment.day, 2, None)]
    assert journal.first_row_on_or_before(moment.date()) == 0
    assert len(journal.rows(0, 10)) == 2


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(min_value=0, max_value=6), min_size=1, max_size=12))
def test_pages_about_one_moment_stand_side_by_side_on_their_day(journal: JournalStore, steps: list[int]) -> None:
    last = datetime(2026, 5, 3, 23, 59, 59, 995_000)
    before = journal.count()
    added = [journal.add(last + timedelta(milliseconds=min(step, 4))) for step in steps]
    assert journal.count() == before + len(steps)
    for page in added:
        assert page.about.date() == date(2026, 5, 3)
        assert page.about == from_key(page.id)


def test_a_moment_with_a_time_zone_is_a_mistake(journal: JournalStore) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        journal.add(datetime(2026, 1, 1, tzinfo=UTC))
    assert journal.count() == 0


def test_a_page_of_two_megabytes_is_kept_and_found(journal: JournalStore) -> None:
    body = "an ordinary sentence with a needle in it. " * 50_000
    added = journal.add(EVENING, body=body)
    assert journal.get(added.uid) == added
    assert [hit.row.uid for hit in journal.search("needl")] == [added.uid]
    assert journal.rewrite(added.uid, body=body + "more") is not None
    assert journal.remove_for_good(added.uid)


# rewriting


def test_only_what_is_given_changes(journal: JournalStore) -> None:
    added = journal.add(EVENING, "Title", "Body", Mood.LOW)
    for change, expected in (
        ({"body": "Other"}, ("Title", "Other", Mood.LOW)),
        ({"title": "Another"}, ("Another", "Other", Mood.LOW)),
        ({"mood": None}, ("Another", "Other", None)),
        ({"title": "", "body": "", "mood": Mood.GOOD}, ("", "", Mood.GOOD)),
    ):
        changed = journal.rewrite(added.uid, **change)
        assert changed is not None
        assert (changed.title, changed.body, changed.mood) == expected
        assert journal.get(added.uid) == changed
        assert (changed.id, changed.created_at) == (added.id, added.created_at)


def test_an_unknown_page_is_not_rewritten(journal: JournalStore) -> None:
    assert journal.rewrite("unknown", body="x") is None
    assert journal.move_to("unknown", EVENING) is None
    assert journal.get("unknown") is None
    assert not (journal.remove("unknown") or journal.restore("unknown") or journal.remove_for_good("unknown"))


def test_what_has_not_changed_is_not_written(vault: Vault, journal: JournalStore) -> None:
    added = journal.add(EVENING, "Title", "Body", Mood.LOW)
    heard: list[Topic] = []
    vault.on_commit = heard.append
    assert journal.rewrite(added.uid, title="Title", body="Body", mood=Mood.LOW) == added
    assert heard == []
    journal.rewrite(added.uid, body="Other")
    assert heard == [Topic.JOURNAL]


def test_a_page_in_the_bin_can_still_be_rewritten_and_is_not_found(journal: JournalStore) -> None:
    """An editor may still have it open; its words must not be lost, nor come back into the list."""
    added = journal.add(EVENING, body="first")
    journal.remove(added.uid)
    changed = journal.rewrite(added.uid, body="second")
    assert changed is not None
    assert changed.body == "second"
    assert journal.search("second") == []
    journal.restore(added.uid)
    assert len(journal.search("second")) == 1
    assert journal.search("first") == []


def test_a_rewrite_waits_no_longer_than_it_is_told(vault: Vault, journal: JournalStore) -> None:
    added = journal.add(EVENING, body="first")
    other = vault.opener()()
    with other.write(Topic.JOURNAL), pytest.raises(VaultBusy):
        journal.rewrite(added.uid, body="second", wait_ms=1)
    other.close()
    assert journal.rewrite(added.uid, body="second", wait_ms=1) is not None


def test_a_page_moves_to_another_moment(journal: JournalStore) -> None:
    moved, there = journal.add(EVENING, "Moved", "walnut"), journal.add(datetime(2020, 2, 29, 8), "There", "walnut")
    changed = journal.move_to(moved.uid, datetime(2020, 2, 29, 8))
    assert changed is not None
    assert (changed.uid, changed.backdated) == (moved.uid, True)
    assert changed.about.date() == date(2020, 2, 29)
    assert changed.id != there.id
    assert [row.title for row in journal.rows(0, 5)] == ["Moved", "There"]
    assert len(journal.search("walnut")) == 2
    assert journal.month(2026, 5) == []
    assert journal.month(2020, 2) == [(29, 2, None)]


# removing


def test_the_bin_keeps_what_was_removed(journal: JournalStore) -> None:
    first, second = journal.add(EVENING, "First", "walnut", Mood.LOW), journal.add(EVENING, "Second", "walnut")
    assert journal.remove(first.uid)
    assert not journal.remove(first.uid)
    assert [row.title for row in journal.recent(9)] == ["Second"]
    assert journal.count() == 1
    (binned,) = journal.bin()
    assert binned.uid == first.uid
    assert binned.removed_at is not None
    assert datetime.now(UTC) - binned.removed_at < timedelta(minutes=1)
    assert journal.moods(date(2026, 5, 1), date(2026, 5, 31)) == []

    assert journal.restore(first.uid)
    assert not journal.restore(first.uid)
    assert journal.bin() == []
    assert {hit.row.uid for hit in journal.search("walnut")} == {first.uid, second.uid}
    assert journal.get(first.uid) == first


def test_the_bin_is_emptied_of_what_is_old(journal: JournalStore, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = journal.add(EVENING), journal.add(EVENING)
    now = written.now()
    for page, age in ((old, 31), (new, 29)):
        monkeypatch.setattr(written, "now", lambda age=age: now._replace(utc_ms=now.utc_ms - age * DAY_MS))
        journal.remove(page.uid)
    monkeypatch.setattr(written, "now", lambda: now)
    assert journal.empty_bin() == 1
    assert [row.uid for row in journal.bin()] == [new.uid]
    assert journal.get(old.uid) is None


# bringing in


def _some(count: int, source: str | None = "diary") -> list[NewEntry]:
    return [
        NewEntry(EVENING - timedelta(days=n), f"Page {n}", f"walnut {n}", None, source and f"{source}:{n}")
        for n in range(count)
    ]


def test_a_source_comes_in_once(journal: JournalStore) -> None:
    assert journal.import_batch(_some(10)) == 10
    assert journal.import_batch(_some(12)) == 2
    assert journal.import_batch(_some(2) * 3) == 0
    assert journal.count() == 12
    assert len(journal.search("walnut")) == 12
    assert journal.known_sources(["diary:3", "diary:99", "other:3"]) == {"diary:3"}


def test_what_is_in_the_bin_does_not_come_in_again(journal: JournalStore) -> None:
    journal.import_batch(_some(1))
    journal.remove(journal.recent(1)[0].uid)
    assert journal.import_batch(_some(1)) == 0
    assert journal.known_sources(["diary:0"]) == {"diary:0"}


def test_pages_without_a_source_always_come_in(journal: JournalStore) -> None:
    assert journal.import_batch(_some(3, None)) == 3
    assert journal.import_batch(_some(3, None)) == 3
    assert journal.count() == 6


def test_a_batch_comes_in_whole_or_not_at_all(journal: JournalStore) -> None:
    spoiled = [*_some(5), NewEntry(datetime(2026, 1, 1, tzinfo=UTC), "", "a moment with a zone")]
    with pytest.raises((ValueError, TypeError)):
        journal.import_batch(spoiled)
    assert journal.count() == 0
    assert journal.search("walnut") == []


def test_a_thousand_pages_about_one_minute_find_their_places(journal: JournalStore) -> None:
    assert journal.import_batch([NewEntry(EVENING, str(n), "") for n in range(1000)]) == 1000
    assert {row.about.date() for row in journal.rows(0, 2000)} == {EVENING.date()}
    assert journal.count() == 1000


def test_tidying_the_index_ends_and_changes_nothing_that_is_found(vault: Vault, journal: JournalStore) -> None:
    for start in range(6):
        journal.import_batch([NewEntry(EVENING, "", f"walnut {start} {n}") for n in range(30)])
    before = journal.search("walnut", limit=500)
    steps = 0
    while journal.tidy_index():
        steps += 1
        assert steps < 100
    assert vault.one("SELECT count(DISTINCT segid) FROM entry_words_idx") == (1,)
    assert not journal.tidy_index()
    assert journal.search("walnut", limit=500) == before


def test_every_mood_is_looked_up_right() -> None:
    assert all(entry_rows.MOODS[mood] is mood for mood in Mood)
    assert entry_rows.MOODS[0] is None
