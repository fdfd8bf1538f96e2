"""What every widget of ours has in common: it follows the theme and remembers how it came to have the focus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.theme import theme

if TYPE_CHECKING:
    _Widget = QWidget
    _Button = QAbstractButton
else:
    _Widget = _Button = object


class Themed(_Widget):
    """Put before the Qt class; call `follow_theme` at the end of `__init__`, put the sizes into `restyle`."""

    def follow_theme(self) -> None:
        theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """The theme is different: sizes and colours are read again."""
        self.updateGeometry()
        self.update()


class Pressable(Themed, _Button):
    """A painted button: its whole area presses, a double click is one click."""

    focus_reason = Qt.FocusReason.NoFocusReason
    enter_presses = True

    def prepare(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the focus; answers and switches leave Enter to the page, where it means "next"."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.enter_presses and enter and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focus_reason = event.reason()
        super().focusInEvent(event)


def smooth_painter(widget: QWidget) -> QPainter:
    """A painter whose curves are smooth."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter
