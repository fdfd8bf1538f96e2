"""A goal with its ladder is made, moved along, made smaller and let rest, as a person does it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.goals import GoalState
from app.domain.life_values import LifeValue
from app.paths import resources
from app.storage.errors import DiskFull
from app.ui.goals.felt_card import together
from app.ui.goals.goal_panel import GoalPanel
from app.ui.goals.goal_sheet import GoalSheet
from app.ui.goals.screen import GoalsScreen, View
from app.ui.goals.steps_sheet import StepsSheet
from app.ui.goals.values_panel import ValuesPanel
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import install
from app.workspace import Workspace
from tests.support.laid_out import too_wide
from tests.support.robot import Robot
from tests.support.tour_goals import HELPS, RUNGS, STEPS, TITLE, fill_goals
from tests.ui.goals.conftest import NOW


def panel(screen: GoalsScreen) -> GoalPanel:
    found: GoalPanel = screen.view(View.GOALS)
    return found


def test_a_goal_with_its_ladder_is_written_and_kept(screen: GoalsScreen, robot: Robot, workspace: Workspace) -> None:
    assert robot.reads("Nothing here yet")
    robot.press("Begin a goal")
    robot.press("What is hard")
    robot.type("I avoid the tram.")
    robot.press("What I want instead")
    robot.type("To work by tram.")
    (sheet,) = (sheet for sheet in screen.findChildren(GoalSheet) if sheet.isVisible())
    for rung, words in ((0, "Twice a week"), (-2, "I walk")):
        sheet.rungs[rung].setFocus()
        robot.type(words)
    sheet.baseline.chips[0].click()
    robot.press("Done")
    (goal,) = workspace.goals.all()
    assert (goal.hard, goal.wanted, goal.name) == ("I avoid the tram.", "To work by tram.", "To work by tram.")
    assert goal.ladder.words == {0: "Twice a week", -2: "I walk"} and goal.ladder.baseline == -2
    assert panel(screen).ladder_card.isVisible() and robot.reads("I avoid the tram.")


def test_an_empty_sheet_makes_no_goal(screen: GoalsScreen, robot: Robot, workspace: Workspace) -> None:
    robot.press("Begin a goal")
    robot.press("Done")
    assert workspace.goals.all() == []


def test_the_ladder_is_moved_by_keys_and_says_where_one_is(screen: GoalsScreen, workspace: Workspace) -> None:
    tram = fill_goals(workspace.vault, NOW)
    ladder = panel(screen).ladder
    panel(screen).refresh()
    assert ladder.accessibleName().endswith(f"minus one, now: {RUNGS[-1]}")
    face = QAccessible.queryAccessibleInterface(ladder)
    assert face.role() == QAccessible.Role.Slider
    ladder.setFocus()
    QTest.keyClick(ladder, Qt.Key.Key_Up)
    assert workspace.goals.last(tram.uid).rung == 0
    QTest.keyClick(ladder, Qt.Key.Key_Delete)
    assert ladder.rung() == -1, "the answer of two weeks ago stands again"
    empty = workspace.goals.add("Another")
    panel(screen).show_goal(empty.uid)
    assert ladder.rung() is None and "not answered" in ladder.accessibleName()


def test_steps_are_ticked_moved_and_dragged(
    screen: GoalsScreen, robot: Robot, workspace: Workspace, qtbot: QtBot
) -> None:
    tram = fill_goals(workspace.vault, NOW)
    panel(screen).refresh()
    rows = panel(screen).steps.rows
    assert [row.step.words for row in rows] == list(STEPS)
    rows[2].setFocus()
    QTest.keyClick(rows[2], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    moved = [STEPS[0], STEPS[1], STEPS[3], STEPS[2], STEPS[4]]
    assert [step.words for step in workspace.goals.steps(tram.uid)] == moved
    rows = panel(screen).steps.rows
    assert rows[3].hasFocus()
    QTest.keyClick(rows[3], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    rows = panel(screen).steps.rows
    QTest.keyClick(rows[2], Qt.Key.Key_Space)
    assert workspace.goals.steps(tram.uid)[2].is_done
    rows = panel(screen).steps.rows
    last, first = rows[4], rows[0]
    QTest.mousePress(last, Qt.MouseButton.LeftButton)
    QTest.mouseMove(last, last.mapFromGlobal(first.mapToGlobal(first.rect().topLeft())))
    QTest.mouseRelease(last, Qt.MouseButton.LeftButton, pos=last.mapFromGlobal(first.mapToGlobal(first.pos())))
    qtbot.waitUntil(lambda: workspace.goals.steps(tram.uid)[0].words == STEPS[4])


def test_a_smaller_step_stands_before_the_one_it_came_from(
    screen: GoalsScreen, robot: Robot, workspace: Workspace
) -> None:
    tram = fill_goals(workspace.vault, NOW)
    panel(screen).refresh()
    panel(screen).steps.smaller_button.click()
    robot.type("Stand at the door of the tram")
    robot.press("Done")
    words = [step.words for step in workspace.goals.steps(tram.uid)]
    assert words == [*STEPS[:2], "Stand at the door of the tram", *STEPS[2:]]


def test_an_unsure_answer_offers_a_smaller_step(screen: GoalsScreen, workspace: Workspace) -> None:
    fill_goals(workspace.vault, NOW)
    felt = panel(screen).felt
    panel(screen).refresh()
    assert not felt.smaller_button.isVisible()
    felt.confidence.scale.set_answer(5)
    assert felt.smaller_button.isVisible()
    felt.smaller_button.click()
    assert any(sheet.isVisible() for sheet in screen.findChildren(StepsSheet))


def test_a_step_whose_day_is_over_says_nothing_of_it(screen: GoalsScreen, workspace: Workspace) -> None:
    goal = workspace.goals.add("Sleep")
    workspace.goals.add_step(goal.uid, "Early to bed", NOW.date() - timedelta(days=40))
    workspace.goals.add_step(goal.uid, "And again", NOW.date() - timedelta(days=30))
    panel(screen).refresh()
    assert [row.accessibleDescription() for row in panel(screen).steps.rows] == ["This week", ""]


def test_more_than_three_at_once_get_one_soft_line_and_no_limit(screen: GoalsScreen, workspace: Workspace) -> None:
    for number in range(3):
        workspace.goals.add(f"Goal {number}")
    panel(screen).refresh()
    assert not panel(screen).many.isVisible()
    workspace.goals.add("One more")
    panel(screen).refresh()
    assert panel(screen).many.isVisible() and panel(screen).new_button.isEnabled()


def test_what_rests_or_was_let_go_stays_to_be_looked_at(
    screen: GoalsScreen, robot: Robot, workspace: Workspace
) -> None:
    fill_goals(workspace.vault, NOW)
    panel(screen).refresh()
    assert not robot.reads("The allotment")
    robot.press("Also resting and past")
    robot.press("The allotment")
    assert robot.reads("Reached.")


def test_removing_can_be_taken_back_whole(screen: GoalsScreen, robot: Robot, workspace: Workspace) -> None:
    tram = fill_goals(workspace.vault, NOW)
    panel(screen).refresh()
    robot.press("Edit the goal")
    robot.press("Remove this goal")
    assert TITLE not in [goal.title for goal in workspace.goals.all()]
    robot.press("Undo")
    assert [step.words for step in workspace.goals.steps(tram.uid)] == list(STEPS)
    shown = panel(screen).goal
    assert shown is not None and shown.title == TITLE


def test_what_helps_is_added_changed_and_taken_out(screen: GoalsScreen, robot: Robot, workspace: Workspace) -> None:
    tram = fill_goals(workspace.vault, NOW)
    panel(screen).refresh()
    robot.press("Add something that helps")
    robot.type("A song")
    robot.keys("Return")
    assert [one.words for one in workspace.goals.strategies(tram.uid)] == [*HELPS, "A song"]
    robot.press(HELPS[0])
    robot.press("Take out")
    assert [one.words for one in workspace.goals.strategies(tram.uid)] == [*HELPS[1:], "A song"]
    robot.press("Undo")
    assert {one.words for one in workspace.goals.strategies(tram.uid)} == {*HELPS, "A song"}


def test_hidden_words_are_bars_and_nobody_writes(screen: GoalsScreen, robot: Robot, workspace: Workspace) -> None:
    fill_goals(workspace.vault, NOW)
    panel(screen).refresh()
    screen.hide_words(True)
    said = " ".join(robot.words())
    for words in (TITLE, *STEPS, *HELPS, *RUNGS.values(), "I plan my days", "Friends"):
        assert words not in said
    assert not panel(screen).new_button.isEnabled()
    screen.hide_words(False)
    assert robot.reads(STEPS[2])


def test_the_summed_figure_is_only_for_the_therapist_view(
    screen: GoalsScreen, workspace: Workspace, preferences: PreferencesHolder
) -> None:
    fill_goals(workspace.vault, NOW)
    panel(screen).refresh()
    assert not panel(screen).felt.t_score.isVisible()
    preferences.change(therapist_view=True)
    panel(screen).refresh()
    assert panel(screen).felt.t_score.text() == "Therapist view: T 40.0. 50 is what was expected."


def test_words_stay_while_the_disk_refuses(
    screen: GoalsScreen, robot: Robot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise DiskFull

    robot.press("Begin a goal")
    robot.press("What is hard")
    robot.type("The stairs")
    monkeypatch.setattr(workspace.goals, "add", refuse)
    assert not screen.flush()
    unsaved = screen.unsaved()
    assert unsaved is not None and "The stairs" in unsaved.body
    monkeypatch.undo()
    assert screen.flush() and workspace.goals.all()[0].hard == "The stairs"
    (sheet,) = (sheet for sheet in screen.findChildren(GoalSheet) if sheet.isVisible())
    sheet.reject()


def test_values_have_two_marks_and_own_words(screen: GoalsScreen, robot: Robot, workspace: Workspace) -> None:
    screen.show_view(View.VALUES)
    values: ValuesPanel = screen.view(View.VALUES)
    assert len(values.rows) == 12
    next(row for row in values.rows if row.value.uid == "friends").open_button.click()
    robot.press("How I want to be in it")
    robot.type("Somebody who asks.")
    robot.press("Done")
    workspace.values.mark("friends", importance=9, lived=0)
    friends = workspace.values.get("friends")
    assert isinstance(friends, LifeValue) and friends.words == "Somebody who asks."
    marks = next(row.marks for row in values.rows if row.value.uid == "friends")
    assert marks.isVisible() and marks.accessibleName() == "matters 9    lived last week 0"
    robot.press("Change: Family")
    robot.press("Put it away")
    assert len(values.rows) == 11
    robot.press("Also those put away")
    assert len(values.rows) == 12


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize(("width", "size"), [(960, 2.0), (1280, 1.0), (960, 1.0)])
def test_nothing_is_wider_than_the_page(
    screen: GoalsScreen, workspace: Workspace, qapp: QApplication, view: View, width: int, size: float
) -> None:
    fill_goals(workspace.vault, NOW)
    install(qapp, resources() / "theme" / "tokens.json", scheme="light", motion="reduced", text_size=size)
    screen.resize(width - 170, 600)
    screen.show_view(view)
    assert too_wide(screen._page) <= 0


def test_states_are_kept(screen: GoalsScreen, robot: Robot, workspace: Workspace) -> None:
    tram = fill_goals(workspace.vault, NOW)
    panel(screen).refresh()
    robot.press("Edit the goal")
    robot.press("It rests")
    robot.press("Done")
    found = workspace.goals.get(tram.uid)
    assert found is not None and found.state is GoalState.RESTING


def test_a_longer_time_without_a_word_stays_a_gap_in_the_line() -> None:
    times = [NOW + timedelta(days=days) for days in (0, 7, 38, 70, 71)]
    assert together(times) == [(0, 3), (3, 5)]
    assert together(times[:1]) == [(0, 1)]
