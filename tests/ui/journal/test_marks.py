"""Feelings, tags and people on the page, by mouse and by keyboard, and what is done with lines of it."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.feelings import Feeling
from app.domain.labels import Label, LabelKind
from app.ui.journal.feeling_sheet import FeelingSheet
from app.ui.journal.feeling_words_sheet import FeelingWordsSheet
from app.ui.journal.label_field import LabelField
from app.ui.journal.link_sheet import LinkSheet
from app.ui.journal.screen import JournalScreen
from app.ui.widgets.chips import Chip, WordChip
from app.workspace import Workspace
from tests.ui.journal.conftest import MakeScreen, Write, press

Opened = TypeVar("Opened", bound=QWidget)

BUS = Label(LabelKind.TAG, "the bus")
JO = Label(LabelKind.PERSON, "Jo")


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write) -> JournalScreen:
    write("Two stops", "- The 14 was half empty.\nI stood by the door.")
    return make_screen()


def shown_chips(screen: JournalScreen) -> list[str]:
    return [part.text() for part in screen.page.marks.parts() if isinstance(part, WordChip) and part.isVisible()]


def open_sheet(screen: JournalScreen, kind: type[Opened]) -> Opened:
    return next(sheet for sheet in screen.window().findChildren(kind) if sheet.isVisible())


def chip_called(sheet: FeelingSheet, word: str) -> Chip:
    return next(chip for chip in sheet.findChildren(Chip) if chip.text() == word)


def uid_of(screen: JournalScreen) -> str:
    entry = screen.page.keeper.entry
    assert entry is not None
    return entry.uid


def type_label(screen: JournalScreen, add: QWidget, typed: str) -> None:
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    field = next(field for field in screen.page.findChildren(LabelField) if field.isVisible())
    assert field.hasFocus()
    QTest.keyClicks(field, typed)
    press(Qt.Key.Key_Return)


def test_feelings_are_chosen_and_as_strong_as_somebody_says(screen: JournalScreen, workspace: Workspace) -> None:
    screen.page.marks.add_feeling.click()
    sheet = open_sheet(screen, FeelingSheet)
    sheet.more_button.click()
    for word in ("uneasy", "tired"):
        chip_called(sheet, word).click()
    for _ in range(7):
        QTest.keyClick(sheet._rows["uneasy"].scale, Qt.Key.Key_Right)
    sheet.done_button.click()
    assert workspace.feelings.of(uid_of(screen)) == (Feeling("uneasy", 6), Feeling("tired"))
    assert shown_chips(screen) == ["Uneasy 6", "Tired"]


def test_the_scale_begins_without_an_answer_and_can_go_back_to_it(screen: JournalScreen) -> None:
    screen.page.marks.add_feeling.click()
    sheet = open_sheet(screen, FeelingSheet)
    chip_called(sheet, "calm").click()
    scale = sheet._rows["calm"].scale
    assert scale.answer() is None and "not answered" in scale.accessibleName()
    scale.set_answer(3)
    assert scale.accessibleName() == "How strong: calm, 3 of 10"
    QTest.keyClick(scale, Qt.Key.Key_Delete)
    assert scale.answer() is None


def test_a_sixth_feeling_is_not_taken(screen: JournalScreen) -> None:
    screen.page.marks.add_feeling.click()
    sheet = open_sheet(screen, FeelingSheet)
    sheet.more_button.click()
    words = ("calm", "glad", "sad", "tired", "angry", "torn")
    for word in words:
        chip_called(sheet, word).click()
    assert len(sheet.feelings()) == 5
    assert not chip_called(sheet, "torn").isChecked()
    assert "Five are chosen" in sheet.note.text()


def test_a_word_of_ones_own_and_words_left_out(screen: JournalScreen, workspace: Workspace) -> None:
    screen.page.marks.add_feeling.click()
    sheet = open_sheet(screen, FeelingSheet)
    QTest.keyClicks(sheet.own_field, "like fog")
    sheet.add_button.click()
    sheet.change_button.click()
    words = open_sheet(screen, FeelingWordsSheet)
    row = next(row for row in words.rows if row.word.key == "calm")
    row.offered.click()
    other = next(row for row in words.rows if row.word.key == "sad")
    other.field.setText("blue")
    words.keep_button.click()
    shown = {chip.text() for chip in sheet.findChildren(Chip) if not chip.isHidden()}
    assert "blue" in shown and "calm" not in shown
    sheet.done_button.click()
    assert shown_chips(screen) == ["Like fog"]
    assert workspace.feelings.changed_words()["sad"].word == "blue"


def test_a_page_without_words_can_have_a_feeling(make_screen: MakeScreen, workspace: Workspace) -> None:
    screen = make_screen()
    screen.new_entry()
    screen.page.marks.choose_feelings()
    sheet = open_sheet(screen, FeelingSheet)
    chip_called(sheet, "calm").click()
    sheet.done_button.click()
    assert workspace.feelings.of(uid_of(screen)) == (Feeling("calm"),)
    assert len(workspace.journal.recent(5)) == 1


def test_tags_and_people_are_typed_and_taken_away(screen: JournalScreen, workspace: Workspace) -> None:
    marks = screen.page.marks
    type_label(screen, marks.add_tag, "the bus")
    type_label(screen, marks.add_person, "Jo")
    assert workspace.labels.of(uid_of(screen)) == (BUS, JO)
    assert shown_chips(screen) == ["#the bus", "@Jo"]
    marks._asked_about = 0
    marks._take_away()
    assert workspace.labels.of(uid_of(screen)) == (JO,)


def test_a_name_that_is_being_typed_is_kept_when_the_page_is_left(screen: JournalScreen, workspace: Workspace) -> None:
    screen.page.marks.add_person.click()
    field = next(field for field in screen.page.findChildren(LabelField) if field.isVisible())
    QTest.keyClicks(field, "Jo")
    assert screen.flush()
    assert workspace.labels.of(uid_of(screen)) == (JO,)


def test_known_tags_are_offered_while_typing(screen: JournalScreen, workspace: Workspace, write: Write) -> None:
    workspace.labels.give(write("Other").uid, [BUS])
    QTest.mouseClick(screen.page.marks.add_tag, Qt.MouseButton.LeftButton)
    field = screen.page.findChild(LabelField)
    assert isinstance(field, LabelField)
    QTest.keyClicks(field, "bu")
    completer = field.completer()
    assert completer is not None and completer.completionModel().index(0, 0).data() == "the bus"


def test_a_tag_leads_to_every_entry_with_it(screen: JournalScreen, workspace: Workspace, write: Write) -> None:
    for title in ("Other", "Third"):
        workspace.labels.give(write(title, days_ago=3).uid, [BUS])
    screen._show_label(BUS)
    assert screen.list.searching()
    model = screen.list.found.view.model()
    assert model.rowCount() == 2


def test_chips_are_bars_while_words_are_hidden(screen: JournalScreen, workspace: Workspace) -> None:
    workspace.labels.give(uid_of(screen), [JO])
    screen.page.marks.read()
    screen.hide_words(True)
    chip = next(part for part in screen.page.marks.parts() if isinstance(part, WordChip))
    assert chip.accessibleName() == "Hidden" and not chip.isEnabled()
    screen.hide_words(False)
    assert chip.accessibleName() == "@Jo" and chip.isEnabled()


def test_a_line_is_kept_without_its_marker_and_let_go(screen: JournalScreen, workspace: Workspace) -> None:
    screen.page.editor.moveCursor(QTextCursor.MoveOperation.Start)
    screen.page.saved.keep_line.click()
    assert [line.words for line in workspace.kept_lines.all()] == ["The 14 was half empty."]
    screen.toasts.toast.undo.click()
    assert workspace.kept_lines.all() == []


def test_an_empty_line_is_not_kept(screen: JournalScreen, workspace: Workspace) -> None:
    screen.new_entry()
    screen.page.saved.keep_line.click()
    assert workspace.kept_lines.all() == []
    assert "cursor" in screen.toasts.toast.words.text()


def test_an_entry_is_marked_for_a_session_and_no_longer(screen: JournalScreen, workspace: Workspace) -> None:
    screen.page.menu.bring.trigger()
    assert [topic.entry_uid for topic in workspace.topics.all()] == [uid_of(screen)]
    assert screen.page.menu.bring.text() == "No longer for a session"
    screen.page.menu.bring.trigger()
    assert workspace.topics.all() == []


def test_a_selection_is_marked_by_itself(screen: JournalScreen, workspace: Workspace) -> None:
    screen.page.editor.select_found(2, 6)
    screen.page.menu.bring.trigger()
    assert [topic.words for topic in workspace.topics.all()] == ["The 14"]


def test_words_are_counted_only_when_asked(screen: JournalScreen) -> None:
    assert "word" not in screen.toasts.toast.words.text()
    screen.page.menu.count.trigger()
    assert screen.toasts.toast.words.text().startswith("11 words")
    QApplication.processEvents()


def test_an_entry_is_linked_with_another_and_leads_there(
    screen: JournalScreen, workspace: Workspace, write: Write
) -> None:
    other = write("The bridge", "A heron", days_ago=9).uid
    own = uid_of(screen)
    screen.page.menu.link.trigger()
    sheet = open_sheet(screen, LinkSheet)
    QTest.keyClicks(sheet.search, "heron")
    assert [button.property("uid") for button in sheet.offered] == [other]
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    assert shown_chips(screen) == ["\u2192 The bridge"]
    screen.page.marks._asked_about = 0
    screen.page.marks._want_entry()
    assert uid_of(screen) == other and shown_chips(screen) == ["\u2190 Two stops"]
    screen.page.marks._take_link_away()
    assert workspace.links.of(own) == ()
