"""What a hand did with a key, told from what arrived, honest repeats or not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.safe_space.held_key import HeldKey

PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


class Hand:
    """Presses and lets go, and writes down what was understood."""

    def __init__(self, key: HeldKey) -> None:
        self.key = key
        self.understood: list[str] = []
        key.pressed.connect(self._pressed)
        key.tapped.connect(self._tapped)
        key.held.connect(self._held)

    def down(self, repeats: bool = False, at: int = 0) -> None:
        event = QKeyEvent(PRESS, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", repeats)
        event.setTimestamp(at)
        self.key.press(event)

    def up(self, repeats: bool = False) -> None:
        self.key.release(QKeyEvent(RELEASE, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", repeats))

    def is_done(self) -> bool:
        return not self.key.undecided

    def _pressed(self) -> None:
        self.understood.append("pressed")

    def _tapped(self) -> None:
        self.understood.append("tapped")

    def _held(self) -> None:
        self.understood.append("held")


@pytest.fixture
def hand(qapp: QApplication) -> Iterator[Hand]:
    parent = QObject()
    yield Hand(HeldKey(parent, held_ms=200, let_go_ms=30))
    delete(parent)


def test_a_short_press_is_a_tap(hand: Hand, qtbot: QtBot) -> None:
    hand.down()
    assert hand.understood == ["pressed"]
    hand.up()
    qtbot.waitUntil(hand.is_done)
    assert hand.understood == ["pressed", "tapped"]


def test_a_long_press_is_held_and_no_tap(hand: Hand, qtbot: QtBot) -> None:
    hand.down()
    qtbot.waitUntil(hand.is_done)
    hand.up()
    qtbot.waitUntil(hand.is_done)
    assert hand.understood == ["pressed", "held"]


@pytest.mark.parametrize("honest", [True, False])
def test_repeats_are_one_long_press(hand: Hand, qtbot: QtBot, honest: bool) -> None:
    hand.down()
    while "held" not in hand.understood:
        hand.up(repeats=honest)
        hand.down(repeats=honest)
        QApplication.processEvents()
    for _ in range(20):
        hand.up(repeats=honest)
        hand.down(repeats=honest)
    hand.up()
    qtbot.waitUntil(hand.is_done)
    assert hand.understood == ["pressed", "held"]


def test_two_presses_are_two(hand: Hand, qtbot: QtBot) -> None:
    for _ in range(2):
        hand.down()
        hand.up()
        qtbot.waitUntil(hand.is_done)
    assert hand.understood == ["pressed", "tapped"] * 2


def test_a_press_whose_end_was_lost_does_not_block_the_next(hand: Hand, qtbot: QtBot) -> None:
    hand.down()
    qtbot.waitUntil(hand.is_done)
    hand.down()
    hand.up()
    qtbot.waitUntil(hand.is_done)
    assert hand.understood == ["pressed", "held", "pressed", "tapped"]


def test_the_same_press_on_its_way_through_the_widgets_counts_once(hand: Hand) -> None:
    for _ in range(3):
        hand.down(at=77)
    hand.up()
    hand.down(at=78)
    assert hand.understood == ["pressed"]


@pytest.mark.parametrize("pressed_again", [False, True])
def test_a_release_just_before_the_end_waits_for_what_follows(
    qapp: QApplication, qtbot: QtBot, pressed_again: bool
) -> None:
    """Here a release is believed only after the time in which a press becomes a held one."""
    parent = QObject()
    slow = Hand(HeldKey(parent, held_ms=20, let_go_ms=120))
    slow.down()
    slow.up()
    if pressed_again:
        slow.down()
    qtbot.waitUntil(slow.is_done)
    assert slow.understood == ["pressed", "held" if pressed_again else "tapped"]
    delete(parent)
