"""Do I still have it? The spare key is typed from the copy and tried on its slot. It opens nothing anew."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.access import Access
from app.storage.errors import WrongKey
from app.ui.messages import sentence_for
from app.ui.unlock.change_sheet import ChangeSheet
from app.ui.unlock.code_entry import CodeEntry
from app.ui.widgets.buttons import PrimaryButton, QuietButton


class CheckCodeSheet(ChangeSheet):
    """Ends with one calm sentence, and is closed by whoever read it."""

    def __init__(self, access: Access, parent: QWidget) -> None:
        words = parent.tr("Type it from your copy. Alcove tries it and changes nothing.")
        super().__init__(access, parent, parent.tr("Check your spare key"), words, width=800)
        self.entry = CodeEntry(self)
        self.later = QuietButton(self.tr("Not now"), parent=self)
        self.check_button = PrimaryButton(self.tr("Check it"), parent=self)
        self.body_layout.addWidget(self.entry)
        self.end_with(self.later, self.check_button)
        self.entry.changed.connect(self._show_missing)
        self.entry.submitted.connect(self._check)
        self.check_button.clicked.connect(self._check)
        self.check_button.not_yet_pressed.connect(self.entry.say_problem)
        self._show_missing()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.entry.field.setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        self.entry.field.setReadOnly(True)
        self.entry.notice.say(self.tr("It is right. Your copy opens Alcove."))
        self.later.hide()
        self.check_button.setText(self.tr("Close"))
        self.check_button.clicked.disconnect(self._check)
        self.check_button.clicked.connect(self.accept)
        self.check_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_why(self, error: Exception) -> None:
        if isinstance(error, WrongKey):
            self.entry.say_problem(
                self.tr(
                    "This is a spare key, but not the one for this journal now. Look for a newer page. If there is "
                    "none, make a new one: your journal is open, and nothing is lost."
                )
            )
        else:
            self.entry.say_problem(sentence_for(error).whole)

    @Slot()
    def _show_missing(self) -> None:
        self.check_button.set_not_yet(self.entry.missing)

    @Slot()
    def _check(self) -> None:
        missing = self.entry.missing
        if missing is not None:
            self.entry.say_problem(missing)
        elif self.may_begin():
            self.access.check_recovery_code(self.entry.text)
