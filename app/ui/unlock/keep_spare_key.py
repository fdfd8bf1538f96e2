"""How do I get back in? The third step shows the spare key and asks two of its groups back."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.unlock.back_button import BackButton
from app.ui.unlock.frame import Heading
from app.ui.unlock.notice import Notice
from app.ui.unlock.spare_key_panel import SparePanel
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.flow import FlowLayout


class KeepSpareKey(QWidget):
    """`confirmed` brings the code that was read back; `postponed` goes in without that."""

    confirmed = Signal(str)
    postponed = Signal()
    back_wanted = Signal()

    def __init__(self, code: str, with_password: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.heading = Heading(self.tr("Keep this code somewhere that is not this computer"))
        self.panel = SparePanel(code)
        self.notice = Notice(self)
        self.back = BackButton()
        self.later = QuietButton(self.tr("Remind me tomorrow"))
        self.open_button = PrimaryButton(self.tr("Open Alcove"))
        self.open_button.set_tall()
        self._lay_out()
        self._connect()
        self.say_what_for(with_password)
        self._show_missing()

    def say_what_for(self, with_password: bool) -> None:
        """The reason depends on what can get lost."""
        lost = (
            self.tr("If your password slips away, this opens Alcove again.")
            if with_password
            else self.tr("If this computer forgets its key, this opens Alcove again.")
        )
        rest = self.tr("There is no other copy anywhere, and nobody else can make you one.")
        self.heading.set_words(self.heading.title.text(), f"{lost} {rest}")

    def show_problem(self, sentence: str) -> None:
        self._set_busy(False)
        self.notice.say_problem(sentence)

    def _lay_out(self) -> None:
        ways_on = FlowLayout(gap=8, at_end=True)
        ways_on.addWidget(self.later)
        ways_on.addWidget(self.open_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons.addLayout(ways_on, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.heading)
        rows.addSpacing(24)
        rows.addWidget(self.panel)
        rows.addSpacing(8)
        rows.addWidget(self.notice)
        rows.addSpacing(18)
        rows.addLayout(buttons)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.later.clicked.connect(self._postpone)
        self.panel.read_back.connect(self._show_missing)
        self.open_button.clicked.connect(self._confirm)
        self.open_button.not_yet_pressed.connect(self.notice.say)

    @Slot()
    def _show_missing(self) -> None:
        self.open_button.set_not_yet(self.panel.missing)
        self.notice.clear()

    @Slot()
    def _confirm(self) -> None:
        if not self._busy:
            self._set_busy(True)
            self.confirmed.emit(self.panel.code)

    @Slot()
    def _postpone(self) -> None:
        if not self._busy:
            self._set_busy(True)
            self.postponed.emit()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.open_button.setText(self.tr("Opening") if busy else self.tr("Open Alcove"))
