"""Noting a try: four outcomes that weigh the same, and more only for whoever wants to."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.domain.homework import Attempt, InTheWay, Outcome
from app.ui.homework.attempt_sheet import AttemptSheet
from app.ui.homework.panel import HomeworkPanel
from app.workspace import Workspace
from tests.support.robot import Robot
from tests.ui.homework.doing import TODAY, agreed, gone, the_sheet


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_outcome_is_one_tap(
    panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot, outcome: Outcome
) -> None:
    one = agreed(workspace)
    words = {
        Outcome.DONE: "Done",
        Outcome.PARTLY: "Partly",
        Outcome.OTHER: "Something else instead",
        Outcome.NOT_TODAY: "Not today",
    }
    robot.press("Note a try")
    robot.press(words[outcome])
    assert robot.reads("Noted. You can leave it at that")
    robot.press("That is all")
    gone(qtbot)
    (attempt,) = workspace.homework.attempts(one.uid)
    assert (attempt.outcome, attempt.day, attempt.later) == (outcome, TODAY, False)
    assert robot.reads("Once this week so far") == (outcome is not Outcome.NOT_TODAY)


def test_a_try_may_say_more(panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot) -> None:
    one = agreed(workspace)
    robot.press("Note a try")
    robot.press("Partly")
    robot.press("How much effort it took: 3")
    robot.press("How useful it was: 4, very")
    robot.press("What I learned")
    robot.type("It peaks, then drops.")
    robot.press("No time")
    robot.press("Fear")
    robot.keys("Esc")
    gone(qtbot)
    (attempt,) = workspace.homework.attempts(one.uid)
    assert (attempt.effort, attempt.useful, attempt.in_the_way) == (3, 4, InTheWay.FEAR)
    robot.press("What came of it")
    robot.wait_for("Learned: It peaks, then drops.")
    assert robot.reads("In the way: Fear")
    assert robot.reads("Effort: 3 of 4, Useful: 4 of 4")


def test_not_today_asks_nothing_about_how_it_was(panel: HomeworkPanel, robot: Robot, workspace: Workspace) -> None:
    agreed(workspace)
    robot.press("Note a try")
    robot.press("Not today")
    assert not robot.reads("How much effort it took")
    assert robot.reads("What got in the way, if anything did")
    the_sheet(AttemptSheet).reject()


def test_another_day_is_noted_later(panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot) -> None:
    one = agreed(workspace)
    robot.press("Note a try")
    robot.press("Done")
    robot.press("Which day it was")
    robot.keys("Left")
    robot.press("That is all")
    gone(qtbot)
    (attempt,) = workspace.homework.attempts(one.uid)
    assert (attempt.day, attempt.later) == (TODAY - timedelta(days=1), True)
    robot.press("What came of it")
    robot.wait_for("(noted later)")


def test_no_day_that_has_not_come_is_offered(panel: HomeworkPanel, robot: Robot, workspace: Workspace) -> None:
    agreed(workspace)
    robot.press("Note a try")
    robot.press("Which day it was")
    robot.keys("Right")
    sheet = the_sheet(AttemptSheet)
    assert sheet.day.answer() == TODAY
    sheet.reject()


def test_a_try_can_be_taken_back_and_that_undone(
    panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot
) -> None:
    one = agreed(workspace)
    robot.press("Note a try")
    robot.press("Done")
    assert the_sheet(AttemptSheet).flush()
    robot.press("Take it back")
    gone(qtbot)
    assert workspace.homework.attempts(one.uid) == []
    robot.press("Undo")
    assert [attempt.outcome for attempt in workspace.homework.attempts(one.uid)] == [Outcome.DONE]


def test_looking_in_notes_nothing(panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot) -> None:
    one = agreed(workspace)
    robot.press("Note a try")
    robot.press("Leave it")
    gone(qtbot)
    assert workspace.homework.attempts(one.uid) == []


def test_a_try_is_changed_from_the_history(
    panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot
) -> None:
    one = agreed(workspace)
    workspace.homework.note(Attempt("", one.uid, TODAY, Outcome.NOT_TODAY))
    robot.press("What came of it")
    robot.wait_for("Change: ")
    line = next(words for words in robot.words() if words.startswith("Change: "))
    robot.press(line)
    robot.press("Done")
    robot.press("That is all")
    gone(qtbot)
    assert [attempt.outcome for attempt in workspace.homework.attempts(one.uid)] == [Outcome.DONE]
