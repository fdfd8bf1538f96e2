"""Pace: chosen calmly, applied at once, kept for the next time, and nowhere in the exercise itself."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.breathing import OWN, PATTERNS
from app.domain.choices import Choice
from app.paths import Profile
from app.sounds import Player
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.breathing.pace_page import PacePage
from app.ui.safe_space.grounding.look_around import LookAround
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.stepper import Stepper
from app.ui.safe_space.window import HavenWindow
from app.ui.widgets.text import Label
from tests.ui.safe_space.conftest import Clock, Heard, Look, OpenHaven, Press

Key = Qt.Key
NOWHERE = ("wasapi", "coreaudio")


def opened(haven: HavenWindow) -> PacePage:
    haven.breathing.tool.click()
    page = haven.page
    assert isinstance(page, PacePage)
    return page


def choose(page: PacePage, key: str) -> None:
    next(option for option in page.options if option.key == key).click()


def form(page: PacePage, key: str) -> QAbstractButton:
    return next(option for option in page.look.forms if option.key == key)


def test_it_offers_every_pace_and_the_usual_one_is_ticked(haven: HavenWindow) -> None:
    page = opened(haven)
    assert {option.key for option in page.options} == {*(one.key for one in PATTERNS), OWN}
    assert [option.text() for option in page.options if option.isChecked()] == ["4 in, 6 out"]
    assert page.first.hasFocus()


def test_each_pace_says_its_rate(haven: HavenWindow) -> None:
    rates = {option.key: option.about.rpartition(", ")[2] for option in opened(haven).options}
    assert rates["gentle"] == "8.57 a minute" and rates["slow-even"] == "5.45 a minute"
    assert rates["box"] == "3.75 a minute" and rates["478"] == "3.16 a minute"


def test_paces_with_a_hold_stand_apart_with_their_caution(haven: HavenWindow) -> None:
    page = opened(haven)
    assert [option.key for option in page.holds.options] == [one.key for one in PATTERNS if one.has_hold]
    assert not any("hold" in option.text() for option in page.patterns.options)
    caution = next(label.text() for label in page.holds.findChildren(Label) if "Holding" in label.text())
    for word in ("hard", "pregnant", "heart", "lungs"):
        assert word in caution


def test_the_caution_names_what_matters_and_offers_looking_around_instead(haven: HavenWindow) -> None:
    page = opened(haven)
    for word in ("sitting", "driving", "dizzy", "tingly", "anxious", "worse", "looking around"):
        assert word in page.caution.text()
    page.instead.click()
    assert isinstance(haven.page, LookAround)
    haven.go_back()
    assert haven.page is haven.home


def test_back_returns_to_the_running_breath(haven: HavenWindow, clock: Clock) -> None:
    clock.now += 3
    opened(haven)
    assert haven.breathing.pacer.wakes_in_ms is None, "nobody sees it"
    clock.now += 2
    haven.go_back()
    assert haven.page is haven.breathing
    assert haven.breathing.pacer.breath.turn == pytest.approx(0.5)
    assert haven.breathing.pacer.wakes_in_ms and haven.breathing.pacer.hasFocus()


def test_a_choice_applies_at_once_and_is_kept(
    haven: HavenWindow, preferences: PreferencesHolder, profile: Profile, clock: Clock
) -> None:
    choose(opened(haven), "gentle")
    haven.go_back()
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


def test_a_pace_that_is_not_known_any_more_is_the_usual_one(
    open_haven: OpenHaven, preferences: PreferencesHolder, clock: Clock
) -> None:
    preferences.change(breathing="of another time")
    haven = open_haven()
    assert [option.key for option in opened(haven).options if option.isChecked()] == ["longer-out"]


def test_ones_own_is_made_with_steps(haven: HavenWindow, preferences: PreferencesHolder, clock: Clock) -> None:
    page = opened(haven)
    steps = page.patterns.steps
    assert not any(row.isVisible() for row in steps.values())
    choose(page, OWN)
    assert all(row.isVisible() for row in steps.values())
    steps["breathing_in"].stepper.stepBy(1)
    steps["breathing_hold"].stepper.stepBy(2)
    assert (preferences.value.breathing_in, preferences.value.breathing_hold) == (4.5, 1.0)
    assert not page.patterns.nearest.isVisible()
    haven.go_back()
    clock.now += 5
    haven.breathing.pacer.refresh()
    assert haven.breathing.pacer.words == "Hold"


def test_a_hold_of_ones_own_has_the_same_caution(haven: HavenWindow) -> None:
    page = opened(haven)
    choose(page, OWN)
    assert not page.patterns.hold_caution.isVisible(), "without a hold there is nothing to caution about"
    page.patterns.steps["breathing_empty"].stepper.stepBy(1)
    assert page.patterns.hold_caution.isVisible()
    assert "pregnant" in page.patterns.hold_caution.text()
    choose(page, "even")
    assert not page.patterns.hold_caution.isVisible()


def test_what_does_not_fit_gets_one_sentence_and_the_nearest_that_does(
    haven: HavenWindow, preferences: PreferencesHolder, clock: Clock
) -> None:
    preferences.change(breathing=OWN, breathing_in=8.0, breathing_hold=6.0, breathing_out=12.0, breathing_empty=0.0)
    page = opened(haven)
    assert page.patterns.nearest.isVisible()
    assert "fewer than 3 breaths a minute" in page.patterns.nearest.text()
    assert "8 in, 12 out" in page.patterns.nearest.text()
    assert page.patterns.steps["breathing_hold"].stepper.value() == 6, "what was chosen stays as it was chosen"
    haven.go_back()
    clock.now += 8.5
    haven.breathing.pacer.refresh()
    assert haven.breathing.pacer.words == "Breathe out"
    opened(haven).patterns.steps["breathing_hold"].stepper.stepBy(-12)
    assert not page.patterns.nearest.isVisible()


def test_beginning_faster_is_chosen_and_then_how_fast(
    haven: HavenWindow, preferences: PreferencesHolder, clock: Clock
) -> None:
    page = opened(haven)
    assert not page.length.own_rate.isVisible()
    page.length.settling.click()
    assert preferences.value.breathing_own_rate == 12
    page.length.own_rate.stepper.stepBy(-2)
    assert preferences.value.breathing_own_rate == 10
    haven.go_back()
    clock.now += 6.1
    haven.breathing.pacer.refresh()
    assert haven.breathing.pacer.breath.number == 1, "six seconds for the first breath, not ten"
    opened(haven).length.settling.click()
    assert preferences.value.breathing_own_rate == 0


def test_how_long_is_in_minutes_and_for_long_holds_in_breaths(
    haven: HavenWindow, preferences: PreferencesHolder
) -> None:
    page = opened(haven)
    assert page.length.minutes.isVisible() and not page.length.rounds.isVisible()
    page.length.minutes.stepper.stepBy(-2)
    choose(page, "478")
    assert page.length.rounds.isVisible() and not page.length.minutes.isVisible()
    page.length.rounds.stepper.stepBy(20)
    assert (preferences.value.breathing_minutes, preferences.value.breathing_rounds) == (3, 8)
    assert type(preferences.value.breathing_minutes) is int


def test_after_the_chosen_time_only_the_sentence_changes(haven: HavenWindow, clock: Clock) -> None:
    screen = haven.breathing
    clock.now += 299
    screen.pacer.refresh()
    assert screen.sentence.text() == "No need to keep up. Stop if it feels worse."
    clock.now += 2
    screen.pacer.refresh()
    assert screen.sentence.text() == "Stay as long as you like."
    assert screen.pacer.wakes_in_ms and not screen.pacer.resting
    haven.begin()
    haven.start_first()
    assert screen.sentence.text() == "No need to keep up. Stop if it feels worse."


def test_the_long_hold_rests_and_says_why(haven: HavenWindow, preferences: PreferencesHolder, clock: Clock) -> None:
    preferences.change(breathing="478")
    screen = haven.breathing
    clock.now += 80
    screen.pacer.refresh()
    assert screen.sentence.text() == "Stay as long as you like."
    clock.now += 80
    screen.pacer.refresh()
    assert screen.sentence.text() == "That is enough of this one for now. Press again to begin anew."
    screen.pacer.click()
    assert screen.sentence.text() == "No need to keep up. Stop if it feels worse."


@pytest.mark.parametrize("key", ["circle", "bar", "words", "count", "tones"])
def test_how_it_looks_is_chosen_and_kept(
    key: str, haven: HavenWindow, preferences: PreferencesHolder, profile: Profile
) -> None:
    haven.around.player = Player(systems=NOWHERE)
    page = opened(haven)
    form(page, key).click()
    assert PreferencesHolder(profile.preferences).value.breathing_form == key
    haven.go_back()
    screen = haven.breathing
    assert screen.pacer.is_round is (key == "circle")
    assert screen.pacer.face.moves is (key in ("circle", "bar"))
    assert screen.rect().contains(screen.pacer.geometry())


def test_the_still_version_is_kept_too(haven: HavenWindow, preferences: PreferencesHolder) -> None:
    page = opened(haven)
    page.look.still.click()
    assert preferences.value.breathing_still
    assert haven.breathing.pacer.is_still
    page.look.still.click()
    assert not haven.breathing.pacer.is_still


def test_there_is_no_still_choice_where_nothing_moves_anyway(
    open_haven: OpenHaven, look: Look, preferences: PreferencesHolder
) -> None:
    page = opened(open_haven())
    assert page.look.still.isVisible()
    form(page, "count").click()
    assert not page.look.still.isVisible()
    preferences.change(breathing_form="bar")
    assert page.look.still.isVisible()
    look(motion="reduced")
    assert not opened(open_haven()).look.still.isVisible()


def test_tones_are_off_until_they_are_chosen_and_then_it_says_where_they_cannot_be_heard(
    haven: HavenWindow, preferences: PreferencesHolder, qtbot: QtBot
) -> None:
    assert not preferences.value.breathing_tones
    player = Player(systems=NOWHERE)
    haven.around.player = player
    page = opened(haven)
    assert player.has_device is None, "nobody asked for a sound"
    with qtbot.waitSignal(player.device_changed):
        page.look.tones.click()
    assert preferences.value.breathing_tones
    assert page.look.silence.isVisible()
    haven.go_back()
    assert haven.breathing.sentence.text() == "No loudspeaker was found. Here are the words."
    opened(haven).look.tones.click()
    haven.go_back()
    assert haven.breathing.sentence.text() == "No need to keep up. Stop if it feels worse."


def test_keys_alone_change_everything(haven: HavenWindow, preferences: PreferencesHolder, press: Press) -> None:
    press(haven, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    page = haven.page
    assert isinstance(page, PacePage)
    press(haven, Key.Key_Down)
    assert preferences.value.breathing == "even"
    press(haven, *[Key.Key_Down] * 3)
    assert preferences.value.breathing == OWN
    press(haven, Key.Key_Tab, Key.Key_Up, Key.Key_Up)
    assert preferences.value.breathing_in == 5.0
    met: list[QWidget | None] = []
    while haven.focusWidget() is not page.back:
        met.append(haven.focusWidget())
        press(haven, Key.Key_Tab)
    steppers = [widget for widget in page.findChildren(Stepper) if widget.isVisible()]
    expected = [*steppers[:4], page.look.forms[0], page.look.still, page.look.tones, page.length.settling, steppers[4]]
    assert met == [*expected, page.instead]
    haven.go_back()
    assert haven.breathing.pacer.hasFocus()


def test_the_signs_of_a_number_are_pressed_and_end_at_its_ends(
    haven: HavenWindow, preferences: PreferencesHolder
) -> None:
    stepper = opened(haven).length.minutes.stepper
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    less, more = QPoint(10, stepper.height() // 2), QPoint(stepper.width() - 10, stepper.height() // 2)
    QTest.mouseClick(stepper, left, none, more)
    assert preferences.value.breathing_minutes == 6
    QTest.mouseClick(stepper, left, none, QPoint(stepper.width() // 2, 20))
    assert preferences.value.breathing_minutes == 6
    for _ in range(12):
        QTest.mouseClick(stepper, left, none, less)
    assert preferences.value.breathing_minutes == 1


def test_a_screen_reader_hears_what_each_number_is_of(haven: HavenWindow, heard: Heard) -> None:
    page = opened(haven)
    choose(page, OWN)
    for row, name, value in (
        (page.patterns.steps["breathing_in"], "Seconds in", "4"),
        (page.patterns.steps["breathing_empty"], "Hold before the next", "0"),
        (page.length.minutes, "Minutes", "5"),
    ):
        interface = heard(row.stepper)
        assert interface.role() == QAccessible.Role.SpinBox
        assert interface.text(QAccessible.Text.Name) == name
        assert interface.text(QAccessible.Text.Value) == value
    assert heard(page.options[0]).text(QAccessible.Text.Name) == "3 in, 4 out, shorter, 8.57 a minute"
    assert heard(page.options[0]).role() == QAccessible.Role.RadioButton


@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(960, 600), (1280, 800), (1920, 1080)])
def test_everything_fits_beside_and_can_be_scrolled_to(
    size: tuple[int, int], text_size: float, open_haven: OpenHaven, look: Look, preferences: PreferencesHolder
) -> None:
    look(text_size)
    preferences.change(breathing=OWN, breathing_in=10.0, breathing_out=12.0, breathing_own_rate=11)
    page = opened(open_haven(*size))
    room = page.area.viewport().width()
    shown = [widget for card in page.findChildren(HavenCard) for widget in card.findChildren(QWidget)]
    shown = [widget for widget in shown if widget.isVisible()]
    assert len(shown) > 25
    for widget in shown:
        right = widget.mapTo(page.area.viewport(), QPoint(widget.width(), 0)).x()
        assert right <= room, (widget, right, room)
        assert widget.width() >= widget.minimumSizeHint().width(), widget
    for label in page.findChildren(Label):
        assert not label.isVisible() or label.heightForWidth(label.width()) <= label.height() + 1, label.text()


def test_it_stands_in_two_columns_where_there_is_room_and_in_one_where_there_is_not(
    open_haven: OpenHaven, look: Look
) -> None:
    wide = opened(open_haven(1280, 800))
    assert wide.look.y() == wide.patterns.y() and wide.look.x() > wide.patterns.x()
    narrow = opened(open_haven(960, 600))
    assert narrow.look.x() == narrow.patterns.x() and narrow.look.y() > narrow.holds.y()


def test_what_is_chosen_here_needs_no_open_journal(haven: HavenWindow) -> None:
    assert haven.around.own is None
    assert not opened(haven).personal
    assert haven.page_of(Choice.BREATHE) is haven.breathing
