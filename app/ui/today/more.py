"""The part of Today below the one question; it folds away for a day with less room, and stays so."""

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.text import Label

_SIDE_BY_SIDE_FROM = 1200
_UNBOUND = 16777215


class More(QWidget):
    """A heading with "Show less", and two columns that become one where there is little room."""

    folded = Signal(bool)

    def __init__(self, is_folded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_folded = is_folded
        self._button = QuietButton("", "up", self, icon_after=True)
        self._button.side = 3
        self._content = QWidget(self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(20)
        self._slide = QPropertyAnimation(self._content, b"maximumHeight", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self._settle)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("If there is room for more"), Role.H3, wrap=True), 1)
        head.addWidget(self._button)
        head.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._content)
        self._button.clicked.connect(self._turn)
        self._say()
        self._settle()

    @property
    def is_folded(self) -> bool:
        return self._is_folded

    def add(self, column: QVBoxLayout, share: int) -> None:
        """Another column of cards, with its share of the width."""
        self._columns.addLayout(column, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = theme().effective_width(self.window().width()) >= _SIDE_BY_SIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)

    def _turn(self) -> None:
        self._is_folded = not self._is_folded
        self._say()
        self.folded.emit(self._is_folded)
        full = self._content.sizeHint().height()
        if self._content.hasHeightForWidth():
            full = self._content.heightForWidth(self.width())
        self._content.show()
        self._slide.stop()
        self._slide.setDuration(theme().duration("settle"))
        self._slide.setStartValue(full if self._is_folded else 0)
        self._slide.setEndValue(0 if self._is_folded else full)
        self._slide.start()

    def _settle(self) -> None:
        """Folded away means gone for the tab key and for screen readers too."""
        self._content.setVisible(not self._is_folded)
        self._content.setMaximumSize(QSize(_UNBOUND, _UNBOUND))

    def _say(self) -> None:
        self._button.setText(self.tr("Show more") if self._is_folded else self.tr("Show less"))
        self._button.set_icon("down" if self._is_folded else "up")
