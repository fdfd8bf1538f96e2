"""When the disk refuses: said in its own words, nothing typed is lost, and the next try goes through."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.labels import Label, LabelKind
from app.storage.errors import DiskFull, DiskTrouble, StorageError
from app.ui.journal.feeling_sheet import FeelingSheet
from app.ui.journal.feeling_words_sheet import FeelingWordsSheet
from app.ui.journal.link_sheet import LinkSheet
from app.ui.journal.prompt_sheet import PromptGroupsSheet, PromptSheet
from app.ui.journal.prompts import OWN, Prompts
from app.ui.journal.screen import JournalScreen
from app.ui.journal.timed_sheets import SettleSheet
from app.ui.messages import sentence_for
from app.ui.trouble_sheet import TroubleSheet
from app.ui.widgets.buttons import PrimaryButton
from app.workspace import Workspace
from tests.ui.journal.conftest import EVENING, MakeScreen, Write, press, type_text

FULL, SILENT = sentence_for(DiskFull()), sentence_for(DiskTrouble())
Refusing = Callable[[], AbstractContextManager[None]]
Opened = TypeVar("Opened", bound=QWidget)


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write) -> JournalScreen:
    for number in range(60):
        write(f"Evening {number}", "The heron was back.", days_ago=number)
    return make_screen()


def raising(error: StorageError) -> Callable[..., None]:
    def refuse(*_args: object, **_named: object) -> None:
        raise error

    return refuse


@pytest.fixture
def full(workspace: Workspace) -> Refusing:
    """While it lasts, nothing can be written."""

    @contextmanager
    def _full() -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(workspace.vault, "write", raising(DiskFull()))
            yield

    return _full


@pytest.fixture
def silent(workspace: Workspace) -> Refusing:
    """While it lasts, nothing can be read."""

    @contextmanager
    def _silent() -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(workspace.vault, "read", raising(DiskTrouble()))
            patch.setattr(workspace.vault, "one", raising(DiskTrouble()))
            yield

    return _silent


def opened(screen: JournalScreen, kind: type[Opened]) -> Opened:
    return next(sheet for sheet in screen.window().findChildren(kind) if sheet.isVisible())


def told(screen: JournalScreen) -> str:
    """What the one sheet about trouble says; it is gone afterwards."""
    sheets = [sheet for sheet in screen.window().findChildren(TroubleSheet) if sheet.isVisible()]
    assert len(sheets) == 1
    words = sheets[0].accessibleName()
    button = sheets[0].findChild(PrimaryButton)
    assert isinstance(button, PrimaryButton)
    button.click()
    QApplication.processEvents()
    return words


def test_a_word_of_ones_own_for_a_feeling(screen: JournalScreen, full: Refusing) -> None:
    screen.page.marks.choose_feelings()
    sheet = opened(screen, FeelingSheet)
    sheet.own_field.setText("like fog")
    with full():
        sheet.add_button.click()
        assert told(screen) == FULL.title
    assert sheet.isVisible() and sheet.own_field.text() == "like fog" and sheet.feelings() == ()
    sheet.add_button.click()
    assert sheet.own_field.text() == "" and len(sheet.feelings()) == 1


def test_feelings_that_are_renamed_and_left_out(
    screen: JournalScreen, full: Refusing, silent: Refusing, workspace: Workspace
) -> None:
    screen.page.marks.choose_feelings()
    sheet = opened(screen, FeelingSheet)
    sheet.change_button.click()
    words = opened(screen, FeelingWordsSheet)
    row = next(row for row in words.rows if row.word.key == "sad")
    row.field.setText("blue")
    row.offered.click()
    with full():
        words.keep_button.click()
        assert told(screen) == FULL.title
    assert words.isVisible() and row.field.text() == "blue" and not row.offered.isChecked()
    words.keep_button.click()
    assert workspace.feelings.changed_words()["sad"].word == "blue"
    sheet.change_button.click()
    with silent():
        opened(screen, FeelingWordsSheet).reject()
        assert told(screen) == SILENT.title
    assert sheet.isVisible() and sheet._chips


@pytest.mark.parametrize("typed", ["heron", "feeling:calm"])
def test_a_search(screen: JournalScreen, silent: Refusing, qtbot: QtBot, typed: str) -> None:
    with silent():
        screen.take_search()
        type_text(typed)
        qtbot.waitUntil(screen.list.searching)
        found = screen.list.found
        assert (found.empty.title.text(), found.empty.words.text()) == (SILENT.title, SILENT.text)
        assert found.empty.isVisible() and found.summary() == SILENT.title
    assert screen.list.header.search.text() == typed
    press(Qt.Key.Key_Return)
    screen.list.search_for("heron")
    assert found.view.model().rowCount() == 50
    screen.list.search_for("xyzzy")
    assert "spelling" in found.empty.words.text()


def test_hits_of_the_search_before_do_not_stand_under_other_words(screen: JournalScreen, silent: Refusing) -> None:
    screen.list.search_for("heron")
    with silent():
        screen.list.search_for("bridge")
    assert screen.list.found.view.model().rowCount() == 0


def test_more_of_what_was_found(screen: JournalScreen, silent: Refusing) -> None:
    screen.list.search_for("heron")
    view = screen.list.found.view
    with silent():
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        assert told(screen) == SILENT.title
    assert view.model().rowCount() == 50
    view.model().fetchMore(view.rootIndex())
    assert view.model().rowCount() == 60


def test_what_a_search_can_be_narrowed_to(screen: JournalScreen, silent: Refusing, workspace: Workspace) -> None:
    workspace.labels.give(workspace.journal.recent(1)[0].uid, [Label(LabelKind.TAG, "bus")])
    with silent():
        screen.list.header.narrow_button.click()
        assert told(screen) == SILENT.title
    for _ in range(2):
        screen.list.header.narrow_button.click()
    assert screen.list.narrowing.label.count() == 2


def test_words_to_link_with(screen: JournalScreen, silent: Refusing) -> None:
    screen.page.marks.link()
    sheet = opened(screen, LinkSheet)
    with silent():
        sheet.search.setText("heron")
        assert sheet._none.text() == SILENT.text and sheet._none.isVisible()
    sheet.search.setText("herons")
    assert sheet._none.text() == "No entry with these words"


def test_a_sentence_of_ones_own(screen: JournalScreen, full: Refusing, workspace: Workspace) -> None:
    screen.deeds.offer_prompt()
    sheet = opened(screen, PromptSheet)
    sheet.own_field.setText("What did the sea look like?")
    with full():
        sheet.add_button.click()
        assert told(screen) == FULL.title
    assert sheet.isVisible() and sheet.own_field.text() == "What did the sea look like?"
    sheet.add_button.click()
    assert Prompts(workspace, "Your own").offered()[0].key == OWN


def test_a_kind_of_sentence_is_switched_off(screen: JournalScreen, full: Refusing, workspace: Workspace) -> None:
    screen.deeds.offer_prompt()
    opened(screen, PromptSheet).groups_button.click()
    groups = opened(screen, PromptGroupsSheet)
    groups.boxes[0].click()
    with full():
        groups.keep_button.click()
        assert told(screen) == FULL.title
    assert groups.isVisible() and not groups.boxes[0].isChecked()
    groups.keep_button.click()
    assert len(Prompts(workspace, "").switched_off()) == 1


def test_another_sentence(screen: JournalScreen, silent: Refusing) -> None:
    with silent():
        screen.deeds.offer_prompt()
        assert told(screen) == SILENT.title
    screen.deeds.offer_prompt()
    sheet = opened(screen, PromptSheet)
    before = sheet.words.text()
    with silent():
        sheet._begin()
        assert told(screen) == SILENT.title
        sheet.groups_button.click()
        assert told(screen) == SILENT.title
    assert sheet.words.text() == before
    sheet.next_button.click()
    assert sheet.words.text()


def test_another_entry_and_the_way_to_a_day(screen: JournalScreen, silent: Refusing, workspace: Workspace) -> None:
    other = workspace.journal.recent(2)[1].uid
    with silent():
        assert not screen.open_entry(other)
        assert told(screen) == SILENT.title
        screen.moments.go_to_day(date(2020, 1, 1))
    assert screen.page.title.title() == "Evening 0"
    assert screen.open_entry(other)


def test_an_entry_whose_password_was_given(screen: JournalScreen, silent: Refusing, workspace: Workspace) -> None:
    uid = workspace.journal.recent(1)[0].uid
    workspace.journal.keep_closed(uid)
    screen.reopen(uid)
    with silent():
        screen.show_opened(uid)
        assert told(screen) == SILENT.title
    assert screen.page.covered
    screen.show_opened(uid)
    assert screen.page.title.title() == "Evening 0"


def test_the_bin(screen: JournalScreen, silent: Refusing, workspace: Workspace) -> None:
    screen.removing.remove(workspace.journal.recent(1)[0].uid)
    with silent():
        screen.show_bin()
        assert told(screen) == SILENT.title
    assert not screen.bin_is_open
    screen.show_bin()
    assert screen.bin.view.model().rowCount() == 1


def test_a_list_that_cannot_be_read_again(screen: JournalScreen, workspace: Workspace) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspace.journal, "count", raising(DiskTrouble()))
        workspace.journal.add(EVENING, "From elsewhere", "", None)
        assert told(screen) == SILENT.title
    workspace.journal.add(EVENING, "One more", "", None)
    assert screen.list.entries.view.model().rowCount() == 62


def test_a_line_that_is_let_go(screen: JournalScreen, full: Refusing, workspace: Workspace) -> None:
    screen.picking.keep_line()
    with full():
        screen.toasts.toast.undo.click()
        assert told(screen) == FULL.title
    assert len(workspace.kept_lines.all()) == 1


def test_help_that_is_not_to_be_offered(screen: JournalScreen, full: Refusing) -> None:
    with full():
        screen.page.offer.switch(False)
        assert told(screen) == FULL.title
    assert screen.page.offer.is_on()


def test_what_comes_after_timed_writing(screen: JournalScreen, full: Refusing, workspace: Workspace) -> None:
    screen.timed.begin(15, None)
    screen.timed.end()
    sheet = opened(screen, SettleSheet)
    with full():
        sheet.bring.click()
        assert told(screen) == FULL.title
    assert sheet.bring.isEnabled()
    sheet.bring.click()
    assert len(workspace.topics.all()) == 1 and not sheet.bring.isEnabled()
    with full():
        sheet.done_button.click()
        assert told(screen) == FULL.title
