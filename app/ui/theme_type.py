"""The type roles and how large each is beside body text."""

from dataclasses import dataclass
from enum import Enum


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
