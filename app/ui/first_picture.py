"""The first picture of a start: the wall and the mark, in the right colours, before the look as a whole is loaded.

`Qt`, the namespace, takes longer to import than the rest of a start; so nothing here and before it may ask for it.
"""

import json

from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import resources
from app.settings import Preferences

_LEFT, _TOP, _WIDTH, _HEIGHT = 44.0, 35.0, 20.0, 22.0
_DARKER_THAN = 128


def paint_first_picture(window: QWidget, preferences: Preferences) -> None:
    """The mark stands where the page that follows has it."""
    colours = _colours(preferences)
    painter = QPainter(window)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground, lamp = QPainterPath(), QPainterPath()
    ground.addRect(0, 0, window.width(), window.height())
    lamp.addEllipse(_LEFT + 7.1, _TOP + 12.1, 5.8, 5.8)
    painter.fillPath(ground, _brush(colours["wall"]))
    painter.fillPath(_arch(_LEFT, _TOP, _WIDTH, _HEIGHT), _brush(colours["accent"]))
    painter.fillPath(_arch(_LEFT + 5, _TOP + 7, _WIDTH - 10, _HEIGHT - 7), _brush(colours["wall"]))
    painter.fillPath(lamp, _brush(colours["lamp"]))
    painter.end()


def _brush(colour: str) -> QBrush:
    """By way of a picture, because a colour given to a brush or painter is compared with those that `Qt` names."""
    picture = QPixmap(1, 1)
    picture.fill(QColor(colour))
    return QBrush(picture)


def _arch(left: float, top: float, width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(left, top + height)
    path.lineTo(left, top + width / 2)
    path.arcTo(left, top, width, width, 180, -180)
    path.lineTo(left + width, top + height)
    path.closeSubpath()
    return path


def _colours(preferences: Preferences) -> dict[str, str]:
    dark = preferences.scheme == "dark"
    if preferences.scheme == "system":
        dark = QApplication.palette().window().color().lightness() < _DARKER_THAN
    tokens: dict[str, dict[str, str]] = json.loads((resources() / "theme" / "tokens.json").read_text("utf-8"))
    return tokens["dark" if dark else "light"]
