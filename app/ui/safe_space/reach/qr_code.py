"""A number as a square that a phone's camera understands, drawn here without asking anybody."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.theme import theme
from app.ui.widgets.shapes import paint_box

_QUIET_MODULES = 4


class QrCode(QLabel):
    """The square on paper white, whatever the theme, because cameras expect dark on light."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = ""
        self._rows: list[list[bool]] = []
        theme().changed.connect(self.update)

    def show_link(self, link: str) -> None:
        """Draws the link; an empty one draws nothing."""
        self.link = link
        self._rows = _rows_of(link) if link else []
        self.setVisible(bool(link))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, self.rect(), 12, theme().colour("paper"), theme().colour("havenLine"))
        if not self._rows:
            return
        across = len(self._rows) + 2 * _QUIET_MODULES
        module = min(self.width(), self.height()) // across
        offset = (min(self.width(), self.height()) - module * len(self._rows)) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("paperInk"))
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.drawRect(QRectF(offset + x * module, offset + y * module, module, module))


def _rows_of(link: str) -> list[list[bool]]:
    import segno

    return [[bool(module) for module in row] for row in segno.make_qr(link, error="m").matrix]
