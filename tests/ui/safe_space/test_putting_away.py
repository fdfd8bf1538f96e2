"""Putting something away: seven quiet steps, a lid that closes, and a label only if somebody writes one."""

from datetime import date, datetime, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.domain.choices import Choice
from app.domain.put_away import LONGEST_LABEL, Until
from app.ui.safe_space.put_away.box_stage import AWAY, CLOSED, OPEN
from app.ui.safe_space.put_away.exercise import PuttingAway, Step
from app.ui.safe_space.put_away.wishes import BOX_LOCK, BOX_MATERIAL, BOX_PLACE, LONGEST
from app.ui.safe_space.surroundings import BOX_SUGGESTED
from app.ui.safe_space.window import HavenWindow
from app.ui.widgets.fields import Field
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press
from tests.ui.safe_space.test_fit import SIZES, TEXT_SIZES, drawn, pieces, touch

Key = Qt.Key
TODAY = date.today()


@pytest.fixture
def haven(open_own: OpenHaven) -> HavenWindow:
    return open_own(at=Choice.PUT_AWAY)


@pytest.fixture
def page(haven: HavenWindow) -> PuttingAway:
    return page_of(haven)


def page_of(haven: HavenWindow) -> PuttingAway:
    assert isinstance(haven.page, PuttingAway)
    return haven.page


def go_to(page: PuttingAway, step: Step) -> None:
    while page.step is not step:
        page.third.click()


def labels(own: Workspace) -> list[tuple[str, Until, date | None]]:
    return [(put.label, put.until, put.day) for put in own.put_away.all()]


def test_its_tile_is_there_once_a_therapist_suggested_it(open_own: OpenHaven, own: Workspace) -> None:
    haven = open_own()
    assert Choice.PUT_AWAY not in haven.home.choices
    own.wishes.keep(BOX_SUGGESTED, True)
    haven.home.tiles[haven.home.choices.index(Choice.PUT_AWAY)].click()
    assert page_of(haven).step is Step.NOTICE


def test_the_steps_in_their_order(page: PuttingAway) -> None:
    said = [(page.sentence.text(), page.third.text())]
    for _ in range(6):
        page.third.click()
        said.append((page.sentence.text(), page.third.text()))
    assert said == [
        ("Notice what is here, without going into it.", "Next"),
        ("Picture something strong enough to hold it.", "Next"),
        ("Let it in piece by piece, as much as wants to go.", "Next"),
        ("When enough of it is in, close the lid.", "Close the lid"),
        ("It is closed. Now put it as far away as you like.", "Put it away"),
        ("Look around: where are you, and what do you see?", "Next"),
        ("A label, not the thing itself. It can stay empty.", "Done for now"),
    ]
    assert [tile.text() for tile in page.places[:2]] == ["Something else", "Reach someone"]


def test_the_lid_closes_and_the_chest_goes_far_away(page: PuttingAway, qtbot: QtBot) -> None:
    go_to(page, Step.CLOSE)
    assert page.box.pose == OPEN
    page.third.click()
    assert page.box.pose != CLOSED, "it moves"
    qtbot.waitUntil(lambda: page.box.pose == CLOSED)
    page.third.click()
    qtbot.waitUntil(lambda: page.box.pose == AWAY)


def test_where_motion_is_unwanted_the_lid_is_closed_at_once(open_own: OpenHaven, look: Look) -> None:
    look(motion="reduced")
    page = page_of(open_own(at=Choice.PUT_AWAY))
    go_to(page, Step.FAR)
    assert page.box.pose == CLOSED
    page.third.click()
    assert page.box.pose == AWAY


def test_going_back_before_the_lid_has_fallen_leaves_it_open(page: PuttingAway, qtbot: QtBot) -> None:
    go_to(page, Step.FAR)
    page.step_back()
    qtbot.waitUntil(lambda: page.box.pose == OPEN)
    assert page.step is Step.CLOSE


def test_ones_own_container_stands_beside_the_chest(open_own: OpenHaven, own: Workspace) -> None:
    for name, words in ((BOX_MATERIAL, "Steel"), (BOX_LOCK, "Three bolts"), (BOX_PLACE, "Under the lake")):
        own.wishes.keep(name, words)
    page = page_of(open_own(at=Choice.PUT_AWAY))
    met = {}
    for _ in range(page.count):
        met[page.step] = page.box.own_words
        if not page.at_end:
            page.third.click()
    assert {step: words for step, words in met.items() if words} == {
        Step.PICTURE: "Steel",
        Step.LET_IN: "Steel",
        Step.CLOSE: "Three bolts",
        Step.FAR: "Under the lake",
    }


def test_keys_alone_go_through_it_and_out_and_nothing_is_kept(
    haven: HavenWindow, page: PuttingAway, own: Workspace, press: Press
) -> None:
    heard: list[object] = []
    own.changed.connect(heard.append)
    press(haven, Key.Key_Space, Key.Key_Return, Key.Key_3, Key.Key_Right, Key.Key_Space, Key.Key_Return)
    assert page.step is Step.NAME and haven.focusWidget() is page.third
    press(haven, Key.Key_Return)
    assert haven.isHidden()
    assert heard == [] and labels(own) == []


def test_a_label_waits_for_the_next_session(haven: HavenWindow, page: PuttingAway, own: Workspace) -> None:
    go_to(page, Step.NAME)
    QTest.keyClicks(page.form.field, "  the hallway, 2 ")
    page.third.click()
    assert haven.isHidden()
    assert labels(own) == [("the hallway, 2", Until.SESSION, None)]


def test_it_is_stored_by_itself_while_it_is_written(page: PuttingAway, own: Workspace, qtbot: QtBot) -> None:
    go_to(page, Step.NAME)
    QTest.keyClicks(page.form.field, "the hall")
    qtbot.waitUntil(lambda: labels(own) == [("the hall", Until.SESSION, None)])
    QTest.keyClicks(page.form.field, "way")
    page.flush()
    assert labels(own) == [("the hallway", Until.SESSION, None)]
    page.form.field.clear()
    QTest.keyClicks(page.form.field, " ")
    page.flush()
    assert labels(own) == []


@pytest.mark.parametrize("way", ["something else", "reach someone", "back", "leave", "lock"])
def test_every_way_out_stores_what_was_written(
    way: str, haven: HavenWindow, page: PuttingAway, own: Workspace, press: Press
) -> None:
    go_to(page, Step.NAME)
    QTest.keyClicks(page.form.field, "the hallway")
    match way:
        case "something else":
            page.other.click()
        case "reach someone":
            page.people.click()
            haven.leave()
        case "back":
            for _ in range(7):
                haven.go_back()
            assert haven.page is haven.home
        case "leave":
            haven.leave()
        case _:
            assert haven.flush()
            haven.let_go()
            assert haven.page is haven.home
    assert labels(own) == [("the hallway", Until.SESSION, None)]


def test_the_next_session_is_named_if_it_is_known(page: PuttingAway, own: Workspace) -> None:
    go_to(page, Step.NAME)
    assert page.form.when.text() == "It waits for the next one."
    at = datetime.combine(TODAY + timedelta(days=3), datetime.min.time()).replace(hour=15)
    own.sessions.add(at, "Ruth")
    assert page.form.when.text().endswith(", 15:00, with Ruth") and f" {at.day} " in page.form.when.text()


def test_a_day_can_be_moved_but_not_into_the_past(page: PuttingAway, own: Workspace) -> None:
    go_to(page, Step.NAME)
    QTest.keyClicks(page.form.field, "the hallway")
    assert page.form.earlier.isHidden()
    page.form.options[1].click()
    for _ in range(9):
        page.form.earlier.click()
    assert not page.form.earlier.isEnabled()
    page.flush()
    assert labels(own) == [("the hallway", Until.DAY, TODAY)]
    page.form.later.click()
    page.flush()
    assert labels(own) == [("the hallway", Until.DAY, TODAY + timedelta(days=1))]


def test_alcove_may_be_asked_never_to_bring_it_up(page: PuttingAway, own: Workspace) -> None:
    go_to(page, Step.NAME)
    page.form.options[2].click()
    page.flush()
    assert labels(own) == [], "a choice without a label is nothing"
    QTest.keyClicks(page.form.field, "the hallway")
    page.flush()
    assert labels(own) == [("the hallway", Until.CLOSED, None)]
    assert page.form.when.text() == "Alcove will not bring it up."
    assert own.put_away.for_session(date.max) == []


def test_letters_and_digits_are_only_words_where_something_can_be_written(
    haven: HavenWindow, page: PuttingAway, press: Press
) -> None:
    go_to(page, Step.NAME)
    press(haven, Key.Key_P, Key.Key_1)
    assert haven.page is page
    page.form.field.setFocus()
    press(haven, Key.Key_P, Key.Key_1)
    assert page.form.label == "p1"
    press(haven, Key.Key_Return)
    assert haven.focusWidget() is page.third
    haven.go_back()
    press(haven, Key.Key_P)
    assert haven.page is not page


def test_a_label_is_no_longer_than_agreed(page: PuttingAway, own: Workspace) -> None:
    go_to(page, Step.NAME)
    QTest.keyClicks(page.form.field, "x" * (LONGEST_LABEL + 5))
    page.flush()
    assert labels(own) == [("x" * LONGEST_LABEL, Until.SESSION, None)]


def test_the_next_time_it_begins_empty_and_is_another_one(
    haven: HavenWindow, page: PuttingAway, own: Workspace
) -> None:
    for label in ("the hallway", "the stairs"):
        go_to(page, Step.NAME)
        assert page.form.label == ""
        QTest.keyClicks(page.form.field, label)
        haven.go_to(Choice.PUT_AWAY)
        assert page.step is Step.NOTICE
    assert [put[0] for put in labels(own)] == ["the hallway", "the stairs"]


def test_a_disk_that_refuses_leaves_the_label_where_it_is(
    haven: HavenWindow, page: PuttingAway, own: Workspace, qtbot: QtBot
) -> None:
    go_to(page, Step.NAME)
    QTest.keyClicks(page.form.field, "the hallway")
    with full_disk():
        assert not haven.flush()
        haven.go_to(Choice.PUT_AWAY)
        assert page.form.label == "the hallway"
        assert [entry.body for entry in haven.unsaved()] == ["the hallway"]
        assert labels(own) == []
    qtbot.waitUntil(lambda: labels(own) == [("the hallway", Until.SESSION, None)])
    assert haven.unsaved() == []


def test_when_the_journal_closes_the_page_goes_with_it(haven: HavenWindow, page: PuttingAway, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.destroyed):
        haven.let_go()


def fits(page: PuttingAway) -> None:
    """Nothing is cut off, and nothing lies on anything else."""
    box = page.box.geometry()
    everything = [[place.translated(box.topLeft()).toAlignedRect()] for place in page.box.places]
    everything = everything if page.box.isVisible() else []
    shown = pieces(page) | {field: where(field, page) for field in page.findChildren(Field) if field.isVisible()}
    everything += [drawn(piece, rect) for piece, rect in shown.items() if piece is not page.box]
    everything.append([page.dots.geometry()])
    for parts in everything:
        assert all(page.rect().contains(part) for part in parts), page.step
    for one, other in combinations(everything, 2):
        assert not touch(one, other), (one, other, page.step)


def where(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_every_step_fits(
    size: tuple[int, int], text_size: float, open_own: OpenHaven, own: Workspace, look: Look, qtbot: QtBot
) -> None:
    look(text_size, motion="reduced")
    for name in (BOX_MATERIAL, BOX_LOCK, BOX_PLACE):
        own.wishes.keep(name, ("as thick as an arm " * LONGEST)[:LONGEST].strip())
    own.sessions.add(
        datetime.now() + timedelta(days=400), "Ruth Adler-Wintergarten and somebody with a long name as well"
    )
    page = page_of(open_own(*size, at=Choice.PUT_AWAY))
    for _ in range(6):
        fits(page)
        page.third.click()
    for option in page.form.options:
        option.click()
        qtbot.waitUntil(lambda: page.form.when.height() > 0)
        fits(page)
        assert page.box.isHidden() or page.box.height() >= 120
        for part in page.form.parts:
            if part.isVisible():
                assert part.height() >= 44, part
                assert part.width() >= part.minimumSizeHint().width(), part
    assert not page.findChildren(QAbstractScrollArea)


def test_everything_says_what_it_is(haven: HavenWindow, page: PuttingAway, own: Workspace, heard: Heard) -> None:
    own.wishes.keep(BOX_MATERIAL, "Steel")
    go_to(page, Step.PICTURE)
    assert heard(page.box).role() == QAccessible.Role.Button
    name = heard(page.box).text(QAccessible.Text.Name)
    assert name == "Steel. Picture something strong enough to hold it."
    go_to(page, Step.NAME)
    page.form.options[1].click()
    roles = [(heard(part).role(), heard(part).text(QAccessible.Text.Name)) for part in page.form.parts]
    role = QAccessible.Role
    assert roles == [
        (role.EditableText, "What could it be called?"),
        (role.RadioButton, "My next session"),
        (role.RadioButton, "A day"),
        (role.RadioButton, "Keep it closed"),
        (role.Button, "Earlier by a day"),
        (role.Button, "Later by a day"),
    ]


def test_the_line_and_the_choice_are_reached_in_order(haven: HavenWindow, page: PuttingAway, press: Press) -> None:
    go_to(page, Step.NAME)
    page.form.options[0].setFocus()
    press(haven, Key.Key_Right)
    assert page.form.until is Until.DAY
    page.back.setFocus()
    met = []
    for _ in range(8):
        press(haven, Key.Key_Tab)
        met.append(haven.focusWidget())
    form = page.form
    assert met == [form.field, form.options[1], form.earlier, form.later, *page.places, page.back]
