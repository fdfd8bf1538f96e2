"""Sets or changes the password of an open journal."""

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.access import Access, SlotKind
from app.jobs import Jobs
from app.storage.errors import WrongKey
from app.ui.messages import sentence_for
from app.ui.unlock.new_password import NewPassword
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.fields import FieldWithNote, PasswordField
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label


class PasswordSheet(Sheet):
    """Asks for the password in force only where it opened the journal; after the spare key it may be forgotten."""

    def __init__(self, access: Access, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, _title(access), width=520)
        self._access = access
        self._busy = False
        self.current: FieldWithNote | None = None
        self.new = NewPassword(jobs, self)
        self.notice = Notice(self)
        self.later = QuietButton(self.tr("Not now"), parent=self)
        self.set_button = PrimaryButton(self.tr("Set password"), parent=self)
        self._lay_out()
        self._connect()
        self._show_missing()

    def _lay_out(self) -> None:
        self.body_layout.addWidget(Label(self._reason(), colour_token="ink2", wrap=True, parent=self))
        self.body_layout.addSpacing(12)
        if self._access.needs_current_passphrase:
            self.current = FieldWithNote(self.tr("Password until now"), PasswordField(parent=self), parent=self)
            self.current.field.textChanged.connect(self._forget_problem)
            self.body_layout.addWidget(self.current)
            self.body_layout.addSpacing(8)
        self.body_layout.addWidget(self.new)
        self.body_layout.addWidget(self.notice)
        self.body_layout.addSpacing(12)
        row = FlowLayout(gap=10, at_end=True)
        row.addWidget(self.later)
        row.addWidget(self.set_button)
        self.body_layout.addLayout(row)

    def _connect(self) -> None:
        self.later.clicked.connect(self.reject)
        self.new.changed.connect(self._show_missing)
        self.new.submitted.connect(self.set_button.click)
        self.set_button.clicked.connect(self._set)
        self.set_button.not_yet_pressed.connect(self.notice.say_problem)
        self._access.keys_changed.connect(self._finish)
        self._access.keys_not_changed.connect(self._stay)
        self._access.about_to_lock.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.current.field if self.current else self.new.first.field
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _reason(self) -> str:
        if self._access.opened_with is SlotKind.RECOVERY and self._access.has_passphrase:
            return self.tr("You came in with the spare key. A new password takes the place of the earlier one.")
        if self._access.has_passphrase:
            return self.tr("The spare key stays as it is.")
        return self.tr("Alcove then asks for it each time, and the key store of this computer opens it no longer.")

    @Slot()
    def _show_missing(self) -> None:
        missing = self.new.missing
        if missing is None and self.current is not None and not self.current.field.text():
            missing = self.tr("The password until now goes in first.")
        self.set_button.set_not_yet(missing)
        self.notice.clear()

    @Slot()
    def _forget_problem(self) -> None:
        if self.current is not None:
            self.current.set_problem(None)
        self._show_missing()

    @Slot()
    def _set(self) -> None:
        if self._busy:
            return
        self._set_busy(True)
        self._access.set_passphrase(self.new.text, self.current.field.text() if self.current else None)

    @Slot()
    def _finish(self) -> None:
        if self._busy:
            self.accept()

    @Slot(object)
    def _stay(self, error: Exception) -> None:
        if not self._busy:
            return
        self._set_busy(False)
        if isinstance(error, WrongKey) and self.current is not None:
            self.current.set_problem(self.tr("That is not the password until now."))
            self.current.field.selectAll()
            self.current.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.notice.say_problem(sentence_for(error).whole)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.set_button.setText(self.tr("Saving") if busy else self.tr("Set password"))


def _title(access: Access) -> str:
    if not access.has_passphrase:
        return QCoreApplication.translate("PasswordSheet", "Set a password")
    if access.opened_with is SlotKind.RECOVERY:
        return QCoreApplication.translate("PasswordSheet", "A new password?")
    return QCoreApplication.translate("PasswordSheet", "Change the password")
