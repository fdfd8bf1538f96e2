"""The look: colours, type, motion and contrast follow the system until a person chooses."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.settings import TEXT_SIZES
from app.ui.theme import Role, Theme, install, theme
from app.ui.theme_palette import palette_of, read_tokens, tokens_of_system
from app.ui.theme_type import TypeScale

TOKENS = resources() / "theme" / "tokens.json"


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    yield install(qapp, TOKENS)
    qapp.styleHints().unsetColorScheme()


def _brightness(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_installed_theme_is_the_one_that_is_read(look: Theme) -> None:
    assert theme() is look


def test_every_token_of_the_design_is_a_colour(look: Theme) -> None:
    names = json.loads(TOKENS.read_text("utf-8"))["light"]
    assert all(look.colour(name).isValid() for name in names)
    assert look.colour("scrim").alpha() == round(0.45 * 255)


def test_a_colour_that_is_changed_by_a_painter_stays_as_it_was(look: Theme) -> None:
    look.colour("accent").setAlpha(0)
    assert look.colour("accent").alpha() == 255


@pytest.mark.parametrize(("system", "body"), [(9, 16), (12, 16), (15, 16), (16, 18), (24, 26)])
def test_body_text_is_never_below_sixteen_pixels_and_grows_with_the_system(
    qapp: QApplication, system: int, body: int
) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(system)
    assert TypeScale(font, 1.0).body == body


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_every_role_keeps_its_place_in_the_scale_at_every_size(look: Theme, size: float) -> None:
    look.set_text_size(size)
    order = [look.px(role) for role in Role]
    assert order == sorted(order)
    assert look.px(Role.BODY) == look.body
    assert look.font(Role.H1).pixelSize() == look.px(Role.H1)
    assert all(look.line_height(role) > look.px(role) for role in Role)


def test_the_roles_measure_what_the_design_says(look: Theme) -> None:
    measured = {role: (look.px(role), look.line_height(role)) for role in Role}
    assert measured[Role.SMALL] == (14, 21)
    assert measured[Role.BODY] == (16, 24)
    assert measured[Role.H3] == (17, 24)
    assert measured[Role.EDITOR] == (18, 30)
    assert measured[Role.H2] == (21, 28)
    assert measured[Role.H1] == (28, 36)
    assert [measured[role][0] for role in (Role.PANIC_TILE, Role.PACER, Role.HERO, Role.COUNT)] == [30, 36, 40, 120]


def test_installing_again_starts_from_the_system_font_and_not_from_ours(qapp: QApplication) -> None:
    first = install(qapp, TOKENS, text_size=2.0)
    second = install(qapp, TOKENS, text_size=2.0)
    assert second.body == first.body


def test_a_new_text_size_is_announced_once_and_only_when_it_is_new(look: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed):
        look.set_text_size(1.5)
    assert QApplication.font().pixelSize() == look.body == 24
    with qtbot.assertNotEmitted(look.changed):
        look.set_text_size(1.5)


def test_spacing_around_words_stays_while_the_words_grow(look: Theme) -> None:
    assert look.control_height() == 44
    look.set_text_size(2.0)
    assert look.control_height() - look.line_height(Role.BODY) == 20


def test_a_chosen_scheme_wins_over_the_system_and_is_announced(look: Theme, qtbot: QtBot) -> None:
    look.set_scheme("light")
    with qtbot.waitSignal(look.changed):
        look.set_scheme("dark")
    assert look.is_dark
    assert look.colour("wall") == QColor("#141A1B")
    assert QApplication.palette().color(QPalette.ColorRole.Window) == look.colour("wall")


class _System(QObject):
    """What QStyleHints says of the system; the offscreen platform of the tests never says anything."""

    colorSchemeChanged = Signal(object)
    contrastPreferenceChanged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Qt.ColorScheme.Light
        self.contrast = Qt.ContrastPreference.NoPreference

    def accessibility(self) -> "_System":
        return self

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.contrast

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme

    def unsetColorScheme(self) -> None:
        pass


@pytest.fixture
def system() -> _System:
    return _System()


@pytest.fixture
def following(qapp: QApplication, look: Theme, system: _System) -> Iterator[Theme]:
    usual = {"text_size": 1.0, "scheme": "system", "motion": "system", "contrast": "system"}
    made = Theme(qapp, TOKENS, look.system_font, cast(QStyleHints, system), **usual)  # type: ignore[arg-type]
    yield made
    made.deleteLater()


def test_the_scheme_of_the_system_is_followed_while_none_is_chosen(
    following: Theme, system: _System, qtbot: QtBot
) -> None:
    assert following.colour("wall") == QColor("#F1F2ED")
    system.scheme = Qt.ColorScheme.Dark
    with qtbot.waitSignal(following.changed):
        system.colorSchemeChanged.emit(system.scheme)
    assert following.is_dark
    assert following.colour("wall") == QColor("#141A1B")
    following.set_scheme("dark")
    with qtbot.assertNotEmitted(following.changed):
        system.scheme = Qt.ColorScheme.Light
        system.colorSchemeChanged.emit(system.scheme)
    assert following.is_dark


def test_the_contrast_the_system_asks_for_is_followed(following: Theme, system: _System, qtbot: QtBot) -> None:
    system.contrast = Qt.ContrastPreference.HighContrast
    with qtbot.waitSignal(following.changed):
        system.contrastPreferenceChanged.emit(system.contrast)
    assert following.high_contrast
    assert following.colour("line") == following.colour("lineStrong")


def test_a_chosen_scheme_reaches_the_title_bars_of_the_system(following: Theme, system: _System) -> None:
    following.set_scheme("dark")
    assert system.scheme == Qt.ColorScheme.Dark


def test_more_contrast_swaps_the_quiet_tokens_for_the_clear_ones(look: Theme, qtbot: QtBot) -> None:
    usual = look.colour("line")
    with qtbot.waitSignal(look.changed):
        look.set_contrast("more")
    assert look.high_contrast
    assert look.colour("line") == look.colour("lineStrong") != usual
    assert look.colour("ink3") == look.colour("ink2")


def test_a_contrast_theme_of_the_system_brings_its_own_few_colours() -> None:
    tokens = read_tokens(TOKENS)["dark"]
    system = QPalette()
    system.setColor(QPalette.ColorRole.Window, QColor("black"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("cyan"))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor("black"))
    mapped = tokens_of_system(system, tokens)
    assert mapped.keys() == tokens.keys()
    assert mapped["card"] == mapped["wall"] == QColor("black")
    assert mapped["ink3"] == mapped["line"] == QColor("yellow")
    assert (mapped["accent"], mapped["onAccent"]) == (QColor("cyan"), QColor("black"))
    assert mapped["mood1"] == tokens["mood1"]


def test_less_motion_makes_every_duration_nothing(look: Theme) -> None:
    assert [look.duration(name) for name in ("quick", "move", "settle")] == [120, 180, 240]
    look.set_motion("reduced")
    assert [look.duration(name) for name in ("quick", "move", "settle")] == [0, 0, 0]


def test_the_stillness_of_the_system_counts_until_a_person_chooses(look: Theme) -> None:
    look.note_system_stillness()
    assert look.reduced_motion
    look.set_motion("full")
    assert not look.reduced_motion


def test_a_wide_window_with_large_text_feels_narrow(look: Theme) -> None:
    assert look.effective_width(1366) == 1366
    look.set_text_size(1.75)
    assert look.effective_width(1366) < 880


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_every_ground_they_are_on(scheme: str) -> None:
    tokens = read_tokens(TOKENS)[scheme]
    aaa = itertools.product(("ink1", "ink2"), ("card", "wall", "rail", "lift", "well"))
    aa = [("ink3", "card"), ("ink3", "wall"), ("accent", "card"), ("accent", "wall"), ("plum", "card")]
    pairs = [("onAccent", "accent"), ("onPlum", "plumFill"), ("accentSoftInk", "accentSoft"), ("lampInk", "lampHover")]
    assert not [(ink, on) for ink, on in aaa if _contrast(tokens[ink], tokens[on]) < 7]
    assert not [(ink, on) for ink, on in aa + pairs if _contrast(tokens[ink], tokens[on]) < 4.5]
    edges = [("lineStrong", "card"), ("lineStrong", "wall"), ("lampLine", "rail"), ("focus", "card"), ("focus", "rail")]
    assert not [(edge, on) for edge, on in edges if _contrast(tokens[edge], tokens[on]) < 3]


def test_the_palette_names_its_colours_by_role() -> None:
    tokens = read_tokens(TOKENS)["light"]
    palette = palette_of(tokens)
    assert palette.color(QPalette.ColorRole.Text) == tokens["ink1"]
    assert palette.color(QPalette.ColorRole.PlaceholderText) == tokens["ink3"]


def test_no_colour_is_written_into_the_code_of_the_window() -> None:
    """Colours come from the tokens alone."""
    source = Path(__file__).parents[2] / "app" / "ui"
    literal = [
        f"{path.name}: {line.strip()}"
        for path in source.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if '"#' in line and any(f'"#{digit}' in line for digit in "0123456789abcdefABCDEF")
    ]
    assert not literal
