"""After a try at a step: it is done, it is for another time, or it was too much."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.goals import Goal, GoalStep
from app.ui.widgets.buttons import QuietButton, SecondaryButton, WordButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.text import HideableLabel, Label


class StepTrySheet(Sheet):
    """Three equal ways on. Whatever is chosen, nothing is counted."""

    done_with = Signal(object)
    smaller_wanted = Signal(str)

    def __init__(self, goal: Goal, step: GoalStep, parent: QWidget) -> None:
        super().__init__(parent, parent.tr("You gave it a try. How was it?"), width=440)
        self._goal, self._step = goal, step
        self.done_button: WordButton = SecondaryButton(self.tr("This step is done"), parent=self)
        self.again_button: WordButton = SecondaryButton(self.tr("Again another time"), parent=self)
        self.smaller_button: WordButton = SecondaryButton(self.tr("A smaller one would be better"), parent=self)
        self.body_layout.addWidget(HideableLabel(step.words, colour_token="ink2", wrap=True, parent=self))
        note = Label(self.tr("Each of these is worth knowing."), colour_token="ink2", wrap=True, parent=self)
        self.body_layout.addWidget(note)
        self.body_layout.addSpacing(10)
        for button in (self.done_button, self.again_button, self.smaller_button):
            self.body_layout.addWidget(button)
            self.body_layout.addSpacing(6)
        close = QuietButton(self.tr("Back"), parent=self)
        self.body_layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.done_button.clicked.connect(self._be_done)
        self.again_button.clicked.connect(self.accept)
        self.smaller_button.clicked.connect(self._be_smaller)
        close.clicked.connect(self.reject)
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _be_done(self) -> None:
        self.done_with.emit(self._step)
        self.accept()

    @Slot()
    def _be_smaller(self) -> None:
        self.accept()
        self.smaller_wanted.emit(self._goal.uid)
