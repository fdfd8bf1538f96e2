"""Walks through the safe space as hands would: with keys alone, with presses alone, there and back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.choices import Choice
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.grounding.look_around import LookAround
from app.ui.safe_space.home import HomePage
from app.ui.safe_space.reach.number_page import NumberPage
from app.ui.safe_space.reach.screen import ReachScreen
from app.ui.safe_space.window import HavenWindow
from tests.ui.safe_space.conftest import Clock, Press

Key = Qt.Key


def looking(haven: HavenWindow) -> LookAround:
    assert isinstance(haven.page, LookAround)
    return haven.page


def reaching(haven: HavenWindow) -> ReachScreen:
    assert isinstance(haven.page, ReachScreen)
    return haven.page


def test_breathing_is_already_running(haven: HavenWindow) -> None:
    assert haven.page is haven.breathing
    assert haven.breathing.pacer.wakes_in_ms
    assert haven.focusWidget() is haven.breathing.pacer
    assert haven.breathing.sentence.text() == "No need to keep up. Stop if it feels worse."
    assert haven.windowTitle() == "Alcove"
    assert haven.windowModality() == Qt.WindowModality.ApplicationModal


def test_the_three_places_say_the_same_on_every_exercise(haven: HavenWindow) -> None:
    breathing = [tile.geometry() for tile in haven.breathing.places]
    words = [tile.text() for tile in haven.breathing.places]
    assert words == ["Something else", "Reach someone", "Done for now"]
    haven.go_to(Choice.LOOK)
    assert [tile.geometry() for tile in looking(haven).places] == breathing
    assert [tile.text() for tile in looking(haven).places] == ["Something else", "Reach someone", "On to 4"]


def test_something_else_shows_all_there_is(haven: HavenWindow, clock: Clock) -> None:
    haven.breathing.other.click()
    assert haven.page is haven.home
    clock.now += 7
    haven.home.hero.click()
    assert haven.page is haven.breathing
    assert haven.breathing.pacer.breath.turn == 0


def test_done_for_now_leaves(haven: HavenWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(haven.left):
        haven.breathing.third.click()
    assert haven.isHidden()
    assert haven.breathing.pacer.wakes_in_ms is None


def test_back_leaves_from_the_first_screen(haven: HavenWindow, qtbot: QtBot) -> None:
    haven.breathing.back.click()
    assert haven.page is haven.home
    with qtbot.waitSignal(haven.left):
        haven.home.back.click()


def test_closing_the_window_is_leaving(haven: HavenWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(haven.left):
        haven.close()
    assert haven.isHidden()


def test_back_goes_one_step_each_time(haven: HavenWindow, press: Press) -> None:
    press(haven, Key.Key_P)
    reaching(haven).emergency.click()
    assert isinstance(haven.page, NumberPage)
    haven.go_back()
    assert isinstance(haven.page, ReachScreen)
    haven.go_back()
    assert haven.page is haven.breathing
    haven.go_back()
    assert haven.page is haven.home
    haven.go_back()
    assert haven.isHidden()


def test_space_rests_the_breath_and_goes_on(haven: HavenWindow, press: Press) -> None:
    press(haven, Key.Key_Space)
    assert haven.breathing.pacer.resting
    assert haven.breathing.sentence.text() == "Resting. Press again to go on."
    press(haven, Key.Key_Space)
    assert haven.breathing.sentence.text() == "No need to keep up. Stop if it feels worse."


@pytest.mark.parametrize(("key", "expected"), [(Key.Key_1, HomePage), (Key.Key_2, ReachScreen)])
def test_digits_press_the_places(haven: HavenWindow, press: Press, key: Key, expected: type) -> None:
    press(haven, key)
    assert isinstance(haven.page, expected)


def test_three_is_the_third_place(haven: HavenWindow, press: Press) -> None:
    press(haven, Key.Key_3)
    assert haven.isHidden()


def test_letters_with_control_do_nothing(haven: HavenWindow) -> None:
    QTest.keyClick(haven.windowHandle(), Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert haven.page is haven.breathing


def test_reaching_someone_from_look_around_returns_there(haven: HavenWindow, press: Press) -> None:
    haven.go_to(Choice.LOOK)
    looking(haven).third.click()
    press(haven, Key.Key_P)
    assert isinstance(haven.page, ReachScreen)
    haven.go_back()
    assert looking(haven).count == 4


def test_every_control_of_the_first_screen_is_reached_by_tab(haven: HavenWindow, press: Press) -> None:
    met = []
    for _ in range(6):
        met.append(haven.focusWidget())
        press(haven, Key.Key_Tab)
    breathing = haven.breathing
    assert met == [breathing.pacer, *breathing.places, breathing.tool, breathing.back]
    assert haven.focusWidget() is breathing.pacer


def test_keys_alone_reach_a_number_copy_it_and_come_back(haven: HavenWindow, press: Press) -> None:
    press(haven, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    press(haven, Key.Key_Tab, Key.Key_Space)
    page = haven.page
    assert isinstance(page, NumberPage)
    assert page.big.text() == "116 123"
    press(haven, Key.Key_Space)
    assert page.hint.startswith("Copied")
    haven.go_back()
    haven.go_back()
    assert haven.page is haven.breathing


def test_a_double_click_is_one_click(haven: HavenWindow) -> None:
    """The second half of it lands on the screen that came up meanwhile, and does nothing there."""
    haven.begin()
    tile = haven.home.medium[0].mapTo(haven, QPoint(20, 20))
    left, handle = Qt.MouseButton.LeftButton, haven.windowHandle()
    QTest.mouseDClick(handle, left, Qt.KeyboardModifier.NoModifier, tile)
    place = looking(haven).third.mapTo(haven, QPoint(20, 20))
    QTest.mouseDClick(handle, left, Qt.KeyboardModifier.NoModifier, place)
    assert looking(haven).count == 4


@pytest.mark.parametrize("corner", ["topLeft", "topRight", "bottomLeft", "bottomRight", "center"])
def test_a_press_anywhere_on_a_tile_counts(haven: HavenWindow, corner: str) -> None:
    haven.begin()
    tile = haven.home.medium[0]
    place = getattr(tile.rect(), corner)()
    QTest.mouseClick(haven.windowHandle(), Qt.MouseButton.LeftButton, pos=tile.mapTo(haven, place))
    assert isinstance(haven.page, LookAround)


def test_nothing_is_stored_by_visiting(haven: HavenWindow, preferences: PreferencesHolder, press: Press) -> None:
    before = preferences.value
    press(haven, Key.Key_Space, Key.Key_1, Key.Key_Space, Key.Key_Space, Key.Key_P)
    haven.leave()
    assert preferences.value == before


def test_from_anywhere_one_key_leads_to_the_first_breath(haven: HavenWindow, press: Press, clock: Clock) -> None:
    press(haven, Key.Key_Space, Key.Key_P)
    clock.now += 3
    haven.begin()
    assert haven.page is haven.home
    haven.start_first()
    assert haven.page is haven.breathing
    assert not haven.breathing.pacer.resting
    assert haven.breathing.pacer.breath.turn == 0
