"""Five, four, three, two, one: at any speed, with any sense, and nothing kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from app.domain.choices import Choice
from app.ui.safe_space.grounding.look_around import LookAround
from app.ui.safe_space.window import HavenWindow
from tests.ui.safe_space.conftest import Heard, Press

Key = Qt.Key


@pytest.fixture
def looking(haven: HavenWindow) -> LookAround:
    haven.go_to(Choice.LOOK)
    page = haven.page
    assert isinstance(page, LookAround)
    return page


def shown(page: LookAround) -> int:
    return sum(circle.isVisible() for circle in page.circles)


def test_the_steps_in_their_order(looking: LookAround) -> None:
    headings = [looking.heading]
    for _ in range(4):
        looking.third.click()
        headings.append(looking.heading)
    assert headings == [
        "5 things you can see",
        "4 things you can touch",
        "3 things you can hear",
        "2 things you can smell",
        "1 thing you can taste",
    ]


def test_as_many_circles_as_things_and_none_ticked(looking: LookAround) -> None:
    looking.circles[0].click()
    for count in (5, 4, 3, 2, 1):
        assert looking.count == count == shown(looking)
        if count < 5:
            assert not any(circle.isChecked() for circle in looking.circles)
        if count > 1:
            looking.third.click()


def test_the_third_place_names_the_next_step(looking: LookAround) -> None:
    names = []
    for _ in range(5):
        names.append(looking.third.text())
        if not looking.at_end:
            looking.third.click()
    assert names == ["On to 4", "On to 3", "On to 2", "On to 1", "Done for now"]


def test_nothing_needs_to_be_ticked_to_go_on_or_to_leave(looking: LookAround, haven: HavenWindow) -> None:
    for _ in range(5):
        looking.third.click()
    assert haven.isHidden()


def test_it_ends_with_a_quiet_sentence(looking: LookAround) -> None:
    assert looking.sentence.text() == "Tap one for each. Any order, any size."
    for _ in range(4):
        looking.third.click()
    assert looking.sentence.text() == "Tap it when you have it. None is fine too."
    looking.circles[0].click()
    assert looking.sentence.text() == "You are here. Stay as long as you like."


def test_pressing_a_circle_ticks_it_and_again_unticks_it(looking: LookAround) -> None:
    looking.circles[3].click()
    assert [circle.isChecked() for circle in looking.circles] == [False, False, False, True, False]
    looking.circles[3].click()
    assert not looking.circles[3].isChecked()


def test_space_alone_walks_through_all_of_it_and_never_leaves(
    looking: LookAround, haven: HavenWindow, press: Press
) -> None:
    for count in (5, 4, 3, 2):
        assert looking.count == count
        press(haven, *[Key.Key_Space] * count)
        assert all(circle.isChecked() for circle in looking.circles[:count])
        assert haven.focusWidget() is looking.third
        press(haven, Key.Key_Space)
    press(haven, *[Key.Key_Space] * 7)
    assert haven.isVisible() and looking.count == 1
    assert looking.circles[0].isChecked()


def test_any_sense_can_be_swapped_for_another(looking: LookAround) -> None:
    assert looking.tool
    seen = []
    for _ in range(6):
        looking.tool.click()
        seen.append(looking.heading)
    assert seen == [
        "5 things you can touch",
        "5 things you can hear",
        "5 things you can smell",
        "5 things you can taste",
        "5 things of any kind",
        "5 things you can see",
    ]


def test_swapping_one_sense_leaves_the_ticks_and_the_other_steps(looking: LookAround) -> None:
    assert looking.tool
    looking.circles[0].click()
    looking.tool.click()
    assert looking.circles[0].isChecked()
    looking.third.click()
    assert looking.heading == "4 things you can touch"


def test_back_goes_one_step_and_then_to_the_first_screen(looking: LookAround, haven: HavenWindow, press: Press) -> None:
    looking.third.click()
    haven.go_back()
    assert looking.count == 5
    haven.go_back()
    assert haven.page is haven.home


def test_coming_again_begins_anew(looking: LookAround, haven: HavenWindow) -> None:
    assert looking.tool
    looking.tool.click()
    looking.third.click()
    looking.other.click()
    haven.go_to(Choice.LOOK)
    assert looking.heading == "5 things you can see"


def test_a_screen_reader_hears_which_thing_and_whether_it_is_ticked(looking: LookAround, heard: Heard) -> None:
    circle = heard(looking.circles[1])
    assert circle.role() == QAccessible.Role.CheckBox
    assert circle.text(QAccessible.Text.Name) == "2 of 5 things you can see"
    assert not circle.state().checked
    looking.circles[1].click()
    assert heard(looking.circles[1]).state().checked


def test_circles_are_large(looking: LookAround) -> None:
    assert {(circle.width(), circle.height()) for circle in looking.circles[:5]} == {(128, 128)}
