"""Words that no dictionary knows: quiet dots, words like them, and words of one's own that stay in the vault."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app import dictionaries
from app.domain.spelling import LEARNT
from app.storage.errors import StorageError
from app.storage.wishes import WishStore
from app.ui.journal.screen import JournalScreen
from app.ui.preferences_holder import PreferencesHolder
from app.workspace import Workspace
from tests.ui.journal.conftest import MakeScreen, type_text

_KNOWN = {"the", "word", "rain", "was", "here", "again", "and"}


@pytest.fixture(autouse=True)
def dictionary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small dictionary instead of whatever this computer has."""
    monkeypatch.setattr(dictionaries, "tags", lambda: ("en_GB", "hu_HU"))
    monkeypatch.setattr(dictionaries, "knows", lambda tags, word: not tags or word.lower() in _KNOWN)
    monkeypatch.setattr(dictionaries, "suggestions", lambda _tags, word: ("word", "rod") if word == "wrod" else ())
    yield


@pytest.fixture
def screen(make_screen: MakeScreen, preferences: PreferencesHolder) -> JournalScreen:
    preferences.change(spelling="en_GB")
    screen = make_screen()
    screen.new_entry()
    screen.marking.marks.begin()
    return screen


def marked(screen: JournalScreen, qtbot: QtBot) -> list[str]:
    """What is marked once everything in sight was looked up."""
    qtbot.waitUntil(lambda: not screen.marking.marks._pause.isActive())
    _places(screen)
    qtbot.waitUntil(lambda: not (screen.marking.marks.spelling._to_ask or screen.marking.marks.spelling._asking))
    return _places(screen)


def _places(screen: JournalScreen) -> list[str]:
    block = screen.page.editor.document().begin()
    found = []
    while block.isValid():
        found += [block.text()[start : start + length] for start, length in screen.marking.marks._places(block)]
        block = block.next()
    return found


def menu_at(screen: JournalScreen, qtbot: QtBot, word: str) -> QMenu:
    """The menu that the menu key opens at a word."""
    editor = screen.page.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.text().index(word) + 1)
    editor.setTextCursor(cursor)
    place = editor.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, editor.viewport().mapToGlobal(place))
    QApplication.sendEvent(editor.viewport(), event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def trigger(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_unknown_words_are_marked_once_they_are_left(screen: JournalScreen, qtbot: QtBot) -> None:
    type_text("the wrod was")
    assert marked(screen, qtbot) == ["wrod"]
    type_text(" heer")
    assert "heer" not in marked(screen, qtbot)
    type_text(" again")
    assert marked(screen, qtbot) == ["wrod", "heer"]


def test_marks_stay_by_their_words_while_others_are_typed(screen: JournalScreen, qtbot: QtBot) -> None:
    editor = screen.page.editor
    editor.open_text("the wrod was heer again")
    assert marked(screen, qtbot) == ["wrod", "heer"]
    cursor = editor.textCursor()
    cursor.setPosition(13)
    editor.setTextCursor(cursor)
    type_text("and ")
    assert editor.text() == "the wrod was and heer again" and screen.marking.marks._pause.isActive()
    assert _places(screen) == ["wrod", "heer"]
    for _ in range(8):
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == "the wrod heer again" and _places(screen) == ["wrod", "heer"]


def test_marks_are_seen_and_are_no_part_of_the_text(screen: JournalScreen, qtbot: QtBot) -> None:
    screen.page.editor.open_text("the rain was here again " * 4)
    qtbot.waitUntil(lambda: marked(screen, qtbot) == [])
    plain = screen.page.editor.viewport().grab().toImage()
    _KNOWN.discard("rain")
    try:
        screen.marking.marks.spelling.choose("hu_HU")
        assert marked(screen, qtbot) == ["rain"] * 4
        assert screen.page.editor.viewport().grab().toImage() != plain
    finally:
        _KNOWN.add("rain")
    assert not screen.page.editor.document().isUndoAvailable()


def test_a_word_like_it_takes_its_place_in_one_step(screen: JournalScreen, qtbot: QtBot) -> None:
    screen.page.editor.open_text("the wrod was here")
    assert marked(screen, qtbot) == ["wrod"]
    menu = menu_at(screen, qtbot, "wrod")
    assert [action.text() for action in menu.actions()][:4] == ["word", "rod", "", 'Add "wrod" to my words']
    trigger(menu, "word")
    assert screen.page.editor.text() == "the word was here"
    screen.page.editor.undo()
    assert screen.page.editor.text() == "the wrod was here"


def test_a_word_of_ones_own_is_kept_in_the_vault_and_can_be_taken_back(
    screen: JournalScreen, qtbot: QtBot, workspace: Workspace
) -> None:
    screen.page.editor.open_text("the qwandle was here")
    assert marked(screen, qtbot) == ["qwandle"]
    menu = menu_at(screen, qtbot, "qwandle")
    assert menu.actions()[0].text() == "No similar word found"
    trigger(menu, 'Add "qwandle" to my words')
    assert marked(screen, qtbot) == [] and workspace.wishes.words(LEARNT) == {"qwandle"}
    trigger(menu_at(screen, qtbot, "qwandle"), 'Take "qwandle" out of my words')
    assert marked(screen, qtbot) == ["qwandle"] and workspace.wishes.words(LEARNT) == frozenset()


def test_a_disk_that_fails_is_told_and_the_page_stays(
    screen: JournalScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.page.editor.open_text("the qwandle was here")
    assert marked(screen, qtbot) == ["qwandle"]

    def fail(*_: object) -> None:
        raise StorageError("no room")

    monkeypatch.setattr(WishStore, "keep", fail)
    with qtbot.waitSignal(screen.marking.marks.trouble):
        trigger(menu_at(screen, qtbot, "qwandle"), 'Add "qwandle" to my words')
    assert screen.page.editor.text() == "the qwandle was here" and marked(screen, qtbot) == ["qwandle"]


def test_f7_goes_from_word_to_word_and_says_when_none_is_left(screen: JournalScreen, qtbot: QtBot) -> None:
    editor = screen.page.editor
    editor.open_text("the wrod\n" + "rain\n" * 60 + "was heer")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    for word in ("wrod", "heer"):
        QTest.keyClick(editor, Qt.Key.Key_F7)
        qtbot.waitUntil(lambda: editor.selected_words() == word)  # noqa: B023
    with qtbot.waitSignal(screen.marking.marks.none_left):
        QTest.keyClick(editor, Qt.Key.Key_F7)


def test_it_can_be_switched_off_where_it_is_seen(
    screen: JournalScreen, qtbot: QtBot, preferences: PreferencesHolder
) -> None:
    screen.page.editor.open_text("the wrod was here")
    assert marked(screen, qtbot) == ["wrod"]
    menu = menu_at(screen, qtbot, "the")
    choices = menu.actions()[-1].menu()
    assert isinstance(choices, QMenu)
    assert [action.text() for action in choices.actions()][:2] == ["Off", "Like my system"]
    choices.actions()[0].trigger()
    menu.close()
    assert preferences.value.spelling == "off" and marked(screen, qtbot) == []


def test_code_pictures_and_pages_of_one_line_are_left_alone(screen: JournalScreen, qtbot: QtBot) -> None:
    picture = f"![wrod](picture:{'ab' * 16})"
    screen.page.editor.open_text(f"```\nwrod\n```\n{picture}\nwrod\n{'wrod ' * 5_000}")
    qtbot.waitUntil(lambda: marked(screen, qtbot) == ["wrod"])


def test_a_dictionary_that_breaks_marks_nothing(
    screen: JournalScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fail(_tags: object, word: str) -> bool:
        asked.append(word)
        raise OSError

    monkeypatch.setattr(dictionaries, "knows", fail)
    screen.page.editor.open_text("the wrod was here")
    qtbot.waitUntil(lambda: bool(asked) and not screen.marking.marks.spelling._asking)
    assert screen.marking.marks.spelling.unknown_in("the wrod was here") == ()


def test_suggestions_that_do_not_come_in_time_do_not_keep_the_menu_back(
    screen: JournalScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.page.editor.open_text("the wrod was here")
    assert marked(screen, qtbot) == ["wrod"]
    monkeypatch.setattr(screen.marking.marks.spelling, "suggest", lambda _word: None)
    menu = menu_at(screen, qtbot, "wrod")
    assert menu.actions()[0].text() == "No similar word found"
    menu.close()


def test_a_menu_by_mouse_is_for_the_word_under_it(screen: JournalScreen, qtbot: QtBot) -> None:
    editor = screen.page.editor
    editor.open_text("the wrod was here")
    assert marked(screen, qtbot) == ["wrod"]
    cursor = editor.textCursor()
    cursor.setPosition(6)
    place = editor.cursorRect(cursor).center()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, editor.viewport().mapToGlobal(place) + QPoint(0, 0)
    )
    QApplication.sendEvent(editor.viewport(), event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    trigger(menu, "rod")
    assert editor.text() == "the rod was here"
