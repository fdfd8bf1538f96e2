"""One short message at a time, with Undo, that waits while somebody is on it and never covers the lamp block."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.theme import theme
from app.ui.widgets.buttons import WordButton
from app.ui.widgets.lamp_block import LampBlock
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter

STAYS_MS = 8000
_EDGE = 24
_RISE = 12


class UndoButton(WordButton):
    """The way back, in the colours of the message."""

    side = 12
    height_at_rest = 40

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self.underMouse() or self.isDown():
            paint_box(painter, self.rect(), RADIUS, None, theme().colour("onToast"))
        self.paint_words(painter, "onToast")


class Toast(Themed, QFrame):
    """The message itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.words = Label("", colour_token="onToast", wrap=True, parent=self)
        self.undo = UndoButton(QCoreApplication.translate("Widgets", "Undo"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 11, 8)
        row.setSpacing(16)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        self.hide()
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        edge = theme().colour("onToast") if theme().high_contrast else None
        paint_box(smooth_painter(self), self.rect(), 12, theme().colour("toast"), edge)


class Toasts(QObject):
    """Shows messages at the bottom of `content`, a part of the window; without it, of the whole window."""

    def __init__(self, window: QWidget, content: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._content = content
        self._undo: Callable[[], object] | None = None
        self._toast = Toast(window)
        self._toast.undo.clicked.connect(self._take_back)
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.setInterval(STAYS_MS)
        self.clock.timeout.connect(self.hide)
        self.rise = QPropertyAnimation(self._toast, b"pos", self)
        self.rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        for watched in (window, self._toast, self._toast.undo):
            watched.installEventFilter(self)
        theme().changed.connect(self._follow_theme)

    @property
    def toast(self) -> Toast:
        return self._toast

    def set_content(self, content: QWidget | None) -> None:
        self._content = content

    def show_message(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Says something in place of what was said before. The text never quotes what a person wrote."""
        self._undo = undo
        self._toast.words.setText(text)
        self._toast.undo.setVisible(undo is not None)
        self._place()
        self._toast.raise_()
        self._toast.show()
        self._glide()
        self.clock.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._toast, text))

    def hide(self) -> None:
        self.clock.stop()
        self._undo = None
        self._toast.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._window and self._toast.isVisible():
            self._place()
        elif kind in (QEvent.Type.Enter, QEvent.Type.FocusIn) and watched is not self._window:
            self.clock.stop()
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut) and watched is not self._window:
            self._go_on()
        return False

    def _follow_theme(self) -> None:
        """Larger words need more room at once."""
        if self._toast.isVisible():
            self._place()

    def _go_on(self) -> None:
        """Counts again, from the start, once neither the pointer nor the focus is on it."""
        if self._toast.isVisible() and not self._toast.underMouse() and not self._toast.undo.hasFocus():
            self.clock.start()

    def _take_back(self) -> None:
        undo = self._undo
        self.hide()
        if undo is not None:
            undo()

    def _glide(self) -> None:
        self.rise.stop()
        end = self._toast.pos()
        duration = theme().duration("settle")
        if duration:
            self.rise.setDuration(duration)
            self.rise.setStartValue(end + QPoint(0, _RISE))
            self.rise.setEndValue(end)
            self.rise.start()

    def _place(self) -> None:
        area = self._area()
        room = area.width() - 2 * _EDGE
        width = min(self._toast.sizeHint().width(), room)
        layout = self._toast.layout()
        height = layout.heightForWidth(width) if layout is not None else 0
        rect = QRect(0, 0, width, max(height, theme().control_height(56)))
        rect.moveCenter(area.center())
        rect.moveBottom(area.bottom() - _EDGE)
        self._toast.setGeometry(self._beside_the_lamp(rect, area))

    def _area(self) -> QRect:
        content = self._content
        if content is None or not content.isVisible():
            return self._window.rect()
        return QRect(content.mapTo(self._window, QPoint(0, 0)), content.size())

    def _beside_the_lamp(self, rect: QRect, area: QRect) -> QRect:
        for lamp in self._window.findChildren(LampBlock):
            place = QRect(lamp.mapTo(self._window, QPoint(0, 0)), lamp.size())
            if not lamp.isVisible() or not place.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE).intersects(rect):
                continue
            if place.right() + _EDGE + rect.width() + _EDGE <= area.right():
                rect.moveLeft(place.right() + _EDGE)
            else:
                rect.moveBottom(place.top() - _EDGE)
        return rect
