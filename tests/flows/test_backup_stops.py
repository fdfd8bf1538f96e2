# ruff: noqa: F401, F811 (fixtures are taken from the tests beside)
"""What a lock and a stop leave on the screen of backups."""

import threading

from app.access import Locked
from app.jobs import Working
from app.main import App
from tests.flows.test_backup_story import back_up, made, open_app
from tests.support.robot import Robot


def test_stopping_a_backup_gives_the_buttons_back(open_app: tuple[App, Robot]) -> None:
    app, robot = open_app
    app.backups.show_list()
    sheet = app.backups._list
    assert sheet is not None
    sheet.now_button.click()
    sheet.stop_button.click()
    robot.wait(lambda: not app.jobs.busy(), "it goes on")
    assert sheet.now_button.isEnabled()


def test_a_lock_in_the_middle_of_going_back_leaves_no_sheet_that_cannot_be_left(
    open_app: tuple[App, Robot],
) -> None:
    app, robot = open_app
    back_up(app, robot)
    robot.press("Go back to it")
    robot.wait_for("It opens, and everything in it was looked over: 3 entries.")
    sheet = app.backups._step
    assert sheet is not None
    sheet.go_button.click()
    app.access.lock()
    robot.wait(lambda: not app.jobs.busy(), "it goes on")
    robot.wait(lambda: isinstance(app.access.state, Locked), "it is open")
    assert app.backups._step is None or app.backups._step.leave_button.isEnabled()
    assert app.safekeeping._key is None


def test_erasing_does_not_cut_short_what_is_being_taken_out(open_app: tuple[App, Robot]) -> None:
    app, robot = open_app
    cut: list[bool] = []
    go_on = threading.Event()

    def take_out(job: Working) -> None:
        go_on.wait(2)
        cut.append(job.wanted_to_stop())

    app.jobs.run(take_out)
    app.access.erase()
    go_on.set()
    robot.wait(lambda: not app.jobs.busy(), "it goes on")
    assert cut == [False]
