"""Writing the plan: nothing typed is lost, everything can be taken back, and nothing gets outside without a yes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.choices import Choice
from app.domain.plan import MOST_LINES, AboutPlan, Agreed, MadeWith, PlanPart
from app.paths import Profile
from app.ui.safe_space.plan.edit_page import PlanEditPage
from app.ui.safe_space.plan.line_editor import LineEditor
from app.ui.safe_space.plan.outside import OUTSIDE
from app.ui.safe_space.plan.screen import PlanScreen
from app.ui.safe_space.undo_line import UndoLine
from app.ui.safe_space.window import HavenWindow
from app.ui.trouble_sheet import TroubleSheet
from app.ui.widgets.dialog import Question
from app.ui.widgets.drop_down import DropDown
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.support.tour_haven import fill_own
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press

Key = Qt.Key
TODAY = date.today()


@pytest.fixture
def filled(own: Workspace) -> Workspace:
    fill_own(own.vault)
    return own


@pytest.fixture
def haven(open_own: OpenHaven) -> HavenWindow:
    return open_own(at=Choice.PLAN)


def edit(haven: HavenWindow) -> PlanEditPage:
    page = haven.page
    assert isinstance(page, PlanScreen)
    (page.edit if page.plan else page.empty.write).click()
    assert isinstance(haven.page, PlanEditPage)
    return haven.page


def lines(own: Workspace, part: PlanPart) -> list[str]:
    return [line.words for line in own.plan.all() if line.part is part]


def editors(page: PlanEditPage, part: PlanPart) -> list[LineEditor]:
    return page.parts[part].editors


def add(page: PlanEditPage, part: PlanPart, words: str) -> LineEditor:
    page.parts[part].add.click()
    editor = editors(page, part)[-1]
    QTest.keyClicks(editor.words.area, words)
    return editor


def in_hand(haven: HavenWindow) -> QWidget:
    focus = haven.focusWidget()
    assert focus is not None
    return focus


def undo_in(page: PlanEditPage, part: PlanPart) -> UndoLine:
    return next(line for line in page.parts[part].findChildren(UndoLine) if not line.isHidden())


def test_every_part_can_be_written_and_is_stored_on_leaving(haven: HavenWindow, own: Workspace) -> None:
    page = edit(haven)
    for part in PlanPart:
        add(page, part, f"words for {part.value}")
    haven.go_back()
    assert [(line.part, line.words) for line in own.plan.all()] == [
        (part, f"words for {part.value}") for part in PlanPart
    ]
    assert isinstance(haven.page, PlanScreen) and haven.page.plan is not None


def test_it_is_stored_some_moments_after_the_last_key(haven: HavenWindow, own: Workspace, press: Press) -> None:
    page = edit(haven)
    add(page, PlanPart.SIGNS, "I stop eating")
    assert page.keeper.owed and lines(own, PlanPart.SIGNS) == []
    page.keeper.flush()
    assert lines(own, PlanPart.SIGNS) == ["I stop eating"]
    QTest.keyClicks(editors(page, PlanPart.SIGNS)[0].words.area, " lunch")
    page.keeper.flush()
    assert lines(own, PlanPart.SIGNS) == ["I stop eating lunch"], "the same line, not another one"


def test_names_numbers_and_notes_are_kept_as_they_are_written(haven: HavenWindow, own: Workspace) -> None:
    page = edit(haven)
    jo = add(page, PlanPart.PEOPLE, "Jo")
    assert jo.phone is not None and jo.note is not None
    QTest.keyClicks(jo.phone, "+44 (0)7700 900 142")
    QTest.keyClicks(jo.note.area, "It is one of those evenings.")
    page.flush()
    (line,) = own.plan.all()
    assert (line.words, line.phone, line.note) == ("Jo", "+44 (0)7700 900 142", "It is one of those evenings.")


def test_only_parts_with_people_have_a_number(haven: HavenWindow) -> None:
    page = edit(haven)
    with_phone = {part for part in PlanPart if add(page, part, "x").phone is not None}
    assert with_phone == {PlanPart.COMPANY, PlanPart.PEOPLE, PlanPart.SERVICES}


def test_a_line_can_start_an_exercise(haven: HavenWindow, own: Workspace) -> None:
    page = edit(haven)
    editor = add(page, PlanPart.ALONE, "Breathe out slowly")
    assert editor.opens is not None
    editor.opens.choose("breathe")
    page.flush()
    assert own.plan.all()[0].exercise is Choice.BREATHE


def test_an_empty_line_is_none(haven: HavenWindow, own: Workspace) -> None:
    page = edit(haven)
    add(page, PlanPart.SIGNS, "   ")
    haven.go_back()
    assert own.plan.all() == []


def test_lines_change_places_by_buttons_and_by_keys(filled: Workspace, haven: HavenWindow) -> None:
    page = edit(haven)
    first, second, third = editors(page, PlanPart.ALONE)
    first.words.area.setFocus()
    second.down.click()
    page.flush()
    assert lines(filled, PlanPart.ALONE) == [e.words.area.words() for e in (first, third, second)]
    QTest.keyClick(in_hand(haven), Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    page.flush()
    assert lines(filled, PlanPart.ALONE) == [e.words.area.words() for e in (third, first, second)]
    QTest.keyClick(in_hand(haven), Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(in_hand(haven), Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    page.flush()
    assert lines(filled, PlanPart.ALONE) == [e.words.area.words() for e in (first, third, second)]
    assert haven.focusWidget() is first.words.area
    assert first.up.isHidden() and second.down.isHidden()


def test_a_new_line_can_go_before_an_older_one(filled: Workspace, haven: HavenWindow) -> None:
    page = edit(haven)
    add(page, PlanPart.SAFER, "first of all").up.click()
    page.flush()
    assert lines(filled, PlanPart.SAFER)[1] == "first of all"


def test_a_hidden_line_stays_in_the_vault_and_leaves_the_page(filled: Workspace, haven: HavenWindow) -> None:
    page = edit(haven)
    editor = editors(page, PlanPart.SIGNS)[0]
    editor.hide_tool.click()
    assert editor.hide_tool.text() == "Show" and editor.hidden_note.isVisible()
    haven.go_back()
    hidden = [line for line in filled.plan.all() if line.hidden]
    assert [line.words for line in hidden] == ["I stop answering Jo."]
    editor = editors(edit(haven), PlanPart.SIGNS)[0]
    editor.hide_tool.click()
    haven.go_back()
    assert not any(line.hidden for line in filled.plan.all())


def test_a_line_that_was_removed_can_be_had_back(filled: Workspace, haven: HavenWindow, press: Press) -> None:
    page = edit(haven)
    before = filled.plan.all()
    editors(page, PlanPart.ALONE)[1].out.click()
    assert lines(filled, PlanPart.ALONE) == ["Cold water on my hands.", "Breathing, out longer than in."]
    undo = undo_in(page, PlanPart.ALONE)
    assert haven.focusWidget() is undo.button and "canal" not in undo.words.text()
    QTest.keyClicks(editors(page, PlanPart.ALONE)[0].words.area, "Still here. ")
    page.flush()
    assert not undo.isHidden(), "it stays as long as the page does"
    undo.button.click()
    assert [line.uid for line in filled.plan.all()] == [line.uid for line in before]
    assert lines(filled, PlanPart.ALONE)[1] == "The canal loop. Radio, any voice."


def test_words_that_were_not_stored_yet_are_not_lost_with_a_removal(haven: HavenWindow, own: Workspace) -> None:
    page = edit(haven)
    editor = add(page, PlanPart.SIGNS, "just typed")
    editor.out.click()
    assert own.plan.all() == []
    undo_in(page, PlanPart.SIGNS).button.click()
    page.flush()
    assert lines(own, PlanPart.SIGNS) == ["just typed"]


def test_a_full_part_says_so_and_what_was_removed_waits_for_room(haven: HavenWindow, own: Workspace) -> None:
    for number in range(MOST_LINES):
        own.plan.add(PlanPart.SIGNS, f"sign {number}")
    haven.go_to(Choice.PLAN)
    page = edit(haven)
    part = page.parts[PlanPart.SIGNS]
    assert part.add.isHidden() and part.full.isVisible()
    editors(page, PlanPart.SIGNS)[0].out.click()
    undo = undo_in(page, PlanPart.SIGNS)
    add(page, PlanPart.SIGNS, "another")
    page.flush()
    undo.button.click()
    assert not undo.isHidden() and undo.words.text() == part.full.text()
    assert len(own.plan.all()) == MOST_LINES
    editors(page, PlanPart.SIGNS)[-1].out.click()
    undo.button.click()
    assert lines(own, PlanPart.SIGNS)[0] == "sign 0"


def test_words_the_disk_does_not_take_stay_on_the_page_and_are_offered(haven: HavenWindow, own: Workspace) -> None:
    page = edit(haven)
    jo = add(page, PlanPart.PEOPLE, "Jo")
    assert jo.phone is not None
    QTest.keyClicks(jo.phone, "07700 900 142")
    with full_disk():
        assert not haven.flush()
    (unsaved,) = haven.unsaved()
    assert unsaved.body == "Jo 07700 900 142"
    for sheet in haven.findChildren(TroubleSheet):
        sheet.accept()
    assert haven.flush() and haven.unsaved() == []
    assert lines(own, PlanPart.PEOPLE) == ["Jo"]


def test_left_with_a_full_disk_the_words_come_into_the_vault_later(haven: HavenWindow, own: Workspace) -> None:
    page = edit(haven)
    add(page, PlanPart.SIGNS, "typed with a full disk")
    with full_disk():
        haven.go_back()
    assert not page.isVisible()
    haven.begin()
    assert lines(own, PlanPart.SIGNS) == ["typed with a full disk"]


def test_what_was_agreed_about_messages_is_kept(haven: HavenWindow, own: Workspace) -> None:
    page = edit(haven)
    QTest.keyClicks(page.agreed.hours, "Weekdays, 9 to 5")
    QTest.keyClicks(page.agreed.usual, "Within a day")
    QTest.keyClicks(page.agreed.otherwise, "The practice, or 116 123")
    haven.go_back()
    assert own.plan.agreed() == Agreed("Weekdays, 9 to 5", "Within a day", "The practice, or 116 123")


def test_with_whom_it_was_made_and_when_it_is_looked_over(haven: HavenWindow, own: Workspace) -> None:
    page = edit(haven)
    assert page.made_with.made_with is MadeWith.UNSAID
    page.made_with.options[0].click()
    page.review.done.click()
    page.review.days.setCurrentIndex(2)
    page.flush()
    assert own.plan.about() == AboutPlan(MadeWith.THERAPIST, TODAY, TODAY + timedelta(days=60))
    haven.go_back()
    haven.go_to(Choice.PLAN)
    page = edit(haven)
    assert page.made_with.options[0].isChecked()
    assert page.review.days.currentIndex() == 2
    page.review.days.setCurrentIndex(0)
    haven.go_back()
    assert own.plan.about() == AboutPlan(MadeWith.THERAPIST, TODAY)


def test_the_next_time_may_be_a_day_of_ones_own(haven: HavenWindow, own: Workspace) -> None:
    page = edit(haven)
    assert page.review.calendar.isHidden()
    page.review.days.setCurrentIndex(page.review.days.count() - 1)
    assert page.review.calendar.isVisible()
    day = TODAY + timedelta(days=17)
    page.review.calendar.choose(day)
    haven.go_back()
    assert own.plan.about().review_on == day
    haven.go_to(Choice.PLAN)
    page = edit(haven)
    assert page.review.calendar.isVisible() and page.review.calendar.day() == day


def test_a_day_that_has_passed_is_said_without_a_word_about_it(own: Workspace, open_own: OpenHaven) -> None:
    own.plan.note(AboutPlan(review_on=TODAY - timedelta(days=40), printed=TODAY - timedelta(days=50)))
    page = edit(open_own(at=Choice.PLAN))
    assert "The next time" in page.review.said.text() and "Printed or saved on" in page.review.said.text()
    page.made_with.options[1].click()
    page.flush()
    assert own.plan.about().review_on == TODAY - timedelta(days=40)
    assert own.plan.about().printed == TODAY - timedelta(days=50)


def question(haven: HavenWindow) -> Question:
    return next(one for one in haven.findChildren(Question) if one.isVisible())


def test_nothing_gets_outside_without_a_yes(filled: Workspace, haven: HavenWindow, profile: Profile) -> None:
    page = edit(haven)
    assert not page.outside.switch.isChecked()
    page.outside.switch.click()
    asked = question(haven)
    assert "without the password" in asked.words.text() and "in no backup" in asked.words.text()
    assert not page.outside.switch.isChecked() and not profile.open_plan.exists()
    QTest.keyClick(asked, Key.Key_Escape)
    assert not page.outside.switch.isChecked() and not profile.open_plan.exists()
    assert not filled.wishes.flag(OUTSIDE, False)


def test_after_a_yes_the_copy_is_there_and_follows_every_change(
    filled: Workspace, haven: HavenWindow, profile: Profile
) -> None:
    page = edit(haven)
    page.outside.switch.click()
    question(haven).act_button.click()
    assert page.outside.switch.isChecked()
    assert b"Jo looks after" in profile.open_plan.read_bytes()
    add(page, PlanPart.SIGNS, "The post stays unopened")
    editors(page, PlanPart.SIGNS)[0].hide_tool.click()
    page.flush()
    stored = profile.open_plan.read_bytes()
    assert b"The post stays unopened" in stored and b"I stop answering" not in stored
    haven.let_go()
    assert Choice.PLAN in haven.home.choices


def test_switched_off_the_copy_is_gone_at_once(filled: Workspace, haven: HavenWindow, profile: Profile) -> None:
    haven.around.outside.keep()
    page = edit(haven)
    assert page.outside.switch.isChecked()
    page.outside.switch.click()
    assert not page.outside.switch.isChecked() and not profile.open_plan.exists()
    filled.plan.add(PlanPart.SIGNS, "more")
    assert not profile.open_plan.exists()
    haven.let_go()
    assert Choice.PLAN not in haven.home.choices


def test_a_disk_that_takes_no_copy_keeps_it_inside_and_says_so(
    filled: Workspace, haven: HavenWindow, profile: Profile
) -> None:
    page = edit(haven)
    page.outside.switch.click()
    asked = question(haven)
    with full_disk():
        asked.act_button.click()
    assert not page.outside.switch.isChecked() and not profile.open_plan.exists()
    for sheet in haven.findChildren(TroubleSheet):
        sheet.accept()


def test_a_copy_that_somebody_put_there_goes_when_the_journal_opens(
    filled: Workspace, profile: Profile, open_haven: OpenHaven, open_own: OpenHaven
) -> None:
    profile.open_plan.write_text('{"v": 1, "plan": []}', "utf-8")
    open_own()
    assert not profile.open_plan.exists(), "nobody chose it, so nothing is written into it"


def test_on_another_computer_a_wish_alone_puts_nothing_outside(
    filled: Workspace, profile: Profile, open_own: OpenHaven
) -> None:
    filled.wishes.keep(OUTSIDE, True)
    haven = open_own(at=Choice.PLAN)
    filled.plan.add(PlanPart.SIGNS, "more")
    assert not profile.open_plan.exists()
    assert not edit(haven).outside.switch.isChecked()


def test_a_copy_that_grew_old_is_brought_up_to_date_when_the_journal_opens(
    filled: Workspace, profile: Profile, open_own: OpenHaven
) -> None:
    filled.wishes.keep(OUTSIDE, True)
    profile.open_plan.write_text('{"v": 1, "plan": []}', "utf-8")
    open_own()
    assert b"Mila" in profile.open_plan.read_bytes()


def test_the_tab_key_reaches_everything_in_the_order_it_is_seen(
    filled: Workspace, haven: HavenWindow, press: Press
) -> None:
    page = edit(haven)
    met: list[QWidget] = []
    for _ in range(200):
        focus = haven.focusWidget()
        if focus is None or focus in met:
            break
        met.append(focus)
        press(haven, Key.Key_Tab)
    stops = [stop for part in page.parts.values() for stop in part.stops]
    wanted = [stop for stop in stops if stop.isVisibleTo(page)]
    assert [one for one in met if one in wanted] == wanted
    assert page.outside.switch in met and page.back in met and page.agreed.hours in met


def test_every_field_says_what_it_is_for(filled: Workspace, haven: HavenWindow, heard: Heard) -> None:
    page = edit(haven)
    stops = [stop for part in page.parts.values() for stop in part.stops]
    # On Unix Qt says what a drop-down shows instead of its name.
    names = [
        stop.accessibleName() if isinstance(stop, DropDown) else heard(stop).text(QAccessible.Text.Name)
        for stop in stops
    ]
    assert all(names) and len(set(names)) == len(names)
    jo = editors(page, PlanPart.PEOPLE)[0]
    assert jo.phone is not None
    assert heard(jo.phone).text(QAccessible.Text.Name) == "Number: People I can tell, line 1"
    assert heard(jo.phone).role() == QAccessible.Role.EditableText


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_nothing_is_wider_than_the_page(
    size: tuple[int, int], text_size: float, filled: Workspace, open_own: OpenHaven, look: Look
) -> None:
    look(text_size)
    haven = open_own(*size, at=Choice.PLAN)
    page = edit(haven)
    QApplication.sendPostedEvents()
    assert page.area.horizontalScrollBar().maximum() == 0
    right = page.area.viewport().width()
    for stop in [stop for part in page.parts.values() for stop in part.stops]:
        if stop.isVisibleTo(page):
            left = stop.mapTo(page.area.viewport(), stop.rect().topLeft()).x()
            assert left >= 0 and left + stop.width() <= right


def test_what_is_asked_for_names_no_method(haven: HavenWindow) -> None:
    from app.ui.safe_space.plan.words import about_words, note_asked, words_asked

    safer = about_words(PlanPart.SAFER)
    assert "distance" in safer.lower() and "need no name" in safer
    said = " ".join(f(part) for part in PlanPart for f in (about_words, note_asked, words_asked)).lower()
    for word in ("pill", "medic", "knife", "blade", "rope", "weapon", "gun", "method", "amount", "dose"):
        assert word not in said


def test_the_edited_line_keeps_what_the_page_does_not_show(filled: Workspace, haven: HavenWindow) -> None:
    line = filled.plan.all()[0]
    filled.plan.rewrite([replace(line, note="kept", opens="humming")])
    page = edit(haven)
    QTest.keyClicks(editors(page, PlanPart.SIGNS)[0].words.area, "X")
    page.flush()
    kept = filled.plan.all()[0]
    assert (kept.note, kept.opens) == ("kept", "humming")
