"""What is hard, an arrow, and what somebody wants instead; below it why that matters."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.goals import Goal
from app.ui.theme import Role, theme
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Card
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.themed import Themed, smooth_painter

_NARROW = 380


class _Arrow(Themed, QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(theme().drawing(26), theme().drawing(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        pen = QPen(theme().colour("ink3"), 1.75 * theme().scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, end, head = self.height() / 2, self.width() - 2.0, self.width() / 3.6
        tip = QPointF(end, middle)
        painter.drawLine(QPointF(2, middle), tip)
        painter.drawPolyline([tip + QPointF(-head, -head), tip, tip + QPointF(-head, head)])


class StoryCard(Card):
    """Only what was written is there."""

    edit_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, spacing=10)
        self._hard_head = Label(self.tr("What is hard"), Role.SMALL, "ink3", parent=self)
        self._wanted_head = Label(self.tr("What I want instead"), Role.SMALL, "ink3", parent=self)
        self._why_head = Label(self.tr("Why it matters"), Role.SMALL, "ink3", parent=self)
        self.hard = HideableLabel("", wrap=True, parent=self)
        self.wanted = HideableLabel("", wrap=True, parent=self)
        self.why = HideableLabel("", colour_token="ink2", wrap=True, parent=self)
        self.state = HideableLabel("", Role.SMALL, "ink3", wrap=True, parent=self)
        self.edit_button = QuietButton(self.tr("Edit the goal"), "pen", self)
        self._arrow = _Arrow(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        for head, words in ((self._hard_head, self.hard), (self._wanted_head, self.wanted)):
            side = QVBoxLayout()
            side.setSpacing(2)
            side.addWidget(head)
            side.addWidget(words)
            side.addStretch(1)
            if words is self.wanted:
                self._row.addWidget(self._arrow)
            self._row.addLayout(side, 1)
        end = QHBoxLayout()
        end.addWidget(self.state, 1)
        end.addWidget(self.edit_button)
        end.addSpacing(-QuietButton.OVERHANG)
        self.body_layout.addLayout(self._row)
        reason = QVBoxLayout()
        reason.setSpacing(2)
        reason.addWidget(self._why_head)
        reason.addWidget(self.why)
        self.body_layout.addLayout(reason)
        self.body_layout.addLayout(end)
        self.edit_button.clicked.connect(self.edit_wanted)

    def show_goal(self, goal: Goal, state: str) -> None:
        """`state` is what is said about it as a whole."""
        for head, label, words in (
            (self._hard_head, self.hard, goal.hard),
            (self._wanted_head, self.wanted, goal.wanted or goal.title),
            (self._why_head, self.why, goal.why),
        ):
            label.setText(words)
            label.setVisible(bool(words.strip()))
            head.setVisible(bool(words.strip()))
        self._arrow.setVisible(bool(goal.hard.strip()) and bool((goal.wanted or goal.title).strip()))
        self.state.setText(state)

    def hide_words(self, hidden: bool) -> None:
        for label in (self.hard, self.wanted, self.why, self.state):
            label.hide_words(hidden)
        self.edit_button.setEnabled(not hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = theme().effective_width(self.width()) < _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
