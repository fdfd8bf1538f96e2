"""Timed writing begins only when a therapist suggested it, and always ends by coming to rest."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.sittings import Sitting, had_better_pause
from app.ui.journal import timed_writing
from app.ui.journal.screen import JournalScreen
from app.ui.journal.timed_sheets import BeginSheet, SettleSheet
from app.ui.widgets.text import Label
from app.workspace import Workspace
from tests.ui.journal.conftest import MakeScreen, heard


@pytest.fixture
def screen(make_screen: MakeScreen) -> JournalScreen:
    screen = make_screen()
    screen.new_entry()
    return screen


def begin_sheet(screen: JournalScreen) -> BeginSheet:
    screen.page.menu.timed.trigger()
    return next(sheet for sheet in screen.window().findChildren(BeginSheet) if sheet.isVisible())


def settle_sheet(screen: JournalScreen) -> SettleSheet:
    return next(sheet for sheet in screen.window().findChildren(SettleSheet) if sheet.isVisible())


def words_of(sheet: BeginSheet) -> str:
    return " ".join(label.text() for label in sheet.findChildren(QLabel) if isinstance(label, Label))


def test_it_begins_only_when_a_therapist_suggested_it(screen: JournalScreen, workspace: Workspace) -> None:
    sheet = begin_sheet(screen)
    sheet.begin.click()
    assert sheet.isVisible() and screen.timed.bar is None
    sheet.agreed.click()
    sheet.begin.click()
    assert screen.timed.bar is not None and screen.page.editor.hasFocus()
    assert workspace.wishes.flag("timed_writing_suggested", False)


def test_it_ends_by_coming_to_rest_and_keeps_what_was_said(screen: JournalScreen, workspace: Workspace) -> None:
    screen.timed.begin(15, 4)
    QTest.keyClicks(screen.page.editor, "a hard thing")
    bar = screen.timed.bar
    assert bar is not None and bar.words.text() == "0 of 15 minutes"
    bar.hide_button.click()
    assert bar.words.isHidden()
    bar.show_minutes(15, 15)
    assert "That was the time" in bar.words.text() and not bar.words.isHidden()
    bar.end_button.click()
    sheet = settle_sheet(screen)
    sheet.after.set_answer(6)
    sheet.bring.click()
    sheet.done_button.click()
    (sitting,) = workspace.sittings.last(5)
    assert (sitting.before, sitting.after) == (4, 6)
    assert len(workspace.topics.all()) == 1
    assert workspace.journal.recent(1)[0].preview == "a hard thing"


class Clock:
    """Seconds that pass when they are told to."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(timed_writing, "time", made)
    return made


def said_on(screen: JournalScreen) -> str:
    """Everything the bar shows or a screen reader could read out there."""
    bar = screen.timed.bar
    assert bar is not None
    parts = [part for part in (bar.words, bar.hide_button, bar.end_button) if not part.isHidden()]
    texts = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    return " ".join(heard(part).text(kind) for part in parts for kind in texts).strip()


def test_hidden_it_says_nothing_and_its_clock_rests(screen: JournalScreen, clock: Clock, workspace: Workspace) -> None:
    screen.timed.begin(15, None)
    QApplication.processEvents()
    clock.now += 4 * 60
    screen.timed.show_time()
    bar = screen.timed.bar
    assert bar is not None and "4 of 15 minutes" in said_on(screen) and "Come to an end" in said_on(screen)
    place = bar.geometry()
    screen.hide_words(True)
    screen.hide_words(True)
    assert said_on(screen) == "Hidden"
    clock.now += 30 * 60
    screen.timed.show_time()
    QApplication.processEvents()
    assert said_on(screen) == "Hidden" and bar.geometry() == place
    screen.hide_words(False)
    assert "4 of 15 minutes" in said_on(screen) and "Come to an end" in said_on(screen)
    clock.now += 2 * 60
    bar.end_button.click()
    settle_sheet(screen).done_button.click()
    assert [sitting.used_s for sitting in workspace.sittings.last(5)] == [6 * 60]


def test_a_time_that_was_put_away_stays_away(screen: JournalScreen) -> None:
    screen.timed.begin(15, None)
    bar = screen.timed.bar
    assert bar is not None
    bar.hide_button.click()
    screen.hide_words(True)
    screen.hide_words(False)
    assert bar.words.isHidden() and bar.hide_button.text() == "Show the time" and not bar.end_button.isHidden()


def test_the_next_sitting_begins_at_nothing(screen: JournalScreen, clock: Clock) -> None:
    screen.timed.begin(15, None)
    screen.hide_words(True)
    screen.timed.end()
    settle_sheet(screen).reject()
    screen.hide_words(False)
    clock.now += 60 * 60
    screen.timed.begin(15, None)
    assert screen.timed.bar is not None and screen.timed.bar.words.text() == "0 of 15 minutes"


def test_a_quiet_minute_is_one_press_away(screen: JournalScreen, qtbot: QtBot, workspace: Workspace) -> None:
    screen.timed.begin(15, None)
    screen.timed.end()
    with qtbot.waitSignal(screen.help_wanted):
        settle_sheet(screen).quiet.click()
    assert workspace.sittings.last(5) == [Sitting(0)]


def test_after_two_that_left_it_much_harder_pausing_is_named_once(screen: JournalScreen, workspace: Workspace) -> None:
    screen.timed.begin(15, 2)
    uid = screen.page.keeper.entry.uid if screen.page.keeper.entry else ""
    screen.timed.end()
    settle_sheet(screen).reject()
    for _ in range(2):
        workspace.sittings.add(uid, Sitting(0, 2, 5))
    first = begin_sheet(screen)
    assert "fine to pause" in words_of(first)
    first.reject()
    assert "fine to pause" not in words_of(begin_sheet(screen))


@pytest.mark.parametrize(
    ("sittings", "pause"),
    [
        ([(2, 5), (1, 9)], True),
        ([(2, 4), (1, 9)], False),
        ([(2, 5)], False),
        ([(2, 5), (None, 9)], False),
        ([], False),
    ],
)
def test_when_it_is_kinder_to_pause(sittings: list[tuple[int | None, int | None]], pause: bool) -> None:
    assert had_better_pause([Sitting(900, before, after) for before, after in sittings]) is pause
