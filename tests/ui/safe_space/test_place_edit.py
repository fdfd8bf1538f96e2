"""Making a calm place ready: kept as it is written, shown only once a therapist suggested it, spoiled for good."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.calm_places import MOST_PICTURES, CalmPlace, PlaceKind, Sense
from app.domain.choices import Choice
from app.ui.keep_soon import AFTER_MS
from app.ui.safe_space.getting_ready import GettingReady
from app.ui.safe_space.place.place_page import PlacePage
from app.ui.safe_space.place.places_page import PlacesPage
from app.ui.safe_space.place.screen import PlaceScreen
from app.ui.safe_space.ready_rows import ReadyRow
from app.ui.safe_space.surroundings import PLACE_SUGGESTED
from app.ui.safe_space.undo_line import UndoLine
from app.ui.safe_space.window import HavenWindow
from app.ui.widgets.dialog import Question
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.support.picture_files import encoded, image, put
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press

Key = Qt.Key
OpenPlaces = Callable[..., PlacesPage]


@pytest.fixture
def open_places(open_own: OpenHaven, own: Workspace) -> OpenPlaces:
    """The list as it is reached from the calm side."""
    own.wishes.keep(PLACE_SUGGESTED, True)

    def _open(width: int = 1280, height: int = 800) -> PlacesPage:
        haven = open_own(width, height)
        haven.get_ready()
        assert isinstance(haven.page, GettingReady)
        haven.page.open_row(ReadyRow.PLACE)
        assert isinstance(haven.page, PlacesPage)
        return haven.page

    return _open


@pytest.fixture
def places(open_places: OpenPlaces) -> PlacesPage:
    return open_places()


@pytest.fixture
def page(places: PlacesPage) -> PlacePage:
    """A new place."""
    places.make.click()
    return one(places)


def window_of(page: QWidget) -> HavenWindow:
    window = page.window()
    assert isinstance(window, HavenWindow)
    return window


def one(page: QWidget) -> PlacePage:
    shown = window_of(page).page
    assert isinstance(shown, PlacePage)
    return shown


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def only(own: Workspace) -> CalmPlace:
    (place,) = own.calm_places.all()
    return place


def named(page: PlacePage, own: Workspace, name: str) -> CalmPlace:
    """The page's place with a name written by hand."""
    QTest.keyClicks(page.form.name, name)
    page.keeper.flush()
    return next(place for place in own.calm_places.all() if place.name == name)


def with_pictures(page: PlacePage, tmp_path: Path, qtbot: QtBot, count: int) -> list[str]:
    here = len(page.pictures.rows)
    page.bring_in([put(tmp_path / f"{n}.png", encoded(image(), b"PNG")) for n in range(count)])
    qtbot.waitUntil(lambda: len(page.pictures.rows) == here + count)
    return [row.uid for row in page.pictures.rows]


def undo_of(page: PlacePage) -> UndoLine:
    (line,) = [line for line in page.findChildren(UndoLine) if line.isVisible()]
    return line


def spoil(page: PlacePage, *, sure: bool = True) -> None:
    page.spoil.click()
    question = page.window().findChild(Question)
    assert question is not None
    (question.act_button if sure else question.safe_button).click()


# --- where it is found ------------------------------------------------------------------------------------------------


def test_its_row_waits_for_a_therapist_to_suggest_it(open_own: OpenHaven, own: Workspace) -> None:
    haven = open_own()
    haven.get_ready()
    ready = haven.page
    assert isinstance(ready, GettingReady)
    rows = {row.name: row for row in ready.rows}
    assert not rows["My place"].isVisible() and rows["My own things"].isVisible()
    own.wishes.keep(PLACE_SUGGESTED, True)
    assert rows["My place"].isVisible()
    own.wishes.keep(PLACE_SUGGESTED, False)
    assert not rows["My place"].isVisible()


def test_keys_alone_lead_to_a_new_place(places: PlacesPage, press: Press) -> None:
    haven = window_of(places)
    assert haven.focusWidget() is places.make
    press(haven, Key.Key_Space)
    assert haven.focusWidget() is one(places).form.name


# --- the words --------------------------------------------------------------------------------------------------------


def test_an_untouched_place_is_not_put_into_the_vault(page: PlacePage, own: Workspace, qtbot: QtBot) -> None:
    QTest.keyClicks(page.form.name, "T")
    QTest.keyClick(page.form.name, Key.Key_Backspace)
    window_of(page).go_back()
    assert own.calm_places.all() == []
    qtbot.waitUntil(lambda: not isValid(page))


def test_words_are_kept_some_moments_after_the_last_key(page: PlacePage, own: Workspace, qtbot: QtBot) -> None:
    QTest.keyClicks(page.form.name, "The bench")
    qtbot.waitUntil(lambda: [place.name for place in own.calm_places.all()] == ["The bench"], timeout=AFTER_MS + 3000)
    QTest.keyClicks(page.form.cue, "bay")
    qtbot.waitUntil(lambda: only(own).cue == "bay", timeout=AFTER_MS + 3000)


def test_every_part_is_kept_and_shown_again(page: PlacePage, places: PlacesPage, own: Workspace) -> None:
    haven = window_of(page)
    QTest.keyClicks(page.form.name, "The bench")
    QTest.keyClicks(page.form.cue, "bay")
    page.form.kinds[2].click()
    for sense, area in page.form.senses.items():
        QTest.keyClicks(area.area, f"words to {sense}")
    QTest.keyClicks(page.form.company.area, "A heron.")
    haven.go_back()
    place = only(own)
    assert (place.name, place.cue, place.kind, place.company) == ("The bench", "bay", PlaceKind.IMAGINED, "A heron.")
    assert [place.words_for(sense) for sense in Sense] == [f"words to {sense}" for sense in Sense]
    assert haven.page is places
    places.offered.rows[0].go.click()
    again = one(places)
    assert again.form.as_written(place) == place


def test_a_letter_is_no_key_while_somebody_writes(page: PlacePage, press: Press) -> None:
    press(window_of(page), Key.Key_P, Key.Key_1)
    assert page.form.name.text() == "p1" and window_of(page).page is page


def test_a_full_disk_loses_no_word(page: PlacePage, own: Workspace) -> None:
    named(page, own, "The bench")
    QTest.keyClicks(page.form.cue, "bay")
    with full_disk():
        assert not page.flush()
        left = page.unsaved()
    assert left is not None and left.body == "The bench\n\nbay"
    assert page.flush() and page.unsaved() is None
    assert only(own).cue == "bay"


def test_nothing_is_written_once_the_journal_is_closed(page: PlacePage, own: Workspace) -> None:
    named(page, own, "The bench")
    QTest.keyClicks(page.form.cue, "bay")
    window_of(page).let_go()
    assert only(own).cue == ""


# --- pictures ---------------------------------------------------------------------------------------------------------


def test_pictures_are_kept_with_a_place_that_has_no_word_yet(
    page: PlacePage, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = with_pictures(page, tmp_path, qtbot, 2)
    assert only(own).pictures == tuple(shown)
    QTest.keyClicks(page.form.name, "The bench")
    page.flush()
    assert only(own).name == "The bench" and only(own).pictures == tuple(shown)


def test_a_broken_picture_stays_outside_with_a_sentence(
    page: PlacePage, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = put(tmp_path / "broken.jpg", encoded(image(600, 400), b"JPEG")[:900])
    page.bring_in([bad])
    qtbot.waitUntil(lambda: page.notice.text() == "“broken.jpg” is broken or was cut off.")
    assert only(own).pictures == ()


def test_pictures_have_an_order_a_way_out_and_a_way_back(
    page: PlacePage, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    one_, two, three = with_pictures(page, tmp_path, qtbot, 3)
    page.pictures.rows[0].down.click()
    assert only(own).pictures == (two, one_, three)
    page.pictures.rows[2].out.setFocus()
    QTest.keyClick(focus(), Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert only(own).pictures == (two, three, one_)
    page.pictures.rows[1].out.click()
    assert only(own).pictures == (two, one_)
    undo_of(page).button.click()
    assert only(own).pictures == (two, three, one_)
    page.pictures.rows[0].out.click()
    window_of(page).go_back()
    assert own.pictures.content(two) is None and own.pictures.content(three)


def test_there_is_room_for_ten(page: PlacePage, own: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    with_pictures(page, tmp_path, qtbot, MOST_PICTURES)
    page.add.click()
    assert page.notice.text().startswith("Ten pictures are as many as a place can have.")
    assert not page.findChildren(QFileDialog)
    page.bring_in([tmp_path / "0.png"])
    qtbot.waitUntil(lambda: "no more room" in page.notice.text())
    assert len(only(own).pictures) == MOST_PICTURES


def test_pictures_are_asked_for_with_the_systems_own_dialog(page: PlacePage) -> None:
    page.add.click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.reject()


# --- spoiled, and removed ---------------------------------------------------------------------------------------------


def test_spoiled_is_said_once_more_and_then_stays(page: PlacePage, own: Workspace) -> None:
    assert not page.spoil_card.isVisible(), "there is nothing yet that could be spoiled"
    place = named(page, own, "The lake")
    spoil(page, sure=False)
    assert not only(own).spoiled
    spoil(page)
    assert only(own).spoiled and only(own).name == "The lake"
    assert page.spoiled_words.isVisible() and not page.spoil_card.isVisible()
    QTest.keyClicks(page.form.cue, "reeds")
    page.flush()
    assert only(own).spoiled and only(own).cue == "reeds" and place.uid == only(own).uid


def test_a_spoiled_place_is_offered_nowhere_and_can_still_be_removed(
    page: PlacePage, places: PlacesPage, own: Workspace
) -> None:
    haven = window_of(page)
    named(page, own, "The lake")
    spoil(page)
    haven.go_back()
    assert [row.listed.name for row in places.offered.rows] == []
    assert [row.name for row in places.spoiled.rows] == ["The lake"]
    haven.go_to(Choice.PLACE)
    exercise = haven.page
    assert isinstance(exercise, PlaceScreen) and exercise.place is None
    assert exercise.stage.text() == "No place is here yet"


@pytest.mark.parametrize("spoiled", [False, True])
def test_a_place_is_removed_with_its_words_and_can_be_had_back(
    spoiled: bool, page: PlacePage, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not page.remove.isVisible()
    shown = with_pictures(page, tmp_path, qtbot, 1)
    named(page, own, "The lake")
    if spoiled:
        spoil(page)
    page.remove.click()
    assert own.calm_places.all() == [] and not page.sheet.isVisible() and not page.remove.isVisible()
    line = undo_of(page)
    assert line.words.text() == "The place is gone, with its words and pictures."
    assert focus() is line.button
    line.button.click()
    assert only(own).name == "The lake" and only(own).pictures == tuple(shown) and only(own).spoiled is spoiled
    assert page.sheet.isVisible()
    QTest.keyClicks(page.form.cue, "reeds")
    page.flush()
    assert only(own).cue == "reeds"


def test_a_place_nobody_wanted_back_leaves_nothing_behind(
    page: PlacePage, places: PlacesPage, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    with_pictures(page, tmp_path, qtbot, 2)
    page.remove.click()
    window_of(page).go_back()
    assert own.calm_places.all() == [] and places.offered.rows == []
    assert own.vault.one("SELECT count(*) FROM picture") == (0,)


# --- the list ---------------------------------------------------------------------------------------------------------


def test_the_first_of_the_list_is_where_the_exercise_goes(places: PlacesPage, own: Workspace) -> None:
    haven = window_of(places)
    for name in ("The bench", "The kitchen", "The lake"):
        places.make.click()
        named(one(places), own, name)
        haven.go_back()
    rows = places.offered.rows
    assert [row.listed.name for row in rows] == ["The bench", "The kitchen", "The lake"]
    rows[2].go.setFocus()
    QTest.keyClick(focus(), Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    rows[0].down.click()
    assert [place.name for place in own.calm_places.offered()] == ["The lake", "The bench", "The kitchen"]
    assert places.offered.rows is rows, "the list is not made anew under somebody's hands"
    haven.go_to(Choice.PLACE)
    exercise = haven.page
    assert isinstance(exercise, PlaceScreen)
    exercise.third.click()
    assert exercise.stage.text() == "The lake"


def test_tab_goes_through_the_list(places: PlacesPage, own: Workspace, press: Press) -> None:
    haven = window_of(places)
    for name in ("The bench", "The kitchen"):
        places.make.click()
        named(one(places), own, name)
        haven.go_back()
    first, second = places.offered.rows
    places.make.setFocus()
    met = []
    for _ in range(6):
        met.append(focus())
        press(haven, Key.Key_Tab)
    assert met == [places.make, first.go, first.down, second.go, second.up, places.back]


# --- everything -------------------------------------------------------------------------------------------------------


def test_everything_has_a_name(page: PlacePage, heard: Heard, tmp_path: Path, qtbot: QtBot) -> None:
    with_pictures(page, tmp_path, qtbot, 2)
    names = []
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(heard(widget).text(QAccessible.Text.Name))
            assert names[-1], widget
    assert len(names) == len(set(names))
    assert {"What you call it", "Who may be there", "Take out: picture, 2 of 2"} <= set(names)


def test_locking_takes_the_pages_and_their_pictures_away(
    page: PlacePage, places: PlacesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    haven = window_of(page)
    with_pictures(page, tmp_path, qtbot, 1)
    qtbot.waitUntil(lambda: page.pictures.pictures.count == 1)
    pictures = page.pictures.pictures
    haven.let_go()
    assert haven.page is haven.home and pictures.count == 0
    qtbot.waitUntil(lambda: not isValid(page) and not isValid(places))


@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
def test_it_fits_the_smallest_window(
    text_size: float, open_places: OpenPlaces, look: Look, tmp_path: Path, qtbot: QtBot
) -> None:
    look(text_size)
    places = open_places(960, 600)
    places.make.click()
    page = one(places)
    with_pictures(page, tmp_path, qtbot, 2)
    parts = [*page.form.parts, page.add, *(part for part in page.pictures.parts if part.isVisible()), page.spoil]

    def is_whole(part: QWidget) -> bool:
        parent = part.parentWidget()
        inside = parent is not None and parent.rect().contains(part.geometry())
        return inside and part.width() >= part.minimumSizeHint().width()

    qtbot.waitUntil(lambda: all(is_whole(part) for part in parts))
    column = QRect(page.area.mapTo(page, QPoint(0, 0)), page.area.size())
    assert all(part.mapTo(page, QPoint(part.width(), 0)).x() <= column.right() for part in parts)
    assert page.remove.isVisible() and page.remove.x() > page.back.geometry().right()
