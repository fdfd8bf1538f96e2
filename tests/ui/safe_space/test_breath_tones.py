"""Tones follow the breath that is seen, and nothing sounds that nobody asked for."""

import pytest
from pytestqt.qtbot import QtBot

from app.domain.tones import Tone
from app.sounds import Player
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.window import HavenWindow
from tests.ui.safe_space.conftest import Clock, OpenHaven


class Noting(Player):
    """Plays where nobody hears it, and notes what it was asked for."""

    def __init__(self) -> None:
        super().__init__(systems=("null",))
        self.asked: list[tuple[Tone, float] | str] = []

    def tone(self, tone: Tone, seconds: float) -> None:
        self.asked.append((tone, round(seconds, 2)))
        super().tone(tone, seconds)

    def hush(self) -> None:
        self.asked.append("hush")
        super().hush()

    def stop(self) -> None:
        self.asked.append("stop")
        super().stop()

    @property
    def tones(self) -> list[Tone | str]:
        """Without how long each was to last."""
        return [one if isinstance(one, str) else one[0] for one in self.asked]


@pytest.fixture
def player(qtbot: QtBot) -> Noting:
    return Noting()


@pytest.fixture
def listening(open_haven: OpenHaven, preferences: PreferencesHolder, player: Noting) -> HavenWindow:
    haven = open_haven()
    haven.around.player = player
    preferences.change(breathing_tones=True)
    haven.breathing.begin()
    return haven


def go_on(haven: HavenWindow, clock: Clock, seconds: float) -> None:
    for _ in range(round(seconds * 10)):
        clock.now += 0.1
        haven.breathing.pacer.refresh()


def test_nothing_sounds_by_itself(haven: HavenWindow, player: Noting, clock: Clock) -> None:
    haven.around.player = player
    haven.breathing.begin()
    go_on(haven, clock, 25)
    assert player.asked == [] and player.has_device is None


def test_in_rises_and_out_falls_for_as_long_as_each_lasts(listening: HavenWindow, player: Noting, clock: Clock) -> None:
    go_on(listening, clock, 12.05)
    assert player.tones == [Tone.IN, Tone.OUT, Tone.IN]
    assert player.asked[0] == (Tone.IN, 4)
    seconds = [one[1] for one in player.asked if not isinstance(one, str)]
    assert seconds == pytest.approx([4, 6, 4], abs=0.11)


def test_a_hold_is_silent_and_a_second_breath_in_has_a_tone_of_its_own(
    listening: HavenWindow, preferences: PreferencesHolder, player: Noting, clock: Clock
) -> None:
    preferences.change(breathing="box")
    player.asked.clear()
    listening.breathing.begin()
    go_on(listening, clock, 15)
    assert player.tones == [Tone.IN, "hush", Tone.OUT, "hush"]
    preferences.change(breathing="sigh")
    player.asked.clear()
    listening.breathing.begin()
    go_on(listening, clock, 5)
    assert player.tones == [Tone.IN, Tone.TOP_UP, Tone.OUT]


def test_resting_leaving_and_going_elsewhere_is_silence(listening: HavenWindow, player: Noting, clock: Clock) -> None:
    pacer = listening.breathing.pacer
    for silence in (pacer.click, listening.breathing.other.click):
        silence()
        assert player.asked[-1] == "stop" and not player.is_playing
        listening.start_first()
        assert player.is_playing
    listening.leave()
    assert player.asked[-1] == "stop"


def test_going_on_sounds_for_what_is_left_of_the_phase(listening: HavenWindow, player: Noting, clock: Clock) -> None:
    go_on(listening, clock, 1)
    listening.breathing.pacer.click()
    clock.now += 60
    listening.breathing.pacer.click()
    assert player.asked[-1] == (Tone.IN, 3)


def test_switching_them_off_ends_the_one_that_sounds(
    listening: HavenWindow, preferences: PreferencesHolder, player: Noting, clock: Clock
) -> None:
    preferences.change(breathing_tones=False)
    assert player.asked[-1] == "stop" and not player.is_playing
    asked = len(player.asked)
    go_on(listening, clock, 12)
    assert len(player.asked) == asked


def test_only_tones_means_tones_without_another_choice(
    open_haven: OpenHaven, preferences: PreferencesHolder, player: Noting, clock: Clock
) -> None:
    haven = open_haven()
    haven.around.player = player
    preferences.change(breathing_form="tones")
    haven.breathing.begin()
    assert player.asked == [(Tone.IN, 4)]
    assert haven.breathing.pacer.words == "Breathe in", "the caption stays"


def test_without_a_device_it_is_not_asked_for_at_every_breath(
    open_haven: OpenHaven, preferences: PreferencesHolder, player: Noting, clock: Clock, qtbot: QtBot
) -> None:
    haven = open_haven()
    deaf = Player(systems=("wasapi", "coreaudio"))
    haven.around.player = deaf
    looked: list[bool] = []
    deaf.ended.connect(lambda: looked.append(True))
    preferences.change(breathing_form="tones")
    with qtbot.waitSignal(deaf.ended):
        haven.breathing.begin()
    go_on(haven, clock, 30)
    assert looked == [True] and not deaf.is_playing
    assert haven.breathing.sentence.text() == "No loudspeaker was found. Here are the words."
