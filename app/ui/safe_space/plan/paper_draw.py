"""Draws the one page of a plan, on a printer, into a PDF or for the eye: black on white, nothing in colour."""

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from app.ui.safe_space.plan import paper_fit
from app.ui.safe_space.plan.paper import Paper, Row, Section
from app.ui.safe_space.plan.paper_fit import UNIT, Fitted, fit, leading, type_of, wrapped
from app.ui.widgets.text_lines import paint_lines

MARGIN_MM = 14.0
_BLACK, _GREY = QColor(Qt.GlobalColor.black), QColor(90, 90, 90)
_PER_MM = 72 / 25.4 * UNIT
_LINES_LEFT_OUT = 3


def pdf_of(paper: Paper, size: QPageSize.PageSizeId) -> bytes:
    """The page as a PDF, made in memory. Its title says no more than the name of the program."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Alcove")
    writer.setCreator("Alcove")
    writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
    draw(writer, paper, size)
    buffer.close()
    return bytes(content.data())


def draw(device: QPagedPaintDevice, paper: Paper, size: QPageSize.PageSizeId) -> None:
    """One page, whatever the plan holds."""
    device.setPageSize(QPageSize(size))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    painter = QPainter(device)
    factor = painter.device().logicalDpiX() / (72 * UNIT)
    painter.scale(factor, factor)
    room = QRectF(painter.viewport())
    PaperDrawing(paper, QSizeF(room.width() / factor, room.height() / factor)).paint(painter)
    painter.end()


def inner_size(size: QPageSize.PageSizeId) -> QSizeF:
    """The page without its margins, in steps."""
    whole = QPageSize(size).size(QPageSize.Unit.Millimeter)
    return QSizeF(whole.width() - 2 * MARGIN_MM, whole.height() - 2 * MARGIN_MM) * _PER_MM


def left_out_words(fitted: Fitted) -> str:
    """What the page has no room for; nothing where it has all."""
    if not fitted.left_out:
        return ""
    parts = ", ".join(_tr("{part} ({count})").format(part=part, count=count) for part, count in fitted.left_out)
    return _tr("Not on this page: {parts}").format(parts=parts)


class PaperDrawing:
    """The page, fitted into a size in steps; `fitted` says what is on it."""

    def __init__(self, paper: Paper, size: QSizeF) -> None:
        self._paper = paper
        self._size = size
        self._top = self._head_height() + self._danger_height()
        self.fitted: Fitted = fit(paper, size.width(), size.height() - self._top - self._foot_height(0))
        if self.fitted.left_out:
            room = size.height() - self._top - self._foot_height(_LINES_LEFT_OUT)
            self.fitted = fit(paper, size.width(), room)
        self._foot_top = size.height() - self._foot_height(_LINES_LEFT_OUT if self.fitted.left_out else 0)

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        self._paint_danger(painter)
        for number, column in enumerate(self.fitted.columns):
            left, top = number * (self.fitted.width + paper_fit.GUTTER * UNIT), self._top
            for piece in column:
                if piece.row is None:
                    self._paint_heading(painter, piece.section, left, top)
                else:
                    self._paint_row(painter, piece.row, left, top)
                top += piece.height
        self._paint_foot(painter)

    def _head_height(self) -> float:
        return leading(type_of(paper_fit.HEADING, bold=True)) + 6 * UNIT

    def _danger_height(self) -> float:
        return leading(type_of(paper_fit.DANGER, bold=True)) + 14 * UNIT

    def _foot_height(self, more: int) -> float:
        font = type_of(paper_fit.FOOT)
        return (len(wrapped(self._paper.foot, font, self._size.width())) + more) * leading(font) + 6 * UNIT

    def _paint_head(self, painter: QPainter) -> None:
        line = QRectF(0, 0, self._size.width(), leading(type_of(paper_fit.HEADING, bold=True)))
        self._say(painter, self._paper.title, line, paper_fit.HEADING, bold=True)
        self._say(painter, self._paper.day, line, paper_fit.NOTE, colour=_GREY, at_end=True)

    def _paint_danger(self, painter: QPainter) -> None:
        """The number as large as on no other line, in a frame."""
        tall = leading(type_of(paper_fit.DANGER, bold=True))
        frame = QRectF(0, self._head_height(), self._size.width(), tall).adjusted(UNIT, 0, -UNIT, 0)
        painter.setPen(QPen(_BLACK, 1.6 * UNIT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 8 * UNIT, 8 * UNIT)
        inside = frame.adjusted(14 * UNIT, 0, -14 * UNIT, 0)
        danger = self._paper.danger
        upper = QRectF(inside.left(), inside.top() + tall * 0.12, inside.width(), tall * 0.4)
        self._say(painter, danger.words, upper, 14, bold=True)
        self._say(painter, danger.note, upper.translated(0, tall * 0.38), paper_fit.NOTE)
        self._say(painter, danger.phone, inside, paper_fit.DANGER, bold=True, at_end=True)

    def _paint_heading(self, painter: QPainter, section: Section, left: float, top: float) -> None:
        scale = self.fitted.scale
        title = type_of(paper_fit.TITLE * scale)
        top += paper_fit.BETWEEN_SECTIONS * UNIT * scale
        indent = paper_fit.INDENT * UNIT * scale
        if section.number:
            number = QRectF(left, top, indent, leading(type_of(paper_fit.NUMBER * scale, bold=True)))
            self._say(painter, str(section.number), number, paper_fit.NUMBER * scale, bold=True)
        place = QRectF(left + indent, top, self.fitted.width - indent, leading(title))
        self._say(painter, section.title, place, paper_fit.TITLE * scale, colour=_GREY)

    def _paint_row(self, painter: QPainter, row: Row, left: float, top: float) -> None:
        scale, width = self.fitted.scale, self.fitted.width
        room = paper_fit.words_width(row, scale, width)
        left += paper_fit.INDENT * UNIT * scale
        beside = paper_fit.is_beside(row, scale, width)
        start = top
        for words, points, colour in ((row.words, paper_fit.WORDS, _BLACK), (row.note, paper_fit.NOTE, _GREY)):
            font = type_of(points * scale)
            lines = wrapped(words, font, room)
            painter.setFont(font)
            painter.setPen(colour)
            paint_lines(painter, lines, QRectF(left, top, room, 0), leading(font))
            top += len(lines) * leading(font)
        if row.phone:
            tall = leading(type_of(paper_fit.PHONE * scale, bold=True))
            end = QRectF(left, start if beside else top, width - paper_fit.INDENT * UNIT * scale, tall)
            self._say(painter, row.phone, end, paper_fit.PHONE * scale, bold=True, at_end=beside)

    def _paint_foot(self, painter: QPainter) -> None:
        font = type_of(paper_fit.FOOT)
        left_out = left_out_words(self.fitted)
        top = self._foot_top + 4 * UNIT
        painter.setFont(font)
        painter.setPen(_BLACK)
        for words in (self._paper.foot, left_out):
            lines = wrapped(words, font, self._size.width())
            paint_lines(painter, lines, QRectF(0, top, self._size.width(), 0), leading(font))
            top += len(lines) * leading(font)

    def _say(
        self,
        painter: QPainter,
        words: str,
        place: QRectF,
        points: float,
        *,
        bold: bool = False,
        colour: QColor = _BLACK,
        at_end: bool = False,
    ) -> None:
        painter.setFont(type_of(points, bold=bold))
        painter.setPen(colour)
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
