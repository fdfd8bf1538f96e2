"""Where the colours come from: our tokens, or the system's own palette under a contrast theme."""

import json
from pathlib import Path

from PySide6.QtGui import QColor, QPalette

Tokens = dict[str, QColor]

_CALMER_TO_CLEARER = {"line": "lineStrong", "ink3": "ink2", "havenLine": "havenLineStrong"}

_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "wall"),
    (QPalette.ColorRole.WindowText, "ink1"),
    (QPalette.ColorRole.Base, "lift"),
    (QPalette.ColorRole.AlternateBase, "well"),
    (QPalette.ColorRole.Text, "ink1"),
    (QPalette.ColorRole.PlaceholderText, "ink3"),
    (QPalette.ColorRole.Button, "card"),
    (QPalette.ColorRole.ButtonText, "ink1"),
    (QPalette.ColorRole.BrightText, "onAccent"),
    (QPalette.ColorRole.Highlight, "accentSoft"),
    (QPalette.ColorRole.HighlightedText, "accentSoftInk"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.ToolTipBase, "lift"),
    (QPalette.ColorRole.ToolTipText, "ink1"),
    (QPalette.ColorRole.Light, "card"),
    (QPalette.ColorRole.Midlight, "well"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "lineStrong"),
    (QPalette.ColorRole.Shadow, "lineStrong"),
)

_QUIETER_WHEN_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)

_GROUNDS = (
    "wall",
    "rail",
    "card",
    "lift",
    "well",
    "lampSoft",
    "lampHover",
    "plumSoft",
    "accentSoft",
    "haven",
    "havenTile",
    "toast",
    "stage1",
    "stage2",
    "stage3",
    "paper",
)
_FILLS = ("accent", "accentHover", "accentPress", "plumFill", "plumHover", "focus")
_ON_FILLS = ("onAccent", "onPlum")


def read_tokens(path: Path) -> dict[str, Tokens]:
    """The light and the dark set, as the design names them."""
    stored: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return {scheme: {name: _colour(value) for name, value in tokens.items()} for scheme, tokens in stored.items()}


def clearer(tokens: Tokens) -> Tokens:
    """The same set for eyes that ask for more contrast."""
    return tokens | {name: tokens[stronger] for name, stronger in _CALMER_TO_CLEARER.items()}


def palette_of(tokens: Tokens) -> QPalette:
    """What Qt's own widgets read."""
    palette = QPalette()
    for role, name in _ROLES:
        palette.setColor(role, tokens[name])
    for role in _QUIETER_WHEN_DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens["ink3"])
    return palette


def tokens_of_system(palette: QPalette, tokens: Tokens) -> Tokens:
    """Under a contrast theme of the system every token is one of its few colours; only the mood drawings stay ours."""
    ink = palette.color(QPalette.ColorRole.WindowText)
    drawn = ("mood", "ground", "hill", "notch", "pace", "sun", "scrim", "paperInk")
    mapped = {name: colour if name.startswith(drawn) else ink for name, colour in tokens.items()}
    mapped |= dict.fromkeys(_GROUNDS, palette.color(QPalette.ColorRole.Window))
    mapped |= dict.fromkeys(_FILLS, palette.color(QPalette.ColorRole.Highlight))
    mapped |= dict.fromkeys(_ON_FILLS, palette.color(QPalette.ColorRole.HighlightedText))
    return mapped


def _colour(value: str) -> QColor:
    if not value.startswith("rgba("):
        return QColor(value)
    red, green, blue, alpha = value.removeprefix("rgba(").removesuffix(")").split(",")
    return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))
