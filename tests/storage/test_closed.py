"""An entry that is kept closed leaves a date and nothing else, until it is kept open again."""

from datetime import date, datetime

import pytest

from app.domain.finding import Finding
from app.domain.journal import Entry
from app.domain.moods import Mood
from app.storage.journal import JournalStore
from app.storage.vault import Vault

EVENING = datetime(2026, 5, 3, 21, 14)


@pytest.fixture
def entry(journal: JournalStore) -> Entry:
    entry = journal.add(EVENING, "Lantern", "A word only here: quokka 日記 🙂", Mood.LOW)
    assert journal.keep_closed(entry.uid)
    return entry


def test_only_the_date_is_left(journal: JournalStore, entry: Entry) -> None:
    (row,) = journal.recent(5)
    assert (row.about, row.title, row.preview, row.mood, row.closed) == (EVENING, "", "", None, True)
    assert journal.search("quokka") == journal.search("Lantern") == journal.search("日記") == []
    assert journal.find(Finding(first_day=date(2026, 5, 1))) == []
    assert journal.moods(date(2026, 5, 1), date(2026, 5, 31)) == []
    shown = journal.get(entry.uid)
    assert shown is not None and (shown.title, shown.body, shown.mood) == ("", "", None)


def test_its_words_come_back_when_it_is_opened(journal: JournalStore, entry: Entry) -> None:
    opened = journal.opened(entry.uid)
    assert opened is not None and opened.closed
    assert (opened.title, opened.body, opened.mood) == (entry.title, entry.body, entry.mood)


def test_it_can_be_written_on_and_stays_closed(journal: JournalStore, entry: Entry) -> None:
    after = journal.rewrite(entry.uid, body="walrus", mood=Mood.GOOD)
    assert after is not None and (after.body, after.mood, after.closed) == ("walrus", Mood.GOOD, True)
    assert journal.search("walrus") == []
    assert [row.preview for row in journal.recent(5)] == [""]
    opened = journal.opened(entry.uid)
    assert opened is not None and opened.body == "walrus"


def test_kept_open_again_it_is_found_again(journal: JournalStore, entry: Entry) -> None:
    assert journal.keep_open(entry.uid)
    assert not journal.keep_open(entry.uid)
    assert [hit.row.title for hit in journal.search("quokka")] == ["Lantern"]
    assert [row.mood for row in journal.recent(5)] == [Mood.LOW]


def test_it_survives_the_bin_closed(journal: JournalStore, entry: Entry) -> None:
    journal.remove(entry.uid)
    assert [(row.title, row.closed) for row in journal.bin()] == [("", True)]
    journal.restore(entry.uid)
    assert journal.search("quokka") == []
    opened = journal.opened(entry.uid)
    assert opened is not None and "quokka" in opened.body


def test_nothing_of_it_stands_in_the_indexes(vault: Vault, journal: JournalStore, entry: Entry) -> None:
    journal.add(EVENING, "Other", "plain words")
    terms = {term for (term,) in vault.read("SELECT term FROM entry_terms")}
    assert not {"quokka", "lantern"} & terms
