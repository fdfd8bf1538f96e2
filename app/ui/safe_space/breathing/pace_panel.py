"""How to breathe, chosen from the calm side: five paces, a still version, and the one line of caution."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QWidget

from app.domain.breathing import PATTERNS, USUAL
from app.ui.safe_space.look import scaled
from app.ui.safe_space.options import CheckOption, RadioOption
from app.ui.safe_space.tiles import QuietTool
from app.ui.theme import Role, theme
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter

_WIDTH = 340


class PacePanel(Themed, QFrame):
    """A small panel over the screen; what is chosen applies at once."""

    chosen = Signal(str)
    stillness_chosen = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pace"))
        self._title = Label(self.tr("Pace"), Role.H3, parent=self)
        self.close_button = QuietTool(self.tr("Close"), "close", self)
        self.close_button.clicked.connect(self.closed)
        self._choices = [RadioOption(key, *words, self) for key, words in self._words().items()]
        self._group = QButtonGroup(self)
        for number, choice in enumerate(self._choices):
            self._group.addButton(choice, number)
        self._group.idClicked.connect(self._choose)
        self.still = CheckOption(self.tr("Still, with a count"), self)
        self.still.clicked.connect(self.stillness_chosen)
        self._caution = Label(self._caution_words(), Role.SMALL, "ink2", wrap=True, parent=self)
        self._grid = QGridLayout(self)
        self.follow_theme()

    @property
    def choices(self) -> list[RadioOption]:
        return self._choices

    @property
    def caution(self) -> str:
        return self._caution.text()

    def show_choice(self, key: str, still: bool) -> None:
        """Ticks what is in use. Where everything keeps still by Settings, there is nothing to choose here."""
        for choice in self._choices:
            choice.setChecked(choice.key == key)
        self.still.setChecked(still)
        self.still.setVisible(not theme().reduced_motion)

    def focus_choice(self) -> None:
        """Gives the keyboard to the pace in use."""
        chosen = next((choice for choice in self._choices if choice.isChecked()), self._choices[0])
        chosen.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self, space: QSize) -> QSize:
        """One column where that is tall enough to read, else two across the whole width; says its size."""
        self._lay_out(1)
        width = min(max(scaled(_WIDTH), self._grid.minimumSize().width()), space.width())
        if (height := self._height_at(width)) <= space.height():
            return QSize(width, height)
        self._lay_out(2)
        return QSize(space.width(), self._height_at(space.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        paint_box(smooth_painter(self), self.rect(), 20, look.colour("havenTile"), look.colour("havenLineStrong"), 2.0)

    def _lay_out(self, columns: int) -> None:
        grid = self._grid
        while grid.takeAt(0):
            pass
        margin = 20 if columns == 1 else 12
        grid.setContentsMargins(margin, margin - 6, margin, margin)
        grid.setSpacing(4 if columns == 1 else 0)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self.close_button, 0, columns - 1, Qt.AlignmentFlag.AlignRight)
        for number, choice in enumerate(self._choices):
            grid.addWidget(choice, 1 + number // columns, number % columns)
        row = 1 + -(-len(self._choices) // columns)
        if columns == 2 and len(self._choices) % 2:
            grid.addWidget(self.still, row - 1, 1)
        else:
            grid.addWidget(self.still, row, 0, 1, columns)
        grid.addWidget(self._caution, row + 1, 0, 1, columns)

    def _height_at(self, width: int) -> int:
        return self._grid.totalHeightForWidth(width) if self._grid.hasHeightForWidth() else self.sizeHint().height()

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._choices[number].key)

    def _words(self) -> dict[str, tuple[str, str]]:
        words = {
            "gentle": (self.tr("3 in, 4 out"), self.tr("shorter")),
            "longer-out": (self.tr("4 in, 6 out"), self.tr("usual")),
            "even": (self.tr("5 in, 5 out"), self.tr("even")),
            "slow-even": (self.tr("5.5 in, 5.5 out"), self.tr("slower")),
            "with-pause": (self.tr("4 in, 2 hold, 6 out"), self.tr("with a pause")),
        }
        assert list(words) == [one.key for one in PATTERNS] and USUAL.key in words
        return words

    def _caution_words(self) -> str:
        return self.tr(
            "Best sitting down, never while driving. Stop if you feel dizzy or more anxious. When pregnant, or ill in "
            "heart or lungs, choose one without a pause. Looking around is just as good."
        )
