"""One's own things in a hard moment: one at a time, no sound by itself, no dead end, and gone with the key."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.choices import Choice
from app.domain.pictures import Picture
from app.sounds import Player
from app.storage.pictures import new_picture
from app.storage.sounds import new_sound
from app.ui.picture_in import prepare
from app.ui.safe_space.things.screen import ThingsScreen
from app.ui.safe_space.tiles import Tile
from app.ui.safe_space.window import HavenWindow
from app.ui.widgets.text import Label
from app.workspace import Workspace
from tests.support.picture_files import image
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press

Key = Qt.Key
TONE = (Path(__file__).parents[2] / "data" / "sounds" / "tone.wav").read_bytes()
LONG = "You have been here before, and it passed every single time. " * 9
SIZES = [(960, 600), (1280, 800), (3840, 2160)]
OpenThings = Callable[..., ThingsScreen]


def a_picture(width: int = 300, height: int = 200) -> Picture:
    made = prepare(image(width, height))
    return new_picture(made.kind, made.width, made.height, made.content)


@pytest.fixture
def kit(own: Workspace) -> Workspace:
    """A picture, a line, and a sound."""
    own.kit.add_picture(a_picture(), "The pier")
    own.kit.add_line("The kettle first.")
    own.kit.add_line("  ")
    own.kit.add_sound(new_sound("wav", 800, TONE), "Rain on the tent")
    return own


@pytest.fixture
def open_things(open_own: OpenHaven) -> OpenThings:
    """The page over the vault as it is; sounds are played where nobody can hear them."""

    def _open(width: int = 1280, height: int = 800) -> ThingsScreen:
        haven = open_own(width, height)
        haven.around.player = Player(haven.around, ("null",))
        haven.go_to(Choice.THINGS)
        assert isinstance(haven.page, ThingsScreen)
        return haven.page

    return _open


@pytest.fixture
def page(kit: Workspace, open_things: OpenThings) -> ThingsScreen:
    return open_things()


def window_of(page: ThingsScreen) -> HavenWindow:
    window = page.window()
    assert isinstance(window, HavenWindow)
    return window


def words(page: ThingsScreen) -> str:
    return page.thing.words if page.thing else ""


def green(page: QWidget) -> int:
    """How many dots of the picture are seen."""
    dots = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ours = QColor(10, 120, 90)
    seen = (dots.pixelColor(x, y) for x in range(0, dots.width(), 8) for y in range(0, dots.height(), 8))
    return sum(abs(one.red() - ours.red()) < 12 and abs(one.green() - ours.green()) < 12 for one in seen)


def test_they_come_one_at_a_time_in_their_order_round_and_round(page: ThingsScreen, press: Press) -> None:
    met = []
    for _ in range(4):
        met.append(words(page))
        press(window_of(page), Key.Key_Right)
    assert met == ["The pier", "The kettle first.", "Rain on the tent", "The pier"]
    press(window_of(page), Key.Key_Left, Key.Key_Left)
    assert words(page) == "Rain on the tent"


def test_tiles_and_the_stage_walk_through_them_too(page: ThingsScreen) -> None:
    page.after.click()
    assert words(page) == "The kettle first."
    page.before.click()
    page.before.click()
    assert words(page) == "Rain on the tent"
    page.stage.click()
    assert words(page) == "The pier"


def test_the_three_places_stay(page: ThingsScreen) -> None:
    before = [tile.geometry() for tile in page.places]
    for _ in range(3):
        assert [tile.text() for tile in page.places] == ["Something else", "Reach someone", "Done for now"]
        assert [tile.geometry() for tile in page.places] == before
        page.go_by(1)
    page.third.click()
    assert window_of(page).isHidden()


def test_a_picture_is_as_large_as_it_fits(page: ThingsScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: green(page) > 0)
    room = QRectF(page.stage.rect())
    factor = min(room.width() / 300, room.height() / 200, 3.0)
    expected = 300 * factor * 200 * factor / 64
    assert green(page) == pytest.approx(expected, rel=0.03)
    assert page.sentence.text() == "The pier"


def test_what_comes_next_is_decoded_before_it_is_wanted(own: Workspace, open_things: OpenThings, qtbot: QtBot) -> None:
    for number in range(9):
        own.kit.add_picture(a_picture(1600, 1200), str(number))
    page = open_things()
    page.go_by(1)
    qtbot.waitUntil(lambda: page.pictures.count >= 3)
    began = time.perf_counter()
    page.go_by(1)
    page.repaint()
    assert time.perf_counter() - began < 0.1
    assert green(page) > 0
    for _ in range(20):
        page.go_by(1)
    qtbot.waitUntil(lambda: page.pictures.count == 4)


def test_no_sound_plays_by_itself(page: ThingsScreen, qtbot: QtBot) -> None:
    player = window_of(page).around.player
    page.go_by(2)
    assert words(page) == "Rain on the tent" and page.play.isVisible()
    assert not player.is_playing and window_of(page).focusWidget() is page.stage
    page.play.click()
    assert player.is_playing and page.play.text() == "Stop"
    page.play.click()
    assert not player.is_playing and page.play.text() == "Play"
    page.play.click()
    with qtbot.waitSignal(player.ended, timeout=5000):
        pass
    assert page.play.text() == "Play" and page.sentence.text() == ""


@pytest.mark.parametrize("leave", ["walk", "reach", "leave", "begin", "lock"])
def test_going_on_stops_the_sound(page: ThingsScreen, leave: str) -> None:
    haven = window_of(page)
    page.go_by(2)
    page.play.click()
    assert haven.around.player.is_playing
    deeds: dict[str, Callable[[], object]] = {
        "walk": lambda: page.go_by(1),
        "reach": page.people.click,
        "leave": page.third.click,
        "begin": haven.begin,
        "lock": haven.let_go,
    }
    deeds[leave]()
    assert not haven.around.player.is_playing


def test_without_a_loudspeaker_that_is_said(page: ThingsScreen, qtbot: QtBot) -> None:
    haven = window_of(page)
    haven.around.player = Player(haven.around, ("coreaudio",))
    page.go_by(2)
    page.play.click()
    qtbot.waitUntil(lambda: page.sentence.text() == "There is nothing on this computer to play it on.")
    assert page.play.text() == "Play"
    page.go_by(1)
    assert page.sentence.text() == "The pier"


def test_a_sound_that_cannot_be_read_is_said(own: Workspace, open_things: OpenThings) -> None:
    own.kit.add_sound(new_sound("wav", 1, b"RIFF....WAVE"), "Rain")
    page = open_things()
    page.play.click()
    assert page.sentence.text() == "This sound cannot be played just now."
    assert not page.before.isVisible() and not page.after.isVisible()


def test_a_picture_that_cannot_be_read_is_said(own: Workspace, open_things: OpenThings, qtbot: QtBot) -> None:
    own.kit.add_picture(new_picture("jpeg", 3, 2, b"no picture"), "The pier")
    page = open_things()
    qtbot.waitUntil(lambda: bool(page.grab()) and bool(page.stage.places))
    assert page.thing is not None and page.pictures.is_unreadable(page.thing.picture or "")


def test_an_empty_kit_says_where_to_put_something(open_things: OpenThings) -> None:
    page = open_things()
    assert page.stage.text() == "Nothing of yours is here yet"
    assert page.sentence.text() == "On a calm day you can put something here: More, then Get it ready."
    assert not page.play.isVisible() and not page.after.isVisible()
    page.stage.click()
    page.go_by(1)
    assert all(tile.isVisible() for tile in page.places)


def test_with_a_damaged_vault_everything_else_is_there(kit: Workspace, open_things: OpenThings) -> None:
    with kit.vault.path.open("r+b") as file:
        for number in range(4, kit.vault.path.stat().st_size // 4096):
            file.seek(number * 4096)
            file.write(b"\0" * 4096)
    kit.vault.read("PRAGMA shrink_memory")
    page = open_things()
    assert page.stage.text() == "Your things cannot be read just now"
    assert page.sentence.text() == "Everything else here works without them."


def test_coming_again_begins_with_the_first_and_sees_what_is_new(page: ThingsScreen, kit: Workspace) -> None:
    page.go_by(1)
    kit.kit.add_line("New.")
    window_of(page).go_to(Choice.THINGS)
    assert words(page) == "The pier"
    page.go_by(-1)
    assert words(page) == "New."


def test_it_is_heard_what_is_shown(page: ThingsScreen, heard: Heard, qtbot: QtBot) -> None:
    names = []
    for _ in range(3):
        names.append(heard(page.stage).text(QAccessible.Text.Name))
        page.go_by(1)
    assert names == ["The pier, 1 of 3", "The kettle first., 2 of 3", "Rain on the tent, 3 of 3"]
    page.go_by(2)
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert heard(widget).text(QAccessible.Text.Name), widget
            assert heard(widget).role() == QAccessible.Role.Button
    action = heard(page.after).actionInterface()
    assert action is not None
    action.doAction("Press")
    qtbot.waitUntil(lambda: words(page) == "The pier")


def test_tab_reaches_everything(page: ThingsScreen, press: Press) -> None:
    haven = window_of(page)
    page.go_by(2)
    met = []
    for _ in range(8):
        met.append(haven.focusWidget())
        press(haven, Key.Key_Tab)
    assert met == [page.stage, page.play, page.before, page.after, *page.places, page.back]


def test_locking_drops_the_page_and_every_picture(page: ThingsScreen, qtbot: QtBot) -> None:
    haven = window_of(page)
    qtbot.waitUntil(lambda: green(page) > 0)
    pictures = page.pictures
    haven.let_go()
    assert haven.page is haven.home and pictures.count == 0
    assert green(haven) == 0
    qtbot.waitUntil(lambda: not isValid(page))


def test_a_picture_that_is_being_decoded_while_somebody_leaves_is_not_taken_in(
    page: ThingsScreen, qtbot: QtBot
) -> None:
    jobs = window_of(page).around.jobs
    assert jobs is not None
    page.repaint()
    assert jobs.busy()
    page.third.click()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert page.pictures.count == 0


def pieces(page: ThingsScreen) -> list[QRect]:
    """What is seen on the page besides the room around words."""
    seen = []
    for child in page.findChildren(QWidget):
        if not child.isVisible() or not isinstance(child, QAbstractButton | Label):
            continue
        place = QRect(child.mapTo(page, QPoint(0, 0)), child.size())
        if child is page.stage:
            seen += [words.toAlignedRect().translated(place.topLeft()) for words in page.stage.places]
        elif not isinstance(child, Label) or child.text():
            seen.append(place)
        if isinstance(child, Tile):
            assert child.height_at(child.width()) <= child.height()
        if isinstance(child, Label) and child.text():
            assert child.heightForWidth(child.width()) <= child.height() + 1
    return seen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
def test_everything_fits_and_lies_apart(
    size: tuple[int, int], text_size: float, kit: Workspace, open_things: OpenThings, look: Look
) -> None:
    look(text_size)
    kit.kit.add_line(LONG)
    page = open_things(*size)
    for _ in range(4):
        page.go_by(1)
        places = pieces(page)
        for number, place in enumerate(places):
            assert page.rect().contains(place)
            assert not any(place.intersects(other) for other in places[number + 1 :])
        assert page.before.width() >= 44 and not page.findChildren(QAbstractScrollArea)
