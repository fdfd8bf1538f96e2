"""What came of the tries at one homework, newest first, with what was learned."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.homework import Attempt
from app.ui.homework.words import attempt_words, in_the_way_words
from app.ui.theme import Role
from app.ui.widgets.buttons import QuietButton, ToolButton
from app.ui.widgets.tab_order import tab_as_seen
from app.ui.widgets.text import HideableLabel, Label

_AT_ONCE = 10


class AttemptLine(QWidget):
    """One try: its day and outcome, then the words about it."""

    change_wanted = Signal(object)

    def __init__(self, attempt: Attempt, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attempt = attempt
        words = attempt_words(attempt, today)
        self.edit_button = ToolButton("pen", "", self)
        self.edit_button.setAccessibleName(self.tr("Change: {try}").format(**{"try": words}))
        self.edit_button.setToolTip(self.tr("Change"))
        self.edit_button.clicked.connect(self._want)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(HideableLabel(words, wrap=True, parent=self))
        if lines := self._lines():
            column.addWidget(HideableLabel("\n".join(lines), Role.SMALL, "ink2", wrap=True, parent=self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column, 1)
        row.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)

    def hide_words(self, hidden: bool) -> None:
        """Bars in place of words; what asks for more of them goes."""
        for label in self.findChildren(HideableLabel):
            label.hide_words(hidden)
        self.edit_button.setVisible(not hidden)

    def _lines(self) -> list[str]:
        one = self._attempt
        lines = []
        if one.instead:
            lines.append(self.tr("Instead: {words}").format(words=one.instead))
        if one.learned:
            lines.append(self.tr("Learned: {words}").format(words=one.learned))
        reasons = [words for words in (in_the_way_words(one.in_the_way), one.obstacle) if words]
        if reasons:
            lines.append(self.tr("In the way: {words}").format(words=". ".join(reasons)))
        rated = []
        if one.effort is not None:
            rated.append(self.tr("Effort: {value} of 4").format(value=one.effort))
        if one.useful is not None:
            rated.append(self.tr("Useful: {value} of 4").format(value=one.useful))
        return [*lines, ", ".join(rated)] if rated else lines

    @Slot()
    def _want(self) -> None:
        self.change_wanted.emit(self._attempt)


class History(QWidget):
    """Folded until somebody wants to see it; only then it is read."""

    change_wanted = Signal(object)
    opened = Signal()

    def __init__(self, read: Callable[[], list[Attempt]], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read, self._today = read, today
        self._shown = _AT_ONCE
        self._hidden = False
        self._made: dict[Attempt, AttemptLine] = {}
        self.turn_button = QuietButton("", "down", self, icon_after=True)
        self.more_button = QuietButton(self.tr("Show earlier ones"), parent=self)
        for button in (self.turn_button, self.more_button):
            button.side = 3
        self._list = QWidget(self)
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 4, 0, 4)
        self._lines.setSpacing(10)
        words = self.tr("Nothing noted here yet. That is fine.")
        self._nothing = Label(words, colour_token="ink2", wrap=True, parent=self._list)
        self._lines.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.turn_button, self._list, self.more_button):
            column.addWidget(part)
        self._list.hide()
        self.more_button.hide()
        self.turn_button.clicked.connect(self._turn)
        self.more_button.clicked.connect(self._show_more)
        self._name()

    @property
    def is_open(self) -> bool:
        return not self._list.isHidden()

    def refresh(self, today: date) -> None:
        """Reads again what is on the screen."""
        if today != self._today:
            self._today = today
            self._let_go(set(self._made))
        if self.is_open:
            self._fill()

    def hide_words(self, hidden: bool) -> None:
        if hidden != self._hidden:
            self._hidden = hidden
            for line in self._made.values():
                line.hide_words(hidden)

    @Slot()
    def _turn(self) -> None:
        if self.is_open:
            self._list.hide()
            self.more_button.hide()
        else:
            self._shown = _AT_ONCE
            self._list.show()
            self._fill()
        self._name()
        self.opened.emit()

    @Slot()
    def _show_more(self) -> None:
        self._shown *= 3
        self._fill()

    def _fill(self) -> None:
        """A line that stays is the same line, with the keyboard where it was."""
        attempts = self._read()
        shown = attempts[: self._shown]
        self._let_go(set(self._made) - set(shown))
        for number, attempt in enumerate(shown):
            made = self._made.get(attempt) or self._make(attempt)
            item = self._lines.itemAt(number)
            if item is None or item.widget() is not made:
                self._lines.insertWidget(number, made)
        tab_as_seen(self)
        self._nothing.setVisible(not attempts)
        self.more_button.setVisible(len(attempts) > self._shown)

    def _let_go(self, attempts: set[Attempt]) -> None:
        for attempt in attempts:
            line = self._made.pop(attempt)
            line.hide()
            line.deleteLater()

    def _make(self, attempt: Attempt) -> AttemptLine:
        line = AttemptLine(attempt, self._today, self._list)
        line.change_wanted.connect(self.change_wanted)
        line.hide_words(self._hidden)
        self._made[attempt] = line
        return line

    def _name(self) -> None:
        self.turn_button.setText(self.tr("Show less") if self.is_open else self.tr("What came of it"))
        self.turn_button.set_icon("up" if self.is_open else "down")
