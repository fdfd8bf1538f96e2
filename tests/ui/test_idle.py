"""Absence by the clocks: injected, so no test waits."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from pytestqt.qtbot import QtBot

from app.ui.idle import Absence, Away


class Clocks:
    """A steady clock and a wall clock that a test moves."""

    def __init__(self) -> None:
        self.steady_s = 1000.0
        self.wall_s = 1_700_000_000.0

    def steady(self) -> float:
        return self.steady_s

    def wall(self) -> float:
        return self.wall_s

    def pass_(self, seconds: float) -> None:
        self.steady_s += seconds
        self.wall_s += seconds

    def sleep(self, seconds: float) -> None:
        self.wall_s += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def told() -> list[Away]:
    return []


@pytest.fixture
def absence(qapp: QObject, clocks: Clocks, told: list[Away]) -> Absence:
    made = Absence(5, steady=clocks.steady, wall=clocks.wall)
    made.noticed.connect(told.append)
    made.set_watching(True)
    return made


def key() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")


def test_an_idle_time_is_noticed_once(absence: Absence, clocks: Clocks, told: list[Away]) -> None:
    clocks.pass_(299)
    absence.check()
    assert told == []
    clocks.pass_(1)
    absence.check()
    absence.check()
    assert told == [Away.IDLE]


@pytest.mark.parametrize("event", ["key", "move"])
def test_a_key_or_the_pointer_begins_the_wait_anew(
    absence: Absence, clocks: Clocks, told: list[Away], event: str
) -> None:
    clocks.pass_(299)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(),
        QPointF(),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    absence.eventFilter(absence, key() if event == "key" else move)
    clocks.pass_(299)
    absence.check()
    assert told == []


def test_what_nobody_did_is_not_presence(absence: Absence, clocks: Clocks, told: list[Away]) -> None:
    clocks.pass_(299)
    absence.eventFilter(absence, QEvent(QEvent.Type.Paint))
    clocks.pass_(1)
    absence.check()
    assert told == [Away.IDLE]


def test_a_key_after_the_deadline_does_not_pass_for_presence(
    absence: Absence, clocks: Clocks, told: list[Away]
) -> None:
    clocks.pass_(301)
    absence.eventFilter(absence, key())
    assert told == [Away.IDLE]


def test_a_wall_clock_that_ran_ahead_means_sleep(absence: Absence, clocks: Clocks, told: list[Away]) -> None:
    clocks.pass_(10)
    clocks.sleep(30)
    absence.eventFilter(absence, key())
    assert told == [Away.ASLEEP]


def test_a_small_correction_of_the_clock_is_not_sleep(absence: Absence, clocks: Clocks, told: list[Away]) -> None:
    clocks.sleep(5)
    absence.check()
    clocks.sleep(-3600)
    absence.check()
    assert told == []


def test_zero_minutes_leave_only_sleep(absence: Absence, clocks: Clocks, told: list[Away]) -> None:
    absence.set_minutes(0)
    clocks.pass_(86400)
    absence.check()
    assert told == []
    clocks.sleep(60)
    absence.check()
    assert told == [Away.ASLEEP]


def test_nothing_is_noticed_while_locked(absence: Absence, clocks: Clocks, told: list[Away]) -> None:
    absence.set_watching(False)
    clocks.pass_(3600)
    absence.report(Away.SCREEN_LOCKED)
    absence.check()
    assert told == []
    absence.set_watching(True)
    absence.check()
    assert told == []


def test_the_timer_stands_at_the_deadline_and_is_single(qtbot: QtBot, told: list[Away]) -> None:
    clocks = Clocks()
    absence = Absence(1, steady=clocks.steady, wall=clocks.wall)
    absence.set_watching(True)
    timers = absence.findChildren(QTimer)
    assert [timer.isSingleShot() for timer in timers] == [True]
    assert 57_000 < timers[0].remainingTime() <= 63_000  # a coarse timer may be a twentieth off
    absence.set_watching(False)
    assert not timers[0].isActive()
