"""Here and now, with your mind, with your body: at any speed, by keys alone, heard as well as seen."""

import re

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from app.domain.choices import Choice
from app.ui.safe_space.grounding.body import WithYourBody
from app.ui.safe_space.grounding.look_around import LookAround
from app.ui.safe_space.grounding.mind import WithYourMind
from app.ui.safe_space.grounding.mind_tasks import Task, steps_of
from app.ui.safe_space.grounding.now import HereAndNow
from app.ui.safe_space.grounding.other_ways import OtherWays
from app.ui.safe_space.steps_page import StepsPage
from app.ui.safe_space.window import HavenWindow
from tests.ui.safe_space.conftest import Clock, Heard, Look, OpenHaven, Press

Key = Qt.Key
IN_STEPS = [Choice.NOW, Choice.MIND, Choice.BODY]


def steps_page(haven: HavenWindow, choice: Choice) -> StepsPage:
    haven.go_to(choice)
    page = haven.page
    assert isinstance(page, StepsPage)
    return page


@pytest.fixture
def now(haven: HavenWindow) -> HereAndNow:
    page = steps_page(haven, Choice.NOW)
    assert isinstance(page, HereAndNow)
    return page


@pytest.fixture
def mind(haven: HavenWindow) -> WithYourMind:
    page = steps_page(haven, Choice.MIND)
    assert isinstance(page, WithYourMind)
    return page


@pytest.fixture
def body(haven: HavenWindow) -> WithYourBody:
    page = steps_page(haven, Choice.BODY)
    assert isinstance(page, WithYourBody)
    return page


def walked(page: StepsPage) -> list[str]:
    """The large line of each step from here to the last."""
    lines = [page.stage.text()]
    while not page.at_end:
        page.third.click()
        lines.append(page.stage.text())
    return lines


# --- behind Look around -----------------------------------------------------------------------------------------------


def test_other_ways_are_behind_look_around(haven: HavenWindow) -> None:
    haven.go_to(Choice.LOOK)
    looking = haven.page
    assert isinstance(looking, LookAround)
    looking.third.click()
    looking.ways.click()
    ways = haven.page
    assert isinstance(ways, OtherWays)
    assert [tile.text() for tile in ways.tiles] == ["Here and now", "With your mind", "With your body"]
    haven.go_back()
    assert haven.page is looking
    assert looking.count == 4, "Back returns to the step that was left"


@pytest.mark.parametrize(
    ("key", "kind"), [(Key.Key_1, HereAndNow), (Key.Key_2, WithYourMind), (Key.Key_3, WithYourBody)]
)
def test_a_digit_opens_each_way(haven: HavenWindow, press: Press, key: Key, kind: type[StepsPage]) -> None:
    haven.go_to(Choice.LOOK)
    looking = haven.page
    assert isinstance(looking, LookAround)
    looking.ways.click()
    press(haven, key)
    assert isinstance(haven.page, kind)
    haven.go_back()
    assert haven.page is haven.home


# --- what all of them share -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("choice", IN_STEPS)
def test_it_is_running_when_it_opens_and_has_the_keyboard(haven: HavenWindow, choice: Choice) -> None:
    page = steps_page(haven, choice)
    assert page.number == 0
    assert haven.focusWidget() is page.stage
    assert page.stage.text() and page.sentence.text()


@pytest.mark.parametrize("choice", IN_STEPS)
def test_the_places_are_where_they_always_are(haven: HavenWindow, choice: Choice) -> None:
    breathing = [tile.geometry() for tile in haven.breathing.places]
    page = steps_page(haven, choice)
    assert [tile.geometry() for tile in page.places] == breathing
    assert [tile.text() for tile in page.places[:2]] == ["Something else", "Reach someone"]


@pytest.mark.parametrize("choice", IN_STEPS)
def test_the_arrow_keys_walk_through_all_of_it_and_never_leave(
    haven: HavenWindow, press: Press, choice: Choice
) -> None:
    page = steps_page(haven, choice)
    press(haven, *[Key.Key_Right] * (page.count + 3))
    assert page.at_end and haven.page is page
    assert page.third.text() == "Done for now"
    assert haven.focusWidget() is page.stage
    press(haven, *[Key.Key_Left] * (page.count + 3))
    assert page.number == 0 and haven.page is page


@pytest.mark.parametrize("choice", IN_STEPS)
def test_the_last_step_ends_where_the_person_wants(haven: HavenWindow, choice: Choice) -> None:
    page = steps_page(haven, choice)
    walked(page)
    page.third.click()
    assert haven.isHidden()


@pytest.mark.parametrize("choice", IN_STEPS)
def test_going_on_by_a_press_puts_the_keyboard_where_the_new_words_are(haven: HavenWindow, choice: Choice) -> None:
    page = steps_page(haven, choice)
    page.third.setFocus()
    page.third.click()
    assert haven.focusWidget() is page.stage


@pytest.mark.parametrize("choice", IN_STEPS)
def test_coming_again_begins_anew(haven: HavenWindow, choice: Choice) -> None:
    page = steps_page(haven, choice)
    first = page.stage.accessibleName()
    page.third.click()
    assert page.stage.accessibleName() != first
    page.other.click()
    assert steps_page(haven, choice).stage.accessibleName() == first


@pytest.mark.parametrize("choice", IN_STEPS)
def test_nothing_can_be_typed(haven: HavenWindow, choice: Choice) -> None:
    page = steps_page(haven, choice)
    assert not any(page.findChildren(kind) for kind in (QLineEdit, QTextEdit, QPlainTextEdit))


@pytest.mark.parametrize("choice", IN_STEPS)
def test_a_screen_reader_hears_each_step(haven: HavenWindow, heard: Heard, choice: Choice) -> None:
    page = steps_page(haven, choice)
    said = []
    for _ in range(page.count):
        interface = heard(page.stage)
        assert interface.role() == QAccessible.Role.Button
        said.append(interface.text(QAccessible.Text.Name))
        assert page.stage.text() in said[-1]
        page.go_by(1)
    assert len(set(said)) == page.count


@pytest.mark.parametrize("choice", [Choice.NOW, Choice.BODY])
def test_dots_show_how_far_it_is_without_a_number(haven: HavenWindow, choice: Choice, heard: Heard) -> None:
    page = steps_page(haven, choice)
    assert page.dots.shown == (0, page.count)
    page.third.click()
    assert page.dots.shown == (1, page.count)
    assert heard(page.dots).text(QAccessible.Text.Name) == f"Step 2 of {page.count}"


# --- here and now -----------------------------------------------------------------------------------------------------


def test_the_first_line_is_todays_date_with_its_weekday(now: HereAndNow) -> None:
    today = QDate.currentDate()
    line = now.stage.text().replace("\u00a0", " ")
    assert line == QLocale().toString(today, QLocale.FormatType.LongFormat)
    assert QLocale().dayName(today.dayOfWeek()) in line and str(today.year()) in line


def test_the_steps_of_here_and_now_in_their_order(now: HereAndNow) -> None:
    assert walked(now)[1:] == [
        "Where are you now?",
        "How old are you now?",
        "Find 3 things that show it is now",
        "Look slowly to the left",
        "Look slowly to the right",
        "Turn and look behind you",
        "Where are the doors?",
        "Feel your feet and the chair",
    ]


def test_back_goes_one_step_and_then_to_the_first_screen(now: HereAndNow, haven: HavenWindow) -> None:
    now.third.click()
    haven.go_back()
    assert now.number == 0 and haven.page is now
    haven.go_back()
    assert haven.page is haven.home


def test_space_and_enter_go_on_and_never_leave(now: HereAndNow, haven: HavenWindow, press: Press) -> None:
    press(haven, Key.Key_Space, Key.Key_Return)
    assert now.number == 2
    press(haven, *[Key.Key_Space] * (now.count + 3))
    assert now.at_end and haven.page is now


def test_the_large_line_is_heard_with_its_sentence(now: HereAndNow, heard: Heard) -> None:
    now.third.click()
    assert heard(now.stage).text(QAccessible.Text.Name) == "Where are you now? Name the room, and the town it is in."


# --- with your mind ---------------------------------------------------------------------------------------------------


def test_the_first_task_runs_at_once_with_one_letter_after_another(mind: WithYourMind) -> None:
    assert mind.task is Task.ANIMALS
    assert mind.stage.accessibleName().startswith("A an animal that begins like this.")
    assert mind.third.text() == "Next letter"
    mind.third.click()
    assert mind.stage.accessibleName().startswith("B ")
    assert mind.count == 26


@pytest.mark.parametrize(
    ("task", "numbers"), [(Task.BACK_BY_SEVEN, range(100, -1, -7)), (Task.BACK_BY_THREE, range(60, -1, -3))]
)
def test_the_next_number_shows_itself_only_when_asked_for(
    mind: WithYourMind, clock: Clock, task: Task, numbers: range
) -> None:
    while mind.task is not task:
        mind.tool.click()
    assert mind.third.text() == "Show it"
    for number in numbers:
        clock.now += 60
        assert re.findall(r"^\d+", mind.stage.accessibleName()) == [str(number)]
        if not mind.at_end:
            mind.third.click()
    assert mind.at_end


def test_another_one_is_always_on_offer_and_none_comes_twice_before_all_came(
    mind: WithYourMind, haven: HavenWindow
) -> None:
    seen = [mind.task]
    for _ in range(len(Task)):
        mind.third.click()
        mind.tool.click()
        assert mind.number == 0
        assert haven.focusWidget() is mind.stage
        seen.append(mind.task)
    assert seen[:-1] == list(Task)
    assert seen[-1] is Task.ANIMALS


def test_back_leads_out_at_once_because_letters_are_many(mind: WithYourMind, haven: HavenWindow) -> None:
    for _ in range(5):
        mind.third.click()
    haven.go_back()
    assert haven.page is haven.home


@pytest.mark.parametrize("task", Task)
def test_each_task_is_a_handful_of_short_lines(task: Task) -> None:
    found = steps_of(task)
    assert 7 <= len(found.steps) <= 26
    assert all(step.words and step.sentence and len(step.words) <= 80 for step in found.steps)
    assert len(found.onward.split()) <= 3
    assert len({step.said for step in found.steps}) == len(found.steps)


# --- with your body ---------------------------------------------------------------------------------------------------


def test_feet_press_three_times_for_five_seconds_and_then_it_waits(body: WithYourBody, clock: Clock) -> None:
    heard = []
    for _ in range(60):
        heard.append(body.pace.lines.what)
        clock.now += 1
        body.pace.refresh()
    assert heard[:30] == (["Press down"] * 5 + ["Let go"] * 5) * 3
    assert set(heard[30:]) == {"Stay with it"}
    assert body.number == 0, "nobody is hurried to the next step"
    assert body.pace.wakes_in_ms is None


def test_every_step_of_the_body_can_be_passed(body: WithYourBody) -> None:
    assert walked(body) == [
        "Both feet on the floor",
        "Hold something cool or rough",
        "Stand up, or sit tall, and sway",
        "Lay a hand on a table or a wall",
    ]


def test_each_step_of_the_body_begins_its_pace_anew(body: WithYourBody, clock: Clock) -> None:
    clock.now += 7
    body.pace.refresh()
    assert body.pace.lines.what == "Let go"
    body.third.click()
    assert body.pace.lines.what == "Close your hand"


def test_space_rests_and_goes_on_where_it_rested(
    body: WithYourBody, haven: HavenWindow, press: Press, clock: Clock
) -> None:
    clock.now += 3
    press(haven, Key.Key_Space)
    assert body.pace.resting and body.pace.wakes_in_ms is None
    assert body.sentence.text() == "Resting. Press again to go on."
    clock.now += 60
    press(haven, Key.Key_Space)
    assert not body.pace.resting
    assert body.sentence.text() == "Notice what carries you."
    clock.now += 2.01
    body.pace.refresh()
    assert body.pace.lines.what == "Let go"


def test_going_on_ends_a_rest(body: WithYourBody) -> None:
    body.stage.click()
    body.third.click()
    assert not body.pace.resting
    assert body.sentence.text() == "A cup, a key, a stone, your sleeve."


def test_a_screen_reader_hears_when_to_press_and_when_to_let_go(body: WithYourBody, clock: Clock, heard: Heard) -> None:
    said: list[str] = []
    for _ in range(11 * 30):
        name = heard(body.stage).text(QAccessible.Text.Name)
        if not said or said[-1] != name:
            said.append(name)
        clock.now += 1 / 30
        body.pace.refresh()
    assert said == [
        "Both feet on the floor: Press down. Notice what carries you.",
        "Both feet on the floor: Let go",
        "Both feet on the floor: Press down",
    ]


def test_reduced_motion_changes_with_whole_seconds_only(open_haven: OpenHaven, look: Look, clock: Clock) -> None:
    look(motion="reduced")
    page = steps_page(open_haven(), Choice.BODY)
    assert isinstance(page, WithYourBody)
    first = page.pace.grab().toImage()
    clock.now += 0.9
    page.pace.refresh()
    assert page.pace.grab().toImage() == first
    assert page.pace.wakes_in_ms in (100, 101, 102)
    clock.now += 0.2
    page.pace.refresh()
    assert page.pace.grab().toImage() != first
