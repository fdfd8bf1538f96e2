"""A calm place: own words a step at a time, readable over any picture, out at once, and never one that is spoiled."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.calm_places import CalmPlace
from app.domain.choices import Choice
from app.storage.pictures import new_picture
from app.ui.picture_in import prepare
from app.ui.safe_space.grounding.now import HereAndNow
from app.ui.safe_space.home import HomePage
from app.ui.safe_space.place.screen import PlaceScreen
from app.ui.safe_space.surroundings import PLACE_SUGGESTED
from app.ui.safe_space.tiles import Tile
from app.ui.safe_space.window import HavenWindow
from app.ui.theme import theme
from app.ui.widgets.text import Label
from app.workspace import Workspace
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press

Key = Qt.Key
SIZES = [(960, 600), (1280, 800), (3840, 2160)]
LONG = "Under my shoes the dry grass that is always warmer than the air above it, and the tea. " * 9
OpenPlace = Callable[..., PlaceScreen]


@pytest.fixture
def open_place(open_own: OpenHaven, own: Workspace) -> OpenPlace:
    own.wishes.keep(PLACE_SUGGESTED, True)

    def _open(width: int = 1280, height: int = 800) -> PlaceScreen:
        haven = open_own(width, height, at=Choice.PLACE)
        assert isinstance(haven.page, PlaceScreen)
        return haven.page

    return _open


def made(own: Workspace, name: str, **words: str) -> CalmPlace:
    place = own.calm_places.add()
    own.calm_places.reword(replace(place, name=name, **words))  # type: ignore[arg-type]
    return place


def painted(own: Workspace, place: CalmPlace, colour: str, width: int = 800, height: int = 500) -> str:
    """A picture of one colour for a place."""
    dots = QImage(width, height, QImage.Format.Format_RGB32)
    dots.fill(QColor(colour))
    one = prepare(dots)
    picture = new_picture(one.kind, one.width, one.height, one.content)
    assert own.calm_places.add_picture(place.uid, picture)
    return picture.uid


@pytest.fixture
def bench(own: Workspace) -> CalmPlace:
    return made(own, "The bench", cue="bay", see="Grey water.", touch="Smooth wood.", company="A heron.")


@pytest.fixture
def page(bench: CalmPlace, open_place: OpenPlace) -> PlaceScreen:
    return open_place()


def window_of(page: PlaceScreen) -> HavenWindow:
    window = page.window()
    assert isinstance(window, HavenWindow)
    return window


def walked(page: PlaceScreen) -> list[str]:
    """The large line of each step from here to the last."""
    lines = [page.stage.text()]
    while not page.at_end:
        page.third.click()
        lines.append(page.stage.text())
    return lines


def dot(widget: QWidget, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)


def alike(one: QColor, other: QColor | str) -> bool:
    other = QColor(other)
    apart = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return max(map(abs, apart)) < 14


def test_the_way_through_in_own_words(page: PlaceScreen) -> None:
    assert walked(page) == [
        *("Let your eyes settle", "The bench", "Grey water.", "Smooth wood.", "A heron."),
        *("Notice your body", "bay", "Leave it for a moment", "bay", "Stay as long as you like"),
    ]
    assert page.third.text() == "Done for now"
    page.third.click()
    assert window_of(page).isHidden()


def test_what_has_no_words_is_left_out(own: Workspace, open_place: OpenPlace) -> None:
    own.calm_places.add()
    assert walked(open_place()) == [
        *("Let your eyes settle", "Your place", "Notice your body"),
        *("Leave it for a moment", "Your place", "Stay as long as you like"),
    ]


def test_every_step_has_one_sentence_and_its_own_pace(page: PlaceScreen) -> None:
    sentences = [page.sentence.text()]
    while not page.at_end:
        assert page.third.text() == "Next"
        page.third.click()
        sentences.append(page.sentence.text())
    assert sentences[2:4] == ["What you see there.", "What you feel under your hands or feet."]
    assert all(sentence.count(".") == 1 for sentence in sentences)


def test_keys_alone_lead_there_and_back(page: PlaceScreen, press: Press) -> None:
    haven = window_of(page)
    assert haven.focusWidget() is page.stage
    press(haven, Key.Key_Space, Key.Key_Right)
    assert page.stage.text() == "Grey water."
    press(haven, Key.Key_Left)
    assert page.stage.text() == "The bench"
    press(haven, Key.Key_3)
    assert page.stage.text() == "Grey water."
    haven.go_back()
    haven.go_back()
    haven.go_back()
    assert isinstance(haven.page, HomePage)


def test_every_control_is_reached_by_tab(own: Workspace, page: PlaceScreen, press: Press) -> None:
    made(own, "The kitchen")
    haven = window_of(page)
    haven.go_to(Choice.PLACE)
    met = []
    for _ in range(7):
        met.append(haven.focusWidget())
        press(haven, Key.Key_Tab)
    assert met == [page.stage, *page.places, page.not_good, page.another, page.back]


def test_practising_is_a_quiet_choice_at_the_end(page: PlaceScreen) -> None:
    while not page.at_end:
        assert not page.practise.isVisible()
        page.third.click()
    assert page.practise.isVisible()
    page.practise.click()
    assert walked(page) == ["Think of something small", "Notice how that is", "bay", "Stay as long as you like"]
    assert not page.practise.isVisible() and page.third.text() == "Done for now"
    window_of(page).go_to(Choice.PLACE)
    assert len(walked(page)) == 10


def test_bad_images_lead_out_at_once(page: PlaceScreen, press: Press) -> None:
    haven = window_of(page)
    for _ in range(3):
        assert page.not_good.isVisible()
        page.third.click()
    page.not_good.click()
    assert isinstance(haven.page, HereAndNow)
    assert page.isHidden() and page.pictures.count == 0


def test_several_places_come_in_their_order(own: Workspace, page: PlaceScreen) -> None:
    haven = window_of(page)
    assert not page.another.isVisible()
    made(own, "The kitchen")
    made(own, "The lake")
    haven.go_to(Choice.PLACE)
    met = []
    for _ in range(4):
        page.another.click()
        met.append(page.stage.text())
    assert met == ["The kitchen", "The lake", "The bench", "The kitchen"]
    assert haven.focusWidget() is page.stage
    page.third.click()
    assert not page.another.isVisible()


def test_a_spoiled_place_is_never_offered_again(own: Workspace, bench: CalmPlace, open_place: OpenPlace) -> None:
    kitchen = made(own, "The kitchen")
    painted(own, bench, "#c00000")
    own.calm_places.spoil(bench.uid)
    page = open_place()
    met = [*walked(page)]
    assert "The kitchen" in met and "The bench" not in met and "bay" not in met
    window_of(page).go_to(Choice.PLACE)
    assert not page.another.isVisible() and page.place is not None and page.place.uid == kitchen.uid
    own.calm_places.spoil(kitchen.uid)
    window_of(page).go_to(Choice.PLACE)
    assert page.place is None and walked(page) == ["No place is here yet"]
    assert page.pictures.count == 0


def test_without_a_place_it_says_where_one_is_made(open_place: OpenPlace) -> None:
    page = open_place()
    assert page.stage.text() == "No place is here yet"
    assert page.sentence.text() == "On a calm day you can make one: More, then Get it ready."
    assert page.third.text() == "Done for now"
    assert not page.not_good.isVisible() and not page.practise.isVisible()
    page.stage.click()
    assert all(tile.isVisible() for tile in page.places)


def test_with_a_damaged_vault_everything_else_is_there(own: Workspace, bench: CalmPlace, open_place: OpenPlace) -> None:
    with own.vault.path.open("r+b") as file:
        for number in range(4, own.vault.path.stat().st_size // 4096):
            file.seek(number * 4096)
            file.write(b"\0" * 4096)
    own.vault.read("PRAGMA shrink_memory")
    page = open_place()
    assert page.stage.text() == "Your place cannot be read just now"
    assert page.sentence.text() == "Everything else works without it."


def test_the_picture_fills_the_window(own: Workspace, bench: CalmPlace, open_place: OpenPlace, qtbot: QtBot) -> None:
    painted(own, bench, "#207040")
    page = open_place()
    qtbot.waitUntil(lambda: alike(dot(page, 2, 400), "#207040"))
    assert all(alike(dot(page, x, y), "#207040") for x in (2, 640, 1277) for y in (2, 300, 797) if (x, y) != (640, 2))


def test_each_step_may_have_a_picture_of_its_own(
    own: Workspace, bench: CalmPlace, open_place: OpenPlace, qtbot: QtBot
) -> None:
    for colour in ("#207040", "#802020"):
        painted(own, bench, colour)
    page = open_place()
    for colour in ("#207040", "#802020", "#207040"):
        qtbot.waitUntil(lambda colour=colour: alike(dot(page, 2, 400), colour))  # type: ignore[misc]
        page.third.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#1c2625", "#e8ebe5"])
def test_words_over_a_picture_stay_readable(
    scheme: str, colour: str, own: Workspace, bench: CalmPlace, open_place: OpenPlace, look: Look, qtbot: QtBot
) -> None:
    look(scheme=scheme)
    painted(own, bench, colour)
    page = open_place()
    qtbot.waitUntil(lambda: alike(dot(page, 2, 400), colour))
    ground = theme().colour("havenTile")
    seen = page.grab().toImage()
    for widget in (page.stage, page.sentence, page.dots, page.back, page.not_good):
        place = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size()).intersected(page.panel)
        place = place if not place.isEmpty() else widget.geometry()
        corners = (place.topLeft() + QPoint(2, 2), place.bottomRight() - QPoint(2, 2))
        assert all(alike(seen.pixelColor(corner), ground) for corner in corners), widget
    for ink in ("ink1", "ink2"):
        assert contrast(theme().colour(ink), ground) >= 4.5


def contrast(one: QColor, other: QColor) -> float:
    def light(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_it_is_heard_what_is_shown(page: PlaceScreen, heard: Heard) -> None:
    assert heard(page.stage).text(QAccessible.Text.Name) == "Let your eyes settle. Open or half closed, as you like."
    page.third.click()
    page.third.click()
    assert heard(page.stage).text(QAccessible.Text.Name) == "Grey water. What you see there."
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert heard(widget).text(QAccessible.Text.Name), widget
            assert heard(widget).role() == QAccessible.Role.Button


def test_locking_drops_the_page_and_every_picture(
    own: Workspace, bench: CalmPlace, open_place: OpenPlace, qtbot: QtBot
) -> None:
    painted(own, bench, "#207040")
    page = open_place()
    haven, pictures = window_of(page), page.pictures
    qtbot.waitUntil(lambda: pictures.count == 1)
    haven.let_go()
    assert haven.page is haven.home and pictures.count == 0
    assert not alike(dot(haven, 2, 400), "#207040")
    qtbot.waitUntil(lambda: not isValid(page))


def test_leaving_lets_go_of_what_was_decoded_and_coming_back_shows_it_again(
    own: Workspace, bench: CalmPlace, open_place: OpenPlace, qtbot: QtBot
) -> None:
    painted(own, bench, "#207040")
    page = open_place()
    haven = window_of(page)
    qtbot.waitUntil(lambda: page.pictures.count == 1)
    page.people.click()
    assert page.pictures.count == 0
    haven.go_back()
    qtbot.waitUntil(lambda: alike(dot(page, 2, 400), "#207040"))


def test_nothing_is_stored_by_a_visit(page: PlaceScreen, own: Workspace) -> None:
    before = own.vault.counter
    walked(page)
    page.practise.click()
    walked(page)
    window_of(page).leave()
    assert own.vault.counter == before
    assert own.haven_moments.all() == []


def pieces(page: PlaceScreen) -> list[QRect]:
    """What is seen on the page besides the room around words."""
    seen = []
    for child in page.findChildren(QWidget):
        if not child.isVisible() or not isinstance(child, QAbstractButton | Label):
            continue
        place = QRect(child.mapTo(page, QPoint(0, 0)), child.size())
        if child is page.stage:
            seen += [words.toAlignedRect().translated(place.topLeft()) for words in page.words.places]
            assert page.panel.contains(seen[-1])
        elif not isinstance(child, Label):
            seen.append(place)
        if isinstance(child, Tile):
            assert child.height_at(child.width()) <= child.height()
        if isinstance(child, Label):
            words = QRect(QPoint(0, 0), child.sizeHint())
            words.moveCenter(place.center())
            assert child.heightForWidth(child.width()) <= child.height() + 1
            assert page.panel.contains(words.intersected(place))
            seen.append(words.intersected(place))
    return [*seen, page.dots.geometry()]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
def test_everything_fits_and_lies_apart(
    size: tuple[int, int], text_size: float, own: Workspace, bench: CalmPlace, open_place: OpenPlace, look: Look
) -> None:
    look(text_size)
    made(own, "The kitchen")
    own.calm_places.reword(replace(bench, name="The bench above the bay", cue="bay", hear=LONG))
    page = open_place(*size)
    for practised in (False, True):
        while True:
            places = pieces(page)
            for number, place in enumerate(places):
                assert page.rect().contains(place)
                assert not any(place.intersects(other) for other in places[number + 1 :])
            assert not any(page.panel.intersects(tool.geometry()) for tool in page.tools if tool.isVisible())
            assert not page.panel.intersects(page.other.geometry())
            if page.at_end:
                break
            page.third.click()
        if not practised:
            page.practise.click()
    assert not page.findChildren(QAbstractScrollArea)
