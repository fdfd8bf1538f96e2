"""A round place to press that shows the thing before or after."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.theme import theme
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.themed import Pressable, smooth_painter

SIDE = 76
_ICON = 26


class TurnTile(Pressable, QPushButton):
    """An arrow, with a name for those who hear it."""

    corner = SIDE // 2

    def __init__(self, name: str, parent: QWidget, *, back: bool = False) -> None:
        super().__init__(parent)
        self._back = back
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.prepare()
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        fill = theme().colour("lampSoft" if self.underMouse() else "havenTile")
        paint_box(painter, self.rect(), SIDE / 2, fill, theme().colour("havenLineStrong"), 3 if self.isDown() else 2)
        side = theme().drawing(_ICON)
        painter.translate(self.width() / 2, self.height() / 2)
        painter.scale(-1 if self._back else 1, 1)
        paint_icon(painter, "next", QRectF(-side / 2, -side / 2, side, side), theme().colour("lampInk"))
