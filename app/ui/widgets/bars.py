"""Plain bars in the place of words, for the moment somebody else looks at the screen."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextBlock, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from app.ui.theme import theme
from app.ui.widgets.themed import Themed, smooth_painter

_RADIUS = 5.0
_MIX = 0.13


def hidden_words() -> str:
    """What a screen reader says where words are hidden."""
    return QCoreApplication.translate("Widgets", "Hidden")


def bar_colour(selected: bool = False) -> QColor:
    """The colour of a bar on a card, or on a selected row."""
    if not selected:
        return theme().colour("line")
    soft, accent = theme().colour("accentSoft"), theme().colour("accent")
    return QColor.fromRgbF(
        soft.redF() * (1 - _MIX) + accent.redF() * _MIX,
        soft.greenF() * (1 - _MIX) + accent.greenF() * _MIX,
        soft.blueF() * (1 - _MIX) + accent.blueF() * _MIX,
    )


def bar_rect(line: QRectF, font: QFont) -> QRectF:
    """The bar for a line of text: as wide as its words, as tall as its letters, whatever the line height."""
    height = round(QFontMetricsF(font).height())
    return QRectF(round(line.left()), round(line.center().y() - height / 2), round(line.width()), height)


def paint_bars(painter: QPainter, bars: Iterable[QRectF], selected: bool = False) -> None:
    """Draws bars where they are given; `selected` is for a row on accentSoft."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(bar_colour(selected))
    for bar in bars:
        if bar.width() > 0:
            painter.drawRoundedRect(bar, _RADIUS, _RADIUS)


class Bars(Themed, QWidget):
    """Stands in for a text editor or reader: same place, same lines, no words to see or to hear."""

    def __init__(self, target: QTextEdit) -> None:
        around = target.parentWidget()
        super().__init__(around)
        self._target = target
        self.setAccessibleName(hidden_words())
        self.hide()
        policy = target.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        target.setSizePolicy(policy)
        if around is not None:
            around.installEventFilter(self)
        self.follow_theme()

    def hide_words(self, hidden: bool) -> None:
        """Covers the words or shows them again, at once."""
        if hidden == (not self.isHidden()):
            return
        self.setGeometry(self._target.geometry())
        if hidden:
            self._target.clearFocus()
        self._target.setHidden(hidden)
        self.setVisible(hidden)
        if hidden:
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and not self.isHidden():
            self._go_along()
        return False

    def _go_along(self) -> None:
        """A hidden widget keeps its place in the layout, but Qt lays out its text only when it is drawn."""
        if self.geometry() != self._target.geometry():
            self.setGeometry(self._target.geometry())
            self._target.grab(QRect(0, 0, 1, 1))
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self._target.verticalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y() // 3)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_bars(painter, self.lines(QRectF(event.rect())))

    def lines(self, visible: QRectF) -> list[QRectF]:
        viewport: QRect = self._target.viewport().geometry()
        left = viewport.left() - self._target.horizontalScrollBar().value()
        top = viewport.top() - self._target.verticalScrollBar().value()
        found: list[QRectF] = []
        block = self._target.document().begin()
        while block.isValid():
            place = self._block_rect(block).translated(left, top)
            if place.top() > visible.bottom():
                break
            if place.bottom() >= visible.top():
                found += _lines_of(block, place)
            block = block.next()
        return found

    def _block_rect(self, block: QTextBlock) -> QRectF:
        return self._target.document().documentLayout().blockBoundingRect(block)


def _lines_of(block: QTextBlock, place: QRectF) -> list[QRectF]:
    layout = block.layout()
    lines = (layout.lineAt(number) for number in range(layout.lineCount()))
    return [line.naturalTextRect().translated(place.topLeft()) for line in lines]
