"""A journal that was closed leaves nothing: its words would outlive the lock."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.jobs import Jobs
from app.ui.journal.screen import JournalScreen
from app.ui.preferences_holder import PreferencesHolder
from app.workspace import Workspace
from tests.ui.journal.conftest import Write, type_text


def test_twenty_journals_opened_and_closed_are_gone(
    workspace: Workspace, jobs: Jobs, preferences: PreferencesHolder, write: Write, qtbot: QtBot
) -> None:
    write("Two stops", "words **and** more\n> quote")
    seen: list[weakref.ref[JournalScreen]] = []
    for _ in range(20):
        screen = JournalScreen(workspace, jobs, preferences)
        with qtbot.waitActive(screen):
            screen.show()
        use(screen)
        seen.append(weakref.ref(screen))
        screen.close()
        screen.deleteLater()
        del screen
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    gc.collect()
    assert [ref for ref in seen if ref() is not None] == []


def use(screen: JournalScreen) -> None:
    """A little of everything."""
    screen.new_entry()
    type_text("a line")
    screen.flush()
    screen.page.format_button.click()
    screen.page.mood.chip.click()
    screen.hide_words(True)
    screen.hide_words(False)
    screen.show_bin()
    screen.go_back()
    screen.moments.choose_day()
    screen.removing.remove(screen.list.entries.first_uid() or "")
