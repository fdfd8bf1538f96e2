"""Earlier answers, kept in sight on a later page."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.themed import Themed, smooth_painter


class ShownAnswers(Themed, QFrame):
    """Questions, each with what was answered; those without an answer are left out."""

    def __init__(self, pairs: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(0)
        for number, (question, answer) in enumerate(pairs):
            if number:
                column.addSpacing(10)
            column.addWidget(Label(question, Role.SMALL, "ink2", wrap=True))
            column.addWidget(HideableLabel(answer, wrap=True))
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(smooth_painter(self), self.rect(), RADIUS, theme().colour("well"))
