"""The list of keys, as it opens with Ctrl+/."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QScrollArea, QWidget

from app.ui.keys import KeyMap
from app.ui.theme import Role, theme
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.text import Label

_SCROLLS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class KeyList(Sheet):
    """Every key of the table, in its groups; the way to the safe space comes first."""

    def __init__(self, keys: KeyMap, help_key: str, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Keys"), width=560)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._add(help_key, self.tr("I need a moment, from anywhere"))
        self._add(self.tr("hold Esc"), self.tr("The same"))
        self._head(self.tr("In the safe space"))
        for shown, words in keys.in_the_safe_space(help_key):
            self._add(shown, words)
        for group, rows in keys.table():
            self._head(group)
            for row in rows:
                self._add(keys.shown(row), row.words)
        close = SecondaryButton(self.tr("Close"), parent=self)
        close.clicked.connect(self.accept)
        self.body_layout.addLayout(self._grid)
        self.body_layout.addSpacing(12)
        self.body_layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing in the list takes the focus, so the keys that move about scroll it."""
        area = self.findChild(QScrollArea)
        if event.key() in _SCROLLS and area is not None:
            QApplication.sendEvent(area.verticalScrollBar(), event)
        else:
            super().keyPressEvent(event)

    def _head(self, words: str) -> None:
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, theme().line_height(Role.H3) + 12)
        self._grid.addWidget(Label(words, Role.H3), row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)

    def _add(self, keys: str, words: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Label(keys, bold=True), row, 0)
        self._grid.addWidget(Label(words, colour_token="ink2", wrap=True), row, 1)
