"""Going back to an earlier state loses nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.moments import utc_ms
from app.storage.journal import JournalStore
from app.storage.topics import Topic
from app.ui.journal.screen import JournalScreen
from app.ui.journal.versions_sheet import VersionsSheet, only_here
from app.workspace import Workspace
from tests.ui.journal.conftest import MakeScreen, Write


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write, workspace: Workspace, journal: JournalStore) -> JournalScreen:
    uid = write("Two stops", "The bus was half empty.").uid
    with workspace.vault.write(Topic.JOURNAL) as connection:
        long_ago = utc_ms(datetime.now(UTC) - timedelta(hours=2))
        connection.execute("UPDATE entry SET edited_utc = ?", (long_ago,))
    journal.rewrite(uid, title="Two stops", body="The tram was half full.")
    return make_screen()


def open_sheet(screen: JournalScreen) -> VersionsSheet:
    screen.page.menu.versions.trigger()
    return next(sheet for sheet in screen.window().findChildren(VersionsSheet) if sheet.isVisible())


def test_both_states_stand_side_by_side(screen: JournalScreen) -> None:
    sheet = open_sheet(screen)
    assert "The bus was half empty." in sheet.then.toPlainText()
    assert "The tram was half full." in sheet.now.toPlainText()
    assert len(sheet.then.extraSelections()) == len(sheet.now.extraSelections()) == 2


def test_going_back_keeps_both_and_can_be_undone(screen: JournalScreen, workspace: Workspace) -> None:
    open_sheet(screen).restore_button.click()
    assert screen.page.editor.text() == "The bus was half empty."
    entry = screen.page.keeper.entry
    assert entry is not None and entry.body == "The bus was half empty."
    assert {one.body for one in workspace.versions.of(entry.uid)} == {
        "The bus was half empty.",
        "The tram was half full.",
    }
    screen.page.editor.undo()
    assert screen.page.editor.text() == "The tram was half full."


def test_all_of_them_can_go(screen: JournalScreen, workspace: Workspace) -> None:
    open_sheet(screen).forget_button.click()
    assert workspace.vault.one("SELECT count(*) FROM entry_version") == (0,)


def test_without_any_it_says_when_there_will_be(make_screen: MakeScreen, write: Write) -> None:
    write("New", "words")
    sheet = open_sheet(make_screen())
    assert not hasattr(sheet, "restore_button")


@pytest.mark.parametrize(
    ("text", "other", "stretches"),
    [("a b c", "a c", [(2, 4)]), ("same", "same", []), ("\U0001f642 new", "\U0001f642 old", [(3, 6)]), ("", "x", [])],
)
def test_what_only_one_side_has(text: str, other: str, stretches: list[tuple[int, int]]) -> None:
    assert only_here(text, other) == stretches
