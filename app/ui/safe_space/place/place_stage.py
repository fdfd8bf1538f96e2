"""The words of one step on a panel that keeps them readable over any picture."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.large_words import LargeWords, fitting
from app.ui.safe_space.look import scaled
from app.ui.safe_space.place.steps import Step
from app.ui.safe_space.stage import Stage
from app.ui.theme import Role
from app.ui.widgets.themed import smooth_painter

_WIDEST = 900


class PlaceStage(Stage):
    """Pressing it goes on, like the third place; on the last step it does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.follow_theme()

    def show_step(self, step: Step) -> None:
        self.setText(step.words)
        self.setAccessibleName(f"{step.words.rstrip('.')}. {step.sentence}")
        self.update()

    def height_at(self, width: int, most: int) -> int:
        """How much of a height the words need."""
        return self._fitting(width, most).height

    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDEST), scaled(120))

    @property
    def places(self) -> list[QRectF]:
        """Where the words stand."""
        return [self._fitting(self.width(), self.height()).place_in(QRectF(self.rect()))]

    def paintEvent(self, event: QPaintEvent) -> None:
        self._fitting(self.width(), self.height()).paint(smooth_painter(self), QRectF(self.rect()), "ink1")

    def _fitting(self, width: int, height: int) -> LargeWords:
        return fitting(self.text(), Role.PACER, min(width, scaled(_WIDEST)), height)
