"""A small button inside a field, such as the eye of a password."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.ui.theme import theme
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.themed import Pressable, smooth_painter

_ICON = 20


class InFieldButton(Pressable, QAbstractButton):
    """A small button at the end of a field; it has only an icon, so it always has a name."""

    def __init__(self, icon: str, field: QLineEdit) -> None:
        super().__init__(field)
        self._icon = icon
        self._field = field
        self.prepare()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        field.installEventFilter(self)
        self.follow_theme()

    def set_icon(self, name: str) -> None:
        self._icon = name
        self.update()

    def restyle(self) -> None:
        super().restyle()
        self._stand_at_end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._stand_at_end()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        side = theme().drawing(_ICON)
        square = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, square, theme().colour("ink1" if self.underMouse() else "ink2"))

    def _stand_at_end(self) -> None:
        height = self._field.height() - 8
        left = 4 if self._field.isRightToLeft() else self._field.width() - height - 4
        self.setGeometry(left, 4, height, height)
