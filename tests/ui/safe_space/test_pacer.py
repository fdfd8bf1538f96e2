"""What is shown follows the clock and nothing else, in every form, and rests when nobody looks."""

import random

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QHideEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.breathing import LARGEST, SMALLEST, Breath, Pace, Phase, breath_at, pattern
from app.ui.safe_space.breathing.bar_face import BarFace
from app.ui.safe_space.breathing.circle_face import CircleFace
from app.ui.safe_space.breathing.pacer import Pacer
from app.ui.safe_space.breathing.words_face import WordsFace
from tests.ui.safe_space.conftest import Clock, Heard, Look

_HALF_AN_EDGE = 90
"""About half of what the rim and the wall differ by."""


FORMS = ("circle", "bar", "words", "count", "tones")


def wakes(pacer: Pacer) -> bool:
    return pacer.wakes_in_ms is not None


def circle(pacer: Pacer) -> CircleFace:
    assert isinstance(pacer.face, CircleFace)
    return pacer.face


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
    assert pacer.frame.reach == pytest.approx(max(SMALLEST * ring, circle(pacer).words.radius), abs=0.5)
    clock.now += 4
    pacer.refresh()
    assert pacer.frame.reach == pytest.approx(LARGEST * ring, abs=0.5)
    assert pacer.frame.turn == pytest.approx(0.4)


def test_words_change_with_the_breath(pacer: Pacer, clock: Clock, heard: Heard) -> None:
    clock.now += 4.01
    pacer.refresh()
    assert pacer.words == "Breathe out"
    assert heard(pacer).text(QAccessible.Text.Name) == "Breathe out"


def test_only_a_pattern_with_a_pause_says_hold(pacer: Pacer, clock: Clock) -> None:
    pacer.set_pace(Pace(pattern("with-pause")))
    clock.now += 5
    pacer.refresh()
    assert pacer.words == "Hold"


def test_another_pattern_begins_with_a_breath_in(pacer: Pacer, clock: Clock) -> None:
    clock.now += 7
    pacer.refresh()
    pacer.set_pace(Pace(pattern("even")))
    assert pacer.breath.turn == 0
    pacer.set_pace(Pace(pattern("even")))
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
    pacer.set_look("circle", still=True)
    sizes, turns = set(), []
    for _ in range(40):
        sizes.add(pacer.frame.reach)
        turns.append(round(pacer.frame.turn * 10, 6))
        clock.now += 0.25
        pacer.refresh()
    assert len(sizes) == 1
    assert sorted(set(turns)) == [float(second) for second in range(10)]


def test_still_ticks_fall_on_whole_seconds(pacer: Pacer, clock: Clock) -> None:
    pacer.set_look("circle", still=True)
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


@pytest.mark.parametrize("form", FORMS)
def test_every_form_follows_the_same_clock(form: str, pacer: Pacer, clock: Clock) -> None:
    pacer.set_look(form, still=False)
    late = random.Random(7)
    began = clock.now
    while clock.now - began < 60:
        assert pacer.wakes_in_ms is not None
        clock.now += pacer.wakes_in_ms / 1000 + late.random() * 0.02
        pacer.refresh()
        assert pacer.breath == breath_at(pattern("longer-out"), clock.now - began)


@pytest.mark.parametrize(("form", "wake_ups"), [("words", 12), ("tones", 12), ("count", 60)])
def test_what_does_not_move_wakes_only_when_something_changes(
    form: str, wake_ups: int, pacer: Pacer, clock: Clock
) -> None:
    pacer.set_look(form, still=False)
    began, woken = clock.now, 0
    while clock.now - began < 60:
        assert pacer.wakes_in_ms is not None
        clock.now += pacer.wakes_in_ms / 1000
        pacer.refresh()
        woken += 1
    assert woken <= wake_ups + 1


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: Pacer) -> None:
        super().__init__()
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize(
    ("form", "still", "times"),
    [("circle", True, 10), ("bar", True, 10), ("count", False, 10), ("words", False, 2), ("tones", False, 2)],
)
def test_it_is_painted_anew_when_the_count_or_the_word_changes_and_only_then(
    form: str, still: bool, times: int, pacer: Pacer, clock: Clock, qtbot: QtBot
) -> None:
    pacer.set_look(form, still=still)
    with qtbot.waitExposed(pacer):
        pacer.show()
    QApplication.processEvents()
    painted = Painted(pacer)
    for _ in range(40):
        clock.now += 0.25
        pacer.refresh()
        QApplication.processEvents()
    assert painted.times == times


def test_the_bar_fills_with_the_breath_and_empties(pacer: Pacer, clock: Clock) -> None:
    pacer.set_look("bar", still=False)
    bar = pacer.face
    assert isinstance(bar, BarFace)
    lengths = []
    for _ in range(21):
        lengths.append(pacer.frame.reach)
        clock.now += 0.5
        pacer.refresh()
    assert lengths[:9] == sorted(lengths[:9]) and lengths[8:] == sorted(lengths[8:], reverse=True)
    assert lengths[0] == lengths[20] < bar.bar.height() < lengths[8] <= bar.bar.width()


def test_a_still_bar_goes_on_in_whole_seconds(pacer: Pacer, clock: Clock) -> None:
    pacer.set_look("bar", still=True)
    lengths = []
    for _ in range(40):
        lengths.append(pacer.frame.reach)
        clock.now += 0.25
        pacer.refresh()
    assert all(len(set(lengths[second * 4 : second * 4 + 4])) == 1 for second in range(10))
    seconds, most = lengths[::4], max(lengths)
    assert seconds[3] == most and seconds[9] == min(lengths)
    assert seconds[:4] == sorted(seconds[:4]) and seconds[3:] == sorted(seconds[3:], reverse=True)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("still", [False, True])
def test_a_frame_drawn_bit_by_bit_is_the_frame_drawn_at_once(
    form: str, still: bool, qtbot: QtBot, clock: Clock
) -> None:
    """Only what moved is drawn anew, and nothing of the frame before stays behind."""
    bit_by_bit, at_once = Pacer(None, clock), Pacer(None, clock)
    for one in (bit_by_bit, at_once):
        qtbot.addWidget(one)
        one.resize(300 if form == "circle" else 480, 300)
        one.set_look(form, still=still)
        one.set_pace(Pace(pattern("sigh")))
        one.begin()
        with qtbot.waitExposed(one):
            one.show()
    shown = bit_by_bit.grab().toImage()
    for _ in range(150):
        before = bit_by_bit.frame, bit_by_bit.words, bit_by_bit.breath.second
        clock.now += 0.05
        bit_by_bit.refresh()
        if bit_by_bit.face.moves and before[1] == bit_by_bit.words:
            changed = bit_by_bit.face.moved(before[0], bit_by_bit.frame)
            bit_by_bit.render(shown, changed.topLeft(), changed)
        elif (bit_by_bit.words, bit_by_bit.breath.second) != before[1:]:
            shown = bit_by_bit.grab().toImage()
    at_once.refresh()
    whole = at_once.grab().toImage()
    assert largest_difference(shown, whole) < _HALF_AN_EDGE
    assert largest_difference(shown, QImage(whole.size(), QImage.Format.Format_RGB32)) > _HALF_AN_EDGE


@pytest.mark.parametrize("size", [(260, 120), (480, 200), (720, 532)])
@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("form", ["bar", "words", "count", "tones"])
def test_words_of_every_form_fit(
    form: str, text_size: float, size: tuple[int, int], qtbot: QtBot, clock: Clock, look: Look
) -> None:
    """Nothing but the ground touches the edges."""
    look(text_size)
    made = Pacer(None, clock)
    qtbot.addWidget(made)
    made.resize(*size)
    made.set_look(form, still=True)
    clock.now += 12.5
    made.refresh()
    picture = made.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = picture.pixel(0, 0)
    right, bottom = picture.width() - 1, picture.height() - 1
    assert all(picture.pixel(x, y) == ground for x in range(right) for y in (0, bottom))
    assert all(picture.pixel(x, y) == ground for y in range(bottom) for x in (0, right))
    assert isinstance(made.face, (BarFace, WordsFace)) and made.face.pixels >= 13


def test_reduced_motion_stills_the_bar_too(qtbot: QtBot, clock: Clock, look: Look) -> None:
    look(motion="reduced")
    made = Pacer(None, clock)
    qtbot.addWidget(made)
    made.set_look("bar", still=False)
    assert not made.face.moves and made.face.counts


@pytest.mark.parametrize("form", FORMS)
def test_a_screen_reader_hears_every_form_say_the_same(form: str, pacer: Pacer, clock: Clock, heard: Heard) -> None:
    pacer.set_look(form, still=False)
    pacer.set_pace(Pace(pattern("box")))
    said: list[str] = []
    for _ in range(17):
        name = heard(pacer).text(QAccessible.Text.Name)
        if not said or said[-1] != name:
            said.append(name)
        clock.now += 1
        pacer.refresh()
    assert said == ["Breathe in", "Hold", "Breathe out", "Hold", "Breathe in"]
    assert heard(pacer).role() == QAccessible.Role.Button


def test_when_it_is_long_enough_it_says_so_once_and_goes_on(pacer: Pacer, clock: Clock) -> None:
    said: list[float] = []
    pacer.long_enough.connect(lambda: said.append(clock.now))
    pacer.set_pace(Pace(minutes=1))
    began = clock.now
    while clock.now - began < 90:
        clock.now += 0.5
        pacer.refresh()
    assert said == [began + 60]
    assert not pacer.resting and wakes(pacer) and pacer.is_long_enough
    pacer.begin()
    assert not pacer.is_long_enough


def test_a_long_hold_rests_after_its_most_breaths_and_begins_anew_when_pressed(pacer: Pacer, clock: Clock) -> None:
    pacer.set_pace(Pace(pattern("478")))
    clock.now += 151.9
    pacer.refresh()
    assert not pacer.resting
    clock.now += 0.2
    pacer.refresh()
    assert pacer.resting and pacer.is_enough and not wakes(pacer)
    assert pacer.words == pacer.accessibleName() == "Resting"
    clock.now += 30
    pacer.toggle()
    assert not pacer.resting and not pacer.is_enough
    assert pacer.breath.turn == 0 and pacer.breath.number == 0


def test_each_phase_is_told_once_to_whoever_listens_and_silence_too(pacer: Pacer, clock: Clock) -> None:
    told: list[Breath | None] = []
    pacer.sounding.connect(told.append)
    for _ in range(310):
        clock.now += 1 / 30
        pacer.refresh()
    assert [breath.phase for breath in told if breath] == [Phase.OUT, Phase.IN]
    pacer.toggle()
    pacer.toggle()
    pacer.hide()
    pacer.show()
    pacer.begin()
    heard_of = [breath.phase if breath else None for breath in told[2:]]
    assert heard_of == [None, Phase.IN, None, Phase.IN, Phase.IN]


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
    made.set_look("circle", still=still)
    made.begin()
    words = circle(made).words
    assert made.frame.reach + 0.5 >= words.radius
    assert made.frame.reach <= LARGEST * made.ring + 0.5
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
