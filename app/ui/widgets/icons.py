"""The app's own icons in any colour and size, sharp at every pixel ratio; each is drawn when it is first painted."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from app.ui.theme import theme

_KEPT = 256

_drawn: dict[tuple[str, int, int, float], QPixmap] = {}


def icon_pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` by `size` device independent pixels."""
    wanted = (name, colour.rgba(), size, ratio)
    if wanted not in _drawn:
        if len(_drawn) >= _KEPT:
            _drawn.clear()
        _drawn[wanted] = _draw(name, colour, size, ratio)
    return _drawn[wanted]


def paint_icon(painter: QPainter, name: str, rect: QRect | QRectF, colour: QColor) -> None:
    """Draws the icon into a square."""
    square = QRectF(rect)
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(square.topLeft(), icon_pixmap(name, colour, round(square.width()), ratio))


def _draw(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    pixels = max(1, round(size * ratio))
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(theme().resources / "icons" / f"{name}.svg")).render(painter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), colour)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
