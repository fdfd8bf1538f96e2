"""The calm side: what a therapist suggested, what is noted afterwards, and what a person said helped."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.choices import Choice, seven
from app.domain.haven_moments import Answer, Helped
from app.storage.haven_moments import new_moment
from app.ui.safe_space.aftercare.wanted import AfterwardsPage
from app.ui.safe_space.aftercare.what_works import DatesPage, WhatWorks
from app.ui.safe_space.getting_ready import GettingReady
from app.ui.safe_space.ready_rows import ReadyRow
from app.ui.safe_space.suggested import SuggestedPage
from app.ui.safe_space.surroundings import ASK_AFTERWARDS, BOX_SUGGESTED, NOTE_VISITS, PLACE_SUGGESTED
from app.ui.safe_space.window import HavenWindow
from app.ui.trouble_sheet import TroubleSheet
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.ui.safe_space.conftest import Heard, OpenHaven, Press

Key = Qt.Key
EVENING = datetime(2026, 5, 3, 21, 40).astimezone()
WORSE, SAME, LITTLE, LOT = Helped


@pytest.fixture
def haven(open_own: OpenHaven) -> HavenWindow:
    return open_own()


def calm(haven: HavenWindow, row: ReadyRow) -> None:
    haven.begin_calm()
    assert isinstance(haven.page, GettingReady)
    haven.page.open_row(row)


def suggested(haven: HavenWindow) -> SuggestedPage:
    calm(haven, ReadyRow.SUGGESTED)
    assert isinstance(haven.page, SuggestedPage)
    return haven.page


def afterwards(haven: HavenWindow) -> AfterwardsPage:
    calm(haven, ReadyRow.AFTERWARDS)
    assert isinstance(haven.page, AfterwardsPage)
    return haven.page


def works(haven: HavenWindow) -> WhatWorks:
    afterwards(haven).works.click()
    assert isinstance(haven.page, WhatWorks)
    return haven.page


def keep(own: Workspace, exercise: Choice | str, *answers: Helped | None) -> None:
    own.haven_moments.add(
        [new_moment(exercise, EVENING + timedelta(days=number), 240, Answer(one)) for number, one in enumerate(answers)]
    )


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_what_a_therapist_suggested_is_off_and_says_what_it_is(haven: HavenWindow) -> None:
    for switch in suggested(haven).switches:
        assert not switch.isChecked()
        assert "practised together" in switch.accessibleDescription()


def test_a_suggestion_holds_at_once(haven: HavenWindow, own: Workspace) -> None:
    place, box = suggested(haven).switches
    place.click()
    assert Choice.PLACE in seven(haven.around.standing())
    box.click()
    assert own.wishes.flag(PLACE_SUGGESTED, False)
    assert own.wishes.flag(BOX_SUGGESTED, False)
    box.click()
    assert Choice.PUT_AWAY not in seven(haven.around.standing())


def test_what_is_noted_afterwards_is_off_until_it_is_wanted(haven: HavenWindow, own: Workspace, press: Press) -> None:
    page = afterwards(haven)
    assert not page.note.isChecked()
    assert not page.ask.isChecked()
    press(haven, Key.Key_Space, Key.Key_Tab, Key.Key_Space)
    assert own.wishes.flag(NOTE_VISITS, False)
    assert own.wishes.flag(ASK_AFTERWARDS, False)


def test_a_switch_says_what_the_disk_kept(haven: HavenWindow, own: Workspace) -> None:
    page = afterwards(haven)
    with full_disk():
        page.note.click()
    assert not page.note.isChecked()
    assert not own.wishes.flag(NOTE_VISITS, False)
    for sheet in haven.findChildren(TroubleSheet):
        sheet.accept()


def test_a_switch_says_what_it_is(haven: HavenWindow, heard: Heard) -> None:
    interface = heard(afterwards(haven).ask)
    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == "Ask me afterwards whether it helped"
    assert interface.text(QAccessible.Text.Description)


def test_nothing_noted_is_said_plainly(haven: HavenWindow) -> None:
    page = works(haven)
    assert page.rows == []
    assert any(text.startswith("Nothing here yet") for text in words(page))
    assert page.forget.isHidden()


def test_it_says_that_only_they_see_it(haven: HavenWindow) -> None:
    assert any(text.startswith("Only you see this.") for text in words(works(haven)))


def test_what_helped_is_a_plain_list_with_what_seldom_did_below(haven: HavenWindow, own: Workspace) -> None:
    keep(own, Choice.LOOK, WORSE, LITTLE, SAME)
    keep(own, Choice.BREATHE, LITTLE, LOT, WORSE, LITTLE)
    keep(own, Choice.LOOSEN, None, None)
    page = works(haven)
    assert [(row.name, row.about) for row in page.rows] == [
        ("Breathe", "4 answers: a lot better once, a little better 2 times, worse once"),
        ("Look around", "3 answers: a little better once, the same once, worse once"),
        ("Noted without an answer", "2 times"),
    ]
    assert {"What helped", "Only sometimes, or not so far"} <= set(words(page))


def test_an_exercise_that_only_a_newer_alcove_knows_keeps_its_name(haven: HavenWindow, own: Workspace) -> None:
    keep(own, "humming", LITTLE)
    assert [row.name for row in works(haven).rows] == ["humming"]


def test_the_dates_come_when_they_are_asked_for(haven: HavenWindow, own: Workspace) -> None:
    own.haven_moments.add([new_moment(Choice.BREATHE, EVENING, 240, Answer(LITTLE, 7, 5))])
    keep(own, Choice.LOOK, None)
    works(haven).rows[0].click()
    assert isinstance(haven.page, DatesPage)
    said = words(haven.page)
    assert any("3 May" in text and "9:40" in text.replace("21:40", "9:40") for text in said)
    assert "A little better, from 7 to 5, 4 minutes" in said
    haven.go_back()
    works(haven).rows[1].click()
    assert "Look around, 4 minutes" in words(haven.page)


def test_everything_can_be_forgotten_and_that_taken_back(haven: HavenWindow, own: Workspace, press: Press) -> None:
    keep(own, Choice.BREATHE, LITTLE, LOT)
    before = own.haven_moments.all()
    page = works(haven)
    page.forget.click()
    assert own.haven_moments.all() == []
    assert page.rows == []
    assert haven.focusWidget() is page.undo
    press(haven, Key.Key_Return)
    assert own.haven_moments.all() == before
    assert len(page.rows) == 1
    assert page.undo.isHidden()
    assert haven.focusWidget() is page.rows[0]


def test_a_disk_that_takes_nothing_forgets_nothing(haven: HavenWindow, own: Workspace) -> None:
    keep(own, Choice.BREATHE, LITTLE)
    page = works(haven)
    with full_disk():
        page.forget.click()
    assert len(page.rows) == 1
    assert page.undo.isHidden()
    for sheet in haven.findChildren(TroubleSheet):
        sheet.accept()


def test_the_calm_side_alone_leads_out_again(haven: HavenWindow) -> None:
    works(haven)
    for kind in (AfterwardsPage, GettingReady):
        haven.go_back()
        assert isinstance(haven.page, kind)
    haven.go_back()
    assert haven.isHidden()
    haven.begin()
    assert haven.page is haven.home


def test_a_long_page_of_labels_can_be_read_to_its_end(haven: HavenWindow, own: Workspace, press: Press) -> None:
    keep(own, Choice.BREATHE, *[LITTLE] * 40)
    works(haven).rows[0].click()
    assert isinstance(haven.page, DatesPage)
    bar = haven.page.area.verticalScrollBar()
    press(haven, Key.Key_PageDown)
    assert 0 < bar.value() < bar.maximum()
    press(haven, Key.Key_End)
    assert bar.value() == bar.maximum()
