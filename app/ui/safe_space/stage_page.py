"""An exercise whose middle is one stage, with quiet dots under it for how far along it is."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.look import between, roominess
from app.ui.safe_space.page import Exercise
from app.ui.safe_space.stage import Stage
from app.ui.safe_space.step_dots import StepDots

_BELOW_CORNER = 9


class StagePage(Exercise):
    """The stage has the keyboard, so that what it shows is heard, and Left and Right reach it."""

    over_sentence = (4, 20)
    has_dots = True

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        stage.setParent(self)
        stage.lower()
        stage.stepped.connect(self.go_by)
        self.dots = StepDots(self)
        self.dots.setVisible(self.has_dots)

    @property
    def first(self) -> QWidget:
        return self.stage

    def go_by(self, by: int) -> None:
        """On or back by so many steps."""
        raise NotImplementedError

    def arrange_stage(self, stage: QRect) -> None:
        """Words are wide, so they stay below the corners."""
        stage.setTop(max(stage.top(), self.back.geometry().bottom() + _BELOW_CORNER))
        if self.has_dots:
            height = self.dots.sizeHint().height()
            self.dots.setGeometry(0, stage.bottom() + 1 - height, self.width(), height)
            stage.setBottom(self.dots.y() - between(6, 16, roominess(self.height())))
        self.stage.setGeometry(stage)
