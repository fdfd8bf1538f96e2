"""An entry that is kept closed: a date in the list, a cover over the page, and no way round it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.labels import Label, LabelKind
from app.storage.journal import JournalStore
from app.ui.journal.label_field import LabelField
from app.ui.journal.listed import LISTED
from app.ui.journal.screen import JournalScreen
from app.ui.journal.versions_sheet import VersionsSheet
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


def test_nothing_that_comes_late_is_written_over_it(screen: JournalScreen, journal: JournalStore) -> None:
    screen.deeds._write_to("A sentence")
    screen.page.editor.write_over("something else")
    screen.page.title.set_title("another title")
    assert screen.flush() and screen.open_entry(journal.recent(2)[1].uid)
    opened = journal.opened(journal.recent(1)[0].uid)
    assert opened is not None and (opened.title, opened.body) == ("Lantern", "quokka")


def test_a_name_that_is_being_typed_stays_with_its_entry(
    screen: JournalScreen, journal: JournalStore, workspace: Workspace
) -> None:
    closed, other = (row.uid for row in journal.recent(2))
    workspace.labels.give(closed, [Label(LabelKind.PERSON, "Neil")])
    screen.open_entry(other)
    screen.page.marks.add_person.click()
    field = next(field for field in screen.page.findChildren(LabelField) if field.isVisible())
    QTest.keyClicks(field, "Jo")
    screen.open_entry(closed)
    QApplication.processEvents()
    assert [label.name for label in workspace.labels.of(other)] == ["Jo"]
    assert [label.name for label in workspace.labels.of(closed)] == ["Neil"]


def test_found_words_go_from_the_list_when_their_entry_closes(screen: JournalScreen, journal: JournalStore) -> None:
    uid = journal.recent(2)[1].uid
    screen.list.search_for("plain")
    assert screen.list.found.view.model().rowCount() == 1
    screen.open_entry(uid)
    screen.deeds.keep_closed(uid)
    assert screen.list.found.view.model().rowCount() == 0


def test_what_was_looked_for_in_it_does_not_stay(screen: JournalScreen, journal: JournalStore) -> None:
    screen.show_opened(uid_of(screen))
    screen.page.begin_finding()
    screen.page.find_bar.field.setText("quokka")
    screen.open_entry(journal.recent(2)[1].uid)
    assert screen.page.find_bar.isHidden() and screen.page.find_bar.field.text() == ""


def test_hiding_words_sends_sheets_away_and_leaves_no_way_to_write(
    screen: JournalScreen, journal: JournalStore
) -> None:
    screen.open_entry(journal.recent(2)[1].uid)
    screen.deeds.show_versions()
    screen.hide_words(True)
    assert not [sheet for sheet in screen.findChildren(VersionsSheet) if sheet.isVisible()]
    screen.open_entry(journal.recent(2)[0].uid)
    screen.open_entry(journal.recent(2)[1].uid)
    assert not screen.page.format_button.isEnabled() and not screen.page.menu.find_in.isEnabled()
