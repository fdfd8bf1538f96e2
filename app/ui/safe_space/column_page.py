"""A page of the safe space that is read or filled in: its title beside Back, and one scrolling column."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.safe_space.look import SIDE, between, roominess, scaled
from app.ui.safe_space.page import HavenPage
from app.ui.theme import Role, theme
from app.ui.widgets.scroll import BAR, ScrollArea
from app.ui.widgets.text import Label

_COLUMN = 760
_SCROLLS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
_BESIDE_BACK = 24


class _Column(QWidget):
    """As tall as its words are at its width. By itself a wrapping label asks for the height of a narrower one."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class ColumnPage(HavenPage):
    """Content goes into `body`. What must stay in sight goes above it, with `pin`."""

    widest = _COLUMN

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Label(title, Role.H1, parent=self)
        self.setAccessibleName(title)
        self.area = ScrollArea(self)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self._column = _Column()
        self._sides = QVBoxLayout(self._column)
        self._sides.addLayout(self.body)
        self._sides.addStretch(1)
        self.area.setWidget(self._column)
        self._column.setAutoFillBackground(False)
        self._pinned: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def pin(self, widget: QWidget | None) -> None:
        """Keeps a widget above the column, where scrolling does not move it; none from now on."""
        self._pinned = widget
        if widget is not None:
            widget.setParent(self)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scrolls so far that a widget of the column is seen whole, if it fits."""
        top = widget.mapTo(self._column, QPoint(0, 0)).y()
        self.area.ensureVisible(0, top + widget.height(), 0, 24)
        self.area.ensureVisible(0, top, 0, 24)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """The area only follows the keyboard within itself; this also when it comes in from above or comes around."""
        moved = super().focusNextPrevChild(onward)
        focus = QApplication.focusWidget()
        if focus is not None and self._column.isAncestorOf(focus):
            self.bring_into_sight(focus)
        return moved

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Qt only scrolls when the keyboard was in the column before. Under a mouse nothing moves."""
        still = QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        if now is not None and still and self.isVisible() and self._column.isAncestorOf(now):
            self.bring_into_sight(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where nothing in the column takes the focus, it can be read to its end all the same."""
        if event.key() in _SCROLLS:
            QApplication.sendEvent(self.area.verticalScrollBar(), event)
        else:
            super().keyPressEvent(event)

    def arrange(self) -> None:
        super().arrange()
        self._arrange_heading()
        margin = SIDE if theme().effective_width(self.width()) >= 880 else 24
        width = min(scaled(self.widest), self.width() - 2 * margin)
        left = (self.width() - width) // 2
        top = self.back.geometry().bottom() + between(12, 26, roominess(self.height()))
        if self._pinned is not None:
            height = self._pinned.heightForWidth(width)
            self._pinned.setGeometry(left, top, width, height)
            top += height + 8
        right = min(left + width + 8 + BAR, self.width())
        self.area.setGeometry(left, top, right - left, self.height() - top)
        bar = BAR if self._sides.totalHeightForWidth(width) > self.area.height() else 0
        self._sides.setContentsMargins(0, 4, max(0, right - left - width - bar), 24)

    def _arrange_heading(self) -> None:
        """Where large text leaves no room beside Back, the tile that led here has said it already."""
        self.heading.resize(self.heading.sizeHint())
        middle = self.back.geometry().center().y() - self.heading.height() // 2
        self.heading.move(self.back.geometry().right() + _BESIDE_BACK, middle)
        self.heading.setVisible(self.heading.geometry().right() < self.corner)
