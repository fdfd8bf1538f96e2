"""Slow work never stands in the way: order, stopping, progress, failures, and calls that never answer."""

import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from app.jobs import Jobs, Stopped, Working


class Listener(QObject):
    """Collects what arrives and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[Any] = []
        self.errors: list[Exception] = []
        self.late: list[Any] = []
        self.progress: list[tuple[int, int]] = []
        self.stops = 0
        self.threads: set[bool] = set()

    def _note_thread(self) -> None:
        self.threads.add(QThread.currentThread() is self.thread())

    @Slot(object)
    def take(self, result: object) -> None:
        self._note_thread()
        self.results.append(result)

    @Slot(object)
    def fail(self, error: Exception) -> None:
        self._note_thread()
        self.errors.append(error)

    @Slot(object)
    def take_late(self, result: object) -> None:
        self._note_thread()
        self.late.append(result)

    @Slot(object, object)
    def note(self, done: int, total: int) -> None:
        self._note_thread()
        self.progress.append((done, total))

    @Slot()
    def stop(self) -> None:
        self._note_thread()
        self.stops += 1


def number_and_thread(number: int) -> Callable[[Working], tuple[int, int]]:
    return lambda _job: (number, threading.get_ident())


@pytest.fixture
def heard(qtbot: QtBot) -> Listener:
    return Listener()


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_a_result_arrives_on_the_gui_thread_and_the_work_ran_elsewhere(
    qtbot: QtBot, jobs: Jobs, heard: Listener
) -> None:
    here = threading.get_ident()
    jobs.run(lambda _job: threading.get_ident(), heard.take, heard.fail)
    qtbot.waitUntil(lambda: len(heard.results) == 1)
    assert heard.results[0] != here
    assert heard.threads == {True}
    assert heard.errors == []


def test_jobs_run_one_after_the_other_on_one_thread(qtbot: QtBot, jobs: Jobs, heard: Listener) -> None:
    gate = threading.Event()
    jobs.run(lambda _job: (gate.wait(5), threading.get_ident()), heard.take)
    for number in range(20):
        jobs.run(number_and_thread(number), heard.take)
    assert heard.results == []
    gate.set()
    qtbot.waitUntil(lambda: len(heard.results) == 21)
    assert [result[0] for result in heard.results] == [True, *range(20)]
    assert len({result[1] for result in heard.results}) == 1


def test_an_exception_becomes_failed_and_the_line_goes_on(qtbot: QtBot, jobs: Jobs, heard: Listener) -> None:
    trouble = OSError("the disk")

    def work(_job: Working) -> None:
        raise trouble

    jobs.run(work, heard.take, heard.fail)
    jobs.run(lambda _job: "next", heard.take, heard.fail)
    qtbot.waitUntil(lambda: heard.results == ["next"])
    assert heard.errors == [trouble]


def test_progress_arrives_in_order_before_the_result(qtbot: QtBot, jobs: Jobs, heard: Listener) -> None:
    gate = threading.Event()

    def work(job: Working) -> str:
        gate.wait(5)
        for step in range(1, 4):
            job.report(step * 2**40, 3 * 2**40)
        return "over"

    job = jobs.run(work, heard.take)
    job.progressed.connect(heard.note)
    gate.set()
    qtbot.waitUntil(lambda: heard.results == ["over"])
    assert heard.progress == [(step * 2**40, 3 * 2**40) for step in (1, 2, 3)]
    assert heard.threads == {True}


@pytest.mark.parametrize("by", ["returning", "raising"])
def test_work_that_sees_the_wish_to_stop_has_stopped(qtbot: QtBot, jobs: Jobs, heard: Listener, by: str) -> None:
    begun = threading.Event()

    def work(job: Working) -> str:
        begun.set()
        while not job.wanted_to_stop():
            pass
        if by == "raising":
            raise Stopped
        return "half"

    job = jobs.run(work, heard.take, heard.fail)
    job.stopped.connect(heard.stop)
    assert begun.wait(5)
    job.stop()
    qtbot.waitUntil(lambda: heard.stops == 1)
    assert heard.results == []
    assert heard.errors == []


def test_a_job_still_in_the_line_never_begins_once_stopped(qtbot: QtBot, jobs: Jobs, heard: Listener) -> None:
    gate, ran = threading.Event(), threading.Event()
    jobs.run(lambda _job: gate.wait(5))
    job = jobs.run(lambda _job: ran.set(), heard.take)
    job.stopped.connect(heard.stop)
    job.stop()
    gate.set()
    qtbot.waitUntil(lambda: heard.stops == 1)
    assert not ran.is_set()


def test_work_that_finished_before_it_looked_is_done(qtbot: QtBot, jobs: Jobs, heard: Listener) -> None:
    begun, gate = threading.Event(), threading.Event()

    def work(_job: Working) -> str:
        begun.set()
        gate.wait(5)
        return "whole"

    job = jobs.run(work, heard.take)
    job.stopped.connect(heard.stop)
    assert begun.wait(5)
    job.stop()
    gate.set()
    qtbot.waitUntil(lambda: heard.results == ["whole"])
    assert heard.stops == 0


def test_what_never_answers_is_given_up_and_holds_nobody_up(qtbot: QtBot, jobs: Jobs, heard: Listener) -> None:
    never = threading.Event()
    jobs.run_apart(lambda _job: never.wait(30), 0.05, heard.take, heard.fail)
    jobs.run(lambda _job: "meanwhile", heard.take)
    qtbot.waitUntil(lambda: len(heard.errors) == 1)
    assert isinstance(heard.errors[0], TimeoutError)
    assert heard.results == ["meanwhile"]
    assert len(jobs._given_up) == 1, "the thread that hangs must not be the one that frees the job"
    never.set()
    qtbot.waitUntil(lambda: not jobs._given_up)
    assert heard.results == ["meanwhile"], "an answer after the limit is not listened to"


def test_a_late_answer_goes_to_whoever_asked_for_it(qtbot: QtBot, jobs: Jobs, heard: Listener) -> None:
    gate = threading.Event()

    def work(_job: Working) -> str:
        gate.wait(5)
        return "late"

    jobs.run_apart(work, 0.05, heard.take, heard.fail, heard.take_late)
    qtbot.waitUntil(lambda: len(heard.errors) == 1)
    gate.set()
    qtbot.waitUntil(lambda: heard.late == ["late"])
    assert heard.results == []
    assert heard.threads == {True}


def test_an_answer_in_time_is_no_late_one(qtbot: QtBot, jobs: Jobs, heard: Listener) -> None:
    jobs.run_apart(lambda _job: "soon", 10, heard.take, heard.fail, heard.take_late)
    qtbot.waitUntil(lambda: heard.results == ["soon"])
    assert heard.late == []
    assert not jobs.busy()


def test_with_an_executor_of_the_test_a_job_is_over_at_once(qtbot: QtBot, heard: Listener) -> None:
    jobs = Jobs(executor=lambda task: task())
    jobs.run(lambda _job: 1, heard.take)
    jobs.run_apart(lambda _job: 2, 10, heard.take)
    assert heard.results == [1, 2]


def test_stopping_everything_reaches_every_job(qtbot: QtBot, jobs: Jobs, heard: Listener) -> None:
    begun = threading.Event()

    def work(job: Working) -> None:
        begun.set()
        while not job.wanted_to_stop():
            pass

    for job in (jobs.run(work), jobs.run(work)):
        job.stopped.connect(heard.stop)
    assert begun.wait(5)
    jobs.stop_all()
    qtbot.waitUntil(lambda: heard.stops == 2)
    assert not jobs.busy()


def test_leaving_does_not_wait_for_a_call_that_hangs() -> None:
    program = (
        "import threading; from PySide6.QtCore import QCoreApplication; from app.jobs import Jobs\n"
        "app = QCoreApplication([]); jobs = Jobs(app); never = threading.Event()\n"
        "jobs.run(lambda _job: never.wait()); jobs.run_apart(lambda _job: never.wait(), 60)\n"
        "app.processEvents(); print('left')\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False)
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, "left", "")


def test_what_is_wanted_at_once_does_not_wait_in_the_line(qtbot: QtBot, jobs: Jobs, heard: Listener) -> None:
    gate = threading.Event()
    long = jobs.run(lambda _job: gate.wait(5), heard.take)
    for number in range(3):
        jobs.run_at_once(number_and_thread(number), heard.take)
    qtbot.waitUntil(lambda: len(heard.results) == 3)
    assert [result[0] for result in heard.results] == [0, 1, 2]
    assert heard.threads == {True} and jobs.busy()
    long.stop()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy())


def test_threads_may_answer_while_whoever_asked_is_freed() -> None:
    """A signal sent by an object that is being freed ends the process: this ended within some hundred rounds."""
    script = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from shiboken6 import delete\n"
        "from app.jobs import Jobs\n"
        "app = QCoreApplication([])\n"
        "def work(working):\n"
        "    for number in range(30): working.report(number, 30)\n"
        "for number in range(1500):\n"
        "    jobs = Jobs()\n"
        "    for _ in range(3): jobs.run_apart(work)\n"
        "    if number % 3 == 0: app.processEvents()\n"
        "    delete(jobs)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=60, check=False).returncode == 0


def test_a_job_that_computes_leaves_the_window_its_turn(jobs: Jobs) -> None:
    """Measured by T14: with Python's own five milliseconds the safe space came up to four times as late."""
    assert sys.getswitchinterval() <= 0.001
