"""Homework by keys alone, for a screen reader, in large words, hidden, and on a disk that refuses."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.homework import Attempt, Homework, Outcome
from app.storage.errors import DiskFull
from app.ui.homework.attempt_sheet import AttemptSheet
from app.ui.homework.edit_sheet import HomeworkSheet
from app.ui.homework.panel import HomeworkPanel
from app.ui.homework.session_sheet import SessionSheet
from app.ui.homework.smaller_sheet import SmallerSheet
from app.ui.widgets.dialog import Sheet
from app.workspace import Workspace
from tests.support.robot import Robot
from tests.ui.homework.conftest import NOW, Look, MakePanel, now
from tests.ui.homework.doing import TODAY, agreed, gone, the_sheet


def test_it_goes_by_keyboard_alone(panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot) -> None:
    one = agreed(workspace)
    panel.take_focus()
    robot.keys("Return")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), AttemptSheet))
    robot.keys("Space")
    robot.keys("Right")
    robot.keys("Esc")
    gone(qtbot)
    assert [attempt.outcome for attempt in workspace.homework.attempts(one.uid)] == [Outcome.PARTLY]


def sheets_of(panel: HomeworkPanel, workspace: Workspace) -> list[Sheet]:
    one = agreed(workspace, exercise="breathe", smallest="One stop", doable=2)
    attempt = workspace.homework.note(Attempt("", one.uid, TODAY, Outcome.OTHER))
    return [
        AttemptSheet(workspace.homework, one, panel, now, attempt),
        HomeworkSheet(workspace, one, panel, now),
        HomeworkSheet(workspace, None, panel, now),
        SmallerSheet(workspace.homework, one, panel),
        SessionSheet(workspace.sessions, None, panel, NOW),
    ]


def test_everything_to_press_has_a_name(panel: HomeworkPanel, workspace: Workspace, qtbot: QtBot) -> None:
    for sheet in sheets_of(panel, workspace):
        sheet.open()
        for widget in sheet.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget
        sheet.reject()
        gone(qtbot)


def test_large_words_fit_a_small_window(look: Look, make_panel: MakePanel, workspace: Workspace, qtbot: QtBot) -> None:
    look(text_size=2.0)
    panel = make_panel(960, 600)
    page = panel.window()
    for sheet in sheets_of(panel, workspace):
        sheet.open()
        if isinstance(sheet, HomeworkSheet):
            sheet.first.open_calendar()
        QApplication.processEvents()
        view, content = sheet.area.viewport().width(), sheet.area.widget()
        assert content is not None
        for widget in sheet.findChildren(QWidget):
            if widget.isVisible() and content.isAncestorOf(widget):
                left = widget.mapTo(content, QPoint(0, 0)).x()
                assert left >= 0, widget
                assert left + widget.width() <= view, (widget, left, widget.width(), view)
        sheet.reject()
        gone(qtbot)
    card = next(iter(panel.cards.values()))
    card.history.turn_button.click()
    QApplication.processEvents()
    for widget in panel.findChildren(QWidget):
        if widget.isVisible():
            left = widget.mapTo(page, QPoint(0, 0)).x()
            assert left + widget.width() <= page.width(), widget


def test_hidden_words_are_not_on_the_page(panel: HomeworkPanel, robot: Robot, workspace: Workspace) -> None:
    one = agreed(workspace, why="the alarm fades", smallest="One stop", with_whom="Ruth")
    workspace.homework.note(Attempt("", one.uid, TODAY, Outcome.DONE, learned="It drops"))
    robot.press("What came of it")
    robot.wait_for("Learned: It drops")
    panel.hide_words(True)
    for words in ("Two stops", "alarm", "One stop", "Ruth", "It drops"):
        assert not robot.reads(words), words
    panel.refresh()
    assert not robot.reads("Two stops")
    panel.hide_words(False)
    robot.wait_for("Learned: It drops")


def test_hiding_closes_what_is_being_written_and_keeps_it(
    panel: HomeworkPanel, robot: Robot, workspace: Workspace, qtbot: QtBot
) -> None:
    robot.press("Agree on something")
    robot.type("Two stops")
    panel.hide_words(True)
    gone(qtbot)
    assert [one.title for one in workspace.homework.all()] == ["Two stops"]


def test_a_full_disk_loses_nothing(
    panel: HomeworkPanel, robot: Robot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    robot.press("Agree on something")
    robot.type("Two stops")
    real = workspace.homework.add

    def refuse(_homework: Homework) -> Homework:
        raise DiskFull

    monkeypatch.setattr(workspace.homework, "add", refuse)
    assert not panel.flush()
    unsaved = panel.unsaved()
    assert unsaved is not None
    assert unsaved.title == "Two stops"
    robot.press("Go on")
    assert the_sheet(HomeworkSheet).title_field.area.words() == "Two stops"
    panel.hide_words(True)
    assert not the_sheet(HomeworkSheet).title_field.isVisible()
    panel.hide_words(False)
    assert the_sheet(HomeworkSheet).title_field.isVisible()
    monkeypatch.setattr(workspace.homework, "add", real)
    assert panel.flush()
    assert panel.unsaved() is None
    robot.keys("Esc")
    gone(qtbot)
    assert [one.title for one in workspace.homework.all()] == ["Two stops"]


def test_the_exercise_of_a_homework_is_asked_for(panel: HomeworkPanel, workspace: Workspace, qtbot: QtBot) -> None:
    one = agreed(workspace, exercise="breathe")
    with qtbot.waitSignal(panel.exercise_wanted) as said:
        panel.cards[one.uid].tool_button.click()
    assert said.args == ["breathe"]


def middles(sheet: Sheet) -> list[int]:
    """How far down everything stands that Tab comes to, one after the other."""
    content = sheet.area.widget()
    assert content is not None
    found, stop = [], content.nextInFocusChain()
    while stop is not None and stop is not content:
        if content.isAncestorOf(stop) and stop.isVisible() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(stop.mapTo(content, QPoint(0, stop.height() // 2)).y())
        stop = stop.nextInFocusChain()
    return found


def test_tab_goes_down_a_sheet_as_it_is_seen(panel: HomeworkPanel, workspace: Workspace, qtbot: QtBot) -> None:
    attempt, edit = sheets_of(panel, workspace)[:2]
    assert isinstance(attempt, AttemptSheet)
    assert isinstance(edit, HomeworkSheet)
    for sheet, when in ((attempt, attempt.day), (edit, edit.first)):
        sheet.open()
        when.open_calendar()
        qtbot.waitUntil(sheet.isActiveWindow)
        assert len(middles(sheet)) > 15
        assert middles(sheet) == sorted(middles(sheet))
        sheet.reject()
        gone(qtbot)
