"""One ring per window around whatever the keyboard is on, always around a text field, never after a mouse press."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from app.ui.theme import theme
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.themed import Themed, smooth_painter

_GAP = 2
_WIDTH = 3
_AROUND = _GAP + _WIDTH

_WRITABLE = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_MOVED = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.ZOrderChange,
        QEvent.Type.LayoutRequest,
    }
)


class FocusRing(Themed, QWidget):
    """Lies over its window and lets everything through. A widget with the property `own_focus` draws its own.

    `at_once` shows it around the first widget too, as in a dialog, where it says what Enter would do.
    """

    def __init__(self, window: QWidget, *, at_once: bool = False) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._target: QWidget | None = None
        self._wanted = at_once
        self._watched: list[QObject] = []
        self.hide()
        self.follow_theme()
        application = cast(QApplication, QApplication.instance())
        application.focusChanged.connect(self._follow)
        self._follow(None, application.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The widget the ring is around now, or nothing."""
        return self._target if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and watched is self._target:
            self._wanted = True
            self._place()
        elif kind in _MOVED:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self._target is None:
            return
        visible = self._visible_part(self._target)
        place = QRectF(self._rect_of(self._target).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        painter.translate(-self.pos())
        painter.setClipRect(visible.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        paint_box(painter, place, self._radius(self._target) + _AROUND, None, theme().colour("focus"), _WIDTH)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        self._unwatch()
        if now is None or now.window() is not self._window or now.property("own_focus"):
            self._target = None
            self.hide()
            return
        if now is not self._target:
            self._wanted = self._came_by_keyboard(now)
        self._target = now
        self._watch(now)
        self._place()

    def _came_by_keyboard(self, now: QWidget) -> bool:
        reason = getattr(now, "focus_reason", None)
        if reason in _BY_KEYBOARD:
            return True
        if reason == Qt.FocusReason.MouseFocusReason or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return False
        return self._wanted

    def _watch(self, target: QWidget) -> None:
        """The target and everything around it, because any of them may move it."""
        watched: list[QObject] = [target]
        around = target.parentWidget()
        while around is not None and around is not self._window:
            watched.append(around)
            around = around.parentWidget()
        watched.append(self._window)
        for each in watched:
            each.installEventFilter(self)
        self._watched = watched

    def _unwatch(self) -> None:
        for each in self._watched:
            if isValid(each):
                each.removeEventFilter(self)
        self._watched = []

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible() or not self._shows(target):
            self.hide()
            return
        visible = self._visible_part(target)
        if visible.isEmpty():
            self.hide()
            return
        self.setGeometry(visible.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        self.raise_()
        self.show()
        self.update()

    def _shows(self, target: QWidget) -> bool:
        writes = isinstance(target, _WRITABLE) and not isinstance(target, QTextBrowser)
        return self._wanted or writes

    def _rect_of(self, target: QWidget) -> QRect:
        return QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())

    def _visible_part(self, target: QWidget) -> QRect:
        """What scroll areas around the target leave of it."""
        rect = self._rect_of(target)
        around = target.parentWidget()
        while around is not None and around is not self._window:
            if isinstance(around.parentWidget(), QAbstractScrollArea):
                rect = rect.intersected(self._rect_of(around))
            around = around.parentWidget()
        return rect.intersected(self._window.rect())

    def _radius(self, target: QWidget) -> float:
        return float(getattr(target, "corner", RADIUS))
