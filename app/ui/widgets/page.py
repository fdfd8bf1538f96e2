"""The frame of a page: one scrolling column with a header, as wide as the window and the text size allow."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.buttons import ToolButton
from app.ui.widgets.scroll import ScrollArea
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.themed import Themed

COMPACT = 1200
LARGE = 1680


class PageTools(QWidget):
    """Hide (which becomes Show) and Lock, at the upper right of every page; a page may put its own before them."""

    hide_toggled = Signal(bool)
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide_button = ToolButton("hide", "", self, checkable=True)
        self.lock_button = ToolButton("lock", QCoreApplication.translate("Widgets", "Lock"), self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.hide_button)
        self._row.addWidget(self.lock_button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide_button.clicked.connect(self._ask_to_hide)
        self.lock_button.clicked.connect(self._ask_to_lock)
        self.set_hidden(False)

    def add_tool(self, button: ToolButton) -> None:
        self._row.insertWidget(self._row.count() - 2, button)

    def set_hidden(self, hidden: bool) -> None:
        """Shows whether words are hidden, without asking for it."""
        self.hide_button.setChecked(hidden)
        self.hide_button.set_icon("show" if hidden else "hide")
        self.hide_button.setText(
            QCoreApplication.translate("Widgets", "Show") if hidden else QCoreApplication.translate("Widgets", "Hide")
        )

    def _ask_to_hide(self, hidden: bool) -> None:
        self.set_hidden(hidden)
        self.hide_toggled.emit(hidden)

    def _ask_to_lock(self) -> None:
        self.lock_wanted.emit()


class Page(Themed, QWidget):
    """Content goes into `body_layout`. `hide_words` reaches every HideableLabel on the page."""

    hide_toggled = Signal(bool)
    lock_wanted = Signal()

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, Role.H1, wrap=True, parent=self)
        self.subtitle = Label(subtitle, colour_token="ink2", wrap=True, parent=self)
        self.subtitle.setVisible(bool(subtitle))
        self.tools = PageTools(self)
        self.tools.hide_toggled.connect(self.hide_toggled)
        self.tools.lock_wanted.connect(self.lock_wanted)
        self.column = QWidget()
        self.body_layout = QVBoxLayout()
        self.body_layout.setSpacing(20)
        self._sides = QVBoxLayout(self.column)
        self._sides.setSpacing(0)
        self._sides.addLayout(self._header())
        self._sides.addSpacing(24)
        self._sides.addLayout(self.body_layout)
        self._sides.addStretch(1)
        self.area = ScrollArea(self)
        self.area.setWidget(self.column)
        self.column.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self.setAccessibleName(title)
        self.area.viewport().installEventFilter(self)
        self.follow_theme()

    def set_title(self, title: str, subtitle: str) -> None:
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)

    def hide_words(self, hidden: bool) -> None:
        """Bars in place of every personal word of the page."""
        self.tools.set_hidden(hidden)
        for label in self.column.findChildren(HideableLabel):
            label.hide_words(hidden)

    def restyle(self) -> None:
        super().restyle()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The scroll bar takes its room from the margin, so the column stays where it is."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _header(self) -> QHBoxLayout:
        """The tools stand further right than the column, so that their words end where it ends."""
        words = QVBoxLayout()
        words.setSpacing(2)
        words.setContentsMargins(0, 2, 0, 0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        header = QHBoxLayout()
        header.addLayout(words, 1)
        header.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignTop)
        header.addSpacing(-ToolButton.side)
        return header

    def _fit(self) -> None:
        effective = theme().effective_width(self.window().width())
        compact, large = effective < COMPACT, effective >= LARGE
        edge = 40 if compact else 56
        room = self.width() - 2 * edge
        spare = max(0, room - round((1120 if large else 944) * theme().scale))
        top = 72 if large else 28 if compact else 32
        left = edge + spare // 2
        right = self.area.viewport().width() - left - (room - spare)
        self._sides.setContentsMargins(left, top - 2, right, edge - 16)
        self._sides.activate()
