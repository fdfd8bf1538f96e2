"""Fits a plan onto one page: large where there is room, in two columns where there is less, never too small to read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import QFont, QFontMetricsF

from app.ui.safe_space.plan.paper import Paper, Row, Section
from app.ui.widgets.text_lines import Line, lines_of

UNIT = 10
"""How many steps a point has: type sizes are whole numbers."""
WORDS, NOTE, PHONE, NUMBER, TITLE, DANGER, FOOT, HEADING = 11.5, 10.0, 14.0, 17.0, 10.5, 33.0, 9.0, 20.0
LEADING = 1.28
INDENT, GUTTER, BETWEEN_SECTIONS, BETWEEN_ROWS = 24, 22, 9, 3
_BESIDE = 0.5
_MANY = 99
_FEWER = tuple(range(9, 0, -1))
_TRIES = (*((1, size / 100) for size in range(125, 85, -5)), *((2, size / 100) for size in range(100, 75, -5)))
SMALLEST = _TRIES[-1][1] * NOTE
"""In points."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading or a row, as tall as it is at this size."""

    section: Section
    row: Row | None
    height: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """The pieces column by column; `left_out` says of which sections how many rows are not on the page."""

    scale: float
    columns: tuple[tuple[Piece, ...], ...]
    width: float
    left_out: tuple[tuple[str, int], ...] = ()


def fit(paper: Paper, width: float, height: float) -> Fitted:
    """All of it if that is possible; else the first rows of each part, and whoever can be reached before all else."""
    for count, scale in _TRIES:
        pouring = _Pouring(count, scale, width, height)
        if (found := pouring.pour(paper)) is not None:
            return found
    for most, most_reached in (*((rows, _MANY) for rows in _FEWER), *((1, rows) for rows in _FEWER)):
        found = pouring.pour(_shortened(paper, most, most_reached))
        if found is not None:
            break
    found = found or pouring.pour(_shortened(paper, 1, 1), anyhow=True) or Fitted(scale, (), width)
    return replace(found, left_out=_missing(paper, found))


def type_of(points: float, *, bold: bool = False) -> QFont:
    """The system font for paper."""
    font = QFont()
    font.setPixelSize(max(1, round(points * UNIT)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def wrapped(words: str, font: QFont, width: float) -> tuple[Line, ...]:
    return lines_of(words, font, max(width, 1.0)) if words else ()


def leading(font: QFont) -> int:
    return round(font.pixelSize() * LEADING)


def phone_width(row: Row, scale: float) -> float:
    return QFontMetricsF(type_of(PHONE * scale, bold=True)).horizontalAdvance(row.phone) if row.phone else 0.0


def is_beside(row: Row, scale: float, width: float) -> bool:
    """Whether the number stands at the end of the row, not below it."""
    return bool(row.phone) and phone_width(row, scale) <= width * _BESIDE


def words_width(row: Row, scale: float, width: float) -> float:
    """The room for the words of a row."""
    room = width - INDENT * UNIT * scale
    return room - phone_width(row, scale) - GUTTER * UNIT / 2 if is_beside(row, scale, width) else room


def row_height(row: Row, scale: float, width: float) -> float:
    room = words_width(row, scale, width)
    words, note = type_of(WORDS * scale), type_of(NOTE * scale)
    tall = len(wrapped(row.words, words, room)) * leading(words) + len(wrapped(row.note, note, room)) * leading(note)
    phone = leading(type_of(PHONE * scale, bold=True)) if row.phone else 0
    return max(tall, phone) if is_beside(row, scale, width) else tall + phone


class _Pouring:
    """One size in one or two columns; what was measured once is not measured again."""

    def __init__(self, count: int, scale: float, width: float, height: float) -> None:
        self._count = count
        self._scale = scale
        self._height = height
        self._across = (width - (count - 1) * GUTTER * UNIT) / count
        self._measured: dict[Row, float] = {}

    def pour(self, paper: Paper, *, anyhow: bool = False) -> Fitted | None:
        """All of it, or None; or anyhow as much as there is room for."""
        columns: list[list[Piece]] = [[]]
        used = 0.0
        for pieces in self._bound(paper):
            needed = sum(piece.height for piece in pieces)
            if used + needed > self._height and len(columns) < self._count:
                columns.append([])
                used = 0.0
            if used + needed <= self._height:
                columns[-1] += pieces
                used += needed
            elif not anyhow:
                return None
        return Fitted(self._scale, tuple(map(tuple, columns)), self._across)

    def _bound(self, paper: Paper) -> Iterator[list[Piece]]:
        """A heading never stands without the first of its rows."""
        title = leading(type_of(TITLE * self._scale)) + BETWEEN_SECTIONS * UNIT * self._scale
        for section in paper.sections:
            heading = [Piece(section, None, title)]
            for row in section.rows:
                yield [*heading, Piece(section, row, self._tall(row))]
                heading = []

    def _tall(self, row: Row) -> float:
        if row not in self._measured:
            height = row_height(row, self._scale, self._across)
            self._measured[row] = height + BETWEEN_ROWS * UNIT * self._scale
        return self._measured[row]


def _shortened(paper: Paper, most: int, most_reached: int) -> Paper:
    """So many rows of each section, and so many of those in which somebody can be reached."""
    sections = [
        replace(one, rows=one.rows[: most_reached if any(row.phone for row in one.rows) else most])
        for one in paper.sections
    ]
    return replace(paper, sections=tuple(sections))


def _missing(paper: Paper, found: Fitted) -> tuple[tuple[str, int], ...]:
    there = [piece.section.title for column in found.columns for piece in column if piece.row is not None]
    counts = [(one.title, len(one.rows) - there.count(one.title)) for one in paper.sections]
    return tuple((title, count) for title, count in counts if count)
