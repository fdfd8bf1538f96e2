"""Long work shows a true count, can be stopped, and leaves when it is over."""

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.long_work import LongWork
from tests.ui.widgets.conftest import Heard, Show


class _Job(QObject):
    progressed = Signal(object, object)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked_to_stop = 0

    def stop(self) -> None:
        self.asked_to_stop += 1


@pytest.fixture
def job() -> _Job:
    return _Job()


@pytest.fixture
def work(job: _Job, show: Show) -> LongWork:
    card = LongWork(job, "Bringing in the diary", steps="Entry {done} of {total}")
    show(card)
    return card


def test_short_work_is_never_seen(work: LongWork, job: _Job) -> None:
    assert not work.isVisible()
    job.done.emit(None)
    work.appear()
    assert not work.isVisible()


def test_longer_work_appears_by_itself(work: LongWork, qtbot: QtBot) -> None:
    qtbot.waitUntil(work.isVisible)


def test_the_count_is_true_and_spoken(work: LongWork, job: _Job, heard: Heard) -> None:
    job.progressed.emit(3, 8)
    assert work.count.text() == "Entry 3 of 8"
    assert work.bar.value() / work.bar.maximum() == pytest.approx(3 / 8)
    assert heard(work.bar).role() == QAccessible.Role.ProgressBar
    assert heard(work.bar).text(QAccessible.Text.Name) == "Bringing in the diary"


def test_no_share_is_shown_while_nobody_knows_the_whole(work: LongWork, job: _Job) -> None:
    job.progressed.emit(12, 0)
    assert work.count.text() == ""
    assert work.bar.maximum() == 0


def test_large_numbers_do_not_wrap_around(work: LongWork, job: _Job) -> None:
    job.progressed.emit(2**40, 2**41)
    assert work.bar.value() / work.bar.maximum() == 0.5


def test_stop_asks_the_work_once_and_says_that_it_heard(work: LongWork, job: _Job) -> None:
    work.appear()
    QTest.mouseClick(work.stop_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(work.stop_button, Qt.MouseButton.LeftButton)
    assert job.asked_to_stop == 1
    assert work.stop_button.text() == "Stopping"


@pytest.mark.parametrize("end", ["done", "failed", "stopped"])
def test_every_end_is_an_end(work: LongWork, job: _Job, end: str) -> None:
    ended = QSignalSpy(work.ended)
    work.appear()
    getattr(job, end).emit(*() if end == "stopped" else (None,))
    assert not work.isVisible()
    assert ended.count() == 1


def test_the_bar_is_filled_as_far_as_the_work_is(work: LongWork, job: _Job, look: Theme) -> None:
    work.appear()
    job.progressed.emit(1, 2)
    picture = work.bar.grab().toImage()
    assert picture.pixelColor(picture.width() // 4, 4) == look.colour("accent")
    assert picture.pixelColor(picture.width() * 3 // 4, 4) == look.colour("well")


def test_an_empty_place_has_one_sentence_and_one_way_on(show: Show, heard: Heard) -> None:
    empty = EmptyState("Nothing here yet", "One line is an entry.", "Write a line", icon="pen")
    show(empty)
    pressed = QSignalSpy(empty.pressed)
    QTest.keyClick(empty.button, Qt.Key.Key_Return)
    assert pressed.count() == 1
    assert heard(empty.button).text(QAccessible.Text.Name) == "Write a line"


def test_an_empty_place_without_a_way_on_has_no_button(show: Show) -> None:
    empty = EmptyState("Nothing here yet", "Found words appear here.")
    window: QWidget = show(empty)
    assert window.isVisible()
    assert not empty.button.isVisible()
