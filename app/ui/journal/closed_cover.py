"""Lies over an entry that is kept closed until its password was given."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed

_BELOW_TOOLS, _WIDTH = 86, 460


class ClosedCover(Themed, QWidget):
    """Covers the whole page below its tools. `opening_wanted` says that somebody wants in."""

    opening_wanted = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.open_button = PrimaryButton(self.tr("Open with your password"), "key", self)
        title = Label(self.tr("Kept closed"), Role.H2, parent=self)
        words = Label(
            self.tr("Only its date is in the list. It is in no search, not on Today, and in no export unless you ask."),
            colour_token="ink2",
            wrap=True,
            parent=self,
        )
        holder = QWidget(self)
        holder.setMaximumWidth(round(_WIDTH * theme().scale))
        inside = QVBoxLayout(holder)
        inside.setSpacing(12)
        inside.addWidget(title)
        inside.addWidget(words)
        inside.addSpacing(4)
        inside.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(holder, 8)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(across)
        column.addStretch(3)
        self.open_button.clicked.connect(self.opening_wanted)
        page.installEventFilter(self)
        self.follow_theme()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lie_over()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lie_over()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().colour("card"))

    def _lie_over(self) -> None:
        top = round(_BELOW_TOOLS * theme().scale)
        self.setGeometry(0, top, self._page.width(), self._page.height() - top)
