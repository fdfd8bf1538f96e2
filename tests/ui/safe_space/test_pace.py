"""Pace: chosen calmly, applied at once, kept for the next time."""

import pytest
from PySide6.QtCore import Qt

from app.domain.breathing import PATTERNS
from app.paths import Profile
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.breathing.pace_panel import PacePanel
from app.ui.safe_space.window import HavenWindow
from tests.ui.safe_space.conftest import Clock, Look, OpenHaven, Press

Key = Qt.Key


def opened(haven: HavenWindow) -> PacePanel:
    assert haven.breathing.tool
    haven.breathing.tool.click()
    panel = haven.breathing.panel
    assert panel is not None
    return panel


def is_open(haven: HavenWindow) -> bool:
    return haven.breathing.panel is not None


def test_it_offers_five_paces_and_the_usual_one_is_ticked(haven: HavenWindow) -> None:
    panel = opened(haven)
    assert [choice.key for choice in panel.choices] == [one.key for one in PATTERNS]
    assert [choice.text() for choice in panel.choices if choice.isChecked()] == ["4 in, 6 out"]
    assert haven.breathing.pacer.wakes_in_ms, "the breath goes on meanwhile"


def test_the_one_with_a_pause_says_so(haven: HavenWindow) -> None:
    texts = {choice.key: choice.text() for choice in opened(haven).choices}
    assert [key for key, text in texts.items() if "hold" in text] == ["with-pause"]


def test_the_caution_names_what_matters(haven: HavenWindow) -> None:
    caution = opened(haven).caution
    for word in ("sitting", "driving", "dizzy", "anxious", "pregnant", "heart", "lungs", "pause", "Looking around"):
        assert word in caution


def test_a_choice_applies_at_once_and_is_kept(
    haven: HavenWindow, preferences: PreferencesHolder, profile: Profile, clock: Clock
) -> None:
    opened(haven).choices[0].click()
    clock.now += 3.5
    haven.breathing.pacer.refresh()
    assert haven.breathing.pacer.words == "Breathe out"
    assert preferences.value.breathing == "gentle"
    assert PreferencesHolder(profile.preferences).value.breathing == "gentle"


def test_the_kept_pace_is_used_the_next_time(
    open_haven: OpenHaven, preferences: PreferencesHolder, clock: Clock
) -> None:
    preferences.change(breathing="even")
    pacer = open_haven().breathing.pacer
    clock.now += 4.5
    pacer.refresh()
    assert pacer.words == "Breathe in"


def test_the_still_version_is_kept_too(haven: HavenWindow, preferences: PreferencesHolder) -> None:
    opened(haven).still.click()
    assert preferences.value.breathing_still
    assert haven.breathing.pacer.is_still
    opened_again = haven.breathing.panel
    assert opened_again is not None
    opened_again.still.click()
    assert not haven.breathing.pacer.is_still


def test_there_is_no_still_choice_where_everything_is_still(open_haven: OpenHaven, look: Look) -> None:
    look(motion="reduced")
    assert not opened(open_haven()).still.isVisible()


def test_escape_closes_only_the_panel(haven: HavenWindow, press: Press) -> None:
    opened(haven)
    haven.go_back()
    assert not is_open(haven)
    assert haven.isVisible()
    assert haven.focusWidget() is haven.breathing.pacer


def test_close_and_pace_itself_close_it(haven: HavenWindow) -> None:
    opened(haven).close_button.click()
    assert not is_open(haven)
    opened(haven)
    assert haven.breathing.tool
    haven.breathing.tool.click()
    assert not is_open(haven)


def test_pressing_the_light_closes_it_instead_of_resting(haven: HavenWindow) -> None:
    opened(haven)
    haven.breathing.pacer.click()
    assert not is_open(haven)
    assert not haven.breathing.pacer.resting


def test_keys_alone_change_the_pace(haven: HavenWindow, preferences: PreferencesHolder, press: Press) -> None:
    press(haven, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    assert is_open(haven)
    press(haven, Key.Key_Down)
    assert preferences.value.breathing == "even"
    haven.go_back()
    assert haven.breathing.pacer.hasFocus()


@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(960, 600), (1280, 800), (1920, 1080)])
def test_the_panel_fits_over_the_three_places(
    size: tuple[int, int], text_size: float, open_haven: OpenHaven, look: Look
) -> None:
    look(text_size)
    window = open_haven(*size)
    panel = opened(window)
    assert window.breathing.rect().contains(panel.geometry())
    assert panel.geometry().bottom() < window.breathing.other.y()
    for choice in [*panel.choices, panel.still]:
        assert choice.width() >= choice.minimumSizeHint().width()
        assert panel.rect().contains(choice.geometry())
