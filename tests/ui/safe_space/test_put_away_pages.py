"""The calm side of putting things away: the list, each one of it, one's own box, and sessions."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.put_away import LookedWith, PutAway, Until
from app.domain.sessions import Session
from app.storage.put_away import new_put_away
from app.ui.safe_space.getting_ready import GettingReady
from app.ui.safe_space.put_away.one_page import OnePutAway
from app.ui.safe_space.put_away.own_page import OwnPutAway
from app.ui.safe_space.put_away.session_page import SessionPage
from app.ui.safe_space.put_away.sessions_page import SessionsPage, offered
from app.ui.safe_space.put_away.wishes import BOX_LOCK, BOX_MATERIAL, BOX_PLACE
from app.ui.safe_space.ready_rows import ReadyRow
from app.ui.safe_space.row_list import RowList
from app.ui.safe_space.window import HavenWindow
from app.ui.widgets.day_grid import DayButton
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press

Key = Qt.Key
TODAY = date.today()
NOON = datetime.combine(TODAY, datetime.min.time()).replace(hour=12)


@pytest.fixture
def haven(open_own: OpenHaven) -> HavenWindow:
    return open_own()


def calm(haven: HavenWindow) -> OwnPutAway:
    haven.get_ready()
    assert isinstance(haven.page, GettingReady)
    haven.page.open_row(ReadyRow.PUT_AWAY)
    assert isinstance(haven.page, OwnPutAway)
    return haven.page


def put(own: Workspace, label: str, until: Until = Until.SESSION, day: date | None = None) -> PutAway:
    made = new_put_away(label, until, day)
    own.put_away.keep(made)
    return made


def one(haven: HavenWindow, rows: RowList, number: int = 0) -> OnePutAway:
    rows.rows[number].click()
    assert isinstance(haven.page, OnePutAway)
    return haven.page


def shown(rows: RowList) -> list[str]:
    return [row.name for row in rows.rows]


def test_everything_is_listed_under_what_it_waits_for(haven: HavenWindow, own: Workspace) -> None:
    page = calm(haven)
    assert page.for_session.isHidden() and page.waiting.isHidden() and page.looked_at.isHidden()
    put(own, "session")
    put(own, "today", Until.DAY, TODAY)
    put(own, "tomorrow", Until.DAY, TODAY + timedelta(days=1))
    put(own, "closed", Until.CLOSED)
    looked = put(own, "looked at")
    own.put_away.keep(looked.looked(LookedWith.ALONE, looked.at))
    assert shown(page.for_session) == ["session", "today"]
    assert shown(page.waiting) == ["tomorrow", "closed"]
    assert shown(page.looked_at) == ["looked at"]
    assert page.for_session.rows[0].about.endswith("until my next session")
    assert page.waiting.rows[1].about.startswith("Since ") and page.waiting.rows[1].about.endswith("kept closed")


def test_it_can_wait_for_another_time(haven: HavenWindow, own: Workspace) -> None:
    made = put(own, "the hallway", Until.CLOSED)
    calm_page = calm(haven)
    page = one(haven, calm_page.waiting)
    assert page.label.text() == "the hallway" and page.first is page.options[2]
    page.options[0].click()
    assert own.put_away.all() == [made.waiting(Until.SESSION)]
    page.options[1].click()
    assert page.calendar.isVisible()
    assert own.put_away.all() == [made.waiting(Until.DAY, TODAY + timedelta(days=7))]
    page.calendar.choose(TODAY + timedelta(days=40))
    assert own.put_away.all() == [made.waiting(Until.DAY, TODAY + timedelta(days=40))]
    page.calendar.choose(TODAY - timedelta(days=40))
    assert own.put_away.all() == [made.waiting(Until.DAY, TODAY)], "there is no waiting for the past"
    page.options[2].click()
    assert own.put_away.all() == [made] and page.calendar.isHidden()
    haven.go_back()
    assert shown(calm_page.waiting) == ["the hallway"]


def test_a_day_that_has_gone_by_stays_until_it_is_changed(haven: HavenWindow, own: Workspace) -> None:
    made = put(own, "the hallway", Until.DAY, TODAY - timedelta(days=3))
    page = one(haven, calm(haven).for_session)
    assert page.calendar.day() == made.day
    assert own.put_away.all() == [made]


@pytest.mark.parametrize("looked_with", list(LookedWith))
def test_having_looked_at_it_moves_it_and_can_be_undone(
    looked_with: LookedWith, haven: HavenWindow, own: Workspace
) -> None:
    made = put(own, "the hallway")
    calm_page = calm(haven)
    page = one(haven, calm_page.for_session)
    page.looked[looked_with].click()
    assert own.put_away.all()[0].looked_with is looked_with
    assert page.sheet.isHidden() and haven.focusWidget() is page.undo.button
    page.undo.button.click()
    assert own.put_away.all() == [made] and page.sheet.isVisible()
    page.looked[looked_with].click()
    haven.go_back()
    assert shown(calm_page.looked_at) == ["the hallway"] and calm_page.for_session.isHidden()
    page = one(haven, calm_page.looked_at)
    assert not page.options[0].isVisible() and not page.looked[looked_with].isVisible()
    assert page.first is page.let_go


def test_letting_go_can_be_undone_for_as_long_as_the_page_is_there(haven: HavenWindow, own: Workspace) -> None:
    made = put(own, "the hallway", Until.DAY, TODAY + timedelta(days=2))
    calm_page = calm(haven)
    page = one(haven, calm_page.waiting)
    page.let_go.click()
    assert own.put_away.all() == [] and calm_page.waiting.isHidden()
    assert "hallway" not in page.undo.words.text()
    page.undo.button.click()
    assert own.put_away.all() == [made] and shown(calm_page.waiting) == ["the hallway"]
    page.let_go.click()
    haven.go_back()
    assert haven.page is calm_page and own.put_away.all() == []


def test_a_disk_that_refuses_changes_nothing(haven: HavenWindow, own: Workspace) -> None:
    made = put(own, "the hallway")
    page = one(haven, calm(haven).for_session)
    with full_disk():
        page.let_go.click()
        page.looked[LookedWith.ALONE].click()
        page.options[2].click()
    assert page.sheet.isVisible() and page.undo.isHidden()
    assert own.put_away.all() == [made]


def test_the_box_is_described_in_ones_own_words(haven: HavenWindow, own: Workspace) -> None:
    page = calm(haven)
    for name, words in ((BOX_MATERIAL, "Steel "), (BOX_LOCK, "Three bolts"), (BOX_PLACE, "")):
        QTest.keyClicks(page.box.fields[name], words)
    haven.go_back()
    assert [own.wishes.text(name) for name in (BOX_MATERIAL, BOX_LOCK, BOX_PLACE)] == ["Steel", "Three bolts", ""]
    assert calm(haven).box.fields[BOX_MATERIAL].text() == "Steel"


def test_words_about_the_box_are_not_lost_when_the_disk_refuses(haven: HavenWindow, own: Workspace) -> None:
    page = calm(haven)
    QTest.keyClicks(page.box.fields[BOX_MATERIAL], "Steel")
    with full_disk():
        haven.go_back()
        assert [entry.body for entry in haven.unsaved()] == ["Steel"]
    assert haven.flush() and own.wishes.text(BOX_MATERIAL) == "Steel"


# --- sessions --------------------------------------------------------------------------------------------------------


def sessions_of(haven: HavenWindow) -> SessionsPage:
    calm(haven).session.click()
    assert isinstance(haven.page, SessionsPage)
    return haven.page


def form(haven: HavenWindow) -> SessionPage:
    assert isinstance(haven.page, SessionPage)
    return haven.page


def test_a_session_is_noted_with_its_button(haven: HavenWindow, own: Workspace) -> None:
    page = sessions_of(haven)
    page.add.click()
    assert form(haven).first is form(haven).keep_button
    form(haven).keep_button.click()
    assert haven.page is page
    (session,) = own.sessions.all()
    assert session.at == NOON.replace(hour=15) + timedelta(days=7)
    assert len(page.coming.rows) == 1 and page.past.isHidden()


def test_looking_at_the_form_notes_nothing(haven: HavenWindow, own: Workspace) -> None:
    sessions_of(haven).add.click()
    haven.go_back()
    assert own.sessions.all() == []


def test_what_is_written_in_the_form_is_kept_without_its_button(haven: HavenWindow, own: Workspace) -> None:
    sessions_of(haven).add.click()
    QTest.keyClicks(form(haven).name, "Ruth  Adler")
    form(haven).calendar.choose(TODAY + timedelta(days=3))
    form(haven).time.setTime(QTime(9, 30))
    haven.go_back()
    (session,) = own.sessions.all()
    day = NOON + timedelta(days=3)
    assert (session.at, session.with_whom) == (day.replace(hour=9, minute=30), "Ruth Adler")


def test_another_day_or_time_alone_is_kept_too(haven: HavenWindow, own: Workspace) -> None:
    session = own.sessions.add(NOON + timedelta(days=2), "Ruth")
    page = sessions_of(haven)
    page.coming.rows[0].click()
    form(haven).calendar.choose(TODAY + timedelta(days=3))
    haven.go_back()
    page.coming.rows[0].click()
    form(haven).time.setTime(QTime(13, 0))
    haven.go_back()
    assert own.sessions.all() == [Session(session.uid, NOON.replace(hour=13) + timedelta(days=3), "Ruth")]


def test_the_next_one_is_named_on_the_calm_side(haven: HavenWindow, own: Workspace) -> None:
    page = calm(haven)
    assert page.session.about == "None is noted"
    own.sessions.add(NOON + timedelta(days=9), "Noor")
    own.sessions.add(NOON + timedelta(days=2), "Ruth")
    assert page.session.about.endswith("12:00, with Ruth")
    put(own, "the hallway")
    assert one(haven, page.for_session).about.text().endswith("until my next session: " + page.session.about)


def test_several_can_come_and_those_that_were_stay_below(haven: HavenWindow, own: Workspace) -> None:
    for days in (9, 2, -2, -9):
        own.sessions.add(NOON + timedelta(days=days), str(days))
    page = sessions_of(haven)
    assert [row.about for row in page.coming.rows] == ["2", "9"]
    assert [row.about for row in page.past.rows] == ["-2", "-9"]


def test_a_session_can_be_moved_and_taken_out_with_undo(haven: HavenWindow, own: Workspace) -> None:
    session = own.sessions.add(NOON + timedelta(days=2), "Ruth")
    page = sessions_of(haven)
    page.coming.rows[0].click()
    assert form(haven).keep_button.isHidden()
    form(haven).time.setTime(QTime(13, 0))
    form(haven).remove.click()
    form(haven).flush()
    assert own.sessions.all() == [] and form(haven).sheet.isHidden()
    form(haven).undo.button.click()
    assert own.sessions.all() == [Session(session.uid, session.at.replace(hour=13), "Ruth")]
    form(haven).remove.click()
    haven.go_back()
    assert own.sessions.all() == [] and page.coming.isHidden()


def test_trouble_keeps_what_was_written_about_a_session(haven: HavenWindow, own: Workspace) -> None:
    sessions_of(haven).add.click()
    QTest.keyClicks(form(haven).name, "Ruth")
    with full_disk():
        form(haven).keep_button.click()
        assert isinstance(haven.page, SessionPage)
        assert [entry.body.endswith("15:00, with Ruth") for entry in haven.unsaved()] == [True]
        assert own.sessions.all() == []
    form(haven).keep_button.click()
    assert [session.with_whom for session in own.sessions.all()] == ["Ruth"]


def test_the_next_session_is_offered_a_week_after_the_last_one() -> None:
    assert offered(None, NOON).at == NOON.replace(hour=15) + timedelta(days=7)
    last = Session("a", NOON - timedelta(days=3), "Ruth")
    assert offered(last, NOON) == Session("", NOON + timedelta(days=4), "Ruth")
    assert offered(Session("a", NOON - timedelta(days=30)), NOON).at == NOON + timedelta(days=5)
    assert offered(Session("a", NOON + timedelta(days=30)), NOON).at == NOON + timedelta(days=37)


# --- keys, ears and room ---------------------------------------------------------------------------------------------


def test_keys_alone_take_something_to_a_session(haven: HavenWindow, own: Workspace, press: Press) -> None:
    made = put(own, "the hallway", Until.CLOSED)
    page = calm(haven)
    assert haven.focusWidget() is page.waiting.rows[0]
    press(haven, Key.Key_Return)
    assert isinstance(haven.page, OnePutAway)
    press(haven, Key.Key_Up, Key.Key_Up)
    assert own.put_away.all() == [made.waiting(Until.SESSION)]
    press(haven, Key.Key_Tab, Key.Key_Return)
    assert own.put_away.all()[0].looked_with is LookedWith.THERAPIST
    press(haven, Key.Key_Space)
    assert own.put_away.all() == [made.waiting(Until.SESSION)]
    press(haven, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    assert own.put_away.all() == []


def test_keys_alone_choose_a_day(haven: HavenWindow, own: Workspace, press: Press) -> None:
    put(own, "the hallway")
    calm(haven)
    press(haven, Key.Key_Return, Key.Key_Down)
    page = haven.page
    assert isinstance(page, OnePutAway) and page.calendar.isVisible()
    while not isinstance(haven.focusWidget(), DayButton):
        press(haven, Key.Key_Tab)
    assert haven.focusWidget() is not page.back
    press(haven, Key.Key_Right)
    assert own.put_away.all()[0].day == TODAY + timedelta(days=8)


@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_everything_is_named_and_inside_the_width(
    text_size: float, open_own: OpenHaven, own: Workspace, look: Look, heard: Heard
) -> None:
    look(text_size)
    put(own, "a label that is as long as it may be: it has sixty letters.", Until.DAY, TODAY + timedelta(days=3))
    own.sessions.add(NOON + timedelta(days=2), "Ruth Adler-Wintergarten")
    haven = open_own(960, 600)
    page = calm(haven)
    assert {"What it is made of", "Back"} <= named(haven, heard)
    one(haven, page.waiting)
    assert {"Keep it closed, Alcove will not bring it up", "Looked at it on my own", "Let it go"} <= named(haven, heard)
    haven.go_back()
    page.session.click()
    assert {"Note a session, A day, a time, and with whom"} <= named(haven, heard)
    assert isinstance(haven.page, SessionsPage)
    haven.page.coming.rows[0].click()
    assert {"Time", "With whom", "Remove it"} <= named(haven, heard)


def named(haven: HavenWindow, heard: Heard) -> set[str]:
    """The names of everything with the keyboard, each of which is inside the width of the window."""
    names = set()
    for widget in haven.page.findChildren(QWidget):
        inside_another = widget.objectName().startswith("qt_")
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inside_another:
            name = heard(widget).text(QAccessible.Text.Name)
            assert name, widget
            assert 0 <= widget.mapTo(haven, QPoint(0, 0)).x() <= haven.width() - widget.width(), name
            names.add(name)
    return names
