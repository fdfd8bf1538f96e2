"""Stories through the real window: a thought over two days, a problem that becomes homework, a new worksheet file."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.choices import Choice
from app.domain.homework import Homework, HomeworkState
from app.main import App
from app.ui.goals.screen import View
from app.ui.shell import Place
from app.workspace import Workspace
from tests.support.profiles import Made, make_profile
from tests.support.robot import Robot
from tests.support.running import shell_of
from tests.support.started import opened


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make_profile(tmp_path / "profile")


@pytest.fixture
def started(made: Made, qapp: QApplication) -> Iterator[tuple[App, Robot]]:
    with opened(made) as (app, robot):
        yield app, robot


def worksheets_of(app: App, robot: Robot) -> tuple[Any, Workspace]:
    shell = shell_of(app, robot)
    robot.keys("Ctrl+3")
    screen = shell.page(Place.GOALS)
    return screen.show_view(View.WORKSHEETS), shell.workspace


def test_a_thought_is_written_down_over_two_days(started: tuple[App, Robot]) -> None:
    app, robot = started
    panel, workspace = worksheets_of(app, robot)
    panel.open_worksheet("thought_record")
    robot.press("When was it, where, and who was there?")
    robot.type("On the tram, at eight.")
    robot.press("Next")
    robot.press("Leave it here")
    (sheet,) = workspace.sheets.unfinished()
    assert {answer.value for answer in workspace.sheets.answers(sheet.uid)} == {"On the tram, at eight."}
    workspace.sheets.set_day(sheet.uid, sheet.day - timedelta(days=1))
    robot.keys("Ctrl+L")
    robot.press("Open")
    shell = shell_of(app, robot)
    panel = shell.go(Place.GOALS).show_view(View.WORKSHEETS)
    robot.wait_for("On the tram, at eight.")
    again = shell.workspace.sheets.get(sheet.uid)
    panel.open_sheet(again)
    assert robot.reads("What you felt") and robot.reads("On the tram, at eight.")


def test_a_problem_ends_in_homework(started: tuple[App, Robot]) -> None:
    app, robot = started
    panel, workspace = worksheets_of(app, robot)
    sheet = workspace.sheets.begin("problem_solving", date.today())
    for field, value, line in (
        ("problem", "Sundays alone", 0),
        ("solvable", "mostly", 0),
        ("aim", "Not alone on Sunday", 0),
        ("idea", "Ring Jo", 0),
        ("idea", "The library", 1),
        ("chosen", "Ring Jo", 0),
        ("first_small", "Find the number", 0),
    ):
        workspace.sheets.keep(sheet.uid, field, value, line)
    screen = shell_of(app, robot).page(Place.GOALS)
    panel.open_sheet(sheet)
    filling = panel.sheet_view.keeper.filling
    (offer,) = (one for one in filling.offers() if one.title == "chosen")
    panel.homework_wanted.emit(filling.homework(offer))
    assert screen.shown is View.HOMEWORK
    robot.wait_for("Find the number")
    assert screen.flush()
    (homework,) = workspace.homework.all()
    assert (homework.title, homework.why, homework.smallest) == ("Ring Jo", "Not alone on Sunday", "Find the number")
    assert homework.sheet == sheet.uid


@pytest.mark.parametrize("place", [Place.TODAY, Place.GOALS])
def test_an_exercise_that_was_agreed_opens_itself(started: tuple[App, Robot], place: Place) -> None:
    app, robot = started
    shell = shell_of(app, robot)
    agreed = Homework("", "Breathe in the evening", state=HomeworkState.ACTIVE, exercise=Choice.LOOSEN.value)
    shell.workspace.homework.add(agreed)
    shell.go(place)
    if place is Place.GOALS:
        robot.press("Homework")
    robot.press("Open: Loosen up")
    assert app.entrance is not None and app.entrance.window is not None
    assert app.entrance.window.isVisible()
    assert app.entrance.window.page is app.entrance.window.page_of(Choice.LOOSEN)


def test_an_exercise_that_nobody_knows_leads_to_the_first_screen(started: tuple[App, Robot]) -> None:
    app, robot = started
    shell_of(app, robot).exercise_wanted.emit("of-later-days")
    assert app.entrance is not None and app.entrance.window is not None
    assert app.entrance.window.isVisible() and app.entrance.window.page is app.entrance.window.home
