"""Hidden, nothing personal is there to see or hear or type into; shown again, everything is where it was."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.moods import Mood
from app.storage.journal import JournalStore
from app.ui.journal.screen import JournalScreen
from app.ui.theme import theme
from app.ui.widgets.bars import bar_colour
from tests.ui.journal.conftest import MakeScreen, Write, heard, press, type_text

SECRETS = ("Two stops", "half empty", "Older title", "older words", "So-so", "so-so", "Removed one")


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write, journal: JournalStore) -> JournalScreen:
    write("Two stops", "The 14 was half empty.\n" * 60, Mood.SO_SO)
    write("Older title", "older words", Mood.LOW, days_ago=1)
    journal.remove(write("Removed one", days_ago=2).uid)
    return make_screen()


def everything_heard(interface: QAccessibleInterface) -> Iterator[str]:
    """Every text a screen reader can reach from here on."""
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        yield interface.text(kind)
    texts = interface.textInterface()
    if texts is not None:
        yield texts.text(0, texts.characterCount())
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and not child.state().invisible:
            yield from everything_heard(child)


def heard_secrets(screen: QWidget) -> set[str]:
    words = "\n".join(everything_heard(heard(screen)))
    return {secret for secret in SECRETS if secret in words}


def test_what_is_hidden_is_not_heard(screen: JournalScreen) -> None:
    assert heard_secrets(screen) >= {"Two stops", "half empty", "Older title"}
    screen.hide_words(True)
    assert heard_secrets(screen) == set()


def test_the_bin_is_hidden_too(screen: JournalScreen) -> None:
    screen.show_bin()
    assert "Removed one" in heard_secrets(screen)
    screen.hide_words(True)
    assert heard_secrets(screen) == set()


def test_dates_stay(screen: JournalScreen) -> None:
    screen.hide_words(True)
    assert screen.page.when.button.isVisible()
    assert "13 November" in screen.page.when.button.text()
    first = heard(screen.list.entries.view).child(0)
    assert first is not None
    assert "13 November" in first.text(QAccessible.Text.Name)


def test_nothing_can_be_typed(screen: JournalScreen, journal: JournalStore) -> None:
    screen.page.begin_writing()
    screen.hide_words(True)
    focused = QApplication.focusWidget()
    if focused is not None:
        type_text("seen by nobody")
    screen.toggle_bold()
    screen.new_entry()
    screen.flush()
    assert screen.toasts.toast.words.text() == "Your words are hidden. Show them, then write."
    assert journal.rows(0, 1)[0].preview.startswith("The 14")
    assert journal.count() == 2


def test_words_are_stored_before_they_are_hidden(screen: JournalScreen, journal: JournalStore) -> None:
    screen.page.begin_writing()
    type_text("First. ")
    screen.hide_words(True)
    assert journal.rows(0, 1)[0].preview.startswith("First.")


def test_show_brings_back_the_cursor_the_selection_and_the_place(screen: JournalScreen, qtbot: QtBot) -> None:
    editor = screen.page.editor
    screen.page.begin_writing()
    screen.page.editor.select_found(700, 12)
    bar = editor.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = editor.textCursor().anchor(), editor.textCursor().position(), bar.value()
    assert before[2] > 0
    screen.hide_words(True)
    screen.hide_words(False)
    assert (editor.textCursor().anchor(), editor.textCursor().position(), bar.value()) == before
    assert editor.hasFocus()


def test_a_search_is_hidden_and_comes_back(screen: JournalScreen, qtbot: QtBot) -> None:
    screen.take_search()
    type_text("older")
    qtbot.waitUntil(screen.list.searching)
    screen.hide_words(True)
    assert screen.list.header.search.displayText() == ""
    assert heard_secrets(screen) == set()
    screen.hide_words(False)
    assert screen.list.header.search.displayText() == "older"
    assert screen.list.searching()


def test_another_entry_opens_hidden(screen: JournalScreen) -> None:
    screen.hide_words(True)
    screen.list.take_focus()
    press(Qt.Key.Key_Down)
    assert screen.page.title.title() == "Older title"
    assert heard_secrets(screen) == set()
    assert not screen.page.editor.isVisible()
    assert bars_painted(screen) == 1


def test_the_bars_are_those_of_the_entry_that_is_open(screen: JournalScreen, qtbot: QtBot) -> None:
    screen.hide_words(True)
    screen.list.take_focus()
    QApplication.processEvents()
    painted = Painted(screen.page.covers[1])
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: painted.count > 0)


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def bars_painted(screen: JournalScreen) -> int:
    """How many lines of bars stand where the words are, counted down their left edge in a picture of the window."""
    image = screen.grab().toImage()
    at = screen.page.editor.mapTo(screen, screen.page.editor.rect().topLeft())
    bar, paper = bar_colour().rgb(), theme().colour("card").rgb()
    column = [image.pixel(at.x() + 40, y) for y in range(at.y(), at.y() + screen.page.editor.height())]
    edges = [before for before, now in pairwise(column) if before == paper and now != paper]
    assert set(column) <= {bar, paper} or bar in column
    return len(edges)


def test_the_button_says_what_it_will_do(screen: JournalScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.hide_toggled) as said:
        screen.page.tools.hide_button.click()
    assert said.args == [True]
    screen.hide_words(True)
    assert screen.page.tools.hide_button.text() == "Show"


def test_a_picture_of_hidden_words_does_not_depend_on_the_letters(make_screen: MakeScreen, write: Write) -> None:
    """Bars show how long lines are and nothing else; in a row of equal letters only the count matters."""
    entry = write("nnnn", "nnnnnnnn")
    screen = make_screen()
    screen.hide_words(True)
    first = screen.grab().toImage()
    screen.hide_words(False)
    screen.page.title.set_title("uuuu")
    screen.page.editor.open_text("uuuuuuuu")
    screen.flush()
    assert screen.page.keeper.entry is not None
    assert screen.page.keeper.entry.uid == entry.uid
    screen.hide_words(True)
    assert screen.grab().toImage() == first
