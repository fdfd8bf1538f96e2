"""A bar that fills and empties under the word, for those who would rather not look at something that grows."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QLinearGradient, QPainter, QPixmap

from app.domain.breathing import Breath
from app.ui.safe_space.breathing.face import Frame
from app.ui.safe_space.breathing.words_face import WIDEST_COUNT, shrunk_to_fit
from app.ui.safe_space.look import scaled
from app.ui.theme import Role, theme
from app.ui.widgets.shapes import paint_box

_HEIGHT = 60
_GAP = 30
_SIDE = 16
_RIM = 3.0
_STEP = 0.5
_SOFT = 2


class BarFace:
    """Still, it fills in whole seconds, and the count stands beside the word."""

    ring = 0.0

    def __init__(self, size: QSize, ratio: float, words: list[str], *, still: bool) -> None:
        self.moves = not still
        self.counts = still
        self._size = size
        height = min(scaled(_HEIGHT), max(12, size.height() // 3))
        gap = min(scaled(_GAP), height // 2)
        self._font = theme().font(Role.PACER, tabular=still)
        beside = [f"{WIDEST_COUNT} {word} {WIDEST_COUNT}" for word in words] if still else words
        tall = shrunk_to_fit([(self._font, beside)], QSize(size.width(), size.height() - height - gap))
        metrics = QFontMetricsF(self._font)
        self._count_away = max(map(metrics.horizontalAdvance, words)) / 2 + metrics.horizontalAdvance("0") / 2
        top = (size.height() - tall - gap - height) / 2
        self._line = QRectF(0, top, size.width(), tall)
        self.bar = QRectF(_SIDE, round(top + tall + gap), max(height, size.width() - 2 * _SIDE), height)
        self._ground = self._draw_ground(ratio)
        self._light = QLinearGradient(self.bar.topLeft(), self.bar.topRight())
        self._light.setColorAt(0.0, theme().colour("pace0"))
        self._light.setColorAt(1.0, theme().colour("pace1"))

    @property
    def pixels(self) -> int:
        """How large the word is written."""
        return self._font.pixelSize()

    def frame(self, breath: Breath) -> Frame:
        full = breath.fullness if self.moves else breath.still_fullness
        reach = self._least + (self._most - self._least) * full
        return Frame(round(reach / _STEP) * _STEP)

    def moved(self, before: Frame, after: Frame) -> QRect:
        """The end of the light, from where it was to where it is."""
        first, last = sorted((before.reach, after.reach))
        if first == last:
            return QRect()
        begin, width = self._inner.left() + first - self._least / 2 - _SOFT, last - first + self._least / 2 + 2 * _SOFT
        return QRectF(begin, self._inner.top(), width, self._inner.height()).toAlignedRect()

    def paint(self, painter: QPainter, rect: QRect, frame: Frame, words: str, count: int | None) -> None:
        ratio = self._ground.devicePixelRatio()
        source = QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
        painter.drawPixmap(QRectF(rect), self._ground, source)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._light)
        light = QRectF(self._inner.topLeft(), QPointF(self._inner.left() + frame.reach, self._inner.bottom()))
        painter.drawRoundedRect(light, light.height() / 2, light.height() / 2)
        if self._line.toAlignedRect().intersects(rect):
            self._write(painter, words, count)

    def paint_focus(self, painter: QPainter) -> None:
        painter.drawRoundedRect(QRectF(2, 2, self._size.width() - 4, self._size.height() - 4), 20, 20)

    @property
    def _inner(self) -> QRectF:
        inset = _RIM + 2
        return self.bar.adjusted(inset, inset, -inset, -inset)

    @property
    def _least(self) -> float:
        """Breathed out, what is left of the light is round."""
        return self._inner.height()

    @property
    def _most(self) -> float:
        return self._inner.width()

    def _draw_ground(self, ratio: float) -> QPixmap:
        ground = QPixmap(self._size * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(theme().colour("haven"))
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge = theme().colour("havenTile"), theme().colour("lampLine")
        paint_box(painter, self.bar, self.bar.height() / 2, fill, edge, _RIM)
        painter.end()
        return ground

    def _write(self, painter: QPainter, words: str, count: int | None) -> None:
        painter.setFont(self._font)
        painter.setPen(theme().colour("ink1"))
        painter.drawText(self._line, Qt.AlignmentFlag.AlignCenter, words)
        if self.counts and count is not None:
            place = QRectF(
                self._line.center().x() + self._count_away, self._line.top(), self._line.width(), self._line.height()
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(count))
