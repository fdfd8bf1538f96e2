"""The spare key on paper: what it is in plain words, and its groups large enough to copy."""

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QDate, QIODevice, QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.spare_key import groups_of

_IN_A_ROW = 4
_MARGIN_MM = 22


def pdf_of(code: str, day: QDate) -> bytes:
    """A page as a PDF, made in memory. Its title says no more than the name of the program."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Alcove")
    writer.setCreator("Alcove")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    draw(writer, code, day)
    buffer.close()
    return bytes(content.data())


def draw(page: QPagedPaintDevice, code: str, day: QDate) -> None:
    """Draws the one page on a printer or into a PDF."""
    page.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    painter = QPainter(page)
    _Sheet(painter).write(code, day)
    painter.end()


class _Sheet:
    """Writes from the top down in millimetres, whatever the resolution of the paper is."""

    def __init__(self, painter: QPainter) -> None:
        device = painter.device()
        self._painter = painter
        self._mm = device.logicalDpiX() / 25.4
        self._width = painter.viewport().width()
        self._top = 0.0

    def write(self, code: str, day: QDate) -> None:
        self._words(_tr("Spare key for Alcove"), 22, bold=True, after=4)
        self._words(
            _tr(
                "Alcove is a private journal on a computer. This code opens it when its password is lost, "
                "or when the computer no longer remembers its key."
            ),
            12,
            after=8,
        )
        self._groups(groups_of(code))
        self._words(_tr("The letters I, L, O and U do not occur. 0 and 1 are numbers."), 10.5, after=8)
        self._words(
            _tr(
                "Keep this page somewhere that is not the computer, where only you find it. Whoever has both "
                "the computer and this code can read everything."
            ),
            12,
            after=4,
        )
        self._words(
            _tr(
                'To use it: open Alcove, choose "Use the spare key", and type the seven groups. Spaces and '
                "dashes do not matter."
            ),
            12,
            after=8,
        )
        date = QLocale().toString(day, QLocale.FormatType.LongFormat)
        self._words(_tr("Made on {date}. A newer page takes its place.").format(date=date), 10.5)

    def _words(self, words: str, points: float, *, bold: bool = False, after: float = 0) -> None:
        font = QFont()
        font.setPointSizeF(points)
        font.setBold(bold)
        self._painter.setFont(font)
        room = QRectF(0, self._top, self._width, 200 * self._mm)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(room, flags, words)
        self._top += self._painter.boundingRect(room, flags, words).height() + after * self._mm

    def _groups(self, groups: tuple[str, ...]) -> None:
        gap, height = 4 * self._mm, 18 * self._mm
        width = (self._width - (_IN_A_ROW - 1) * gap) / _IN_A_ROW
        for place, group in enumerate(groups):
            left = (place % _IN_A_ROW) * (width + gap)
            top = self._top + (place // _IN_A_ROW) * (height + gap)
            self._box(QRectF(left, top, width, height), place + 1, group)
        rows = -(-len(groups) // _IN_A_ROW)
        self._top += rows * (height + gap) + 2 * self._mm

    def _box(self, rect: QRectF, number: int, group: str) -> None:
        self._painter.drawRoundedRect(rect, 2 * self._mm, 2 * self._mm)
        small = QFont()
        small.setPointSizeF(9)
        self._painter.setFont(small)
        self._painter.drawText(
            rect.adjusted(2 * self._mm, 1.5 * self._mm, 0, 0), Qt.AlignmentFlag.AlignTop, str(number)
        )
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(19)
        self._painter.setFont(fixed)
        self._painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, group)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SpareKeyPaper", text)
