"""After a hard moment: nothing unless it was wanted, one page if it was, other ways if it is worse, and always out."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from app.domain.choices import Choice
from app.domain.haven_moments import Answer, HavenMoment, Helped
from app.domain.plan import PlanPart
from app.jobs import Jobs
from app.storage.haven_moments import new_moment
from app.ui.safe_space.aftercare.how_now import HowNow
from app.ui.safe_space.aftercare.other_ways import OtherWays
from app.ui.safe_space.page import Exercise
from app.ui.safe_space.reach.screen import ReachScreen
from app.ui.safe_space.surroundings import ASK_AFTERWARDS, NOTE_VISITS
from app.ui.safe_space.window import HavenWindow
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.ui.safe_space.conftest import Clock, Heard, Look, OpenHaven, Press

Key = Qt.Key


@pytest.fixture
def haven(open_own: OpenHaven) -> HavenWindow:
    return open_own(at=Choice.BREATHE)


def want(own: Workspace, *wishes: str) -> None:
    for wish in wishes:
        own.wishes.keep(wish, True)


def done(haven: HavenWindow) -> HavenWindow:
    """Presses "Done for now"; on Look around from its last step."""
    page = haven.page
    while haven.page is page and haven.isVisible():
        page.third.click()  # type: ignore[attr-defined]
    return haven


def asked(haven: HavenWindow) -> HowNow:
    assert isinstance(haven.page, HowNow)
    return haven.page


def offered(haven: HavenWindow) -> OtherWays:
    assert isinstance(haven.page, OtherWays)
    return haven.page


def noted(own: Workspace) -> list[tuple[str, int, Answer]]:
    return [(one.exercise, one.used_s, one.answer) for one in own.haven_moments.all()]


def said(own: Workspace, exercise: Choice, *answers: Helped) -> None:
    own.haven_moments.add([new_moment(exercise.value, datetime.now(UTC), 60, Answer(one)) for one in answers])


# --- not wanted ------------------------------------------------------------------------------------------------------


def test_nothing_is_asked_and_nothing_noted_until_wanted(haven: HavenWindow, own: Workspace, clock: Clock) -> None:
    clock.now += 300
    done(haven)
    assert haven.isHidden()
    assert noted(own) == []


def test_while_locked_nothing_is_asked(open_haven: OpenHaven, qtbot: QtBot) -> None:
    haven = open_haven()
    with qtbot.waitSignal(haven.left):
        done(haven)


def test_the_note_alone_asks_nothing_and_says_which_exercise_and_how_long(
    haven: HavenWindow, own: Workspace, clock: Clock
) -> None:
    want(own, NOTE_VISITS)
    clock.now += 245.7
    done(haven)
    assert haven.isHidden()
    assert noted(own) == [("breathe", 245, Answer())]


def test_people_and_the_first_screen_are_no_exercise(haven: HavenWindow, own: Workspace, clock: Clock) -> None:
    want(own, NOTE_VISITS)
    clock.now += 60
    haven.go_to(Choice.REACH)
    clock.now += 600
    haven.go_back()
    clock.now += 30
    haven.begin()
    clock.now += 600
    haven.leave()
    assert noted(own) == [("breathe", 90, Answer())]


def test_each_exercise_of_a_visit_is_noted_once_and_passing_through_is_not(
    haven: HavenWindow, own: Workspace, clock: Clock
) -> None:
    want(own, NOTE_VISITS)
    clock.now += 3
    haven.go_to(Choice.LOOK)
    clock.now += 60
    haven.leave()
    assert noted(own) == [("look", 60, Answer())]


def test_a_visit_is_noted_however_it_ends(haven: HavenWindow, own: Workspace, clock: Clock) -> None:
    want(own, NOTE_VISITS)
    clock.now += 60
    haven.close()
    assert len(noted(own)) == 1
    haven.begin()
    haven.show()
    haven.go_to(Choice.LOOK)
    clock.now += 30
    haven.let_go()
    assert [one[:2] for one in noted(own)] == [("breathe", 60), ("look", 30)]


# --- how is it now ---------------------------------------------------------------------------------------------------


def test_wanted_it_is_asked_once_on_one_page(haven: HavenWindow, own: Workspace) -> None:
    want(own, ASK_AFTERWARDS)
    page = asked(done(haven))
    assert [tile.text() for tile in page.answers] == ["Worse", "The same", "A little better", "A lot better"]
    assert [tile.text() for tile in page.places] == ["Something else", "Reach someone", "Leave"]
    assert haven.focusWidget() is page.third
    assert (page.before.scale.answer(), page.after.scale.answer()) == (None, None)


def test_look_around_is_asked_about_after_its_last_step_only(haven: HavenWindow, own: Workspace) -> None:
    want(own, ASK_AFTERWARDS)
    haven.go_to(Choice.LOOK)
    haven.page.third.click()  # type: ignore[attr-defined]
    assert haven.page is haven.page_of(Choice.LOOK)
    asked(done(haven))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_answer_is_noted_on_leaving(haven: HavenWindow, own: Workspace, clock: Clock, number: int) -> None:
    want(own, ASK_AFTERWARDS)
    clock.now += 100
    page = asked(done(haven))
    page.answers[number].click()
    assert haven.focusWidget() is page.third
    page.third.click()
    assert haven.isHidden()
    assert noted(own) == [("breathe", 100, Answer(page.answers[number].helped))]


def test_leaving_without_a_word_notes_nothing(haven: HavenWindow, own: Workspace, qtbot: QtBot) -> None:
    want(own, ASK_AFTERWARDS)
    page = asked(done(haven))
    with qtbot.waitSignal(haven.left):
        page.third.click()
    assert haven.isHidden()
    assert noted(own) == []


@pytest.mark.parametrize("way_out", ["leave", "back", "close"])
def test_every_way_out_is_one_press(haven: HavenWindow, own: Workspace, qtbot: QtBot, way_out: str) -> None:
    """Esc takes the way of Back."""
    want(own, ASK_AFTERWARDS)
    page = asked(done(haven))
    with qtbot.waitSignal(haven.left):
        {"leave": page.third.click, "back": haven.go_back, "close": haven.close}[way_out]()
    assert haven.isHidden()
    haven.begin()
    assert haven.page is haven.home


def test_numbers_are_noted_with_the_answer(haven: HavenWindow, own: Workspace) -> None:
    want(own, ASK_AFTERWARDS)
    page = asked(done(haven))
    page.before.scale.set_answer(8)
    page.after.scale.set_answer(5)
    page.answers[2].click()
    page.third.click()
    assert noted(own)[0][2] == Answer(Helped.A_LITTLE, 8, 5)


def test_a_wrong_press_can_be_put_right(haven: HavenWindow, own: Workspace) -> None:
    want(own, ASK_AFTERWARDS)
    page = asked(done(haven))
    page.answers[0].click()
    offered(haven)
    haven.go_back()
    assert haven.page is page
    page.answers[3].click()
    page.third.click()
    assert noted(own)[0][2] == Answer(Helped.A_LOT)


def test_the_same_exercise_done_twice_is_answered_about_twice(haven: HavenWindow, own: Workspace, clock: Clock) -> None:
    want(own, ASK_AFTERWARDS)
    clock.now += 30
    asked(done(haven)).answers[1].click()
    asked(haven).other.click()
    assert haven.page is haven.home
    haven.go_to(Choice.BREATHE)
    clock.now += 40
    asked(done(haven)).answers[3].click()
    haven.leave()
    assert noted(own) == [("breathe", 30, Answer(Helped.SAME)), ("breathe", 40, Answer(Helped.A_LOT))]


def test_keys_alone_answer_and_leave(haven: HavenWindow, own: Workspace, press: Press) -> None:
    want(own, ASK_AFTERWARDS)
    done(haven)
    press(haven, Key.Key_3)
    assert asked(haven).answers[2].isChecked()
    press(haven, Key.Key_Return)
    assert haven.isHidden()
    assert noted(own)[0][2] == Answer(Helped.A_LITTLE)


def test_pressing_twice_what_ends_an_exercise_says_nothing_about_it(
    haven: HavenWindow, own: Workspace, press: Press, clock: Clock
) -> None:
    want(own, ASK_AFTERWARDS)
    clock.now += 100
    exercise = haven.page
    assert isinstance(exercise, Exercise)
    exercise.third.setFocus()
    press(haven, Key.Key_Space, Key.Key_Space)
    assert haven.isHidden()
    assert noted(own) == []


def test_arrow_keys_answer_nothing_on_their_way(haven: HavenWindow, own: Workspace, press: Press) -> None:
    want(own, ASK_AFTERWARDS)
    page = asked(done(haven))
    page.answers[1].click()
    page.answers[1].setFocus()
    press(haven, Key.Key_Left)
    assert haven.focusWidget() is page.answers[0]
    assert page.answers[1].isChecked()
    assert haven.page is page
    press(haven, Key.Key_Left)
    assert haven.focusWidget() is page.answers[3]


def test_digits_answer_and_on_a_scale_they_are_numbers(haven: HavenWindow, own: Workspace, press: Press) -> None:
    want(own, ASK_AFTERWARDS)
    page = asked(done(haven))
    page.before.scale.setFocus()
    press(haven, Key.Key_7)
    assert page.before.scale.answer() == 7
    press(haven, Key.Key_1, Key.Key_Delete)
    assert page.before.scale.answer() is None
    assert haven.page is page
    page.third.setFocus()
    press(haven, Key.Key_2)
    assert page.answers[1].isChecked()


def test_every_answer_says_what_it_is(haven: HavenWindow, own: Workspace, heard: Heard) -> None:
    want(own, ASK_AFTERWARDS)
    page = asked(done(haven))
    page.answers[1].click()
    for tile in page.answers:
        interface = heard(tile)
        assert interface.role() == QAccessible.Role.RadioButton
        assert interface.text(QAccessible.Text.Name) == tile.text()
        assert interface.state().checked == (tile is page.answers[1])
    scale = heard(page.after.scale)
    assert scale.role() == QAccessible.Role.Slider
    assert scale.text(QAccessible.Text.Name) == "How hard it is now, not answered"


# --- it got worse ----------------------------------------------------------------------------------------------------


def test_worse_offers_something_else_and_people_never_the_same(haven: HavenWindow, own: Workspace) -> None:
    want(own, ASK_AFTERWARDS)
    asked(done(haven)).answers[0].click()
    page = offered(haven)
    assert page.choices == (Choice.LOOK, Choice.NOW)
    assert [tile.text() for tile in page.tiles] == ["Look around", "Here and now"]
    assert [tile.text() for tile in page.places] == ["Something else", "Reach someone", "Leave"]
    assert haven.focusWidget() is page.tiles[0]
    page.other.click()
    assert haven.page is haven.home


def test_what_was_done_in_this_visit_is_not_offered_again(haven: HavenWindow, own: Workspace) -> None:
    want(own, ASK_AFTERWARDS)
    haven.go_to(Choice.LOOK)
    haven.go_to(Choice.BREATHE)
    asked(done(haven)).answers[0].click()
    assert offered(haven).choices == (Choice.NOW, Choice.BODY)


def test_what_mostly_helped_before_is_offered_first(haven: HavenWindow, own: Workspace) -> None:
    want(own, ASK_AFTERWARDS)
    said(own, Choice.KIND, Helped.A_LOT, Helped.A_LITTLE)
    said(own, Choice.NOW, Helped.WORSE, Helped.A_LITTLE)
    said(own, Choice.BREATHE, Helped.A_LOT, Helped.A_LOT, Helped.A_LOT)
    asked(done(haven)).answers[0].click()
    assert offered(haven).choices == (Choice.KIND, Choice.LOOK)


def test_what_no_therapist_suggested_is_not_offered_though_it_once_helped(haven: HavenWindow, own: Workspace) -> None:
    want(own, ASK_AFTERWARDS)
    said(own, Choice.PLACE, Helped.A_LOT)
    asked(done(haven)).answers[0].click()
    assert Choice.PLACE not in offered(haven).choices


def test_the_other_way_begins_and_worse_is_noted(haven: HavenWindow, own: Workspace, press: Press) -> None:
    want(own, ASK_AFTERWARDS)
    asked(done(haven)).answers[0].click()
    press(haven, Key.Key_1)
    assert haven.page is haven.page_of(Choice.LOOK)
    haven.leave()
    assert noted(own)[0][2] == Answer(Helped.WORSE)


def test_people_are_one_press_away(haven: HavenWindow, own: Workspace) -> None:
    want(own, ASK_AFTERWARDS)
    asked(done(haven)).answers[0].click()
    offered(haven).people.click()
    assert isinstance(haven.page, ReachScreen)
    haven.go_back()
    offered(haven)


def test_a_plan_with_something_in_it_is_one_press_away(haven: HavenWindow, own: Workspace) -> None:
    want(own, ASK_AFTERWARDS)
    own.plan.add(PlanPart.ALONE, "Cold water on my hands.")
    asked(done(haven)).answers[0].click()
    assert [tile.text() for tile in offered(haven).places] == ["My plan", "Reach someone", "Leave"]
    offered(haven).other.click()
    assert haven.page is haven.page_of(Choice.PLAN)


def test_leave_leaves_from_there_too(haven: HavenWindow, own: Workspace, qtbot: QtBot) -> None:
    want(own, ASK_AFTERWARDS)
    asked(done(haven)).answers[0].click()
    with qtbot.waitSignal(haven.left):
        offered(haven).third.click()
    assert noted(own)[0][2] == Answer(Helped.WORSE)


def test_no_lower_number_makes_the_first_place_lead_to_something_else(haven: HavenWindow, own: Workspace) -> None:
    want(own, ASK_AFTERWARDS)
    page = asked(done(haven))
    page.before.scale.set_answer(5)
    page.after.scale.set_answer(6)
    assert haven.page is page, "nothing opens under somebody's hand"
    page.other.click()
    assert offered(haven).choices


# --- trouble ---------------------------------------------------------------------------------------------------------


def test_a_full_disk_stands_in_nobodys_way_out(haven: HavenWindow, own: Workspace, qtbot: QtBot) -> None:
    """The note is lost and nothing is shown: on the way out, leaving is all that counts."""
    want(own, ASK_AFTERWARDS, NOTE_VISITS)
    page = asked(done(haven))
    page.answers[2].click()
    with full_disk(), qtbot.waitSignal(haven.left):
        page.third.click()
    assert haven.isHidden()
    assert noted(own) == []
    said(own, Choice.LOOK, Helped.SAME)
    assert len(noted(own)) == 1, "with room again, it takes the next one"


def test_the_journal_that_closes_takes_the_question_along_and_keeps_the_answer(
    haven: HavenWindow, own: Workspace
) -> None:
    want(own, ASK_AFTERWARDS)
    asked(done(haven)).answers[2].click()
    haven.let_go()
    assert haven.page is haven.home
    assert noted(own)[0][2] == Answer(Helped.A_LITTLE)
    haven.take_in(own, Jobs(haven))
    haven.leave()
    assert len(noted(own)) == 1


def test_moments_know_when_they_began(haven: HavenWindow, own: Workspace, clock: Clock) -> None:
    want(own, NOTE_VISITS)
    clock.now += 20
    haven.leave()
    (moment,) = own.haven_moments.all()
    assert isinstance(moment, HavenMoment)
    assert abs(moment.began - datetime.now().astimezone()) < timedelta(minutes=1)
    assert moment.began.utcoffset() == datetime.now().astimezone().utcoffset()


@pytest.mark.parametrize("size", [(960, 600), (1280, 800), (3840, 2160)])
@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
def test_the_page_fits(
    size: tuple[int, int], text_size: float, open_own: OpenHaven, own: Workspace, look: Look
) -> None:
    look(text_size)
    want(own, ASK_AFTERWARDS)
    page = asked(done(open_own(*size, at=Choice.BREATHE)))
    parts = [*page.answers, page.before, page.after, *page.places, page.back, page.heading]
    for number, part in enumerate(parts):
        assert page.rect().contains(part.geometry()), part
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[:number]), part
    assert all(answer.height_at(answer.width()) <= answer.height() for answer in page.answers)
    assert all(place.height_at(place.width()) <= place.height() for place in page.places)
    for scale in (page.before, page.after):
        assert scale.height() >= scale.sizeHint().height()
