"""The light follows the clock and nothing else, and rests when nobody looks."""

import random

import pytest
from PySide6.QtGui import QAccessible, QHideEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.breathing import LARGEST, SMALLEST, Phase, breath_at, pattern
from app.ui.safe_space.breathing.pacer import Pacer
from tests.ui.safe_space.conftest import Clock, Heard, Look

_HALF_AN_EDGE = 90
"""About half of what the rim and the wall differ by."""


def wakes(pacer: Pacer) -> bool:
    return pacer.wakes_in_ms is not None


@pytest.fixture
def pacer(qtbot: QtBot, clock: Clock) -> Pacer:
    made = Pacer(None, clock)
    qtbot.addWidget(made)
    made.resize(532, 532)
    made.begin()
    made.show()
    return made


def test_it_is_already_running_with_a_breath_in(pacer: Pacer) -> None:
    assert pacer.wakes_in_ms == 33
    assert not pacer.resting
    assert pacer.words == "Breathe in"
    assert pacer.breath == breath_at(pattern("longer-out"), 0)


def test_after_five_minutes_of_late_and_lost_ticks_it_is_where_the_clock_is(pacer: Pacer, clock: Clock) -> None:
    began, late = clock.now, random.Random(5)
    shown: list[tuple[float, Phase]] = []
    while clock.now - began < 300:
        clock.now += 0.033 * late.choice((1, 1, 1, 1, 2, 12)) + late.random() * 0.01
        pacer.refresh()
        shown.append((clock.now - began, pacer.breath.phase))
    assert all(phase is breath_at(pattern("longer-out"), elapsed).phase for elapsed, phase in shown)
    assert shown[-1][0] > 300
    assert pacer.breath.turn == pytest.approx(((clock.now - began) % 10) / 10, abs=0.005)


def test_a_steady_ticker_would_have_drifted(pacer: Pacer, clock: Clock) -> None:
    """The same five minutes counted in ticks of 33 ms end more than 50 ms off: the test above can fail."""
    began, ticks = clock.now, 0
    while clock.now - began < 300:
        clock.now += 0.0345
        ticks += 1
    assert abs((clock.now - began) - ticks * 0.033) > 0.05


def test_the_light_grows_from_its_smallest_to_its_largest(pacer: Pacer, clock: Clock) -> None:
    ring = pacer.ring
    assert pacer.frame.radius == pytest.approx(max(SMALLEST * ring, pacer.drawn_words.radius), abs=0.5)
    clock.now += 4
    pacer.refresh()
    assert pacer.frame.radius == pytest.approx(LARGEST * ring, abs=0.5)
    assert pacer.frame.turn == pytest.approx(0.4)


def test_words_change_with_the_breath(pacer: Pacer, clock: Clock, heard: Heard) -> None:
    clock.now += 4.01
    pacer.refresh()
    assert pacer.words == "Breathe out"
    assert heard(pacer).text(QAccessible.Text.Name) == "Breathe out"


def test_only_a_pattern_with_a_pause_says_hold(pacer: Pacer, clock: Clock) -> None:
    pacer.set_pattern(pattern("with-pause"))
    clock.now += 5
    pacer.refresh()
    assert pacer.words == "Hold"


def test_another_pattern_begins_with_a_breath_in(pacer: Pacer, clock: Clock) -> None:
    clock.now += 7
    pacer.refresh()
    pacer.set_pattern(pattern("even"))
    assert pacer.breath.turn == 0
    pacer.set_pattern(pattern("even"))
    clock.now += 6
    pacer.refresh()
    assert pacer.words == "Breathe out"


def test_pressing_it_rests_and_goes_on_where_it_was(pacer: Pacer, clock: Clock, qtbot: QtBot) -> None:
    clock.now += 3
    with qtbot.waitSignal(pacer.rested) as rested:
        pacer.toggle()
    assert rested.args == [True]
    assert pacer.resting
    assert not wakes(pacer)
    clock.now += 60
    pacer.refresh()
    assert pacer.breath.turn == pytest.approx(0.3)
    pacer.toggle()
    assert wakes(pacer)
    clock.now += 2
    pacer.refresh()
    assert pacer.breath.turn == pytest.approx(0.5)


def test_a_screen_reader_hears_that_it_rests(pacer: Pacer, clock: Clock, heard: Heard) -> None:
    assert heard(pacer).role() == QAccessible.Role.Button
    pacer.toggle()
    assert heard(pacer).text(QAccessible.Text.Name) == "Resting"
    clock.now += 5
    pacer.refresh()
    assert heard(pacer).text(QAccessible.Text.Name) == "Resting"
    assert heard(pacer).text(QAccessible.Text.Description) == "Space goes on"
    pacer.toggle()
    assert heard(pacer).text(QAccessible.Text.Name) == "Breathe in"


def test_names_change_only_at_the_turn_of_a_breath(pacer: Pacer, clock: Clock, qtbot: QtBot) -> None:
    """Nobody wants to be told thirty times a second."""
    said: list[str] = []
    for _ in range(601):
        before = pacer.accessibleName()
        clock.now += 1 / 30
        pacer.refresh()
        if pacer.accessibleName() != before:
            said.append(pacer.accessibleName())
    assert said == ["Breathe out", "Breathe in", "Breathe out", "Breathe in"]


def test_no_timer_while_hidden(pacer: Pacer, clock: Clock) -> None:
    pacer.hide()
    assert not wakes(pacer)
    pacer.begin()
    assert not wakes(pacer)
    clock.now += 5
    pacer.show()
    assert wakes(pacer)
    assert pacer.words == "Breathe out"


def test_no_timer_while_the_window_is_put_away(pacer: Pacer) -> None:
    QApplication.sendEvent(pacer, QHideEvent())
    assert not wakes(pacer)


def test_still_means_one_wake_up_a_second_and_no_growing(pacer: Pacer, clock: Clock) -> None:
    pacer.set_still(True)
    sizes, turns = set(), []
    for _ in range(40):
        sizes.add(pacer.frame.radius)
        turns.append(round(pacer.frame.turn * 10, 6))
        clock.now += 0.25
        pacer.refresh()
    assert len(sizes) == 1
    assert sorted(set(turns)) == [float(second) for second in range(10)]


def test_still_ticks_fall_on_whole_seconds(pacer: Pacer, clock: Clock) -> None:
    pacer.set_still(True)
    clock.now += 2.7
    pacer.refresh()
    assert pacer.wakes_in_ms in (300, 301, 302)


def test_reduced_motion_keeps_it_still(qtbot: QtBot, clock: Clock, look: Look) -> None:
    look(motion="reduced")
    made = Pacer(None, clock)
    qtbot.addWidget(made)
    made.resize(532, 532)
    made.begin()
    first = made.frame
    clock.now += 0.9
    made.refresh()
    assert made.is_still and made.frame == first


@pytest.mark.parametrize("side", [200, 260, 340, 532, 900])
@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("still", [False, True])
def test_the_light_is_never_smaller_than_its_words(
    side: int, text_size: float, still: bool, qtbot: QtBot, clock: Clock, look: Look
) -> None:
    look(text_size)
    made = Pacer(None, clock)
    qtbot.addWidget(made)
    made.resize(side, side)
    made.set_still(still)
    made.begin()
    words = made.drawn_words
    assert made.frame.radius + 0.5 >= words.radius
    assert made.frame.radius <= LARGEST * made.ring + 0.5
    assert words.pixels >= 13


def test_a_rim_drawn_on_bit_by_bit_is_the_rim_drawn_at_once(qtbot: QtBot, clock: Clock) -> None:
    """Each frame only continues the picture of the one before: no gap, no bead, only softly different edges."""

    def made() -> Pacer:
        one = Pacer(None, clock)
        qtbot.addWidget(one)
        one.resize(532, 532)
        one.begin()
        with qtbot.waitExposed(one):
            one.show()
        return one

    bit_by_bit, at_once = made(), made()
    for _ in range(180):
        bit_by_bit.grab()
        clock.now += 1 / 30
        bit_by_bit.refresh()
    at_once.refresh()
    assert at_once.frame == bit_by_bit.frame
    first, second = at_once.grab().toImage(), bit_by_bit.grab().toImage()
    assert largest_difference(first, second) < _HALF_AN_EDGE
    clock.now += 3
    at_once.refresh()
    assert largest_difference(at_once.grab().toImage(), second) > _HALF_AN_EDGE


def largest_difference(first: QImage, second: QImage) -> int:
    """Of any pixel in any colour, by 0 to 255."""
    both = (bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits()) for image in (first, second))
    return max((abs(one - other) for one, other in zip(*both, strict=True)), default=0)
