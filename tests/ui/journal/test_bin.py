"""The bin: putting back, going for good only after a question, and thirty days."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bin_tidying import tidy_bin
from app.storage.journal import JournalStore
from app.storage.topics import Topic
from app.ui.journal.listed import LISTED
from app.ui.journal.screen import JournalScreen
from app.ui.widgets.dialog import Question
from app.workspace import Workspace
from tests.ui.journal.conftest import MakeScreen, Write, press


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write, journal: JournalStore) -> JournalScreen:
    write("Kept", "still here", days_ago=0)
    for number in range(3):
        journal.remove(write(f"Removed {number}", "gone words", days_ago=number + 1).uid)
    screen = make_screen()
    screen.show_bin()
    return screen


def titles(screen: JournalScreen) -> list[str]:
    model = screen.bin.view.model()
    return [model.index(row, 0).data(LISTED).row.title for row in range(model.rowCount())]


def question(screen: JournalScreen) -> Question:
    asked = screen.findChild(Question)
    assert isinstance(asked, Question)
    return asked


def test_what_was_removed_last_comes_first_and_says_how_long_it_stays(screen: JournalScreen) -> None:
    assert titles(screen) == ["Removed 2", "Removed 1", "Removed 0"]
    text = screen.bin.view.model().index(0, 0).data(LISTED).text
    last_day = datetime.now() + timedelta(days=30)
    assert text.startswith(f"Here until {last_day.day} ")
    assert text.endswith("gone words")


def test_putting_back(screen: JournalScreen, journal: JournalStore) -> None:
    assert screen.bin.view.hasFocus()
    press(Qt.Key.Key_Down)
    screen.bin.restore_button.click()
    assert titles(screen) == ["Removed 2", "Removed 0"]
    assert [row.title for row in journal.rows(0, 9)] == ["Kept", "Removed 1"]
    assert screen.page.title.title() == "Removed 1"


def test_going_for_good_is_asked_about_and_escape_keeps_it(
    screen: JournalScreen, journal: JournalStore, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Delete)
    asked = question(screen)
    assert asked.title.text() == "Remove \u201cRemoved 2\u201d for good?"
    qtbot.waitUntil(asked.safe_button.hasFocus)
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert len(journal.bin()) == 3


def test_after_the_question_it_is_gone_for_good(screen: JournalScreen, journal: JournalStore) -> None:
    screen.bin.remove_button.click()
    question(screen).act_button.click()
    assert [row.title for row in journal.bin()] == ["Removed 1", "Removed 0"]
    assert titles(screen) == ["Removed 1", "Removed 0"]


def test_a_hidden_entry_is_not_named_in_the_question(screen: JournalScreen) -> None:
    screen.hide_words(True)
    screen.bin.remove_button.click()
    assert question(screen).title.text() == "Remove this entry for good?"


def test_an_emptied_bin_says_so(screen: JournalScreen) -> None:
    for _ in range(3):
        screen.bin.restore_button.click()
    assert titles(screen) == []
    assert not screen.bin.restore_button.isVisible()
    assert screen.go_back()
    assert screen.list.isVisible()


def test_a_bin_with_nothing_due_is_not_written(
    make_screen: MakeScreen, write: Write, journal: JournalStore, workspace: Workspace, qtbot: QtBot
) -> None:
    journal.remove(write("Yesterday").uid)
    make_screen()
    commits: list[Topic] = []
    workspace.vault.on_commit = commits.append
    tidy_bin(journal, workspace.pictures, workspace.sounds)
    assert commits == []
