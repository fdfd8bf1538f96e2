"""A scroll bar that is a quiet rounded thumb, and an area that uses it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QScrollBar, QWidget

from app.ui.theme import theme
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.themed import Themed, smooth_painter

BAR = 16
_THUMB = 8


class ScrollBar(Themed, QScrollBar):
    """Painted without arrows; the wheel, dragging and keys are Qt's own."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Vertical, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(BAR, BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        thumb = QRectF(self._slider())
        spare = (BAR - _THUMB) / 2
        if self.orientation() == Qt.Orientation.Vertical:
            thumb.adjust(spare, 2, -spare, -2)
        else:
            thumb.adjust(2, spare, -2, -spare)
        colour = theme().colour("lineStrong")
        colour.setAlphaF(1.0 if self.isSliderDown() or self.underMouse() or theme().high_contrast else 0.7)
        paint_box(smooth_painter(self), thumb, _THUMB / 2, colour)

    def _slider(self) -> QRect:
        """Where Qt would draw the thumb. QStyle is imported late: its enums take longer than the rest of a start."""
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        return self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)


def use_quiet_bars(area: QAbstractScrollArea) -> None:
    """Gives an area our scroll bars and no frame."""
    area.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
    area.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical, area))
    area.setHorizontalScrollBar(ScrollBar(Qt.Orientation.Horizontal, area))


class ScrollArea(QScrollArea):
    """Scrolls downwards only and lets the ground shine through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_quiet_bars(self)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A viewport of Qt's own would be asked for what it is, and for that every kind of widget is loaded.
        self.setViewport(QWidget(self))
