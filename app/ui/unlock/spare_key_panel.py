"""The spare key is shown once: to print, save or copy by hand, and then two of its groups are asked back."""

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import spare_key
from app.ui.theme import Role
from app.ui.unlock.code_field import GroupField
from app.ui.unlock.code_grid import CodeGrid, GroupState
from app.ui.unlock.keep_code import CodeKeeper
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.cards import Card
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label


class SparePanel(QWidget):
    """The card with the code, and the question under it. `spoke` brings the words that are new."""

    read_back = Signal()
    spoke = Signal(QWidget)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._groups = spare_key.groups_of(code)
        self._asked = spare_key.two_to_ask()
        self._done = 0
        self.grid = CodeGrid()
        self.question = Label("", bold=True, wrap=True)
        self.hint = Label("", Role.SMALL, "ink3", wrap=True)
        self.field = GroupField("")
        self.notice = Notice(self)
        self._keeper = CodeKeeper(self)
        self.print_button = SecondaryButton(self.tr("Print"), "print")
        self.save_button = SecondaryButton(self.tr("Save as PDF"), "save")
        self._lay_out()
        self._connect()
        self._ask()

    @property
    def asked_group(self) -> int:
        """The number of the group asked for just now, or 0 once both fitted."""
        return self._asked[self._done] if self._done < len(self._asked) else 0

    @property
    def missing(self) -> str | None:
        """What is not there yet, in a sentence."""
        if not self.asked_group:
            return None
        return self.tr("First read group {number} back from your copy.").format(number=self.asked_group)

    def _lay_out(self) -> None:
        by_hand = Label(self.tr("Or copy it by hand. It has no letter I, L, O or U."), Role.SMALL, "ink3", wrap=True)
        keep = FlowLayout(gap=8)
        for part in (self.print_button, self.save_button, _further_in(by_hand)):
            keep.addWidget(part)
        card = Card(spacing=18)
        card.body_layout.setContentsMargins(25, 25, 25, 21)
        card.body_layout.addWidget(self.grid)
        card.body_layout.addLayout(keep)
        card.body_layout.addWidget(self.notice)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.question)
        words.addWidget(self.hint)
        ask = QHBoxLayout()
        ask.setSpacing(16)
        ask.addLayout(words, 1)
        ask.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(22)
        rows.addWidget(card)
        rows.addLayout(ask)

    def _connect(self) -> None:
        self.question.setBuddy(self.field)
        self.field.textEdited.connect(self._compare)
        self.field.watched.connect(self._cover_asked)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self._keeper.said.connect(self.notice.say)
        self._keeper.troubled.connect(self.notice.say_problem)

    def _ask(self) -> None:
        """The next question, or that there is none."""
        number = self.asked_group
        if not number:
            self.question.setText(self.tr("Both groups fit. Your copy works."))
            self.hint.setText(self.tr("Keep it somewhere that is not this computer."))
            self.field.setReadOnly(True)
            self._cover_asked(False)
            return
        first = self.tr("Read your copy: what is group {number}?")
        words = first if self._done == 0 else self.tr("That fits. And group {number}?")
        self.question.setText(words.format(number=number))
        self._hint_at_cover()
        self.field.setAccessibleName(self.question.text())
        self._cover_asked(self.field.hasFocus())

    def _hint_at_cover(self) -> None:
        self.hint.set_colour("ink3")
        self.hint.setText(self.tr("It is covered above while you answer."))

    @Slot(bool)
    def _cover_asked(self, watched: bool) -> None:
        """The group asked for is covered while its answer is being written, so that it comes from the copy."""
        number = self.asked_group
        covered = number and (watched or self.field.text())
        for place, (box, group) in enumerate(zip(self.grid.boxes, self._groups, strict=True), 1):
            box.set_group(group, GroupState.COVERED if covered and place == number else GroupState.PLAIN)

    @Slot(str)
    def _compare(self, typed: str) -> None:
        number = self.asked_group
        if not number:
            return
        if spare_key.same_group(typed, self._groups[number - 1]):
            self._accept()
        elif spare_key.is_whole_group(typed):
            sentence = self.tr("That is not group {number}. Compare one character at a time.").format(number=number)
            self.field.set_problem(sentence)
            self.hint.set_colour("plum")
            self.hint.setText(sentence)
            self.spoke.emit(self.hint)
        elif self.field.problem:
            self.field.set_problem(None)
            self._hint_at_cover()

    def _accept(self) -> None:
        self.field.set_problem(None)
        self._done += 1
        if self.asked_group:
            self.field.clear()
            self._ask()
            return
        self.field.set_fits(True)
        self._ask()
        self.read_back.emit()

    @Slot()
    def _print(self) -> None:
        self._keeper.print_page(self.code, QDate.currentDate())

    @Slot()
    def _save(self) -> None:
        self._keeper.save_page(self.code, QDate.currentDate())


def _further_in(label: Label) -> QWidget:
    """A label with more room before it than the buttons have between them."""
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(8, 0, 0, 0)
    row.addWidget(label)
    return room
