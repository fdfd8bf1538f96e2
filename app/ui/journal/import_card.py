"""How far the bringing in of a journal is, and afterwards what came of it, with a way back."""

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.jobs import Job
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Card
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.long_work import LongWork
from app.ui.widgets.text import Label


class ImportCard(QWidget):
    """Stands under the list; nothing while there is nothing to say."""

    undo_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: LongWork | None = None
        self.result = Card(self)
        self.words = Label("", wrap=True, parent=self.result)
        self.undo_button = QuietButton(self.tr("Take it back"), "undo", self.result)
        self.list_button = QuietButton(self.tr("Which ones"), parent=self.result)
        self.close_button = QuietButton(self.tr("Close"), parent=self.result)
        row = FlowLayout(gap=4)
        row.addWidget(self.undo_button)
        row.addWidget(self.list_button)
        row.addWidget(self.close_button)
        self.result.body_layout.setContentsMargins(21, 17, 21, 9)
        self.result.body_layout.addWidget(self.words)
        line = QHBoxLayout()
        line.addSpacing(-QuietButton.OVERHANG)
        line.addLayout(row, 1)
        self.result.body_layout.addLayout(line)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 8, 16, 16)
        self._layout.addWidget(self.result)
        self.undo_button.clicked.connect(self._ask_to_undo)
        self.list_button.clicked.connect(self.list_wanted)
        self.close_button.clicked.connect(self.hide)
        self.rest()

    def show_work(self, job: Job, title: str, can_stop: bool) -> None:
        """A card that appears when the work is not over soon."""
        self.rest()
        self._work = LongWork(job, title, self)
        self._work.stop_button.setVisible(can_stop)
        self._work.installEventFilter(self)
        self._layout.addWidget(self._work)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShowToParent:
            self.show()
        return False

    def show_result(self, words: str, can_undo: bool, *, has_list: bool = False) -> None:
        self.words.setText(words)
        self.undo_button.setVisible(can_undo)
        self.list_button.setVisible(has_list)
        self.result.show()
        self.show()

    def rest(self) -> None:
        """Nothing to say."""
        if self._work is not None:
            self._work.deleteLater()
            self._work = None
        self.result.hide()
        self.hide()

    @Slot()
    def _ask_to_undo(self) -> None:
        self.undo_wanted.emit()
