"""What a page says without asking."""

from app.domain.sheets import Value
from app.ui.worksheets.fields.base import FieldWidget


class ToldField(FieldWidget):
    """Has no answer, and so nothing to keep, to take back or to bring the keyboard to."""

    def answer(self) -> Value | None:
        return None

    def show_answer(self, answer: Value | None) -> None:
        pass

    def show_state(self) -> None:
        pass

    def take_focus(self) -> None:
        pass
