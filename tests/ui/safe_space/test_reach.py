"""The emergency number first and always in sight; every number large, honest about itself, and only ever shown."""

import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from pytestqt.qtbot import QtBot

from app import content
from app.domain.help_lines import DIRECTORIES, ELSEWHERE, Confidence, CountryHelp, dialled
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.reach.countries_page import CountriesPage
from app.ui.safe_space.reach.number_page import NumberPage
from app.ui.safe_space.reach.screen import ReachScreen
from app.ui.safe_space.window import HavenWindow
from app.ui.theme import Theme, theme
from app.ui.widgets.text import Label
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press

Key = Qt.Key


def reach(haven: HavenWindow) -> ReachScreen:
    haven.breathing.people.click()
    page = haven.page
    assert isinstance(page, ReachScreen)
    return page


def number(haven: HavenWindow) -> NumberPage:
    page = haven.page
    assert isinstance(page, NumberPage)
    return page


def words_on(page: ReachScreen) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisibleTo(page)]


def contrast(one: Theme) -> float:
    """Of the emergency row, WCAG."""
    lights = []
    for token in ("toast", "onToast"):
        colour = one.colour(token)
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        lights.append(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def test_the_emergency_number_comes_first(haven: HavenWindow) -> None:
    page = reach(haven)
    assert page.emergency.number == "999"
    assert page.emergency.name == "If life is in danger now"
    assert "United Kingdom" in page.emergency.about and "112" in page.emergency.about
    assert haven.focusWidget() is page.emergency
    assert [row.number for row in page.rows] == ["116 123", "85258"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_emergency_row_is_ink_and_never_red(scheme: str, look: Look) -> None:
    shown = look(scheme=scheme)
    ground = shown.colour("toast")
    assert ground.red() <= max(ground.green(), ground.blue())
    assert contrast(shown) >= 7


def test_it_says_what_it_cannot_do(haven: HavenWindow) -> None:
    words = " ".join(words_on(reach(haven)))
    assert "Alcove cannot call anyone" in words
    assert "never notes" in words
    assert "United Kingdom" in words


def test_unsure_numbers_stand_apart_under_their_own_words(
    open_haven: OpenHaven, preferences: PreferencesHolder
) -> None:
    preferences.change(country="PL")
    page = reach(open_haven())
    words = words_on(page)
    assert words.index("Poland") < words.index("Please check this number first")
    assert [row.number for row in page.rows] == ["800 70 2222", "116 123"]


def test_a_country_with_unsure_numbers_only_still_says_check_first(
    open_haven: OpenHaven, preferences: PreferencesHolder
) -> None:
    preferences.change(country="IT")
    assert "Italy · Please check this number first" in words_on(reach(open_haven()))


def test_a_country_without_a_line_says_so_and_names_the_directories(
    open_haven: OpenHaven, preferences: PreferencesHolder
) -> None:
    preferences.change(country="TR")
    page = reach(open_haven())
    assert page.emergency.number == "112"
    assert [row.name for row in page.rows] == list(DIRECTORIES)
    assert any("Turkey: no line" in words for words in words_on(page))


def test_an_unknown_country_gets_what_works_widely(open_haven: OpenHaven, preferences: PreferencesHolder) -> None:
    preferences.change(country=ELSEWHERE.code)
    page = reach(open_haven())
    assert page.emergency.number == "112"
    assert "your own country's number" in page.emergency.about
    assert [row.name for row in page.rows] == list(DIRECTORIES)


class Guessed:
    """Help lines on a computer that speaks Portuguese."""

    countries = staticmethod(content.countries)
    help_lines = staticmethod(content.help_lines)

    def guess_country(self) -> str:
        return "PT"


class Damaged:
    """A copy of Alcove whose file of numbers is gone."""

    def countries(self) -> list[tuple[str, str]]:
        raise content.ContentDamaged

    def help_lines(self, code: str) -> CountryHelp:
        raise content.ContentDamaged

    def guess_country(self) -> str:
        raise content.ContentDamaged


def test_before_a_country_is_chosen_the_language_suggests_one(
    open_haven: OpenHaven, preferences: PreferencesHolder
) -> None:
    preferences.change(country="")
    page = reach(open_haven(help_lines=Guessed()))
    assert "Portugal" in words_on(page)
    assert preferences.value.country == ""


def test_without_the_file_there_is_still_a_number(open_haven: OpenHaven, preferences: PreferencesHolder) -> None:
    preferences.change(country="")
    haven = open_haven(help_lines=Damaged())
    page = reach(haven)
    assert page.emergency.number == "112"
    assert page.tool
    page.tool.click()
    assert isinstance(haven.page, CountriesPage)
    assert haven.page.list.count() == 1


def test_a_row_opens_its_number_large(haven: HavenWindow) -> None:
    reach(haven).rows[0].click()
    page = number(haven)
    assert page.big.text() == "116 123"
    assert page.big.pixels == 120
    assert page.code.isVisible()
    assert page.code.link == "tel:116123"
    sure = "Day and night. Widely published, not checked again yet."
    assert page.about == f"{sure} As known on 23 November 2026; nobody tried it then."
    assert "cannot call" in page.hint


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_is_drawn_module_by_module_with_room_around(scheme: str, open_haven: OpenHaven, look: Look) -> None:
    look(scheme=scheme)
    haven = open_haven()
    reach(haven).rows[0].click()
    code = number(haven).code
    picture = code.grab().toImage()
    modules = segno.make_qr("tel:116123", error="m").matrix
    module = code.width() // (len(modules) + 8)
    start = (code.width() - module * len(modules)) / 2
    assert start >= 4 * module, "cameras need four modules of quiet around it"
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            seen = picture.pixelColor(int(start + (x + 0.5) * module), int(start + (y + 0.5) * module))
            assert (seen.lightness() < 100) == bool(dark)


def test_a_text_line_says_which_word_to_send(haven: HavenWindow) -> None:
    reach(haven).rows[1].click()
    page = number(haven)
    assert page.how == "Text SHOUT to"
    assert page.code.link == "SMSTO:85258:SHOUT"


def test_what_is_sure_is_said_with_its_years(open_haven: OpenHaven, preferences: PreferencesHolder) -> None:
    preferences.change(country="PT")
    haven = open_haven()
    reach(haven).rows[0].click()
    assert "official page or in the news, 2023 or later" in number(haven).about
    assert "since 10 September 2025" in number(haven).about


def test_a_number_without_a_phone_link_has_no_code(open_haven: OpenHaven, preferences: PreferencesHolder) -> None:
    preferences.change(country="SG")
    haven = open_haven()
    next(row for row in reach(haven).rows if row.number == "9151 1767").click()
    assert not number(haven).code.isVisible()
    assert number(haven).how == "WhatsApp message"


def test_a_directory_is_text_to_copy(open_haven: OpenHaven, preferences: PreferencesHolder) -> None:
    preferences.change(country=ELSEWHERE.code)
    haven = open_haven()
    reach(haven).rows[0].click()
    number(haven).copy.click()
    assert QGuiApplication.clipboard().text() == "findahelpline.com"
    assert "findahelpline.com" in number(haven).big.text()


def test_copy_drops_the_spaces_and_says_how_long_it_stays(haven: HavenWindow) -> None:
    reach(haven).rows[0].click()
    number(haven).copy.click()
    assert QGuiApplication.clipboard().text() == "116123"
    assert number(haven).hint == "Copied. The clipboard is emptied after 60 seconds."
    number(haven).back.click()
    reach_again = haven.page
    assert isinstance(reach_again, ReachScreen)
    reach_again.rows[0].click()
    assert "cannot call" in number(haven).hint


@pytest.mark.parametrize("country", [code for code, _ in content.countries()])
def test_every_country_can_be_shown_and_each_number_opened(
    country: str, open_haven: OpenHaven, preferences: PreferencesHolder
) -> None:
    preferences.change(country=country)
    haven = open_haven()
    page = reach(haven)
    known = content.help_lines(country)
    assert len(page.rows) == (len(known.lines) or len(DIRECTORIES))
    for row in [page.emergency, *page.rows]:
        row.click()
        shown = number(haven)
        assert shown.big.text() == (row.number or row.name)
        shown.back.click()
    unsure = {dialled(line.number) for line in known.lines if line.confidence is Confidence.C}
    assert unsure <= {dialled(row.number) for row in page.rows[len(known.likely) :]}


def test_another_country_can_be_chosen_and_stays(haven: HavenWindow, preferences: PreferencesHolder) -> None:
    page = reach(haven)
    assert page.tool
    page.tool.click()
    choices = haven.page
    assert isinstance(choices, CountriesPage)
    assert choices.list.currentItem().text() == "United Kingdom"
    choices.list.itemClicked.emit(choices.list.findItems("Finland", Qt.MatchFlag.MatchExactly)[0])
    assert haven.page is page
    assert page.emergency.number == "112"
    assert page.rows[0].number == "09 2525 0111"
    assert preferences.value.country == "FI"


def test_a_country_is_found_by_typing_its_first_letters(
    haven: HavenWindow, preferences: PreferencesHolder, press: Press
) -> None:
    page = reach(haven)
    assert page.tool
    page.tool.click()
    press(haven, Key.Key_P, Key.Key_O, Key.Key_L, Key.Key_Return)
    assert preferences.value.country == "PL"
    assert haven.page is page


def test_the_emergency_row_stays_while_the_list_scrolls(
    open_haven: OpenHaven, preferences: PreferencesHolder, look: Look, press: Press
) -> None:
    look(text_size=2.0)
    preferences.change(country="FI")
    haven = open_haven(960, 600)
    page = reach(haven)
    before = page.emergency.geometry()
    press(haven, *[Key.Key_Tab] * len(page.rows))
    assert haven.focusWidget() is page.rows[-1]
    last = page.rows[-1]
    assert haven.rect().contains(last.rect().translated(last.mapTo(haven, last.rect().topLeft())))
    assert page.emergency.geometry() == before
    assert page.emergency.isVisible() and page.rect().contains(before)


@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_numbers_are_at_least_22_pixels(text_size: float, open_haven: OpenHaven, look: Look) -> None:
    look(text_size)
    page = reach(open_haven(960, 600))
    assert all(row.number_pixels >= 22 for row in [page.emergency, *page.rows])
    assert page.emergency.number_pixels >= 36 * theme().scale


def test_a_screen_reader_hears_name_number_and_hours(haven: HavenWindow, heard: Heard) -> None:
    page = reach(haven)
    row = heard(page.rows[0])
    assert row.role() == QAccessible.Role.Button
    assert row.text(QAccessible.Text.Name) == "Samaritans, 116 123, Day and night · free"
    assert heard(page.emergency).text(QAccessible.Text.Name).startswith("If life is in danger now: 999")
    page.rows[0].click()
    assert heard(number(haven).big).text(QAccessible.Text.Name) == "116 123"
    assert "116 123" in heard(number(haven).code).text(QAccessible.Text.Name)


def test_keys_alone_reach_the_country_choice(haven: HavenWindow, press: Press, qtbot: QtBot) -> None:
    press(haven, Key.Key_P, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    assert isinstance(haven.page, CountriesPage)
    haven.go_back()
    haven.go_back()
    assert haven.page is haven.breathing
