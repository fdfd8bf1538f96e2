"""What lies ahead on Today: only what there is, in order, put away at a press, and never a word about a gap."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.homework import Attempt, HomeworkState, Outcome
from app.jobs import Jobs
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import theme
from app.ui.today.ahead import Ahead
from app.ui.today.screen import TodayScreen
from app.workspace import Workspace
from tests.support.laid_out import too_wide
from tests.support.robot import Robot
from tests.support.tour_goals import HOMEWORK, LEARNED, STEPS, WHY, fill_goals
from tests.ui.today.conftest import Clock, MakeToday

# What would speak of a day on which nobody was here, or of what was not done.
ABOUT_ABSENCE = ("ago", "since", "missed", "overdue", "late", "back", "streak", "days without", "last time")


def ahead(screen: TodayScreen) -> Ahead:
    assert screen._ahead is not None
    return screen._ahead


def test_where_there_is_nothing_no_card_stands_empty(today: TodayScreen) -> None:
    assert not ahead(today).step.isVisible() and not ahead(today).homework.isVisible()
    assert ahead(today).session.change_button.text() == "Say when it is"


def test_a_step_has_its_why_and_the_session_its_day(
    today: TodayScreen, robot: Robot, workspace: Workspace, clock: Clock
) -> None:
    fill_goals(workspace.vault, clock.time)
    assert robot.reads(STEPS[2]) and robot.reads("Why this one: I want to see people again")
    assert robot.reads(HOMEWORK) and robot.reads(WHY)
    assert robot.reads("Tuesday, 16:00") and robot.reads("In 5 days, with Ruth")
    robot.press("Another")
    assert robot.reads("Leave the phone in the hall")


def test_a_try_at_a_step_with_homework_is_a_try_of_that(
    today: TodayScreen, robot: Robot, workspace: Workspace, clock: Clock
) -> None:
    tram = fill_goals(workspace.vault, clock.time)
    (homework,) = workspace.homework.of_goal(tram.uid)
    before = len(workspace.homework.attempts(homework.uid))
    robot.press("I gave it a try")
    robot.press("Partly")
    assert today.flush()
    assert len(workspace.homework.attempts(homework.uid)) == before + 1


def test_a_try_without_homework_asks_how_it_was(today: TodayScreen, robot: Robot, workspace: Workspace) -> None:
    goal = workspace.goals.add("Sleep", why="Mornings are mine then.")
    step = workspace.goals.add_step(goal.uid, "The phone sleeps in the hall")
    workspace.goals.add_step(goal.uid, "Lights out at one")
    robot.press("I gave it a try")
    robot.press("This step is done")
    assert workspace.goals.steps(goal.uid)[0].is_done and robot.reads("Lights out at one")
    robot.press("Undo")
    assert not workspace.goals.steps(goal.uid)[0].is_done
    assert workspace.goals.steps(goal.uid)[0].uid == step.uid


@pytest.mark.parametrize("card", ["step", "homework", "session"])
def test_a_card_is_put_away_for_the_day_and_is_back_the_next(
    today: TodayScreen, robot: Robot, workspace: Workspace, clock: Clock, card: str
) -> None:
    fill_goals(workspace.vault, clock.time)
    part = getattr(ahead(today), card)
    assert part.isVisible()
    part.away_button.click()
    assert not part.isVisible()
    robot.press("Undo")
    assert part.isVisible()
    part.away_button.click()
    clock.go_on(days=1)
    today._refresh()
    assert part.isVisible()


def test_what_is_put_away_for_good_stays_away(
    today: TodayScreen, workspace: Workspace, clock: Clock, preferences: PreferencesHolder
) -> None:
    fill_goals(workspace.vault, clock.time)
    preferences.change(today_step=False, today_homework=False, today_session=False)
    today._refresh()
    for part in (ahead(today).step, ahead(today).homework, ahead(today).session):
        assert not part.isVisible()


def test_after_a_long_gap_the_day_begins_with_today(
    today: TodayScreen, robot: Robot, workspace: Workspace, clock: Clock
) -> None:
    tram = fill_goals(workspace.vault, clock.time)
    step = workspace.goals.steps(tram.uid)[2]
    workspace.goals.rewrite_step(replace(step, day=clock.time.date() + timedelta(days=2)))
    (homework,) = workspace.homework.of_goal(tram.uid)
    workspace.homework.note(Attempt("", homework.uid, clock.time.date(), Outcome.NOT_TODAY))
    clock.go_on(days=200)
    today._refresh()
    said = [words for words in robot.words() if words != LEARNED]
    assert any(words.startswith("Good ") for words in said)
    assert not [words for words in said for word in ABOUT_ABSENCE if f" {word} " in f" {words.lower()} "]
    assert robot.reads(STEPS[2])
    assert not ahead(today).session.when.isVisible()


def test_hidden_words_are_hidden_here_too(today: TodayScreen, robot: Robot, workspace: Workspace, clock: Clock) -> None:
    fill_goals(workspace.vault, clock.time)
    today.hide_words(True)
    said = " ".join(robot.words())
    assert not [words for words in (*STEPS, HOMEWORK, WHY, "Ruth") if words in said]
    today.hide_words(False)
    assert robot.reads(STEPS[2])


def test_homework_that_rests_is_not_asked_for(today: TodayScreen, workspace: Workspace, clock: Clock) -> None:
    tram = fill_goals(workspace.vault, clock.time)
    (homework,) = workspace.homework.of_goal(tram.uid)
    workspace.homework.set_state(homework.uid, HomeworkState.PAUSED)
    assert not ahead(today).homework.isVisible()


def test_the_next_session_is_said_here(
    today: TodayScreen, robot: Robot, workspace: Workspace, clock: Callable[[], datetime]
) -> None:
    robot.press("Say when the next session is")
    robot.press("With whom")
    robot.type("Ruth")
    robot.press("Note it")
    found = workspace.sessions.next(clock())
    assert found is not None and found.with_whom == "Ruth"
    assert ahead(today).session.when.isVisible()


@pytest.mark.parametrize(("width", "size"), [(1280, 1.0), (960, 1.0), (960, 2.0)])
def test_nothing_is_wider_than_the_page(
    make_today: MakeToday, workspace: Workspace, clock: Clock, width: int, size: float
) -> None:
    fill_goals(workspace.vault, clock.time)
    theme().set_text_size(size)
    assert too_wide(make_today(width - 170, 600)._page) <= 0


def test_tab_goes_through_today_as_it_is_seen(
    today: TodayScreen, robot: Robot, workspace: Workspace, clock: Clock
) -> None:
    fill_goals(workspace.vault, clock.time)
    ahead(today).step.try_button.setFocus()
    stops = []
    while (focus := QApplication.focusWidget()) is not None and focus is not ahead(today).session.change_button:
        stops.append(focus)
        robot.keys("Tab")
    assert stops[:3] == [
        ahead(today).step.try_button,
        ahead(today).step.smaller_button,
        ahead(today).step.goal_button,
    ]
    card = ahead(today).homework.card
    assert card is not None and stops[3:6] == [card.try_button, card.smaller_button, ahead(today).homework.away_button]
    assert today._line.isAncestorOf(stops[6]) and stops[-1] is ahead(today).session.away_button


def test_nothing_that_lies_ahead_holds_up_the_first_picture(qtbot: QtBot, make_today: MakeToday) -> None:
    screen = make_today()
    assert screen._ahead is not None
    later = type(screen)(screen._workspace, Jobs(), screen._preferences)
    qtbot.addWidget(later)
    assert later._ahead is None and later.flush() and later.unsaved() is None
    later.show()
    qtbot.waitUntil(lambda: later._ahead is not None)
