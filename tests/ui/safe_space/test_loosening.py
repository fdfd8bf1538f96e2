"""Loosen up: runs by itself, rests when asked, and leaves out what somebody said on a calm day."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from app.domain.choices import Choice
from app.domain.loosening import Group, Version, course
from app.jobs import Jobs
from app.storage.errors import StorageError
from app.ui.safe_space.loosening.own_page import OwnLoosening
from app.ui.safe_space.loosening.own_wishes import LEARNING, LEFT_OUT, VERSION, kept_wishes
from app.ui.safe_space.loosening.screen import LoosenUp
from app.ui.safe_space.ready_rows import ReadyRow, make_ready_page
from app.ui.safe_space.window import HavenWindow
from app.ui.trouble_sheet import TroubleSheet
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.ui.safe_space.conftest import Clock, Heard, Look, OpenHaven, Press

Key = Qt.Key


def loosening(haven: HavenWindow) -> LoosenUp:
    haven.go_to(Choice.LOOSEN)
    page = haven.page
    assert isinstance(page, LoosenUp)
    return page


@pytest.fixture
def page(haven: HavenWindow) -> LoosenUp:
    return loosening(haven)


@pytest.fixture
def own_page(open_own: OpenHaven) -> OwnLoosening:
    haven = open_own()
    haven.get_ready()
    haven.page.page_wanted.emit(make_ready_page(ReadyRow.LOOSEN, haven.around))
    shown = haven.page
    assert isinstance(shown, OwnLoosening)
    return shown


def pass_time(page: LoosenUp, clock: Clock, seconds: float) -> None:
    clock.now += seconds
    page.pace.refresh()


def parts(page: LoosenUp) -> list[Group]:
    return [turn.group for turn in page.course.turns]


# --- running ----------------------------------------------------------------------------------------------------------


def test_locked_it_is_only_letting_go_and_already_running(page: LoosenUp, haven: HavenWindow) -> None:
    assert page.course == course(Version.RELEASE)
    assert page.pace.wakes_in_ms is not None
    assert haven.focusWidget() is page.pace
    assert (page.pace.lines.about, page.pace.lines.what) == ("Right arm", "Notice it")


def test_it_goes_through_the_body_by_itself(page: LoosenUp, clock: Clock) -> None:
    seen: list[str] = []
    for _ in range(int(page.course.length) + 60):
        if not seen or seen[-1] != page.pace.lines.about:
            seen.append(page.pace.lines.about)
        pass_time(page, clock, 1)
    assert seen == [
        *("Right arm", "Left arm", "Face", "Neck", "Shoulders, chest and belly", "Right leg", "Left leg"),
        "Your whole body",
    ]
    assert page.pace.wakes_in_ms is None, "when it is over nothing moves, and it does not leave by itself"
    assert page.isVisible()


def test_the_sentence_goes_with_what_is_to_be_done(page: LoosenUp, clock: Clock) -> None:
    assert page.sentence.text() == "How does it feel just now?"
    pass_time(page, clock, 6)
    assert page.pace.lines.what == "Let go"
    assert page.sentence.text() == "Let it be heavy. There is nothing to do."
    pass_time(page, clock, 400)
    assert page.sentence.text() == "Stay as long as you like."


def test_the_three_places_are_where_they_always_are(page: LoosenUp, haven: HavenWindow) -> None:
    assert [tile.geometry() for tile in page.places] == [tile.geometry() for tile in haven.breathing.places]
    assert [tile.text() for tile in page.places] == ["Something else", "Reach someone", "Done for now"]
    page.third.click()
    assert haven.isHidden()


def test_space_rests_and_goes_on_where_it_rested(
    page: LoosenUp, haven: HavenWindow, press: Press, clock: Clock
) -> None:
    pass_time(page, clock, 10)
    press(haven, Key.Key_Space)
    assert page.pace.resting and page.pace.wakes_in_ms is None
    assert page.sentence.text() == "Resting. Press again to go on."
    pass_time(page, clock, 600)
    assert page.turn == 0
    press(haven, Key.Key_Space)
    assert page.sentence.text() == "Let it be heavy. There is nothing to do."
    pass_time(page, clock, 20.01)
    assert page.turn == 1


def test_left_and_right_go_from_part_to_part_and_no_further(
    page: LoosenUp, haven: HavenWindow, press: Press, clock: Clock
) -> None:
    pass_time(page, clock, 20)
    press(haven, Key.Key_Right)
    assert page.turn == 1 and page.pace.lines.what == "Notice it"
    press(haven, Key.Key_Left, Key.Key_Left)
    assert page.turn == 0
    press(haven, *[Key.Key_Right] * 12)
    assert page.pace.lines.about == "Your whole body"
    assert haven.page is page


def test_going_to_another_part_leaves_it_resting(
    page: LoosenUp, haven: HavenWindow, press: Press, clock: Clock
) -> None:
    press(haven, Key.Key_Space, Key.Key_Right)
    assert page.pace.resting and page.turn == 1
    pass_time(page, clock, 60)
    assert page.turn == 1
    assert page.sentence.text() == "Resting. Press again to go on."


def test_a_part_can_be_passed_by_a_press_until_the_last(page: LoosenUp, haven: HavenWindow) -> None:
    page.tool.setFocus()
    for _ in range(7):
        assert page.tool.isVisible()
        page.tool.click()
    assert page.tool.isHidden()
    assert haven.focusWidget() is page.stage
    page.go_by(-1)
    assert page.tool.isVisible()


def test_dots_follow_the_parts(page: LoosenUp, clock: Clock) -> None:
    assert page.dots.shown == (0, 8)
    pass_time(page, clock, 31)
    assert page.dots.shown == (1, 8)


def test_it_waits_while_somebody_looks_elsewhere_and_nothing_wakes_it(
    page: LoosenUp, haven: HavenWindow, clock: Clock
) -> None:
    pass_time(page, clock, 29)
    page.people.click()
    assert haven.page is not page
    assert page.pace.wakes_in_ms is None
    clock.now += 300
    haven.go_back()
    assert haven.page is page
    assert page.turn == 0 and page.pace.wakes_in_ms is not None
    pass_time(page, clock, 1.01)
    assert page.turn == 1


def test_what_rested_before_somebody_looked_elsewhere_still_rests(page: LoosenUp, haven: HavenWindow) -> None:
    page.stage.click()
    page.people.click()
    haven.go_back()
    assert page.pace.resting and page.pace.wakes_in_ms is None
    page.stage.click()
    assert page.pace.wakes_in_ms is not None


def test_it_only_wakes_often_while_something_moves(page: LoosenUp, clock: Clock) -> None:
    pass_time(page, clock, 0.5)
    assert page.pace.wakes_in_ms is None or page.pace.wakes_in_ms > 1000, "noticing keeps the pose it began with"
    pass_time(page, clock, 6)
    assert page.pace.wakes_in_ms == 33
    pass_time(page, clock, 5)
    assert page.pace.wakes_in_ms == 250


def test_a_screen_reader_hears_each_part_and_each_turn_of_it(
    open_own: OpenHaven, own: Workspace, clock: Clock, heard: Heard
) -> None:
    own.wishes.keep(VERSION, "four")
    own.wishes.keep(LEARNING, False)
    page = loosening(open_own())
    assert heard(page.stage).role() == QAccessible.Role.Button
    assert "Left and Right" in heard(page.stage).text(QAccessible.Text.Description)
    said: list[str] = []
    for _ in range(30 * 30):
        name = heard(page.stage).text(QAccessible.Text.Name)
        if not said or said[-1] != name:
            said.append(name)
        pass_time(page, clock, 1 / 30)
    assert said == [
        "Both arms: Notice it. Soft fists and bent elbows, at half strength.",
        "Both arms: Gently tighten",
        "Both arms: Let go",
        "Face and neck: Notice it. Wrinkle your face and draw your chin in a little.",
    ]
    page.stage.click()
    assert heard(page.stage).text(QAccessible.Text.Name).startswith("Resting. Face and neck")


def test_how_to_tighten_stands_there_before_and_while_it_is_done(
    open_own: OpenHaven, own: Workspace, clock: Clock
) -> None:
    own.wishes.keep(VERSION, "sixteen")
    page = loosening(open_own())
    assert page.sentence.text() == "A soft fist, at about half your strength."
    pass_time(page, clock, 9)
    assert page.pace.lines.what == "Gently tighten"
    assert page.sentence.text() == "A soft fist, at about half your strength."


def test_reduced_motion_moves_nothing_and_changes_with_whole_seconds(
    open_haven: OpenHaven, look: Look, clock: Clock
) -> None:
    look(motion="reduced")
    page = loosening(open_haven())
    pass_time(page, clock, 6.05)
    first = page.pace.grab().toImage()
    pass_time(page, clock, 0.9)
    assert page.pace.grab().toImage() == first
    pass_time(page, clock, 0.1)
    assert page.pace.grab().toImage() != first


def test_tight_and_let_go_differ_in_shape_and_not_only_in_colour(
    open_own: OpenHaven, own: Workspace, clock: Clock
) -> None:
    own.wishes.keep(VERSION, "four")
    page = loosening(open_own())
    pass_time(page, clock, 16)
    tight = page.pace.moment.pose
    pass_time(page, clock, 30)
    assert tight.tension == 1.0 and page.pace.moment.pose.tension < 0.2


# --- a person's own ---------------------------------------------------------------------------------------------------


def test_open_it_is_ones_own_version_without_what_is_left_out(open_own: OpenHaven, own: Workspace) -> None:
    own.wishes.keep(VERSION, "sixteen")
    own.wishes.keep(LEFT_OUT, frozenset({"neck", "left-foot"}))
    page = loosening(open_own())
    assert len(parts(page)) == 15
    assert not {Group.NECK, Group.LEFT_FOOT} & set(parts(page))


def test_once_locked_it_is_only_letting_go_again(open_own: OpenHaven, own: Workspace) -> None:
    own.wishes.keep(VERSION, "four")
    own.wishes.keep(LEFT_OUT, frozenset({"neck"}))
    haven = open_own()
    assert loosening(haven).course.turns[0].group is Group.ARMS
    haven.begin()
    haven.let_go()
    page = haven.page_of(Choice.LOOSEN)
    assert isinstance(page, LoosenUp)
    assert page.course == course(), "nothing of it stays in a page that nobody sees"
    assert loosening(haven).course == course()


def test_what_has_begun_goes_on_when_the_journal_closes(open_own: OpenHaven, own: Workspace, clock: Clock) -> None:
    own.wishes.keep(VERSION, "sixteen")
    own.wishes.keep(LEFT_OUT, frozenset({"neck"}))
    haven = open_own()
    page = loosening(haven)
    pass_time(page, clock, 330)
    turn = page.turn
    haven.let_go()
    assert haven.page is page and page.turn == turn
    assert Group.NECK not in parts(page)
    haven.begin()
    assert loosening(haven).course == course()


def test_names_nobody_knows_are_the_gentlest(open_own: OpenHaven, own: Workspace) -> None:
    own.wishes.keep(VERSION, "forty")
    own.wishes.keep(LEFT_OUT, frozenset({"tail"}))
    assert loosening(open_own()).course == course()


def test_where_the_disk_does_not_answer_nobody_is_asked_to_tighten(
    open_own: OpenHaven, own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.wishes.keep(VERSION, "sixteen")
    haven = open_own()

    def unreadable(_name: str) -> frozenset[str]:
        raise StorageError

    monkeypatch.setattr(own.wishes, "words", unreadable)
    assert loosening(haven).course == course()


def test_the_calm_side_leads_to_it(open_own: OpenHaven) -> None:
    haven = open_own()
    haven.get_ready()
    haven.page.page_wanted.emit(make_ready_page(ReadyRow.LOOSEN, haven.around))
    page = haven.page
    assert isinstance(page, OwnLoosening)
    assert haven.focusWidget() is page.versions[0], "only letting go, until something else is chosen"
    assert [option.text() for option in page.versions] == ["Only let go", "4 large parts", "7 parts", "16 small parts"]
    assert [option.about for option in page.versions] == [
        *("about 4 minutes", "about 8 minutes", "about 16 minutes", "about 27 minutes"),
    ]


def test_what_is_chosen_holds_at_once(own_page: OwnLoosening, own: Workspace) -> None:
    own_page.versions[2].click()
    own_page.parts[7].click()
    own_page.parts[15].click()
    own_page.learning.click()
    assert own.wishes.text(VERSION) == "seven"
    assert own.wishes.words(LEFT_OUT) == {"neck", "left-foot"}
    assert not own.wishes.flag(LEARNING, True)
    own_page.parts[7].click()
    assert own.wishes.words(LEFT_OUT) == {"left-foot"}


def test_it_shows_what_was_chosen_before(open_own: OpenHaven, own: Workspace) -> None:
    own.wishes.keep(VERSION, "sixteen")
    own.wishes.keep(LEFT_OUT, frozenset({"neck"}))
    own.wishes.keep(LEARNING, False)
    haven = open_own()
    haven.get_ready()
    page = make_ready_page(ReadyRow.LOOSEN, haven.around)
    assert isinstance(page, OwnLoosening)
    assert [option.isChecked() for option in page.versions] == [False, False, False, True]
    assert [number for number, part in enumerate(page.parts) if part.isChecked()] == [7]
    assert not page.learning.isChecked()
    page.deleteLater()


def test_lengths_follow_what_is_chosen(own_page: OwnLoosening) -> None:
    own_page.versions[3].click()
    own_page.learning.click()
    assert own_page.versions[3].about == "about 7 minutes"
    own_page.learning.click()
    for part in own_page.parts[:8]:
        part.click()
    assert own_page.versions[3].about == "about 14 minutes"


def test_learning_is_only_asked_where_something_is_tightened(own_page: OwnLoosening) -> None:
    assert own_page.learning.isHidden()
    own_page.versions[1].click()
    assert not own_page.learning.isHidden()


def test_what_the_disk_does_not_take_is_not_shown_as_chosen(own_page: OwnLoosening, own: Workspace) -> None:
    with full_disk():
        own_page.versions[3].click()
        own_page.parts[0].click()
    assert own_page.versions[0].isChecked()
    assert not own_page.parts[0].isChecked()
    assert own.wishes.text(VERSION) == ""
    sheets = own_page.window().findChildren(TroubleSheet)
    assert len(sheets) == 1, "it is said once"
    sheets[0].accept()


def test_every_row_says_what_it_is(own_page: OwnLoosening, heard: Heard) -> None:
    version, part = heard(own_page.versions[1]), heard(own_page.parts[0])
    assert version.role() == QAccessible.Role.RadioButton
    assert version.text(QAccessible.Text.Name) == "4 large parts, about 8 minutes"
    assert part.role() == QAccessible.Role.CheckBox
    assert part.text(QAccessible.Text.Name) == "Right hand"
    assert heard(own_page.learning).text(QAccessible.Text.Name)


def test_it_goes_when_the_journal_closes(own_page: OwnLoosening, own: Workspace) -> None:
    haven = own_page.window()
    assert isinstance(haven, HavenWindow)
    haven.let_go()
    assert haven.page is haven.home
    haven.take_in(own, Jobs(haven))
    assert kept_wishes(haven.around).version is Version.RELEASE
