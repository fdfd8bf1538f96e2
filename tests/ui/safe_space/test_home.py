"""The first screen: seven choices in three sizes, at every size of window and text, with keys, presses and ears."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from app.domain.choices import Choice
from app.jobs import Jobs
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.first_choice import FirstChoicePage
from app.ui.safe_space.getting_ready import GettingReady
from app.ui.safe_space.grounding.look_around import LookAround
from app.ui.safe_space.home import HomePage
from app.ui.safe_space.more_page import MorePage
from app.ui.safe_space.surroundings import BOX_SUGGESTED, PLACE_SUGGESTED
from app.ui.safe_space.window import HavenWindow
from app.workspace import Workspace
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press

Key = Qt.Key
SIZES = [(960, 600), (1280, 800), (1366, 768), (3840, 2160)]


@pytest.fixture
def haven(open_haven: OpenHaven) -> HavenWindow:
    return open_haven(at=None)


def words_of(home: HomePage) -> list[str]:
    return [tile.text() for tile in home.tiles]


def test_it_opens_on_the_large_tile(haven: HavenWindow) -> None:
    assert haven.page is haven.home
    assert haven.focusWidget() is haven.home.hero
    assert haven.home.hero.text() == "Breathe"


def test_locked_it_offers_only_what_needs_no_vault(haven: HavenWindow) -> None:
    assert words_of(haven.home) == [
        *("Breathe", "Look around", "Reach someone"),
        *("Loosen up", "With your body", "Kind words", "Here and now"),
    ]


def test_no_tile_has_more_than_three_words(haven: HavenWindow) -> None:
    assert all(len(words.split()) <= 3 for words in words_of(haven.home))


def test_three_sizes(haven: HavenWindow) -> None:
    home = haven.home
    areas = [tile.width() * tile.height() for tile in home.tiles]
    assert areas[0] > 2 * max(areas[1:])
    assert min(areas[1:3]) > 2 * max(areas[3:])


def test_at_the_size_of_the_drawings_the_tiles_stand_as_drawn(haven: HavenWindow) -> None:
    home = haven.home
    assert home.hero.geometry() == QRect(48, 112, 576, 632)
    assert home.medium[0].geometry() == QRect(656, 112, 576, 196)
    assert home.small[0].geometry() == QRect(656, 544, 278, 90)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
def test_everything_fits_and_lies_apart(
    size: tuple[int, int], text_size: float, open_haven: OpenHaven, look: Look
) -> None:
    look(text_size)
    home = open_haven(*size, at=None).home
    shown = [tile for tile in (*home.tiles, home.more) if tile.isVisible()]
    assert len(shown) == (4 if home.has_few else 7)
    for tile in shown:
        assert home.rect().contains(tile.geometry())
        assert tile.height() >= 76, tile.text()
    for one, other in combinations([*shown, home.back], 2):
        assert not one.geometry().intersects(other.geometry())


@pytest.mark.parametrize(
    ("key", "at"), [(Key.Key_1, Choice.BREATHE), (Key.Key_2, Choice.LOOK), (Key.Key_3, Choice.REACH)]
)
def test_digits_choose(haven: HavenWindow, press: Press, key: Key, at: Choice) -> None:
    press(haven, key)
    assert haven.page is haven.page_of(at)
    haven.go_back()
    assert haven.page is haven.home


def test_enter_starts_what_is_large(haven: HavenWindow, press: Press) -> None:
    press(haven, Key.Key_Return)
    assert haven.page is haven.breathing


def test_the_first_choice_of_ones_own_is_the_large_one(haven: HavenWindow, preferences: PreferencesHolder) -> None:
    preferences.change(first_choice="look")
    assert words_of(haven.home)[:2] == ["Look around", "Breathe"]
    haven.home.hero.click()
    assert isinstance(haven.page, LookAround)


def test_more_has_what_is_not_on_the_first_screen(haven: HavenWindow) -> None:
    haven.home.corner_more.click()
    page = haven.page
    assert isinstance(page, MorePage)
    assert [tile.text() for tile in page.tiles] == ["With your mind"]
    assert page.ready.isHidden(), "there is nothing to get ready while it is locked"


def test_a_small_window_has_the_others_behind_more(open_haven: OpenHaven, look: Look) -> None:
    look(2.0)
    haven = open_haven(960, 600, at=None)
    haven.home.more.click()
    page = haven.page
    assert isinstance(page, MorePage)
    assert [tile.text() for tile in page.tiles] == ["Loosen up", "With your body", "Kind words", "Here and now"]
    for one, other in combinations([*page.tiles, page.back], 2):
        assert page.rect().contains(one.geometry())
        assert not one.geometry().intersects(other.geometry())


def test_every_tile_says_what_it_is(haven: HavenWindow, heard: Heard) -> None:
    for tile in haven.home.tiles:
        interface = heard(tile)
        assert interface.role() == QAccessible.Role.Button
        assert interface.text(QAccessible.Text.Name) == tile.text()


def test_tab_goes_from_large_to_small(haven: HavenWindow, press: Press) -> None:
    met = []
    for _ in range(9):
        met.append(haven.focusWidget())
        press(haven, Key.Key_Tab)
    assert met == [*haven.home.tiles, haven.home.corner_more, haven.home.back]


def test_while_the_journal_is_open_ones_own_things_and_plan_are_there(open_own: OpenHaven) -> None:
    haven = open_own()
    assert words_of(haven.home)[3:] == ["Loosen up", "My own things", "Kind words", "My plan"]
    haven.let_go()
    assert words_of(haven.home)[3:] == ["Loosen up", "With your body", "Kind words", "Here and now"]


def test_what_a_therapist_suggested_takes_their_places(open_own: OpenHaven, own: Workspace) -> None:
    haven = open_own()
    own.wishes.keep(PLACE_SUGGESTED, True)
    own.wishes.keep(BOX_SUGGESTED, True)
    assert words_of(haven.home)[3:] == ["Loosen up", "My place", "Put it away", "My plan"]
    haven.home.corner_more.click()
    page = haven.page
    assert isinstance(page, MorePage)
    assert [tile.text() for tile in page.tiles][:2] == ["My own things", "Kind words"]


def test_the_calm_side_is_behind_more_and_closes_with_the_journal(open_own: OpenHaven) -> None:
    haven = open_own()
    haven.home.corner_more.click()
    page = haven.page
    assert isinstance(page, MorePage)
    page.ready.click()
    assert isinstance(haven.page, GettingReady)
    haven.page.rows[0].click()
    assert isinstance(haven.page, FirstChoicePage)
    haven.go_back()
    assert isinstance(haven.page, GettingReady)
    haven.let_go()
    assert haven.page is haven.home


def test_a_first_choice_that_says_something_about_a_person_lies_in_the_vault(
    open_own: OpenHaven, own: Workspace, preferences: PreferencesHolder
) -> None:
    own.wishes.keep(PLACE_SUGGESTED, True)
    haven = open_own()
    haven.get_ready()
    assert isinstance(haven.page, GettingReady)
    haven.page.rows[0].click()
    page = haven.page
    assert isinstance(page, FirstChoicePage)
    next(option for option in page.options if option.text() == "My place").click()
    assert words_of(haven.home)[0] == "My place"
    assert preferences.value.first_choice == ""
    haven.let_go()
    assert words_of(haven.home)[0] == "Breathe"
    haven.take_in(own, Jobs(haven))
    assert words_of(haven.home)[0] == "My place"


def test_another_window_in_front_covers_ones_own_words_if_that_is_wanted(
    open_own: OpenHaven, preferences: PreferencesHolder, qapp: QApplication
) -> None:
    haven = open_own(at=Choice.THINGS)
    away = Qt.ApplicationState.ApplicationInactive
    qapp.applicationStateChanged.emit(away)
    assert haven.page is haven.page_of(Choice.THINGS)
    preferences.change(hide_when_away=True)
    qapp.applicationStateChanged.emit(away)
    assert haven.page is haven.home
    haven.go_to(Choice.BREATHE)
    qapp.applicationStateChanged.emit(away)
    assert haven.page is haven.breathing, "there is nothing of anybody's on it"
