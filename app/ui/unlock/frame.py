"""The ground every page before the open journal stands on: mark, text size, one column of words, the lamp."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Role, theme
from app.ui.unlock.text_size import TextSizeButton
from app.ui.widgets.arch import Brand
from app.ui.widgets.lamp_block import LampBlock
from app.ui.widgets.scroll import ScrollArea
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed

Lamp = Literal["corner", "middle"]

COLUMN = 736
NARROW_COLUMN = 400
_EDGE = 16
_SIDE = 40
_WIDE_FROM = 1200
_BELOW_LAMP = 44
_LONGEST_LINE = 590
_AROUND_FOCUS = 44
_SETTLED_MS = 40
_BELOW_COLUMN = 24


class Frame(Themed, QWidget):
    """Content goes into `column`. The lamp keeps its corner at every size; the column makes way for it."""

    help_wanted = Signal()
    backups_wanted = Signal()
    backup_file_wanted = Signal()

    def __init__(
        self,
        preferences: PreferencesHolder,
        parent: QWidget | None = None,
        *,
        lamp: Lamp = "corner",
        width: int = COLUMN,
    ) -> None:
        super().__init__(parent)
        self._width = width
        self._corner = lamp == "corner"
        self.preferences = preferences
        self.text_size = TextSizeButton(preferences)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._ground = QWidget()
        self._lane = QHBoxLayout(self._ground)
        self._lane.addLayout(self.column)
        self._scroll = ScrollArea()
        self._scroll.setWidget(self._ground)
        self._ground.setAutoFillBackground(False)
        self.lamp = LampBlock("rail" if self._corner else "wide", preferences.value.help_key, self)
        self.lamp.clicked.connect(self.help_wanted)
        self._to_reveal: QWidget | None = None
        self._reveal_soon = QTimer(self)
        self._reveal_soon.setSingleShot(True)
        self._reveal_soon.setInterval(_SETTLED_MS)
        self._reveal_soon.timeout.connect(self._reveal)
        self._build()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        self.follow_theme()

    @property
    def focus_first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.text_size

    def show_from_top(self) -> None:
        """As a new page begins."""
        self._scroll.verticalScrollBar().setValue(0)

    def settle(self) -> None:
        """Gives every part its size now, instead of at the next turn of the event loop."""
        self._rows.activate()

    @Slot(QWidget)
    def reveal(self, part: QWidget) -> None:
        """Scrolls as little as is needed to see a part of the column, once it has its new size."""
        self._to_reveal = part
        self._reveal_soon.start()

    @Slot()
    def _reveal(self) -> None:
        if self._to_reveal is not None:
            self._scroll.ensureWidgetVisible(self._to_reveal, 0, 16)
        self._to_reveal = None

    def column_room(self) -> QSize:
        """The part of the window that the column can take without scrolling."""
        return QSize(self._column_rect().width(), self._scroll.viewport().height() - _BELOW_COLUMN)

    def restyle(self) -> None:
        super().restyle()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whatever the keyboard is on can be seen, with the words that belong to it."""
        if now is not None and now is not self._ground and self._ground.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, _AROUND_FOCUS)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(44, 25, _SIDE, 21)
        top.addWidget(Brand())
        top.addStretch(1)
        top.addWidget(self.text_size)
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self._scroll, 1)
        if not self._corner:
            rows.addWidget(self.lamp, 0, Qt.AlignmentFlag.AlignHCenter)
            rows.addSpacing(_BELOW_LAMP)

    def _place(self) -> None:
        if self._corner:
            self.lamp.set_form("rail" if theme().effective_width(self.width()) >= _WIDE_FROM else "compact")
            size: QSize = self.lamp.sizeHint()
            left = self.width() - _EDGE - size.width() if self.isRightToLeft() else _EDGE
            self.lamp.setGeometry(QRect(left, self.height() - _EDGE - size.height(), size.width(), size.height()))
            self.lamp.raise_()
        column = self._column_rect()
        self._lane.setContentsMargins(column.left(), 0, self.width() - column.right() - 1, _BELOW_COLUMN)

    def _column_rect(self) -> QRect:
        """In the middle of the window while the lamp leaves room for that, else beside the lamp."""
        width = min(round(self._width * theme().scale), self.width() - 2 * _SIDE)
        left = (self.width() - width) // 2
        if self._corner:
            beside_lamp = 2 * _EDGE + self.lamp.sizeHint().width()
            width = min(width, self.width() - beside_lamp - _EDGE)
            left = max(beside_lamp, (self.width() - width) // 2)
        return QRect(left, 0, width, 1)


class Heading(QWidget):
    """The one question of a page and at most two lines under it, in the middle."""

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _centred(title, Role.H1, "ink1", self)
        self.words = _centred(text, Role.BODY, "ink2", self)
        self.words.setVisible(bool(text))
        self._lines = QHBoxLayout()
        self._lines.addWidget(self.words)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self.title)
        rows.addLayout(self._lines)

    def set_words(self, title: str, text: str) -> None:
        self.title.setText(title)
        self.words.setText(text)
        self.words.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines under a heading are shorter than a page is wide, so that they stay easy to read."""
        super().resizeEvent(event)
        spare = max(0, self.width() - round(_LONGEST_LINE * theme().scale)) // 2
        self._lines.setContentsMargins(spare, 0, spare, 0)


def _centred(text: str, role: Role, colour: str, parent: QWidget) -> Label:
    label = Label(text, role, colour, wrap=True, parent=parent)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
