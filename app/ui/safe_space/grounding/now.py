"""When and where am I? Today's date, this room and this chair, one large line at a time; nothing is typed."""

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.grounding.step import Step
from app.ui.safe_space.grounding.step_stage import StepStage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.steps_page import StepsPage


class HereAndNow(StepsPage):
    """The first thing to try when the past is too close. Nothing is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._line = StepStage()
        super().__init__(self._line, parent)
        self._line.clicked.connect(self._press)
        self._steps: tuple[Step, ...] = self._make_steps()
        tab_through(self.stage, *self.places, self.back)
        self.begin()
        self.follow_theme()

    @property
    def count(self) -> int:
        return len(self._steps)

    def begin(self) -> None:
        self._steps = self._make_steps()
        super().begin()

    def show_stage(self, number: int) -> None:
        self._line.show_step(self._steps[number])
        self.sentence.setText(self._steps[number].sentence)

    def _press(self) -> None:
        self.go_by(1)

    def _make_steps(self) -> tuple[Step, ...]:
        return (
            Step(_today(), self.tr("This is today. Say it, aloud or to yourself.")),
            Step(self.tr("Where are you now?"), self.tr("Name the room, and the town it is in.")),
            Step(self.tr("How old are you now?"), self.tr("Say your age, as it is today.")),
            Step(
                self.tr("Find 3 things that show it is now"), self.tr("A phone, a date, something you bought lately.")
            ),
            Step(self.tr("Look slowly to the left"), self.tr("Let your eyes or ears rest where they like.")),
            Step(self.tr("Look slowly to the right"), self.tr("Take your time. There is no hurry.")),
            Step(self.tr("Turn and look behind you"), self.tr("Only as far as feels all right.")),
            Step(self.tr("Where are the doors?"), self.tr("Find every way out of the room.")),
            Step(self.tr("Feel your feet and the chair"), self.tr("You are here, and it is now. Stay a while.")),
        )


def _today() -> str:
    """Weekday, day, month and year as people here write them; a line only ends after a comma."""
    words = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    return words.replace(" ", "\u00a0").replace(",\u00a0", ", ")
