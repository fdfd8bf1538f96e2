"""Shows Markdown as it is meant while every mark stays where it was typed, only quieter."""

from PySide6.QtGui import QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextFormat

from app.ui.journal.markdown import Inside, Look, flatten, read_line
from app.ui.journal.plain_text import in_qt_units
from app.ui.theme import Theme

LONGEST = 10_000
_HEADING_SIZES = {Look.HEADING_1: 1.33, Look.HEADING_2: 1.17, Look.HEADING_3: 1.0}


class Highlighter(QSyntaxHighlighter):
    """Looks at one line at a time. A paragraph of ten pages stays plain: shaping it would slow every key."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._formats: dict[int, QTextCharFormat] = {}
        # Now instead of a moment later: then text that is put in afterwards is laid out once, not once a paragraph.
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if len(text) > LONGEST:
            self.setCurrentBlockState(max(self.previousBlockState(), 0))
            return
        stretches, inside = read_line(in_qt_units(text), Inside(max(self.previousBlockState(), 0)))
        for stretch in flatten(stretches):
            self.setFormat(stretch.start, stretch.end - stretch.start, self._format(stretch.look))
        self.setCurrentBlockState(inside)

    def forget(self) -> None:
        """The theme's colours and sizes are different now; what changes next takes them."""
        self._formats.clear()

    def _format(self, look: int) -> QTextCharFormat:
        known = self._formats.get(look)
        if known is None:
            known = self._formats[look] = self._make(look)
        return known

    def _make(self, look: int) -> QTextCharFormat:
        made = QTextCharFormat()
        for heading, size in _HEADING_SIZES.items():
            if look & heading:
                made.setFontWeight(QFont.Weight.DemiBold)
                made.setProperty(QTextFormat.Property.FontPixelSize, round(self._base_size() * size))
        if look & Look.CODE:
            made.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        if look & Look.BOLD and not look & Look.MARK:
            made.setFontWeight(QFont.Weight.DemiBold)
        if look & Look.ITALIC:
            made.setFontItalic(True)
        if look & Look.MARK:
            made.setForeground(self._theme.colour("ink3"))
        elif look & (Look.QUOTE | Look.CODE):
            made.setForeground(self._theme.colour("ink2"))
        return made

    def _base_size(self) -> int:
        return self.document().defaultFont().pixelSize()
