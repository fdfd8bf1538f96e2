"""The choice to keep a copy of the plan outside the lock: off until somebody says yes to what that means."""

from PySide6.QtWidgets import QWidget

from app.ui.safe_space.plan.outside import PlanOutside
from app.ui.safe_space.rows import HavenCard
from app.ui.trouble_sheet import telling
from app.ui.widgets.dialog import Question
from app.ui.widgets.switch import CheckRow


class OutsideSwitch(CheckRow):
    """In the colours of the safe space."""

    fill, edge, ground, mark = "lampInk", "havenLineStrong", "havenTile", "havenTile"
    hover, quiet = "haven", "ink2"


class OutsideCard(HavenCard):
    """Shows what is there on the disk, never what was only wished for."""

    def __init__(self, outside: PlanOutside, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._outside = outside
        self.setAccessibleName(self.tr("Outside the lock"))
        note = self.tr(
            "Off: the plan needs your password, like everything you write. On: it opens without one, also when the "
            "journal is damaged, and anyone who opens Alcove here or looks at its files can read it."
        )
        self.switch = OutsideSwitch(self.tr("Keep a copy of the plan outside the lock"), note)
        self.body.addWidget(self.switch)
        self.switch.clicked.connect(self._press)
        self._show()
        if not outside.is_possible:
            self.hide()

    def _press(self, on: bool) -> None:
        self._show()
        if on:
            self._ask()
        else:
            with telling(self):
                self._outside.remove()
            self._show()

    def _ask(self) -> None:
        words = self.tr(
            "Anyone who opens Alcove on this computer, or looks at its files, can then read your plan without the "
            "password: its words, names and numbers. Hidden lines and pictures stay inside. The copy follows every "
            "change, is in no backup, and goes when you switch this off. A disk may keep traces of it all the same."
        )
        question = Question(
            self,
            self.tr("Keep a copy that opens without the password?"),
            words,
            self.tr("Leave it locked"),
            self.tr("Keep a copy"),
        )
        question.chosen.connect(self._answer)
        question.open()

    def _answer(self, yes: bool) -> None:
        if yes:
            with telling(self):
                self._outside.keep()
        self._show()

    def _show(self) -> None:
        self.switch.setChecked(self._outside.is_kept)
