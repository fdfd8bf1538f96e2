"""Letters to oneself: stored while they are written, never lost, read again when one wants, removed with Undo."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.choices import Choice
from app.domain.kind_words import Tone
from app.domain.letters import Letter
from app.storage.letters import new_letter
from app.ui.safe_space.getting_ready import GettingReady
from app.ui.safe_space.kindness.letter_page import LetterPage
from app.ui.safe_space.kindness.own_page import OwnKindWords
from app.ui.safe_space.kindness.pause import KindPause
from app.ui.safe_space.kindness.wishes import KIND_TONE, KIND_WISH
from app.ui.safe_space.ready_rows import ReadyRow
from app.ui.safe_space.window import HavenWindow
from app.ui.trouble_sheet import TroubleSheet
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press

Key = Qt.Key
WORDS = "You carried a lot.\n\nIt was enough."
TODAY = date.today()


@pytest.fixture
def haven(open_own: OpenHaven) -> HavenWindow:
    return open_own()


@pytest.fixture
def page(haven: HavenWindow) -> LetterPage:
    """A new letter, from the pause."""
    haven.go_to(Choice.KIND)
    assert isinstance(haven.page, KindPause)
    haven.page.letter.click()
    return letter_of(haven)


@pytest.fixture
def kept(own: Workspace) -> Letter:
    letter = new_letter(WORDS, Tone.PLAIN)
    own.letters.keep(letter)
    return letter


def letter_of(haven: HavenWindow) -> LetterPage:
    assert isinstance(haven.page, LetterPage)
    return haven.page


def calm(haven: HavenWindow) -> OwnKindWords:
    haven.get_ready()
    assert isinstance(haven.page, GettingReady)
    haven.page.open_row(ReadyRow.KIND_WORDS)
    assert isinstance(haven.page, OwnKindWords)
    return haven.page


def words_of(own: Workspace) -> list[str]:
    return [letter.words for letter in own.letters.all()]


def type_into(page: LetterPage, words: str) -> None:
    QTest.keyClicks(page.letter.area, words)


def test_a_visit_keeps_nothing(haven: HavenWindow, page: LetterPage, own: Workspace) -> None:
    assert page.saved.text() == "" and page.remove.isHidden()
    haven.go_back()
    assert own.letters.all() == []


def test_what_is_written_is_stored_by_itself(page: LetterPage, own: Workspace, qtbot: QtBot) -> None:
    type_into(page, "P and 1 are letters here")
    assert page.saved.text() == ""
    qtbot.waitUntil(lambda: page.saved.text() == "Saved on this computer")
    assert words_of(own) == ["P and 1 are letters here"]
    type_into(page, ", and so is 2")
    page.flush()
    assert words_of(own) == ["P and 1 are letters here, and so is 2"]


def test_going_back_stores_at_once(haven: HavenWindow, page: LetterPage, own: Workspace) -> None:
    type_into(page, "Dear you")
    haven.go_back()
    assert isinstance(haven.page, KindPause)
    assert words_of(own) == ["Dear you"]


def test_leaving_altogether_stores_at_once(haven: HavenWindow, page: LetterPage, own: Workspace) -> None:
    type_into(page, "Dear you")
    haven.leave()
    assert words_of(own) == ["Dear you"]


def test_locking_in_the_middle_of_a_letter_loses_nothing(haven: HavenWindow, page: LetterPage, own: Workspace) -> None:
    type_into(page, "Dear you")
    assert haven.flush()
    haven.let_go()
    assert haven.page is not page
    assert words_of(own) == ["Dear you"]


def test_a_disk_that_refuses_leaves_the_words_on_the_page(
    haven: HavenWindow, page: LetterPage, own: Workspace, qtbot: QtBot
) -> None:
    type_into(page, "Dear you")
    with full_disk():
        assert not haven.flush()
        assert page.letter.area.words() == "Dear you" and page.saved.text() == ""
        assert [entry.body for entry in haven.unsaved()] == ["Dear you"]
        assert [sheet.isVisible() for sheet in haven.findChildren(TroubleSheet)] == [True]
        type_into(page, ", again")
        assert not haven.flush()
        assert [entry.body for entry in haven.unsaved()] == ["Dear you, again"]
        assert words_of(own) == []
    qtbot.waitUntil(lambda: words_of(own) == ["Dear you, again"])
    assert haven.unsaved() == []


def test_going_back_during_trouble_keeps_the_words_until_they_are_stored(
    haven: HavenWindow, page: LetterPage, own: Workspace, qtbot: QtBot
) -> None:
    type_into(page, "Dear you")
    with full_disk():
        haven.go_back()
        assert [entry.body for entry in haven.unsaved()] == ["Dear you"]
    qtbot.waitUntil(lambda: words_of(own) == ["Dear you"])


def test_a_letter_without_words_is_none(page: LetterPage, own: Workspace) -> None:
    type_into(page, "Dear you")
    page.flush()
    page.letter.area.set_words("  \n")
    page.flush()
    assert own.letters.all() == [] and page.remove.isHidden()
    type_into(page, "once more")
    page.flush()
    assert [words.strip() for words in words_of(own)] == ["once more"]


def test_the_tone_changes_where_it_can_begin(page: LetterPage, own: Workspace) -> None:
    before = [label.text() for label in page.prompts]
    page.tones.options[2].click()
    assert len(before) == 3 and [label.text() for label in page.prompts] != before
    page.flush()
    assert own.letters.all() == [], "a tone is no letter"
    type_into(page, "Dear you")
    page.flush()
    assert own.letters.all()[0].tone is Tone.PRACTICAL


def test_a_letter_is_read_again_and_goes_on(haven: HavenWindow, own: Workspace, kept: Letter) -> None:
    own_page = calm(haven)
    own_page.letters.rows[0].click()
    page = letter_of(haven)
    assert page.letter.area.words() == WORDS and page.tones.tone is Tone.PLAIN
    assert page.saved.text() == "Saved on this computer"
    page.letter.area.set_words("Shorter")
    haven.go_back()
    (letter,) = own.letters.all()
    assert (letter.uid, letter.words, letter.written) == (kept.uid, "Shorter", kept.written)
    assert [row.about for row in own_page.letters.rows] == ["Shorter"]


def test_a_day_to_read_it_again_is_said_on_its_page_only(haven: HavenWindow, own: Workspace, kept: Letter) -> None:
    own_page = calm(haven)
    own_page.letters.rows[0].click()
    page = letter_of(haven)
    assert page.read_again.days.count() == 8 and page.read_again.day is None
    page.read_again.days.setCurrentIndex(7)
    haven.go_back()
    (letter,) = own.letters.all()
    assert letter.read_again == TODAY + timedelta(days=7)
    row = own_page.letters.rows[0]
    assert str(letter.read_again.day) not in row.about.split() and row.about == "You carried a lot. It was enough."
    own_page.letters.rows[0].click()
    assert letter_of(haven).read_again.day == letter.read_again


def test_a_day_that_has_come_stays_the_chosen_one(haven: HavenWindow, own: Workspace, kept: Letter) -> None:
    long_ago = date(2026, 2, 3)
    haven.home.page_wanted.emit(LetterPage(haven.around, replace(kept, read_again=long_ago)))
    page = letter_of(haven)
    assert page.read_again.day == long_ago and page.read_again.days.count() == 9


def test_removing_it_can_be_undone_for_as_long_as_the_page_is_there(
    haven: HavenWindow, own: Workspace, kept: Letter
) -> None:
    calm(haven).letters.rows[0].click()
    page = letter_of(haven)
    page.remove.click()
    assert own.letters.all() == []
    assert page.sheet.isHidden() and haven.focusWidget() is page.undo.button
    assert WORDS not in page.undo.words.text()
    page.undo.button.click()
    (letter,) = own.letters.all()
    assert (letter.uid, letter.words, letter.written) == (kept.uid, WORDS, kept.written)
    assert page.sheet.isVisible() and page.undo.isHidden()
    page.remove.click()
    haven.go_back()
    assert own.letters.all() == []


def test_a_list_that_changes_keeps_the_keyboard_on_the_same_row(
    haven: HavenWindow, own: Workspace, kept: Letter, press: Press
) -> None:
    page = calm(haven)
    page.letters.rows[0].setFocus()
    own.letters.keep(replace(new_letter("Newer", Tone.WARM), written=kept.written + timedelta(days=1)))
    assert [row.about for row in page.letters.rows] == ["Newer", "You carried a lot. It was enough."]
    assert page.letters.rows[1].hasFocus()
    page.write.setFocus()
    for reached in (*page.letters.rows, page.back):
        press(haven, Key.Key_Tab)
        assert haven.focusWidget() is reached


def test_removing_takes_what_was_written_last_with_it(haven: HavenWindow, page: LetterPage, own: Workspace) -> None:
    type_into(page, "Dear")
    page.flush()
    type_into(page, " you")
    page.remove.click()
    page.flush()
    assert words_of(own) == []
    page.undo.button.click()
    assert words_of(own) == ["Dear you"]


def test_a_disk_that_refuses_removes_nothing(haven: HavenWindow, own: Workspace, kept: Letter) -> None:
    calm(haven).letters.rows[0].click()
    page = letter_of(haven)
    with full_disk():
        page.remove.click()
    assert page.sheet.isVisible() and page.undo.isHidden()
    assert own.letters.all() == [kept]


def test_tone_and_wish_are_kept(haven: HavenWindow, own: Workspace) -> None:
    page = calm(haven)
    assert "May I be gentle with myself" in page.sample.text()
    page.tones.options[1].click()
    assert own.wishes.text(KIND_TONE) == "plain"
    assert "May this get easier." in page.sample.text()
    QTest.keyClicks(page.wish, "May the sea be quiet.")
    haven.go_back()
    assert own.wishes.text(KIND_WISH) == "May the sea be quiet."
    assert calm(haven).wish.text() == "May the sea be quiet."


def test_a_wish_the_disk_does_not_take_is_not_lost(haven: HavenWindow, own: Workspace) -> None:
    page = calm(haven)
    QTest.keyClicks(page.wish, "May the sea be quiet.")
    with full_disk():
        assert not haven.flush()
        assert [entry.body for entry in haven.unsaved()] == ["May the sea be quiet."]
    assert haven.flush() and haven.unsaved() == []


def test_keys_alone_write_a_letter(haven: HavenWindow, own: Workspace, press: Press) -> None:
    page = calm(haven)
    assert haven.focusWidget() is page.tones.options[0]
    press(haven, Key.Key_Tab)
    assert haven.focusWidget() is page.wish
    press(haven, Key.Key_Tab, Key.Key_Return)
    letter = letter_of(haven)
    press(haven, Key.Key_D, Key.Key_E, Key.Key_A, Key.Key_R)
    press(haven, Key.Key_Tab, Key.Key_Down, Key.Key_Tab, Key.Key_Down)
    assert letter.tones.tone is Tone.PLAIN
    press(haven, Key.Key_Tab)
    assert haven.focusWidget() is letter.back
    press(haven, Key.Key_Space)
    (kept,) = own.letters.all()
    assert (kept.words, kept.tone, kept.read_again) == ("dear", Tone.PLAIN, TODAY + timedelta(days=1))


@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_everything_is_reached_and_says_what_it_is(
    text_size: float, open_own: OpenHaven, kept: Letter, look: Look, heard: Heard
) -> None:
    look(text_size)
    haven = open_own(960, 600)
    own_page = calm(haven)
    names = everything_named(haven, heard)
    assert {"Warm, as a good friend speaks", "A wish of your own", "Back"} <= names
    own_page.letters.rows[0].click()
    names = everything_named(haven, heard)
    assert {"The letter", "No day", "Remove it"} <= names
    assert heard(own_page.wish).role() == QAccessible.Role.EditableText
    days = heard(letter_of(haven).read_again.days)
    assert days.role() == QAccessible.Role.ComboBox
    names_of_days = [one.text(QAccessible.Text.Name) for one, _kind in days.relations()]
    assert names_of_days == ["Read it again"], "on Linux the name of a list is its value, and its label says the rest"


def everything_named(haven: HavenWindow, heard: Heard) -> set[str]:
    """The names of everything with the keyboard, each of which is inside the width of the window."""
    names = set()
    for widget in haven.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            name = heard(widget).text(QAccessible.Text.Name)
            assert name, widget
            assert 0 <= widget.mapTo(haven, QPoint(0, 0)).x() <= haven.width() - widget.width(), name
            names.add(name)
    return names
