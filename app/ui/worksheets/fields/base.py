"""What every field has: its question, a line of help, the answer, and the way to take the answer back."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.sheets import Value
from app.domain.worksheets import Field
from app.ui.theme import Role, theme
from app.ui.widgets.bars import bar_rect, hidden_words, paint_bars
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.themed import Themed, smooth_painter
from app.ui.worksheets.fields.around import Answers, Around


def show_only(part: QWidget, wanted: bool) -> None:
    """Shows or hides a part where that changes anything; asking Qt again would lay everything out again."""
    if part.isHidden() == wanted:
        part.setVisible(wanted)


class ClearButton(QuietButton):
    """Takes an answer back."""

    height_at_rest = 36
    side = 6


class CoveredAnswer(Themed, QWidget):
    """Stands where an answer is while words are hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(hidden_words())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(round(theme().body * 12), theme().control_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(0, 0, min(self.width(), theme().body * 12), self.height())
        paint_bars(smooth_painter(self), [bar_rect(place, theme().font(Role.BODY))])


class FieldWidget(QWidget):
    """`said` tells the key of a field, its line and the new answer, None for none, each time somebody changes it.

    A kind puts its widgets into `body_layout`, calls `tell` when somebody answers, and knows the answer and shows one.
    `grown` tells that it has other parts now than before, `entered` that somebody wants on from a line. `foot` is a
    row for the state of the answer in words and the way to clear it.
    """

    said = Signal(str, int, object)
    grown = Signal()
    entered = Signal()

    def __init__(self, field: Field, line: int, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.line = line
        self.around = around
        self.name_label = Label(field.words, bold=True, wrap=True)
        self.help_label = Label(field.help, Role.SMALL, "ink2", wrap=True)
        self.body = QWidget()
        self.body_layout = QVBoxLayout(self.body)
        self.state_label: Label | None = None
        self.clear_button: ClearButton | None = None
        self.first_label = HideableLabel("", Role.SMALL, "ink2", wrap=True)
        self.check_label = Label("", Role.SMALL, "ink2", wrap=True)
        self._covered: CoveredAnswer | None = None
        self.foot = FlowLayout(gap=12, row_gap=2)
        self._lay_out()

    def answer(self) -> Value | None:
        """What stands there, or None while nothing does."""
        raise NotImplementedError

    def show_answer(self, answer: Value | None) -> None:
        """Shows an answer without saying that it was given."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """To where the answer is given."""
        raise NotImplementedError

    def fill(self, answers: Answers) -> None:
        """Shows what was answered before."""
        self.show_answer(answers.get((self.field.key, self.line)))
        self.show_state()

    def hide_words(self, hidden: bool) -> None:
        """A bar instead of the answer; it stays there, unseen and unheard."""
        if self._covered is None and hidden:
            self._covered = CoveredAnswer()
            self._column.insertWidget(self._column.indexOf(self.body), self._covered)
        if self._covered is not None:
            self._covered.setVisible(hidden)
        self.body.setVisible(not hidden)
        self.first_label.hide_words(hidden)

    def show_first(self, words: str | None) -> None:
        """Says what stood here before what came after was known, or nothing."""
        if words is not None:
            self.first_label.setText(self.tr("Changed later. At first: {answer}").format(answer=words))
        show_only(self.first_label, words is not None)

    def show_check(self, sentence: str) -> None:
        """A calm sentence about answers that do not fit together, or nothing."""
        self.check_label.setText(sentence)
        show_only(self.check_label, bool(sentence))

    @Slot()
    def clear(self) -> None:
        """Takes the answer back."""
        self.show_answer(None)
        self.tell()
        self.take_focus()

    @Slot()
    def tell(self) -> None:
        """Somebody changed the answer."""
        self.show_state()
        self.said.emit(self.field.key, self.line, self.answer())

    def show_state(self) -> None:
        """Whether there is an answer, in words."""
        if self.state_label is not None and self.clear_button is not None:
            self.state_label.setText(self.state_words())
            show_only(self.state_label, bool(self.state_label.text()))
            show_only(self.clear_button, self.can_clear())

    def can_clear(self) -> bool:
        """Whether there is anything to take back."""
        return self.answer() is not None

    def state_words(self) -> str:
        return "" if self.answer() is not None else self.tr("Not answered")

    def _lay_out(self) -> None:
        self.body_layout.setContentsMargins(0, 0, 0, 0)
        self.body_layout.setSpacing(8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for part in (self.name_label, self.help_label, self.body, self.first_label, self.check_label):
            self._column.addWidget(part)
        show_only(self.name_label, bool(self.field.words))
        show_only(self.help_label, bool(self.field.help))
        self.first_label.hide()
        self.check_label.hide()

    def add_foot(self) -> None:
        """Puts the state and the way to clear it behind what the kind has put into the foot."""
        self.state_label = Label("", Role.SMALL, "ink3")
        self.clear_button = ClearButton(self.tr("Clear"))
        self.clear_button.setAccessibleName(self.tr("Clear: {question}").format(question=self.spoken()))
        keep = self.clear_button.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(keep)
        self.clear_button.clicked.connect(self.clear)
        self.foot.addWidget(self.state_label)
        self.foot.addWidget(self.clear_button)
        self.body_layout.addLayout(self.foot)

    def spoken(self) -> str:
        """The name of the answer for a screen reader: the question, and for a line of several which one."""
        if self.line and self.field.words:
            return self.tr("{question}, {number}").format(question=self.field.words, number=self.line + 1)
        return self.field.words or self.tr("Answer")

    def described(self) -> str:
        """What a screen reader adds to the name: the help, and that there is no answer yet."""
        state = self.tr("Not answered") if self.answer() is None else ""
        return " ".join(part for part in (self.field.help, state) if part)

    def focus(self, part: QWidget) -> None:
        part.setFocus(Qt.FocusReason.OtherFocusReason)
