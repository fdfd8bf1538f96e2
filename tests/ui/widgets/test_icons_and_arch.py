"""Icons are drawn when first painted, sharp at every ratio and tinted; arches use the colours of now."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.ui.theme import Theme
from app.ui.widgets import arch
from app.ui.widgets.arch import Brand
from app.ui.widgets.icons import icon_pixmap, paint_icon

NAMES = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_can_be_drawn_in_any_colour(name: str) -> None:
    picture = icon_pixmap(name, QColor("red"), 24).toImage()
    colours = {picture.pixelColor(x, y).rgb() for x in range(24) for y in range(24) if picture.pixelColor(x, y).alpha()}
    assert colours
    solid = [picture.pixelColor(x, y) for x in range(24) for y in range(24) if picture.pixelColor(x, y).alpha() == 255]
    assert all(colour == QColor("red") for colour in solid)


def test_an_icon_has_as_many_pixels_as_the_screen_asks_for() -> None:
    picture = icon_pixmap("journal", QColor("black"), 20, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (40, 2.0)
    assert picture.deviceIndependentSize().width() == 20


def test_the_same_icon_is_drawn_once() -> None:
    assert icon_pixmap("lock", QColor("black"), 20).cacheKey() == icon_pixmap("lock", QColor("black"), 20).cacheKey()
    assert icon_pixmap("lock", QColor("black"), 20).cacheKey() != icon_pixmap("lock", QColor("red"), 20).cacheKey()


def test_an_icon_is_painted_where_it_is_asked_for() -> None:
    picture = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    paint_icon(painter, "plus", QRectF(20, 20, 20, 20), QColor("black"))
    painter.end()
    assert picture.pixelColor(30, 30).alpha() > 200
    assert picture.pixelColor(10, 10).alpha() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_arches_take_their_colours_from_the_theme(look: Theme, scheme: str) -> None:
    look.set_scheme(scheme)
    picture = QImage(240, 244, QImage.Format.Format_RGB32)
    picture.fill(look.colour("wall"))
    painter = QPainter(picture)
    arch.paint_lock_arch(painter, picture.rect(), look)
    painter.end()
    assert picture.pixelColor(18, 200) == look.colour("rail")
    assert picture.pixelColor(48, 200) == look.colour("accentSoft")
    assert picture.pixelColor(0, 0) == look.colour("wall")
    light, rim = picture.pixelColor(120, 204), picture.pixelColor(120, 78)
    assert light == look.colour("lampGlow")
    assert light.lightness() > rim.lightness()


def test_a_done_step_is_filled_and_the_one_of_now_is_lit(look: Theme) -> None:
    seen = {}
    states: list[arch.StepState] = ["done", "now", "ahead"]
    for state in states:
        picture = QImage(29, 30, QImage.Format.Format_RGB32)
        picture.fill(look.colour("wall"))
        painter = QPainter(picture)
        arch.paint_step_arch(painter, picture.rect(), state, look)
        painter.end()
        seen[state] = (picture.pixelColor(4, 26), picture.pixelColor(14, 24))
    assert seen["done"][0] == look.colour("accent")
    assert seen["now"] == (look.colour("lampSoft"), look.colour("lamp"))
    assert seen["ahead"][1] == look.colour("wall")


def test_the_mark_has_the_name_of_the_app(qtbot: QtBot, look: Theme) -> None:
    brand = Brand()
    qtbot.addWidget(brand)
    assert brand.accessibleName() == "Alcove"
    before = brand.sizeHint().width()
    look.set_text_size(2.0)
    assert brand.sizeHint().width() > before
