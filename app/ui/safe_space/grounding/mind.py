"""Something to think about that needs the whole mind: one small task runs at once, another is always on offer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.grounding.mind_tasks import Task, steps_of
from app.ui.safe_space.grounding.step_stage import StepStage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.steps_page import StepsPage


class WithYourMind(StepsPage):
    """Nothing is typed, checked or kept. Back leads out at once, because letters are many; Left goes back by one."""

    has_dots = False

    def __init__(self, parent: QWidget | None = None) -> None:
        self._line = StepStage()
        super().__init__(self._line, parent)
        self._line.clicked.connect(self._press)
        self._task = Task.ANIMALS
        self._steps = steps_of(self._task)
        self.tool = self.add_tool(self.tr("Another one"), "next")
        self.tool.clicked.connect(self._take_another)
        tab_through(self.stage, *self.places, self.tool, self.back)
        self.begin()
        self.follow_theme()

    @property
    def task(self) -> Task:
        """What is being done."""
        return self._task

    @property
    def count(self) -> int:
        return len(self._steps.steps)

    @property
    def onward_words(self) -> str:
        return self._steps.onward

    def begin(self) -> None:
        self._take(Task.ANIMALS)

    def step_back(self) -> bool:
        return False

    def show_stage(self, number: int) -> None:
        self._line.show_step(self._steps.steps[number])
        self.sentence.setText(self._steps.steps[number].sentence)

    def _take(self, task: Task) -> None:
        self._task = task
        self._steps = steps_of(task)
        self.show_step(0)

    def _take_another(self) -> None:
        self._take(self._task.following)
        self.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self) -> None:
        self.go_by(1)
