"""The arch with a light in it, a heading, and the large lamp: what the locked page and the opening page share."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QWidget

from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import theme
from app.ui.unlock.frame import NARROW_COLUMN, Frame, Heading
from app.ui.widgets.arch import paint_lock_arch
from app.ui.widgets.themed import Themed, smooth_painter

_ABOVE = 17
_BELOW = 31


class LockArch(Themed, QWidget):
    """Three arches with a light in them."""

    usual = QSize(240, 244)
    smallest = 96

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.usual.height())
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        width = round(self.height() * self.usual.width() / self.usual.height())
        place = QRectF((self.width() - width) // 2, 0, width, self.height())
        paint_lock_arch(smooth_painter(self), place, theme())


class LockFrame(Frame):
    """The arch gives way when the window is too low for it and the words."""

    def __init__(self, preferences: PreferencesHolder, parent: QWidget | None = None) -> None:
        self._arch: LockArch | None = None
        super().__init__(preferences, parent, lamp="middle", width=NARROW_COLUMN)
        self.heading = Heading("", "")
        self._above = QSpacerItem(0, _ABOVE)
        self._below = QSpacerItem(0, _BELOW)
        self._arch = LockArch()
        self.column.addSpacerItem(self._above)
        self.column.addWidget(self._arch)
        self.column.addSpacerItem(self._below)
        self.column.addWidget(self.heading)
        self.column.addSpacing(22)

    def restyle(self) -> None:
        super().restyle()
        self._fit_arch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_arch()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_arch()

    def _fit_arch(self) -> None:
        if self._arch is None:
            return
        self.settle()
        room = self.column_room()
        words = self.column.totalHeightForWidth(room.width()) - self._arch.height()
        height = min(self._arch.usual.height(), room.height() - words)
        self._arch.setVisible(height >= self._arch.smallest)
        self._arch.setFixedHeight(max(height, self._arch.smallest))
