"""The homework that comes next, as the card that it has everywhere, with a way to put it away for the day."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.homework import Homework
from app.ui.widgets.buttons import QuietButton

if TYPE_CHECKING:
    from app.ui.homework.card import HomeworkCard


class HomeworkPart(QWidget):
    """`made` gives a card that is new."""

    made = Signal(object)
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: HomeworkCard | None = None
        self.away_button = QuietButton(self.tr("Not today"), parent=self)
        self.away_button.setAccessibleName(self.tr("Put away for today: the homework"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.away_button.clicked.connect(self.put_away)

    def show_homework(self, homework: Homework | None, today: date, tries: int) -> None:
        """Nothing at all where there is none."""
        self.setVisible(homework is not None)
        if homework is None:
            return
        if self.card is None or self.card.homework.uid != homework.uid:
            self._make(homework, today, tries)
        else:
            self.card.show_homework(homework, today, tries)

    def hide_words(self, hidden: bool) -> None:
        if self.card is not None:
            self.card.hide_words(hidden)

    def _make(self, homework: Homework, today: date, tries: int) -> None:
        """The card is loaded once there is homework: a start without any does not wait for it."""
        from app.ui.homework.card import HomeworkCard

        if self.card is not None:
            self._column.removeWidget(self.card)
            self.away_button.setParent(self)
            self.card.hide()
            self.card.deleteLater()
        self.card = HomeworkCard(homework, today, tries, self, calm=True)
        self.card.buttons.addWidget(self.away_button)
        self._column.addWidget(self.card)
        self.card.show()
        self.away_button.show()
        self.made.emit(self.card)
