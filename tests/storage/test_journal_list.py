"""The list, the calendar and the moods: right whatever is asked, and read from small indexes only."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from app.domain.journal import NewEntry
from app.domain.moments import day_number, first_key_of
from app.domain.moods import Mood
from app.storage.journal import JournalStore
from app.storage.vault import Row, Vault

LAST = datetime(2026, 5, 3, 21)


@pytest.fixture
def journal(vault: Vault) -> JournalStore:
    """Five hundred pages over some years, some in the bin."""
    chance = random.Random(9)
    journal = JournalStore(vault)
    journal.import_batch(
        [
            NewEntry(
                LAST - timedelta(hours=chance.randrange(30_000)),
                f"Page {number}",
                f"# Heading\n\nThe body of page **{number}**.",
                chance.choice([None, *Mood]),
            )
            for number in range(500)
        ]
    )
    for row in journal.rows(0, 500)[::17]:
        journal.remove(row.uid)
    return journal


def test_the_list_is_newest_first_and_has_no_gaps(journal: JournalStore) -> None:
    whole = journal.rows(0, 1000)
    assert len(whole) == journal.count() == 470
    assert [row.id for row in whole] == sorted((row.id for row in whole), reverse=True)
    assert [row.about for row in whole] == sorted((row.about for row in whole), reverse=True)
    assert [row for start in range(0, 500, 7) for row in journal.rows(start, 7)] == whole
    assert journal.recent(3) == whole[:3]
    assert journal.rows(470, 5) == []
    assert list(journal.ids(None, 1000)) == [row.id for row in whole]
    assert list(journal.ids(whole[9].id, 5)) == [row.id for row in whole[10:15]]
    assert journal.rows_from(whole[9].id, 5) == whole[9:14]


def test_every_page_knows_its_row(journal: JournalStore) -> None:
    for number, row in enumerate(journal.rows(0, 1000)):
        assert journal.row_of(row.id) == number


def test_every_date_knows_its_row(journal: JournalStore) -> None:
    whole = journal.rows(0, 1000)
    for days in range(-3, 1300, 5):
        day = LAST.date() - timedelta(days=days)
        expected = sum(row.about.date() > day for row in whole)
        assert journal.first_row_on_or_before(day) == expected
        assert journal.row_of(first_key_of(day + timedelta(days=1)) - 1) == expected
    assert journal.first_row_on_or_before(date.max) == 0
    assert journal.first_row_on_or_before(date.min) == 470


def test_an_empty_journal_has_an_empty_list(path: object, vault: Vault) -> None:
    journal = JournalStore(vault)
    assert (journal.count(), journal.rows(0, 5), journal.bin(), list(journal.ids(None, 5))) == (0, [], [], [])
    assert journal.row_of(0) == journal.first_row_on_or_before(LAST.date()) == 0
    assert journal.moods(date.min, date.max) == journal.month(2026, 5) == journal.search("a") == []


def test_a_row_shows_the_start_of_the_text_on_one_line(journal: JournalStore) -> None:
    row = journal.recent(1)[0]
    assert row.preview.startswith("Heading The body of page ")
    assert "*" not in row.preview


def test_moods_are_those_that_were_given(journal: JournalStore) -> None:
    whole = journal.rows(0, 1000)
    first, last = date(2024, 3, 1), date(2025, 2, 28)
    expected = sorted(
        (day_number(row.about.date()), row.mood) for row in whole if row.mood and first <= row.about.date() <= last
    )
    assert sorted(journal.moods(first, last)) == expected
    found = journal.moods(date.min, date.max)
    assert len(found) == sum(row.mood is not None for row in whole)
    assert [day for day, _mood in found] == sorted(day for day, _mood in found)
    assert {type(mood) for _day, mood in found} == {Mood}


def test_a_month_says_how_many_pages_and_the_last_mood(journal: JournalStore) -> None:
    whole = journal.rows(0, 1000)
    for year, month in [(y, m) for y in (2022, 2023, 2024, 2025, 2026) for m in range(1, 13)]:
        expected: dict[int, tuple[int, int, Mood | None]] = {}
        for row in reversed(whole):
            if (row.about.year, row.about.month) == (year, month):
                _day, pages, mood = expected.get(row.about.day, (0, 0, None))
                expected[row.about.day] = (row.about.day, pages + 1, row.mood or mood)
        assert journal.month(year, month) == [expected[day] for day in sorted(expected)]


# plans: these are what a journal of a hundred thousand pages stands on


@pytest.fixture
def asked(vault: Vault, journal: JournalStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """How SQLite means to answer each question that is asked from now on."""
    plans: list[str] = []
    read, one = vault.read, vault.one

    def note(sql: str, params: tuple[object, ...] = ()) -> None:
        plans.append(" | ".join(str(row[3]) for row in read(f"EXPLAIN QUERY PLAN {sql}", params)))

    def noted_read(sql: str, params: tuple[object, ...] = ()) -> list[Row]:
        note(sql, params)
        return read(sql, params)

    def noted_one(sql: str, params: tuple[object, ...] = ()) -> Row | None:
        note(sql, params)
        return one(sql, params)

    monkeypatch.setattr(vault, "read", noted_read)
    monkeypatch.setattr(vault, "one", noted_one)
    yield plans
    assert plans, "nothing was asked"


def test_counting_reads_small_indexes_only(journal: JournalStore, asked: list[str]) -> None:
    journal.count()
    assert "SCAN entry USING COVERING INDEX" in asked[0]
    assert "SCAN entry |" not in asked[0]
    asked.clear()
    row = journal.rows(200, 1)[0]
    asked.clear()
    journal.row_of(row.id)
    assert all("SCAN entry USING COVERING INDEX" in p or "SEARCH entry USING COVERING INDEX" in p for p in asked)


def test_a_stretch_of_the_list_is_found_in_an_index_and_read_in_order(journal: JournalStore, asked: list[str]) -> None:
    journal.rows(300, 50)
    assert asked[0] == "SCAN entry USING COVERING INDEX entry_visible"
    assert asked[1].startswith("SEARCH entry USING INDEX entry_visible (id>?)")
    assert asked[1].endswith("SEARCH closed_entry USING INTEGER PRIMARY KEY (rowid=?)")
    asked.clear()
    journal.ids(None, 50)
    assert asked == ["SEARCH entry USING COVERING INDEX entry_visible (id>?)"]


def test_moods_and_months_never_read_a_page(journal: JournalStore, asked: list[str]) -> None:
    journal.moods(date(2016, 1, 1), date(2026, 1, 1))
    journal.month(2026, 4)
    assert asked == ["SEARCH entry USING COVERING INDEX entry_day (day>? AND day<?)"] * 2


def test_a_search_reads_the_index_in_its_own_order(vault: Vault, journal: JournalStore, asked: list[str]) -> None:
    journal.search("body")
    search = asked[-1]
    assert "SCAN entry_words VIRTUAL TABLE INDEX" in search
    assert "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)" in search
    assert search.count("TEMP B-TREE") <= 1
    inner = "SELECT rowid FROM entry_words WHERE entry_words MATCH '\"body\"' AND rowid > 0 ORDER BY rowid LIMIT 50"
    plan = [str(row[3]) for row in vault._connection.execute(f"EXPLAIN QUERY PLAN {inner}")]
    assert len(plan) == 1
    assert "TEMP B-TREE" not in plan[0]


def test_single_pages_are_looked_up(journal: JournalStore, asked: list[str]) -> None:
    uid = journal.recent(1)[0].uid
    asked.clear()
    journal.get(uid)
    journal.known_sources(["diary:1"])
    assert asked == [
        "SEARCH entry USING INDEX sqlite_autoindex_entry_1 (uid=?) | CORRELATED SCALAR SUBQUERY 1 | "
        "SEARCH closed_entry USING INTEGER PRIMARY KEY (rowid=?)",
        "COMPOUND QUERY | LEFT-MOST SUBQUERY | SEARCH entry USING COVERING INDEX sqlite_autoindex_entry_2 (source=?) | "
        "UNION ALL | SEARCH entry USING COVERING INDEX sqlite_autoindex_entry_1 (uid=?)",
    ]
    asked.clear()
    journal.bin()
    assert "entry_removed" in asked[0]


def test_the_page_in_hand_is_found_from_its_own_side(vault: Vault) -> None:
    plan = [str(row[3]) for row in vault.read("EXPLAIN QUERY PLAN SELECT * FROM entry_in_hand")]
    assert plan == ["SCAN in_hand", "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)"]
