"""Answers to choose from as rows: one of them, or several."""

from app.ui.theme import theme
from app.ui.widgets.choice import ChoiceRow


class AnswerRow(ChoiceRow):
    """A row of a choice, no taller than its words and a finger need."""

    def heightForWidth(self, width: int) -> int:
        return max(theme().control_height(44), super().heightForWidth(width) - 18)
