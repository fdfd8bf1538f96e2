"""Asks for the password of an open journal once more, before something that is kept closed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.access import Access
from app.ui.messages import sentence_for
from app.ui.unlock.advice import LONGEST
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.fields import PasswordField
from app.ui.widgets.flow import FlowLayout


class ProveSheet(Sheet):
    """`proven` says that the password fits; tries are not counted."""

    proven = Signal()

    def __init__(self, access: Access, parent: QWidget) -> None:
        super().__init__(parent, parent.tr("Your password, please"), width=440)
        self._access = access
        self._asked = False
        self.field = PasswordField(self.tr("Password"), self.tr("Password"), self)
        self.field.setMaxLength(LONGEST)
        self.notice = Notice(self)
        self.later = QuietButton(self.tr("Not now"), parent=self)
        self.open_button = PrimaryButton(self.tr("Open"), parent=self)
        row = FlowLayout(gap=10, at_end=True)
        row.addWidget(self.later)
        row.addWidget(self.open_button)
        self.body_layout.addWidget(self.field)
        self.body_layout.addWidget(self.notice)
        self.body_layout.addSpacing(8)
        self.body_layout.addLayout(row)
        self.later.clicked.connect(self.reject)
        self.field.returnPressed.connect(self._ask)
        self.open_button.clicked.connect(self._ask)
        self.finished.connect(self._forget)
        access.about_to_lock.connect(self.reject)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask(self) -> None:
        if self.field.text() and not self._asked:
            self._asked = True
            self._access.prove_passphrase(self.field.text(), self._take_answer, self._say_trouble)

    @Slot(bool)
    def _take_answer(self, fits: bool) -> None:
        if not self._asked:
            return
        self._asked = False
        if fits:
            self.proven.emit()
            self.accept()
            return
        self.field.selectAll()
        self.notice.say_problem(self.tr("That did not open it."))

    @Slot(object)
    def _say_trouble(self, error: Exception) -> None:
        """Nobody knows whether the password fits, so it stays in the field for another try."""
        if self._asked:
            self._asked = False
            self.notice.say_problem(sentence_for(error).whole)

    @Slot()
    def _forget(self) -> None:
        """An answer that comes after the sheet was left, or after a lock, opens nothing."""
        self._asked = False
