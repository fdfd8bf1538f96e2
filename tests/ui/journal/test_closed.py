"""An entry that is kept closed: a date in the list, a cover over the page, and no way round it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.labels import Label, LabelKind
from app.storage.journal import JournalStore
from app.ui.journal.listed import LISTED
from app.ui.journal.screen import JournalScreen
from app.ui.widgets.chips import WordChip
from app.workspace import Workspace
from tests.ui.journal.conftest import MakeScreen, Write


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write, journal: JournalStore) -> JournalScreen:
    write("Open one", "plain words", days_ago=1)
    journal.keep_closed(write("Lantern", "quokka").uid)
    return make_screen()


def uid_of(screen: JournalScreen) -> str:
    entry = screen.page.keeper.entry
    assert entry is not None
    return entry.uid


def test_the_list_shows_its_date_only(screen: JournalScreen) -> None:
    listed = screen.list.entries.view.model().index(0, 0).data(LISTED)
    assert (listed.title, listed.below) == ("Kept closed", "Opens with your password")


def test_the_page_is_covered_and_nothing_can_be_typed(screen: JournalScreen, journal: JournalStore) -> None:
    page = screen.page
    assert page.cover.isVisible() and page.editor.text() == "" and page.title.title() == ""
    QTest.keyClicks(page.editor, "over it")
    assert screen.flush()
    opened = journal.opened(uid_of(screen))
    assert opened is not None and opened.body == "quokka"


def test_with_the_password_it_opens_can_be_written_on_and_closes_again(
    screen: JournalScreen, journal: JournalStore
) -> None:
    uid = uid_of(screen)
    wanted: list[str] = []
    screen.opening_wanted.connect(wanted.append)
    screen.page.cover.open_button.click()
    assert wanted == [uid]
    screen.show_opened(uid)
    assert screen.page.editor.text() == "quokka" and not screen.page.cover.isVisible()
    QTest.keyClicks(screen.page.editor, "one more ")
    other = journal.recent(2)[1].uid
    screen.open_entry(other)
    screen.open_entry(uid)
    assert screen.page.cover.isVisible() and screen.page.editor.text() == ""
    opened = journal.opened(uid)
    assert opened is not None and opened.body == "one more quokka"


def test_hiding_words_leaves_the_cover_in_its_place(screen: JournalScreen) -> None:
    screen.hide_words(True)
    screen.hide_words(False)
    assert screen.page.cover.isVisible() and not screen.page.editor.isEnabled()


def test_it_is_kept_open_again_from_the_menu(screen: JournalScreen, journal: JournalStore) -> None:
    uid = uid_of(screen)
    screen.show_opened(uid)
    assert screen.page.menu.closing.text() == "Keep it open again"
    screen.page.menu.closing.trigger()
    assert [hit.row.uid for hit in journal.search("quokka")] == [uid]


def test_from_under_the_cover_it_cannot_be_kept_open(screen: JournalScreen, journal: JournalStore) -> None:
    screen.page.menu.closing.trigger()
    assert journal.search("quokka") == []


def test_versions_of_it_are_not_shown_under_the_cover(screen: JournalScreen) -> None:
    assert not screen.page.menu.versions.isEnabled()
    screen.show_opened(uid_of(screen))
    assert screen.page.menu.versions.isEnabled()


def test_its_tags_and_feelings_are_under_the_cover_too(screen: JournalScreen, workspace: Workspace) -> None:
    uid = uid_of(screen)
    workspace.labels.give(uid, [Label(LabelKind.PERSON, "Neil")])
    screen.reopen(uid)
    chips = screen.page.findChildren(WordChip)
    assert not [chip for chip in chips if not chip.isHidden()]
    assert workspace.labels.all() == workspace.labels.like(LabelKind.PERSON, "ne", 5) == []
    screen.show_opened(uid)
    assert [chip.text() for chip in screen.page.findChildren(WordChip) if not chip.isHidden()] == ["@Neil"]


def test_it_closes_behind_another_page(screen: JournalScreen) -> None:
    screen.show_opened(uid_of(screen))
    screen.hide()
    screen.show()
    assert screen.page.cover.isVisible() and screen.page.editor.text() == ""


def test_the_menu_asks_before_an_entry_is_kept_closed(screen: JournalScreen, journal: JournalStore) -> None:
    screen.open_entry(journal.recent(2)[1].uid)
    wanted: list[str] = []
    screen.closing_wanted.connect(wanted.append)
    screen.page.menu.closing.trigger()
    assert wanted == [uid_of(screen)]
    screen.deeds.keep_closed(wanted[0])
    assert screen.page.cover.isVisible()
    assert screen.page.cover.open_button.focusPolicy() != Qt.FocusPolicy.NoFocus
