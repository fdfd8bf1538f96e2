"""The five windows: the higher the sun, the lighter the mood, so that colour is never alone."""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.domain.moods import Mood
from app.ui.theme import Theme
from app.ui.widgets.arch import arch_path

_GRID = 48.0
_SMALL = 40
_FRAME = QRectF(1.2, 2, 45.6, 44)
_SMALL_FRAME = QRectF(2.6, 3.6, 42.8, 41.4)
_SUN_AT = {Mood.LOW: 38.6, Mood.SO_SO: 33.2, Mood.GOOD: 23.4, Mood.VERY_GOOD: 15.8}
_SMALL_SUN_AT = {Mood.LOW: 35.9, Mood.SO_SO: 31.2, Mood.GOOD: 23.2, Mood.VERY_GOOD: 16.9}
_STARS = ((32.6, 14.2, 2.1), (17.0, 21.4, 1.4))
_SMALL_STARS = ((32.6, 14.6, 3.0), (17.2, 21.8, 2.0))


def mood_word(mood: Mood) -> str:
    """The word that always goes with a window."""
    words = {
        Mood.VERY_LOW: QCoreApplication.translate("Widgets", "Very low"),
        Mood.LOW: QCoreApplication.translate("Widgets", "Low"),
        Mood.SO_SO: QCoreApplication.translate("Widgets", "So-so"),
        Mood.GOOD: QCoreApplication.translate("Widgets", "Good"),
        Mood.VERY_GOOD: QCoreApplication.translate("Widgets", "Very good"),
    }
    return words[mood]


def paint_mood_window(painter: QPainter, rect: QRect | QRectF, mood: Mood, theme: Theme, edge: bool = True) -> None:
    """Draws into a square; below 40 px with one hill and a larger sun. `edge` may be left away on a busy ground."""
    box = QRectF(rect)
    small = box.width() < _SMALL
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _GRID, box.height() / _GRID)
    frame = arch_path(_SMALL_FRAME if small else _FRAME, 4)
    painter.fillPath(frame, theme.colour(f"mood{mood.value}"))
    painter.save()
    painter.setClipPath(frame)
    _paint_lights(painter, mood, theme, small)
    painter.fillPath(_far_hill(), theme.colour(f"ground{mood.value}"))
    if not small:
        painter.fillPath(_near_hill(), theme.colour(f"hill{mood.value}"))
    painter.restore()
    if edge:
        painter.setPen(QPen(theme.colour(f"mood{mood.value}s"), 2.8 if small else 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(frame)
    painter.restore()


def _paint_lights(painter: QPainter, mood: Mood, theme: Theme, small: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("sun"))
    if mood is Mood.VERY_LOW:
        for x, y, radius in _SMALL_STARS if small else _STARS:
            painter.drawEllipse(QPointF(x, y), radius, radius)
        return
    radius = 9.0 if small else 8.0
    height = (_SMALL_SUN_AT if small else _SUN_AT)[mood]
    painter.drawEllipse(QPointF(_GRID / 2, height), radius, radius)


def _far_hill() -> QPainterPath:
    path = QPainterPath(QPointF(0, 34))
    path.quadTo(12, 30.6, 24, 34)
    path.quadTo(36, 37.4, 48, 34)
    return _down_to_the_floor(path)


def _near_hill() -> QPainterPath:
    path = QPainterPath(QPointF(0, 37))
    path.cubicTo(10, 34.6, 22, 41.8, 34, 41.9)
    path.cubicTo(40, 41.9, 44, 41.7, 48, 41.2)
    return _down_to_the_floor(path)


def _down_to_the_floor(path: QPainterPath) -> QPainterPath:
    path.lineTo(_GRID, _GRID)
    path.lineTo(0, _GRID)
    path.closeSubpath()
    return path
