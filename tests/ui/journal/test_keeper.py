"""What is written is kept: soon, on every way out, and again after trouble with the disk."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from app.domain.moods import Mood
from app.storage.errors import DiskFull
from app.storage.journal import JournalStore
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.ui.journal.keeper import Keeper, Kept, Written
from app.workspace import Workspace


class Page:
    """Stands in for what is on the screen."""

    def __init__(self) -> None:
        self.written = Written()

    def read(self) -> Written:
        return self.written


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def keeper(journal: JournalStore, page: Page) -> Iterator[Keeper]:
    keeper = Keeper(journal, page.read)
    keeper.begin()
    yield keeper
    keeper.deleteLater()


def put(keeper: Keeper, page: Page, body: str, title: str = "", mood: Mood | None = None) -> None:
    page.written = Written(title, body, mood)
    keeper.touch()


def test_an_empty_page_leaves_nothing(keeper: Keeper, journal: JournalStore) -> None:
    keeper.touch()
    assert keeper.flush()
    assert journal.count() == 0
    assert keeper.state is Kept.NOTHING_YET


def test_the_first_letter_makes_an_entry(keeper: Keeper, page: Page, journal: JournalStore, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper.came):
        put(keeper, page, "a")
        assert keeper.state is Kept.SAVING
        keeper.flush()
    assert [row.preview for row in journal.rows(0, 9)] == ["a"]
    assert keeper.state is Kept.SAVED


def test_it_is_stored_a_moment_after_the_last_key(
    keeper: Keeper, page: Page, journal: JournalStore, qtbot: QtBot
) -> None:
    put(keeper, page, "a")
    assert journal.count() == 0
    qtbot.waitUntil(lambda: journal.count() == 1, timeout=3000)
    put(keeper, page, "ab")
    qtbot.waitUntil(lambda: keeper.state is Kept.SAVED, timeout=3000)
    assert [row.preview for row in journal.rows(0, 9)] == ["ab"]


def test_later_words_go_into_the_same_entry(keeper: Keeper, page: Page, journal: JournalStore) -> None:
    for body in ("a", "ab", "abc"):
        put(keeper, page, body, "Title", Mood.GOOD)
        assert keeper.flush()
    assert keeper.entry is not None
    kept = journal.get(keeper.entry.uid)
    assert kept is not None
    assert (kept.title, kept.body, kept.mood, journal.count()) == ("Title", "abc", Mood.GOOD, 1)


def test_an_entry_that_was_emptied_stays(keeper: Keeper, page: Page, journal: JournalStore) -> None:
    put(keeper, page, "a")
    keeper.flush()
    put(keeper, page, "")
    keeper.flush()
    assert journal.count() == 1


def test_a_mood_alone_that_was_chosen_by_hand_is_an_entry(keeper: Keeper, page: Page, journal: JournalStore) -> None:
    page.written = Written(mood=Mood.LOW)
    keeper.flush()
    assert [row.mood for row in journal.rows(0, 9)] == [Mood.LOW]


def test_a_mood_that_came_along_waits_for_the_first_letter(keeper: Keeper, page: Page, journal: JournalStore) -> None:
    page.written = Written(mood=Mood.LOW)
    keeper.begin()
    keeper.flush()
    assert journal.count() == 0
    put(keeper, page, "a", mood=Mood.LOW)
    keeper.flush()
    assert [row.mood for row in journal.rows(0, 9)] == [Mood.LOW]


def test_only_opening_never_rewrites(keeper: Keeper, page: Page, journal: JournalStore) -> None:
    entry = journal.add(datetime(2020, 1, 1, 9), "Old", "first\r\nsecond")
    page.written = Written("Old", "first\nsecond")
    keeper.open(entry)
    keeper.touch()
    keeper.flush()
    kept = journal.get(entry.uid)
    assert kept is not None
    assert kept.body == "first\r\nsecond"


def test_words_for_an_entry_that_went_elsewhere_are_kept(keeper: Keeper, page: Page, journal: JournalStore) -> None:
    put(keeper, page, "a")
    keeper.flush()
    assert keeper.entry is not None
    journal.remove_for_good(keeper.entry.uid)
    put(keeper, page, "a and more")
    assert keeper.flush()
    assert [row.preview for row in journal.rows(0, 9)] == ["a and more"]


def test_a_busy_vault_is_tried_again_and_nobody_waits(
    keeper: Keeper, page: Page, journal: JournalStore, workspace: Workspace, qtbot: QtBot
) -> None:
    other: Vault = workspace.vault.opener()()
    put(keeper, page, "a")
    with other.write(Topic.JOURNAL):
        qtbot.wait(1100)
        assert keeper.state is Kept.SAVING
    qtbot.waitUntil(lambda: keeper.state is Kept.SAVED, timeout=3000)
    assert journal.count() == 1
    other.close()


def test_a_full_disk_loses_nothing_and_trying_again_works(
    keeper: Keeper, page: Page, journal: JournalStore, workspace: Workspace
) -> None:
    put(keeper, page, "a")
    keeper.flush()
    pages = workspace.vault.one("PRAGMA page_count")
    assert pages is not None
    workspace.vault.read(f"PRAGMA max_page_count = {pages[0]}")
    put(keeper, page, "much more " * 20_000)
    assert not keeper.flush()
    assert keeper.state is Kept.NOT_SAVED
    assert isinstance(keeper.error, DiskFull)
    workspace.vault.read("PRAGMA max_page_count = 1000000")
    assert keeper.flush()
    assert keeper.entry is not None
    kept = journal.get(keeper.entry.uid)
    assert kept is not None
    assert kept.body == "much more " * 20_000


def test_its_own_commit_can_be_told_from_others(
    keeper: Keeper, page: Page, journal: JournalStore, workspace: Workspace
) -> None:
    seen: list[bool] = []
    workspace.vault.on_commit = lambda topic: seen.append(keeper.writing)
    put(keeper, page, "a")
    keeper.flush()
    journal.add(datetime(2020, 1, 1))
    keeper.move_to(datetime(2021, 1, 1))
    assert seen == [True, False, True]


def test_a_new_page_takes_the_date_that_was_chosen_for_it(keeper: Keeper, page: Page) -> None:
    moment = datetime(1969, 7, 20, 20, 17)
    assert keeper.move_to(moment)
    put(keeper, page, "a")
    keeper.flush()
    assert keeper.entry is not None
    assert (keeper.entry.about, keeper.entry.backdated) == (moment, True)


def test_dating_an_entry_stores_its_words_first(keeper: Keeper, page: Page) -> None:
    put(keeper, page, "a")
    assert keeper.move_to(datetime(2024, 2, 29, 8))
    assert keeper.entry is not None
    assert (keeper.entry.body, keeper.entry.about, keeper.entry.backdated) == ("a", datetime(2024, 2, 29, 8), True)
