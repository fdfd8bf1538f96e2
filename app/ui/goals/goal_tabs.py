"""The goals side by side, one of them open; what rests or is over stands behind a word of its own."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from app.domain.goals import Goal
from app.ui.theme import Role, theme
from app.ui.widgets.bars import bar_rect, hidden_words, paint_bars
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text_lines import beginning, line_rects, lines_of, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

_SIDE, _MOST_WIDE = 17, 260


class GoalTab(Pressable, QRadioButton):
    """The open one has an edge and bold words."""

    enter_presses = False

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.prepare()
        self._hidden = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.update)
        self.follow_theme()

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self.setAccessibleName(hidden_words() if hidden else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        width = widest(lines_of(self._shown(), theme().font(Role.BODY, bold=True)))
        return QSize(round(width + 2 * _SIDE), theme().control_height(44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self.isChecked():
            paint_box(painter, self.rect(), RADIUS, theme().colour("card"), theme().colour("lineStrong"))
        elif self.underMouse():
            paint_box(painter, self.rect(), RADIUS, theme().colour("well"))
        font: QFont = theme().font(Role.BODY, bold=self.isChecked())
        painter.setFont(font)
        painter.setPen(theme().colour("ink1" if self.isChecked() else "ink2"))
        line = theme().line_height(Role.BODY)
        place = self.rect().toRectF().adjusted(_SIDE, (self.height() - line) / 2, 0, 0)
        lines = lines_of(self._shown(), font)
        if self._hidden:
            paint_bars(painter, [bar_rect(one, font) for one in line_rects(lines, place, line)])
        else:
            paint_lines(painter, lines, place, line)

    def _shown(self) -> str:
        return beginning(self.text(), theme().font(Role.BODY, bold=True), _MOST_WIDE * theme().scale, 1)


class GoalTabs(QWidget):
    """`chosen` gives the name of a goal."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._uids: list[str] = []
        self._hidden = False
        self.tabs: list[GoalTab] = []
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self, gap=4)
        self._group.idClicked.connect(self._say)

    def show_goals(self, goals: list[Goal], open_uid: str) -> None:
        """Makes tabs anew only where something about them changed."""
        wanted = [(goal.uid, goal.name or self.tr("No name yet")) for goal in goals]
        if wanted != [(uid, tab.text()) for uid, tab in zip(self._uids, self.tabs, strict=True)]:
            self._make(wanted)
        for uid, tab in zip(self._uids, self.tabs, strict=True):
            tab.setChecked(uid == open_uid)
        self.setVisible(bool(wanted))

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for tab in self.tabs:
            tab.hide_words(hidden)

    def _make(self, wanted: list[tuple[str, str]]) -> None:
        focused = any(tab.hasFocus() for tab in self.tabs)
        for tab in self.tabs:
            self._group.removeButton(tab)
            self._flow.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self._uids = [uid for uid, _ in wanted]
        self.tabs = [GoalTab(words, self) for _, words in wanted]
        for number, tab in enumerate(self.tabs):
            tab.hide_words(self._hidden)
            self._group.addButton(tab, number)
            self._flow.addWidget(tab)
            tab.show()
        if focused and self.tabs:
            self.tabs[0].setFocus()

    @Slot(int)
    def _say(self, number: int) -> None:
        self.chosen.emit(self._uids[number])
