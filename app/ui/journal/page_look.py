"""How the page of an entry looks: the theme's size and the person's own wishes for reading."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextBlockFormat

from app.settings import Preferences
from app.ui.theme import Role, Theme

_COLUMN = 600 / 16
_WIDE_LINES, _WIDE_LETTERS = 1.2, 106.0


@dataclass(frozen=True, slots=True)
class PageLook:
    """Everything the editor needs to know of theme and preferences."""

    font: QFont
    line_height: int
    column: int
    ground: str

    def block_format(self) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setLineHeight(self.line_height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        return block


def page_look(theme: Theme, preferences: Preferences) -> PageLook:
    """The look that theme and preferences ask for now."""
    font = QFont(theme.font(Role.EDITOR))
    if preferences.editor_font:
        font.setFamilies([preferences.editor_font, *font.families()])
    if preferences.letter_spacing == "wide":
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _WIDE_LETTERS)
    wide = _WIDE_LINES if preferences.line_spacing == "wide" else 1.0
    return PageLook(
        font=font,
        line_height=round(theme.line_height(Role.EDITOR) * wide),
        column=round(theme.body * _COLUMN),
        ground="havenTile" if preferences.page == "warm" else "card",
    )
