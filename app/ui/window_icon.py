"""The mark of Alcove for the window and the taskbar, painted at the sizes systems ask for."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.ui.theme import theme
from app.ui.widgets.arch import paint_brand

_SIZES = (16, 24, 32, 48, 64, 128, 256)
_WIDE = 20 / 22


def window_icon() -> QIcon:
    """The arch alone: no count, no badge, no state."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(picture(size))
    return icon


def picture(size: int) -> QPixmap:
    """The mark in a square of so many dots."""
    mark = QPixmap(size, size)
    mark.fill(Qt.GlobalColor.transparent)
    painter = QPainter(mark)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    height = size - 2 * (size // 16)
    width = height * _WIDE
    paint_brand(painter, QRectF((size - width) / 2, (size - height) / 2, width, height), theme())
    painter.end()
    return mark
