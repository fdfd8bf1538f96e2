"""The list of homework: made smaller, resting, over, removed, and back again."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.domain.homework import HomeworkState
from app.ui.homework.edit_sheet import HomeworkSheet
from app.ui.homework.panel import HomeworkPanel
from app.ui.homework.session_sheet import SessionSheet
from app.workspace import Workspace
from tests.support.robot import Robot
from tests.ui.homework.conftest import NOW
from tests.ui.homework.doing import TODAY, agreed, gone, the_sheet


def test_the_smallest_version_becomes_the_homework(
    panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot
) -> None:
    one = agreed(workspace, smallest="One stop", doable=3)
    robot.press("Make it smaller")
    robot.press("Use the smaller one")
    gone(qtbot)
    kept = workspace.homework.get(one.uid)
    assert kept is not None
    assert (kept.title, kept.smallest, kept.doable) == ("One stop", "", None)
    assert "Two stops on the 14" in kept.note
    robot.press("Undo")
    assert [again.title for again in workspace.homework.all()] == ["Two stops on the 14"]


def test_words_for_a_smaller_one_stay_when_it_is_left(
    panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot
) -> None:
    agreed(workspace)
    robot.press("Make it smaller")
    robot.press("Use the smaller one")
    assert robot.reads("A few words first, then it can be used.")
    robot.type("Only to the stop")
    robot.press("Leave it as it is")
    gone(qtbot)
    (one,) = workspace.homework.all()
    assert (one.title, one.smallest) == ("Two stops on the 14", "Only to the stop")


@pytest.mark.parametrize(
    ("entry", "state", "head"),
    [
        ("Let it rest", HomeworkState.PAUSED, "Resting"),
        ("It is done", HomeworkState.DONE, "Over"),
        ("Let it go", HomeworkState.LET_GO, "Over"),
    ],
)
def test_it_may_rest_or_be_over_and_come_back(
    panel: HomeworkPanel, robot: Robot, workspace: Workspace, entry: str, state: HomeworkState, head: str
) -> None:
    one = agreed(workspace)
    robot.press("More for this homework")
    robot.choose(entry)
    assert workspace.homework.all()[0].state is state
    assert robot.reads(head)
    robot.press("Undo")
    assert workspace.homework.all()[0].state is one.state
    workspace.homework.set_state(one.uid, state)
    if state.is_over:
        robot.press("Show what is over")
    robot.press("Take it up again")
    assert workspace.homework.all()[0].state is HomeworkState.ACTIVE


def test_it_can_be_removed_and_put_back(panel: HomeworkPanel, robot: Robot, workspace: Workspace) -> None:
    agreed(workspace)
    robot.press("More for this homework")
    robot.choose("Remove it")
    assert workspace.homework.all() == []
    robot.press("Undo")
    assert len(workspace.homework.all()) == 1
    assert robot.reads("Two stops on the 14")


def test_what_is_over_comes_a_few_at_a_time(panel: HomeworkPanel, robot: Robot, workspace: Workspace) -> None:
    for number in range(12):
        agreed(workspace, title=f"Old {number}", state=HomeworkState.DONE)
    assert panel.cards == {}
    robot.press("Show what is over")
    assert len(panel.cards) == 10
    robot.press("Show earlier ones")
    assert len(panel.cards) == 12


def test_the_next_session_is_said_changed_and_removed(panel: HomeworkPanel, robot: Robot, workspace: Workspace) -> None:
    SessionSheet(workspace.sessions, None, panel, NOW).open()
    robot.press("With whom")
    robot.type("Ruth")
    robot.press("Note it")
    (session,) = workspace.sessions.all()
    assert (session.with_whom, session.at.date()) == ("Ruth", TODAY + timedelta(days=7))
    SessionSheet(workspace.sessions, session, panel, NOW).open()
    robot.press("Remove it")
    assert workspace.sessions.all() == []


def test_the_next_session_is_guessed_from_the_last(panel: HomeworkPanel, workspace: Workspace) -> None:
    workspace.sessions.add(NOW - timedelta(days=10), "Ruth")
    sheet = SessionSheet(workspace.sessions, None, panel, NOW)
    assert sheet.fields.at() == NOW + timedelta(days=4)
    assert sheet.fields.with_whom() == "Ruth"
    sheet.deleteLater()


def test_it_becomes_something_else(panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot) -> None:
    before = agreed(workspace, why="the alarm fades")
    robot.press("More for this homework")
    robot.choose("Change it into something else")
    the_sheet(HomeworkSheet).title_field.area.set_words("The 14 with Jo")
    robot.press("We agreed on this")
    gone(qtbot)
    old, new = workspace.homework.all()
    assert (old.uid, old.state) == (before.uid, HomeworkState.CHANGED)
    assert (new.title, new.why, new.state) == ("The 14 with Jo", "the alarm fades", HomeworkState.AGREED)


def test_a_draft_of_something_else_changes_nothing(
    panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot
) -> None:
    before = agreed(workspace)
    panel.deeds.become_other(before)
    the_sheet(HomeworkSheet).title_field.area.set_words("The 14 with Jo")
    robot.press("Keep it as a draft")
    gone(qtbot)
    assert [one.state for one in workspace.homework.all()] == [HomeworkState.AGREED, HomeworkState.DRAFT]


def test_a_card_tells_what_homework_belongs_to(panel: HomeworkPanel, robot: Robot, workspace: Workspace) -> None:
    goal = workspace.goals.add(title="Taking the tram")
    session = workspace.sessions.add(NOW + timedelta(days=5), "Ruth")
    one = agreed(workspace, goal=goal.uid, review_session=session.uid, first_at=NOW)
    assert robot.reads("Leads to: Taking the tram")
    assert robot.reads("Looked at together: ")
    assert robot.reads("The first time: ")
    workspace.homework.set_state(one.uid, HomeworkState.PAUSED)
    assert robot.reads("Leads to: Taking the tram")
