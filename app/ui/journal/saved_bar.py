"""Says at the foot of the page where the words are, and what to do when they could not be stored."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.journal.keeper import Kept
from app.ui.messages import sentence_for
from app.ui.theme import Role, theme
from app.ui.widgets.buttons import QuietButton, ToolButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter

_HEIGHT, _ICON, _GAP = 60, 14, 12
_ONE_LINE = 560


class SavedBar(Themed, QWidget):
    """The words never leave the page because of what happened on the disk, and this says so."""

    again_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = Kept.NOTHING_YET
        self._left = self._right = 0
        self.words = Label("", Role.SMALL, "ink3", wrap=True, parent=self)
        self.again = QuietButton(self.tr("Try again"), parent=self)
        self.copy = QuietButton(self.tr("Copy my words"), parent=self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(4)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.again)
        self._row.addWidget(self.copy)
        self.keep_line = ToolButton("kept", self.tr("Keep a line"), self)
        self.prompt = ToolButton("prompt", self.tr("A prompt"), self)
        self.keep_line.setShortcut(QKeySequence("Ctrl+D"))
        self.prompt.setShortcut(QKeySequence("Ctrl+P"))
        self._tools = QWidget(self)
        flow = FlowLayout(self._tools, gap=4, row_gap=0, at_end=True)
        for tool in (self.keep_line, self.prompt):
            flow.addWidget(tool)
        self._row.addWidget(self._tools)
        self.again.clicked.connect(self.again_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.follow_theme()
        self.show_state(Kept.NOTHING_YET, None)

    def show_state(self, state: Kept, error: Exception | None) -> None:
        self._state = state
        self.words.setText(self._sentence(state, error))
        if state is Kept.NOT_SAVED:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words.text()))
        self.words.set_colour("plum" if state is Kept.NOT_SAVED else "ink3")
        for button in (self.again, self.copy):
            button.setVisible(state is Kept.NOT_SAVED)
        self._tools.setVisible(state is not Kept.NOT_SAVED)
        self._fit()
        self.update()

    def stand_at(self, left: int, right: int) -> None:
        """Where the column of words begins and how far from the end it ends."""
        self._left = left
        self._right = right
        self._fit()

    def restyle(self) -> None:
        self.setMinimumHeight(theme().control_height(_HEIGHT))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        painter.fillRect(0, 0, self.width(), 1, theme().colour("line"))
        name = {Kept.SAVED: "check", Kept.NOT_SAVED: "info"}.get(self._state)
        if name is not None:
            side = theme().drawing(_ICON)
            middle = self.words.geometry().center().y() + 1
            place = QRectF(self._left, round(middle - side / 2), side, side)
            paint_icon(painter, name, place, theme().colour("plum" if name == "info" else "ink3"))

    def _sentence(self, state: Kept, error: Exception | None) -> str:
        if error is not None and state is Kept.NOT_SAVED:
            message = sentence_for(error)
            return self.tr("{what}. Your words are still here.").format(what=message.title)
        return {
            Kept.NOTHING_YET: self.tr("Saved from the first letter on"),
            Kept.SAVING: self.tr("Saving"),
            Kept.SAVED: self.tr("Saved on this computer"),
        }.get(state, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        tight = theme().effective_width(self.width()) < _ONE_LINE
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight)
        has_icon = self._state in (Kept.SAVED, Kept.NOT_SAVED)
        left = self._left + (theme().drawing(_ICON) + _GAP if has_icon else 0)
        self._row.setContentsMargins(left, 9, max(0, self._right - ToolButton.side), 8)
