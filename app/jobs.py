"""Slow work off the GUI thread, so that the window never stands still; results come back on the GUI thread."""

import atexit
import itertools
import queue
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any
from weakref import WeakMethod

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

# How long a job may keep the interpreter to itself while the window wants it. Python's own 5 ms add up: from the help
# key to the painted safe space it changes hands some ten times.
_TURN_S = 0.001

Work = Callable[["Working"], Any]
Task = Callable[[], None]
Executor = Callable[[Task], None]


class Stopped(Exception):
    """Raised by work that was asked to stop and did."""


class Working:
    """The side of a job that its work sees, on whatever thread. No Qt object: those are freed where they were made."""

    def __init__(self, number: int, post: "Post", progress: "WeakMethod[Any]") -> None:
        self.number = number
        self._post = post
        self._progress = progress
        self._wish = threading.Event()
        self._wish_seen = False

    def stop(self) -> None:
        self._wish.set()

    def wanted_to_stop(self) -> bool:
        """For the work: whether to stop. Work that saw yes and returns counts as stopped."""
        self._wish_seen = self._wish_seen or self._wish.is_set()
        return self._wish_seen

    def report(self, done: int, total: int) -> None:
        """For the work: how far it is."""
        self._post.send(self._progress, self.number, done, total)

    def perform(self, work: "Work") -> "Outcome":
        """Runs the work where it is called and says what came of it."""
        if self.wanted_to_stop():
            return Outcome(self.number, stopped=True)
        try:
            result = work(self)
        except Stopped:
            return Outcome(self.number, stopped=True)
        except Exception as error:
            return Outcome(self.number, error=error)
        return Outcome(self.number, result=result, stopped=self._wish_seen)


class Job(QObject):
    """One piece of slow work as the GUI thread sees it."""

    progressed = Signal(object, object)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    out_of_time = Signal(object)

    def __init__(self, working: Working) -> None:
        super().__init__()
        self.working = working
        self._limit: QTimer | None = None

    def set_limit(self, seconds: float) -> None:
        """After this time the job has failed with TimeoutError, whatever its work does."""
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._give_up)
        self._limit.start(round(seconds * 1000))

    def stop(self) -> None:
        """Asks the work to stop; `stopped` follows, or `done` when it was finished before it looked."""
        self.working.stop()

    def announce(self, outcome: "Outcome") -> None:
        """Tells whoever listens."""
        if self._limit is not None:
            self._limit.stop()
        if outcome.stopped:
            self.stopped.emit()
        elif outcome.error is not None:
            self.failed.emit(outcome.error)
        else:
            self.done.emit(outcome.result)

    @Slot()
    def _give_up(self) -> None:
        self.out_of_time.emit(self.working.number)


class Outcome:
    """What came of a job."""

    __slots__ = ("error", "number", "result", "stopped")

    def __init__(
        self, number: int, *, result: Any = None, error: Exception | None = None, stopped: bool = False
    ) -> None:
        self.number = number
        self.result = result
        self.error = error
        self.stopped = stopped


class Line:
    """One daemon thread that does one thing after the other; started with the first thing to do."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Task] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def __call__(self, task: Task) -> None:
        self._waiting.put(task)
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="jobs", daemon=True)
            self._thread.start()

    def _serve(self) -> None:
        while True:
            task = self._waiting.get()
            task()
            del task


def apart(task: Task) -> None:
    """Runs the task on a daemon thread of its own, which the end of the process does not wait for."""
    threading.Thread(target=task, name="apart", daemon=True).start()


class Post(QObject):
    """Brings calls from any thread to the GUI thread. There is one, and it never goes: a signal that is sent by an
    object while it is being freed ends the process."""

    _came = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._waiting: queue.SimpleQueue[tuple[WeakMethod[Any], tuple[object, ...]]] = queue.SimpleQueue()
        self._came.connect(self._deliver)
        self._passing = threading.RLock()
        self._open = True
        atexit.register(self.close)

    def close(self) -> None:
        """The program is leaving: whoever still works is not listened to any more."""
        with self._passing:
            self._open = False

    def send(self, to: "WeakMethod[Any]", *values: object) -> None:
        """The method is called with these values, unless its object is gone by then."""
        self._waiting.put((to, values))
        with self._passing:
            if self._open:
                self._came.emit()

    @Slot()
    def _deliver(self) -> None:
        with suppress(queue.Empty):
            to, values = self._waiting.get_nowait()
            method = to()
            if method is not None and isValid(method.__self__):
                method(*values)


@cache
def post() -> Post:
    """The one there is."""
    return Post()


class Jobs(QObject):
    """Runs jobs one after the other on one worker thread; what may hang runs apart, with a time limit.

    What somebody waits for with their hands in their lap has a second line, so that no import stands before it.

    Tests hand in an executor that runs a task where it is; then a job is over before `run` returns.
    """

    def __init__(self, parent: QObject | None = None, executor: Executor | None = None) -> None:
        super().__init__(parent)
        self._line: Executor = executor or Line()
        self._short_line: Executor = executor or Line()
        self._apart: Executor = executor or apart
        self._numbers = itertools.count(1)
        self._open: dict[int, Job] = {}
        self._given_up: dict[int, Job] = {}
        self._late: dict[int, Callable[[Any], None]] = {}
        self._post = post()
        sys.setswitchinterval(_TURN_S)

    def run(
        self,
        work: Work,
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[Any], None] | None = None,
    ) -> Job:
        """Puts the work in the line. `on_done` and `on_failed` are bound methods, called on the GUI thread."""
        job = self._new_job(on_done, on_failed)
        self._line(self._task(job, work))
        return job

    def run_at_once(
        self,
        work: Work,
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[Any], None] | None = None,
    ) -> Job:
        """As `run`, but beside the line: for work of a second or two that touches no vault."""
        job = self._new_job(on_done, on_failed)
        self._short_line(self._task(job, work))
        return job

    def run_apart(
        self,
        work: Work,
        limit_s: float = 10.0,
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[Any], None] | None = None,
        late: Callable[[Any], None] | None = None,
    ) -> Job:
        """Runs what may never answer; after `limit_s` it has failed with TimeoutError and is not listened to.

        A result that comes all the same goes to `late`, if there is one.
        """
        job = self._new_job(on_done, on_failed)
        if late is not None:
            self._late[job.working.number] = late
        job.set_limit(limit_s)
        self._apart(self._task(job, work))
        return job

    def busy(self) -> bool:
        """Whether any job is under way or waiting."""
        return bool(self._open)

    def stop_all(self) -> None:
        """Asks every job to stop, as leaving does; nothing waits for them."""
        for job in tuple(self._open.values()):
            job.stop()

    @Slot(object)
    def _give_up(self, number: int) -> None:
        """A job's time is over. It is kept until its work comes back, so that this thread frees it."""
        job = self._open.pop(number, None)
        if job is not None:
            self._given_up[number] = job
            job.announce(Outcome(number, error=TimeoutError()))

    def _new_job(self, on_done: Callable[[Any], None] | None, on_failed: Callable[[Any], None] | None) -> Job:
        job = Job(Working(next(self._numbers), self._post, WeakMethod(self._pass_progress)))
        job.out_of_time.connect(self._give_up)
        if on_done is not None:
            job.done.connect(on_done)
        if on_failed is not None:
            job.failed.connect(on_failed)
        self._open[job.working.number] = job
        return job

    def _task(self, job: Job, work: Work) -> Task:
        """The job as something a thread can call; what the work holds is let go of before anybody hears of it."""
        kept: list[tuple[Working, Work]] = [(job.working, work)]
        post, settle = self._post, WeakMethod(self._settle)

        def perform() -> None:
            working, own_work = kept.pop()
            outcome = working.perform(own_work)
            del working, own_work
            post.send(settle, outcome)

        return perform

    def _pass_progress(self, number: int, done: int, total: int) -> None:
        if number in self._open:
            self._open[number].progressed.emit(done, total)

    def _settle(self, outcome: Outcome) -> None:
        job = self._open.pop(outcome.number, None)
        self._given_up.pop(outcome.number, None)
        late = self._late.pop(outcome.number, None)
        if job is not None:
            job.announce(outcome)
        elif late is not None and outcome.error is None and not outcome.stopped:
            late(outcome.result)
