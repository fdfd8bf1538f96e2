"""An exercise in steps, at any speed: the third place goes on until the last one, and any step can be passed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.stage import Stage
from app.ui.safe_space.stage_page import StagePage


class StepsPage(StagePage):
    """What a step shows is up to those who build on this: `count`, `show_stage`, and a stage of their own."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        self._number = 0

    @property
    def count(self) -> int:
        """How many steps there are."""
        raise NotImplementedError

    def show_stage(self, number: int) -> None:
        """Shows a step, counted from 0, and says its sentence."""
        raise NotImplementedError

    @property
    def number(self) -> int:
        """The step that is shown."""
        return self._number

    @property
    def at_end(self) -> bool:
        return self._number == self.count - 1

    @property
    def onward_words(self) -> str:
        """What the third place says until the last step."""
        return self.tr("Next")

    def begin(self) -> None:
        self.show_step(0)

    def go_further(self) -> bool:
        if self.at_end:
            return False
        self.go_by(1)
        return True

    def step_back(self) -> bool:
        if self._number == 0:
            return False
        self.go_by(-1)
        return True

    def go_by(self, by: int) -> None:
        """On or back, as far as there are steps; what is new has the keyboard, so that it is heard."""
        if 0 <= self._number + by < self.count:
            self.show_step(self._number + by)
            self.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_step(self, number: int) -> None:
        self._number = number
        self.show_stage(number)
        self.dots.show_step(number, self.count)
        if self.at_end:
            self.third.set_look(self.tr("Done for now"))
        else:
            self.third.set_look(self.onward_words, icon_after="next", strong=True)
        self.arrange()
