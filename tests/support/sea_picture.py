"""A small picture of a sea that does not exist."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter


def sea_picture() -> QImage:
    """Sky, sun and water, 900 by 420."""
    picture = QImage(900, 420, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for top, height, above, below in ((0, 230, "#8496be", "#f4c15c"), (230, 190, "#3f6f78", "#16383d")):
        light = QLinearGradient(QPointF(0, top), QPointF(0, top + height))
        light.setColorAt(0, QColor(above))
        light.setColorAt(1, QColor(below))
        painter.fillRect(0, top, 900, height, light)
    painter.setPen(QColor("#fff6df"))
    painter.setBrush(QColor("#fff6df"))
    painter.drawEllipse(QPointF(600, 200), 44, 44)
    painter.fillRect(0, 230, 900, 6, QColor("#16383d"))
    painter.end()
    return picture
