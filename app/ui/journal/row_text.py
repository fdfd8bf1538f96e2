"""Breaks the words of a row into the few lines it has room for, marks found words, and remembers the result."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from app.ui.journal.listed import Marks
from app.ui.journal.plain_text import in_qt_units, qt_position

_KEPT = 400
_DOTS = "\u2026"
# No letter of any size in use is narrower; shaping more than can be shown would double the time of a row.
_NARROWEST = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that decides how a text is laid out; `ground` is the colour behind found words."""

    text: str
    font: QFont
    width: int
    lines: int
    line_height: int
    marks: Marks = ()
    ground: str = ""


class RowTexts:
    """Laid out texts. Dropped as a whole when the look changes."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[object, ...], QTextLayout] = OrderedDict()

    def clear(self) -> None:
        self._known.clear()

    def lay_out(self, wanted: Wanted) -> QTextLayout:
        """At most so many lines, the last of them ending in dots when there is more."""
        key = (wanted.text, wanted.width, wanted.lines, wanted.line_height, wanted.marks, wanted.ground)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _fit(wanted)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return known


def line_places(layout: QTextLayout, at: QPointF, line_height: int) -> list[QRectF]:
    """Where the words of each line stand."""
    return [
        QRectF(at.x(), at.y() + number * line_height, layout.lineAt(number).naturalTextWidth(), line_height)
        for number in range(layout.lineCount())
    ]


def _fit(wanted: Wanted) -> QTextLayout:
    text = wanted.text[: 8 + wanted.lines * wanted.width // _NARROWEST]
    layout = _break(text, wanted)
    if layout.lineCount() <= wanted.lines:
        return layout
    units = text.encode("utf-16-le")
    last = 2 * layout.lineAt(wanted.lines - 1).textStart()
    rest = units[last:].decode("utf-16-le")
    elided = QFontMetricsF(_heaviest(wanted)).elidedText(rest, Qt.TextElideMode.ElideRight, wanted.width)
    words = elided.removesuffix(_DOTS).rstrip() + _DOTS if elided.endswith(_DOTS) else elided
    return _break(units[:last].decode("utf-16-le") + words, wanted)


def _break(text: str, wanted: Wanted) -> QTextLayout:
    layout = QTextLayout(text, wanted.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_marked(text, start, length, wanted.ground) for start, length in wanted.marks])
    layout.setCacheEnabled(True)
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid() and number <= wanted.lines:
        line.setLineWidth(wanted.width)
        line.setPosition(QPointF(0, number * wanted.line_height + (wanted.line_height - line.height()) / 2))
        number += 1
    layout.endLayout()
    return layout


def _marked(text: str, start: int, length: int, ground: str) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setBackground(QColor(ground))
    span = QTextLayout.FormatRange()
    span.start = qt_position(text, start)
    span.length = len(in_qt_units(text[start : start + length]))
    span.format = look
    return span


def _heaviest(wanted: Wanted) -> QFont:
    font = QFont(wanted.font)
    if wanted.marks:
        font.setWeight(QFont.Weight.DemiBold)
    return font
