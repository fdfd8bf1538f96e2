"""The plan to read: all of it on one scroll, the emergency number always in sight, locked or not."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.domain.choices import Choice, seven
from app.domain.plan import PlanLine, PlanPart
from app.jobs import Jobs
from app.open_plan import OpenPlan
from app.paths import Profile
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.breathing.screen import BreathingScreen
from app.ui.safe_space.plan.screen import PlanScreen
from app.ui.safe_space.reach.number_page import NumberPage
from app.ui.safe_space.reach.number_rows import NumberRow
from app.ui.safe_space.reach.screen import ReachScreen
from app.ui.safe_space.window import HavenWindow
from app.ui.theme import theme
from app.workspace import Workspace
from tests.support.tour_haven import fill_own
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press

Key = Qt.Key
JO = PlanLine("1" * 32, PlanPart.PEOPLE, "Jo", "07700 900 142", "Knows the plan")
BREATHE = PlanLine("2" * 32, PlanPart.ALONE, "Breathing, slowly", opens="breathe")


@pytest.fixture
def filled(own: Workspace) -> Workspace:
    """With the plan of an invented person."""
    fill_own(own.vault)
    return own


@pytest.fixture
def haven(filled: Workspace, open_own: OpenHaven) -> HavenWindow:
    return open_own(at=Choice.PLAN)


@pytest.fixture
def kept_outside(profile: Profile, preferences: PreferencesHolder) -> OpenPlan:
    """A copy outside the lock; the first fixture has made the folder."""
    assert preferences.value.country == "GB"
    plan = OpenPlan(profile.open_plan)
    plan.keep([BREATHE, JO])
    return plan


def plan_of(haven: HavenWindow) -> PlanScreen:
    assert isinstance(haven.page, PlanScreen)
    return haven.page


def rows(haven: HavenWindow) -> list[NumberRow]:
    plan = plan_of(haven).plan
    assert plan is not None
    return plan.rows


def row(haven: HavenWindow, name: str) -> NumberRow:
    return next(one for one in rows(haven) if one.name == name)


def words(haven: HavenWindow) -> list[str]:
    return [label.text() for label in plan_of(haven).findChildren(QLabel) if label.isVisible()]


def place(widget: QWidget, haven: HavenWindow) -> QRect:
    return QRect(widget.mapTo(haven, QPoint(0, 0)), widget.size())


def tools(haven: HavenWindow) -> list[str]:
    return [tool.text() for tool in plan_of(haven).tools if not tool.isHidden()]


def test_every_part_is_there_in_the_persons_own_words(haven: HavenWindow) -> None:
    said = words(haven)
    for heading in ("Signs I know", "On my own", "Places and company", "Making it safer", "What I stay for"):
        assert heading in said
    assert {"People I can tell", "Professionals and services", "Open day and night"} <= set(said)
    assert {"I stop answering Jo.", "Jo looks after what is better not near me.", "Mila's laugh."} <= set(said)
    assert [(one.name, one.number) for one in rows(haven)] == [
        ("Jo", "07700 900142"),
        ("Amira", "07700 900677"),
        ("Ruth's practice", "020 7946 0193"),
        ("Out of hours", "020 7946 0107"),
        ("Samaritans", "116 123"),
        ("Shout", "85258"),
        ("Breathing, out longer than in.", ""),
        ("Amira's kitchen, no talking needed.", "07700 900677"),
    ]


def test_at_the_size_of_the_drawings_all_of_it_is_seen_at_once(haven: HavenWindow) -> None:
    page = plan_of(haven)
    assert page.area.verticalScrollBar().maximum() == 0
    assert page.emergency.geometry().left() == 632 and page.emergency.geometry().right() == 1231
    assert place(row(haven, "Jo"), haven).left() == 632
    assert haven.focusWidget() is page.emergency


def test_hidden_lines_and_empty_parts_are_not_there(filled: Workspace, open_own: OpenHaven) -> None:
    lines = filled.plan.all()
    filled.plan.rewrite(
        [replace(line, hidden=True) for line in lines if line.part in (PlanPart.SIGNS, PlanPart.PEOPLE)]
    )
    haven = open_own(at=Choice.PLAN)
    said = words(haven)
    assert "Signs I know" not in said and "People I can tell" not in said
    assert "Professionals and services" in said
    assert "Jo" not in [one.name for one in rows(haven)]


def test_somebody_without_a_number_is_there_to_read(own: Workspace, open_own: OpenHaven) -> None:
    own.plan.add(PlanPart.PEOPLE, "My sister", note="Comes by on Sundays")
    haven = open_own(at=Choice.PLAN)
    assert {"My sister", "Comes by on Sundays"} <= set(words(haven))
    assert "My sister" not in [one.name for one in rows(haven)]


def test_a_line_starts_its_exercise_with_one_press(haven: HavenWindow) -> None:
    row(haven, "Breathing, out longer than in.").click()
    assert isinstance(haven.page, BreathingScreen)


def test_a_line_whose_exercise_is_not_there_now_is_plain_words(own: Workspace, open_own: OpenHaven) -> None:
    line = own.plan.add(PlanPart.ALONE, "Look at my place")
    assert line is not None
    own.plan.rewrite([replace(line, opens="place")])
    haven = open_own(at=Choice.PLAN)
    assert "Look at my place" in words(haven)
    assert "Look at my place" not in [one.name for one in rows(haven)]


def test_a_number_of_ones_own_is_shown_as_large_as_it_gets(haven: HavenWindow) -> None:
    row(haven, "Jo").click()
    page = haven.page
    assert isinstance(page, NumberPage)
    assert page.big.text() == "07700 900142" and page.big.pixels >= 100
    assert page.about == "Knows the plan"
    assert page.code.link == "tel:07700900142" and "cannot call" in page.hint
    haven.go_back()
    assert isinstance(haven.page, PlanScreen)


def test_a_number_that_may_be_two_gets_no_code(own: Workspace, open_own: OpenHaven) -> None:
    own.plan.add(PlanPart.PEOPLE, "Jo", "0161 496 0000, or 0161 496 0001")
    haven = open_own(at=Choice.PLAN)
    row(haven, "Jo").click()
    page = haven.page
    assert isinstance(page, NumberPage)
    assert not page.code.isVisible() and "Type the number into a phone" in page.hint


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_a_long_note_leaves_the_number_readable(
    size: tuple[int, int], text_size: float, own: Workspace, open_own: OpenHaven, look: Look
) -> None:
    look(text_size)
    own.plan.add(PlanPart.PEOPLE, "Somebody with quite a long name " * 4, "07700 900 142", "What I could say. " * 50)
    haven = open_own(*size, at=Choice.PLAN)
    rows(haven)[0].click()
    page = haven.page
    assert isinstance(page, NumberPage)
    assert page.big.pixels >= 22 and page.big.geometry().bottom() < page.copy.geometry().top()
    for label in page.findChildren(QLabel):
        if label.isVisible():
            assert page.rect().contains(label.geometry()), label.text()
    assert page.about == "" or page.about.endswith("…")
    assert page.big.pixels > 48 * text_size or text_size == 2.0


def test_the_emergency_number_comes_first_and_is_the_countrys(haven: HavenWindow, press: Press) -> None:
    press(haven, Key.Key_Return)
    page = haven.page
    assert isinstance(page, NumberPage)
    assert page.big.text() == "999"


def test_another_country_brings_its_numbers(haven: HavenWindow, preferences: PreferencesHolder) -> None:
    preferences.change(country="FI")
    assert plan_of(haven).emergency.number == "112"
    assert "09 2525 0111" in [one.number for one in rows(haven)]
    assert "09 2525 0113" not in [one.number for one in rows(haven)], "it is not open day and night"


def test_numbers_to_check_first_are_not_among_the_surest(haven: HavenWindow, preferences: PreferencesHolder) -> None:
    preferences.change(country="IT")
    assert "02 2327 2327" not in [one.number for one in rows(haven)]
    row(haven, "Reach someone").click()
    assert isinstance(haven.page, ReachScreen)


def full(own: Workspace) -> None:
    for part in PlanPart:
        for number in range(10):
            own.plan.add(part, f"A line of the plan with some words, number {number}", "07700 900 142")


@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(960, 600), (1280, 800), (3840, 2160)])
def test_however_far_it_is_scrolled_the_emergency_number_stays_in_sight(
    size: tuple[int, int], text_size: float, own: Workspace, open_own: OpenHaven, look: Look, press: Press
) -> None:
    look(text_size)
    full(own)
    haven = open_own(*size, at=Choice.PLAN)
    page = plan_of(haven)
    emergency = place(page.emergency, haven)
    assert haven.rect().contains(emergency)
    for one in rows(haven):
        press(haven, Key.Key_Tab)
        assert haven.focusWidget() is one
        seen = place(one, haven)
        assert haven.rect().contains(seen) and not seen.intersects(emergency)
        assert place(page.emergency, haven) == emergency


def test_bigger_makes_all_of_it_larger_with_one_press_and_back(haven: HavenWindow) -> None:
    page = plan_of(haven)
    usual = row(haven, "Jo").number_pixels
    page.bigger.click()
    assert row(haven, "Jo").number_pixels == pytest.approx(1.5 * usual, abs=1)
    assert not page.two and theme().body == 16, "nothing else in Alcove is larger for it"
    page.bigger.click()
    assert row(haven, "Jo").number_pixels == usual and page.two


@pytest.mark.parametrize("size", [(960, 600), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("bigger", [False, True])
def test_nothing_is_cut_off(
    size: tuple[int, int], text_size: float, bigger: bool, filled: Workspace, open_own: OpenHaven, look: Look
) -> None:
    look(text_size)
    haven = open_own(*size, at=Choice.PLAN)
    page = plan_of(haven)
    if bigger:
        page.bigger.click()
    QApplication.sendPostedEvents()
    assert page.plan is not None
    for label in page.plan.findChildren(QLabel):
        assert label.heightForWidth(label.width()) <= label.height() + 1, label.text()
        assert place(label, haven).right() < haven.width()
    for one in rows(haven):
        assert one.heightForWidth(one.width()) <= one.height() and place(one, haven).right() < haven.width()
        assert one.number_pixels >= 22
    left = min(tool.x() for tool in page.tools if not tool.isHidden())
    assert page.back.geometry().right() < left


def test_in_one_column_people_stand_where_the_plan_has_them(filled: Workspace, open_own: OpenHaven, look: Look) -> None:
    look(2.0)
    haven = open_own(960, 600, at=Choice.PLAN)
    tops = {label.text(): place(label, haven).top() for label in plan_of(haven).findChildren(QLabel)}
    order = ("Signs I know", "On my own", "Places and company", "People I can tell", "Making it safer")
    assert sorted(order, key=lambda name: tops[name]) == list(order)


def test_an_empty_plan_offers_people_and_the_way_to_write_it_and_nothing_else(open_own: OpenHaven) -> None:
    haven = open_own(at=Choice.PLAN)
    page = plan_of(haven)
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    assert {one.text() for one in buttons} == {"Back", "Reach someone", "Write it with your therapist"}
    assert haven.focusWidget() is page.empty.reach
    page.empty.reach.click()
    assert isinstance(haven.page, ReachScreen)


def test_what_is_written_meanwhile_is_there_at_once(haven: HavenWindow, own: Workspace) -> None:
    own.plan.add(PlanPart.SIGNS, "I leave the post unopened.")
    assert "I leave the post unopened." in words(haven)


def test_print_and_edit_are_there_while_it_is_open(haven: HavenWindow) -> None:
    assert tools(haven) == ["Bigger", "Print", "Edit"]


def test_locked_without_a_copy_there_is_no_plan(filled: Workspace, open_own: OpenHaven) -> None:
    haven = open_own(at=Choice.PLAN)
    haven.let_go()
    assert haven.page is haven.home and Choice.PLAN not in haven.home.choices
    assert not haven.findChildren(PlanScreen) or all(not page.isVisible() for page in haven.findChildren(PlanScreen))


def test_locked_with_a_copy_the_plan_is_there_to_read(kept_outside: OpenPlan, open_haven: OpenHaven) -> None:
    haven = open_haven(at=None)
    assert seven(haven.around.standing())[-1] is Choice.PLAN
    haven.go_to(Choice.PLAN)
    assert [one.name for one in rows(haven)] == ["Jo", "Samaritans", "Shout", "Breathing, slowly"]
    assert tools(haven) == ["Bigger"]
    row(haven, "Jo").click()
    assert isinstance(haven.page, NumberPage)


def test_a_copy_that_is_not_sound_is_no_plan(profile: Profile, kept_outside: OpenPlan, open_haven: OpenHaven) -> None:
    profile.open_plan.write_bytes(b"x" * 10_000_000)
    haven = open_haven(at=None)
    assert Choice.PLAN not in haven.home.choices
    haven.go_to(Choice.PLAN)
    assert plan_of(haven).empty.reach.isVisible() and not plan_of(haven).empty.write.isVisible()


def test_a_copy_that_goes_away_takes_its_tile_with_it(
    profile: Profile, kept_outside: OpenPlan, open_haven: OpenHaven
) -> None:
    haven = open_haven(at=None)
    assert Choice.PLAN in haven.home.choices
    profile.open_plan.unlink()
    haven.begin()
    assert haven.home.small[-1].text() == "Here and now"


def test_the_lock_takes_the_plan_away_only_where_it_is_not_outside(filled: Workspace, open_own: OpenHaven) -> None:
    haven = open_own(at=Choice.PLAN)
    haven.around.outside.keep()
    haven.let_go()
    assert "I stop answering Jo." in words(haven)
    assert tools(haven) == ["Bigger"]
    haven.take_in(filled, Jobs(haven))
    assert tools(haven) == ["Bigger", "Print", "Edit"]


def test_a_number_that_everybody_knows_stays_in_sight_when_it_locks(haven: HavenWindow) -> None:
    row(haven, "Samaritans").click()
    haven.let_go()
    assert isinstance(haven.page, NumberPage)
    haven.go_back()
    assert haven.page is haven.home


def test_a_number_of_ones_own_goes_when_it_locks(haven: HavenWindow) -> None:
    row(haven, "Jo").click()
    haven.let_go()
    assert haven.page is haven.home


def test_where_the_vault_cannot_be_read_the_copy_outside_is_shown(haven: HavenWindow, own: Workspace) -> None:
    haven.around.outside.keep()
    own.vault.path.write_bytes(bytes(own.vault.path.stat().st_size))
    plan_of(haven).begin()
    assert "I stop answering Jo." in words(haven)


def test_where_nothing_can_be_read_that_is_said_and_people_are_offered(haven: HavenWindow, own: Workspace) -> None:
    own.vault.path.write_bytes(bytes(own.vault.path.stat().st_size))
    page = plan_of(haven)
    page.begin()
    assert page.empty.reach.isVisible() and not page.empty.write.isVisible()
    assert page.empty.words.text()


def test_it_is_heard_as_it_is_seen(haven: HavenWindow, heard: Heard) -> None:
    page = plan_of(haven)
    for one in page.findChildren(QWidget):
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert heard(one).text(QAccessible.Text.Name), one
    assert heard(row(haven, "Jo")).text(QAccessible.Text.Name) == "Jo, 07700 900142, Knows the plan"
    assert heard(page.bigger).role() == QAccessible.Role.CheckBox
    assert heard(page.emergency).text(QAccessible.Text.Name).startswith("If life is in danger now: 999")


def test_p_leads_to_people_and_back(haven: HavenWindow, press: Press) -> None:
    press(haven, Key.Key_P)
    assert isinstance(haven.page, ReachScreen)
    haven.go_back()
    assert isinstance(haven.page, PlanScreen)
