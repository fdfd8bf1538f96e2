"""Shows Markdown as it is meant while every mark stays where it was typed, only quieter."""

from PySide6.QtGui import QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextFormat

from app.domain.pictures import named_by_line
from app.ui.journal.markdown import Inside, Look, flatten, is_quote, read_line
from app.ui.journal.plain_text import in_qt_units
from app.ui.theme import Theme

LONGEST = 10_000
# Beside what it begins inside of, a line remembers that it is a quote, so that painting need not read it again.
QUOTED = 4
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
        begins_inside = Inside(max(self.previousBlockState(), 0) & ~QUOTED)
        if len(text) > LONGEST:
            self.setCurrentBlockState(begins_inside)
            return
        if begins_inside is Inside.TEXT and "(picture:" in text and named_by_line(text):
            self.setFormat(0, len(text), self._small())
            self.setCurrentBlockState(begins_inside)
            return
        stretches, inside = read_line(in_qt_units(text), begins_inside)
        for stretch in flatten(stretches):
            self.setFormat(stretch.start, stretch.end - stretch.start, self._format(stretch.look))
        quoted = begins_inside is Inside.TEXT and is_quote(text)
        self.setCurrentBlockState(inside | QUOTED if quoted else inside)

    def forget(self) -> None:
        """The theme's colours and sizes are different now; what changes next takes them."""
        self._formats.clear()

    def _small(self) -> QTextCharFormat:
        """The line that names a picture: it stands for what is shown below it."""
        made = QTextCharFormat()
        made.setForeground(self._theme.colour("ink3"))
        made.setProperty(QTextFormat.Property.FontPixelSize, round(self._base_size() * 0.6))
        return made

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
