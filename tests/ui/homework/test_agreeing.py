"""Agreeing homework: a draft is kept by itself, everything may stay open, too much is offered smaller."""

from dataclasses import replace
from datetime import timedelta

from pytestqt.qtbot import QtBot

from app.domain.homework import Homework, HomeworkState, PartOfDay, Schedule
from app.ui.homework.edit_sheet import HomeworkSheet
from app.ui.homework.panel import HomeworkPanel
from app.workspace import Workspace
from tests.support.robot import Robot
from tests.ui.homework.conftest import NOW
from tests.ui.homework.doing import TODAY, agreed, gone, the_sheet


def test_homework_is_agreed_on(robot: Robot, workspace: Workspace, qtbot: QtBot) -> None:
    session = workspace.sessions.add(NOW + timedelta(days=5), "Ruth")
    robot.press("Agree on something")
    robot.type("Two stops on the 14")
    robot.press("Why, in your own words")
    robot.type("the alarm fades by itself")
    the_sheet(HomeworkSheet).schedule.kind.setCurrentIndex(3)
    robot.press("We agreed on this")
    gone(qtbot)
    (one,) = workspace.homework.all()
    assert (one.title, one.why, one.state) == (
        "Two stops on the 14",
        "the alarm fades by itself",
        HomeworkState.AGREED,
    )
    assert (one.review_session, one.with_whom, one.agreed_day) == (session.uid, "Ruth", TODAY)
    assert one.schedule == Schedule(per_week=2)
    assert robot.reads("Agreed with Ruth")
    assert robot.reads("Because the alarm fades by itself")
    assert robot.reads("Twice a week")


def test_a_draft_is_kept_without_being_asked_for(robot: Robot, workspace: Workspace, qtbot: QtBot) -> None:
    robot.press("Agree on something")
    robot.type("Perhaps the swimming pool")
    robot.keys("Esc")
    gone(qtbot)
    (one,) = workspace.homework.all()
    assert (one.title, one.state) == ("Perhaps the swimming pool", HomeworkState.DRAFT)
    assert robot.reads("Drafts")
    robot.press("Go on with it")
    robot.press("We agreed on this")
    gone(qtbot)
    assert workspace.homework.all()[0].state is HomeworkState.AGREED


def test_a_sheet_without_a_word_leaves_nothing(robot: Robot, workspace: Workspace, qtbot: QtBot) -> None:
    robot.press("Agree on something")
    robot.press("We agreed on this")
    assert robot.reads("A few words about what it is, then it is agreed.")
    robot.press("Keep it as a draft")
    gone(qtbot)
    assert workspace.homework.all() == []


def test_what_seems_too_much_is_offered_smaller(panel: HomeworkPanel, robot: Robot) -> None:
    panel.agree()
    sheet = the_sheet(HomeworkSheet)
    sheet.doable.scale.setFocus()
    sheet.doable.scale.set_answer(6)
    assert sheet.offer.isHidden()
    sheet.doable.scale.set_answer(5)
    assert robot.reads("That sounds like a lot. A smaller version is worth as much.")
    sheet.offer.click()
    assert sheet.focusWidget() is sheet.smallest.area
    robot.type("One stop")
    assert sheet.smallest.area.words() == "One stop"
    sheet.reject()


def test_scales_begin_without_an_answer_and_give_one_back(panel: HomeworkPanel, robot: Robot) -> None:
    panel.agree(Homework("", title="x", sense=7))
    sheet = the_sheet(HomeworkSheet)
    assert (sheet.sense.answer(), sheet.doable.answer()) == (7, None)
    assert robot.reads("How doable it feels, not answered")
    robot.press("Leave open: How much it makes sense to you")
    assert sheet.sense.answer() is None
    sheet.reject()


def test_everything_that_was_said_comes_back(panel: HomeworkPanel, workspace: Workspace, qtbot: QtBot) -> None:
    goal = workspace.goals.add(title="Taking the tram")
    session = workspace.sessions.add(NOW + timedelta(days=5), "Ruth")
    full = agreed(
        workspace,
        why="so that I get there",
        schedule=Schedule(days=frozenset({0, 3}), part=PartOfDay.EVENING),
        first_at=NOW + timedelta(days=1),
        smallest="One stop",
        if_this="it rains",
        then_that="an umbrella",
        sense=8,
        doable=7,
        with_whom="Ruth",
        review_session=session.uid,
        goal=goal.uid,
        exercise="breathe",
        worksheet="",
    )
    panel.deeds.edit(full)
    sheet = the_sheet(HomeworkSheet)
    sheet.why.area.set_words("so that I get to work")
    assert sheet.flush()
    sheet.reject()
    gone(qtbot)
    kept = workspace.homework.get(full.uid)
    assert kept is not None
    assert replace(kept, edited_utc=0) == replace(full, why="so that I get to work", edited_utc=0)


def test_changes_can_be_taken_back(panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot) -> None:
    one = agreed(workspace, why="as it was")
    panel.deeds.edit(one)
    the_sheet(HomeworkSheet).why.area.set_words("as it is")
    assert the_sheet(HomeworkSheet).flush()
    robot.press("As it was before")
    gone(qtbot)
    kept = workspace.homework.get(one.uid)
    assert kept is not None
    assert kept.why == "as it was"


def test_a_session_can_be_said_right_there(panel: HomeworkPanel, robot: Robot, workspace: Workspace) -> None:
    panel.agree(Homework("", title="Two stops"))
    robot.press("Say when a session is")
    robot.press("With whom")
    robot.type("Ruth")
    robot.press("Use this session")
    (session,) = workspace.sessions.all()
    sheet = the_sheet(HomeworkSheet)
    assert sheet.flush()
    assert workspace.homework.all()[0].review_session == session.uid
    sheet.reject()


def test_a_card_of_a_moment_ago_puts_nothing_back(panel: HomeworkPanel, workspace: Workspace, qtbot: QtBot) -> None:
    one = agreed(workspace)
    workspace.homework.rewrite(replace(one, why="said since then"))
    panel.deeds.edit(one)
    the_sheet(HomeworkSheet).smallest.area.set_words("One stop")
    the_sheet(HomeworkSheet).reject()
    gone(qtbot)
    kept = workspace.homework.get(one.uid)
    assert kept is not None
    assert (kept.why, kept.smallest) == ("said since then", "One stop")
