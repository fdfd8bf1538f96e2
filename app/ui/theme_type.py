"""The type roles and how large each is beside body text."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QFont, QFontInfo

_TABULAR = QFont.Tag("tnum")


class Role(Enum):
    """What a piece of text is, which decides its size, weight and line height."""

    RAIL = "rail"
    SMALL = "small"
    CHIP = "chip"
    BODY = "body"
    H3 = "h3"
    EDITOR = "editor"
    H2 = "h2"
    H1 = "h1"
    PANIC_TILE = "panic tile"
    PACER = "pacer"
    HERO = "hero"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Shape:
    """One row of the type scale: times body, line height, weight, letter spacing in percent, smallest pixel size."""

    scale: float
    line: float
    bold: bool = False
    spacing: float = 100.0
    floor: int = 13


SHAPES = {
    Role.RAIL: Shape(0.8125, 1.4),
    Role.SMALL: Shape(0.875, 1.5),
    Role.CHIP: Shape(0.9375, 1.4),
    Role.BODY: Shape(1.0, 1.5),
    Role.H3: Shape(1.0625, 1.4, bold=True),
    Role.EDITOR: Shape(1.125, 1.67),
    Role.H2: Shape(1.3125, 1.33, bold=True),
    Role.H1: Shape(1.75, 1.29, bold=True, spacing=98.8),
    Role.PANIC_TILE: Shape(1.875, 1.2, bold=True),
    Role.PACER: Shape(2.25, 1.2, bold=True),
    Role.HERO: Shape(2.5, 1.2, bold=True),
    Role.COUNT: Shape(7.5, 1.05, bold=True),
}


class TypeScale:
    """The roles as fonts and pixels, for one system font and one text size."""

    def __init__(self, system_font: QFont, text_size: float) -> None:
        self.system_font = system_font
        self.text_size = text_size
        self.body = round(max(16, round(1.1 * QFontInfo(system_font).pixelSize())) * text_size)
        self._fonts: dict[tuple[Role, bool, bool], QFont] = {}

    def px(self, role: Role) -> int:
        shape = SHAPES[role]
        return max(shape.floor, round(self.body * shape.scale))

    def line_height(self, role: Role) -> int:
        return round(self.px(role) * SHAPES[role].line)

    def font(self, role: Role, bold: bool, tabular: bool) -> QFont:
        wanted = (role, bold, tabular)
        if wanted not in self._fonts:
            self._fonts[wanted] = self._make_font(*wanted)
        return QFont(self._fonts[wanted])

    def _make_font(self, role: Role, bold: bool, tabular: bool) -> QFont:
        shape = SHAPES[role]
        font = QFont(self.system_font)
        font.setPixelSize(self.px(role))
        font.setWeight(QFont.Weight.DemiBold if bold or shape.bold else QFont.Weight.Normal)
        if shape.spacing != 100.0:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, shape.spacing)
        if tabular:
            font.setFeature(_TABULAR, 1)
        return font
