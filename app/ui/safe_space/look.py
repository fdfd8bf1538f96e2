"""Type and proportions of the safe space, which speaks a little larger than the rest."""

from PySide6.QtGui import QColor, QFont

from app.ui.theme import Role, theme

NUMBER = 1.5
TILE = 1.25
TOOL = 1.125
SIDE = 48
TOP = 34


def haven_font(times_body: float, bold: bool = False, tabular: bool = False) -> QFont:
    """The system font at a size between the usual roles."""
    font = theme().font(Role.BODY, bold, tabular)
    font.setPixelSize(round(theme().body * times_body))
    return font


def scaled(pixels: float) -> int:
    """A length that grows with the text."""
    return round(pixels * theme().scale)


def side_margin(width: int) -> int:
    """The room left and right of the three places: generous where there is plenty, little where there is not."""
    plenty = min(max((theme().effective_width(width) - 720) / (1280 - 720), 0.0), 1.0)
    narrowest = 24.0
    return max(round(narrowest + plenty * (120 - narrowest)), (width - scaled(1240)) // 2)


def roominess(height: int) -> float:
    """0 where height is scarce, 1 where the usual distances fit."""
    return min(max((height / theme().scale - 600) / (800 - 600), 0.0), 1.0)


def between(scarce: float, plenty: float, room: float) -> int:
    """A distance for this much room."""
    return round(scarce + (plenty - scarce) * room)


def mixed(ground: QColor, over: QColor, share: float) -> QColor:
    """The colour seen when a share of one lies over another."""
    return QColor.fromRgbF(
        ground.redF() + (over.redF() - ground.redF()) * share,
        ground.greenF() + (over.greenF() - ground.greenF()) * share,
        ground.blueF() + (over.blueF() - ground.blueF()) * share,
    )
