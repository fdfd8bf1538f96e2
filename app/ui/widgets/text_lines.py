"""Breaks text into lines of a chosen height, which QLabel cannot, and says where each line stands."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

UNBOUND = 1e6
_SHORT = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words and how wide they are."""

    text: str
    width: float


def lines_of(text: str, font: QFont, width: float = UNBOUND) -> tuple[Line, ...]:
    """The lines a text takes at a width; a line break in the text is kept."""
    return tuple(line for paragraph in text.split("\n") for line in _break(paragraph, font, width))


def widest(lines: tuple[Line, ...]) -> float:
    """The width of the longest line."""
    return max((line.width for line in lines), default=0.0)


def longest_word(text: str, font: QFont) -> float:
    """How narrow a text may become before a word breaks."""
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)


def beginning(text: str, font: QFont, width: float, count: int) -> str:
    """As much of a text as its first lines hold; says with three dots that there is more."""
    lines = lines_of(text, font, width) if text else ()
    if len(lines) <= count:
        return text
    words = " ".join(line.text for line in lines[:count]).rsplit(" ", 1)
    return f"{words[0].rstrip()} …" if count else ""


def line_rects(
    lines: tuple[Line, ...], rect: QRectF, line_height: int, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> list[QRectF]:
    """Where the words of each line stand inside a rectangle that starts at its top."""
    places = []
    for number, line in enumerate(lines):
        spare = rect.width() - line.width
        left = rect.left()
        if alignment & Qt.AlignmentFlag.AlignHCenter:
            left += spare / 2
        elif alignment & Qt.AlignmentFlag.AlignRight:
            left += spare
        places.append(QRectF(left, rect.top() + number * line_height, line.width, line_height))
    return places


def paint_lines(
    painter: QPainter,
    lines: tuple[Line, ...],
    rect: QRectF,
    line_height: int,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draws lines with the painter's font and pen."""
    metrics = QFontMetricsF(painter.font())
    for line, place in zip(lines, line_rects(lines, rect, line_height, alignment), strict=True):
        baseline = place.top() + (line_height + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(place.left(), round(baseline)), line.text)


def _break(paragraph: str, font: QFont, width: float) -> list[Line]:
    if len(paragraph) < _SHORT:
        whole = QFontMetricsF(font).horizontalAdvance(paragraph)
        if whole <= width:
            return [Line(paragraph.rstrip(), whole)]
    units = paragraph.encode("utf-16-le", "surrogatepass")
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[Line] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = 2 * line.textStart()
        words = units[start : start + 2 * line.textLength()].decode("utf-16-le", "surrogatepass")
        found.append(Line(words.rstrip(), line.naturalTextWidth()))
    layout.endLayout()
    return found or [Line("", 0.0)]
