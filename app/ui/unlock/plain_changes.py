"""Two changes of the lock that need no more than a plain sentence and a yes."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.access import Access
from app.storage.errors import WrongKey
from app.ui.unlock.change_sheet import ChangeSheet, password_in_force
from app.ui.widgets.buttons import PrimaryButton, QuietButton


class DropPasswordSheet(ChangeSheet):
    """Gives the password up. Whoever may do that is asked for it, as for a new one."""

    def __init__(self, access: Access, parent: QWidget) -> None:
        words = parent.tr("Alcove then opens for whoever uses this computer account. A spare key stays as it is.")
        super().__init__(access, parent, parent.tr("Open without a password?"), words)
        self.current = password_in_force(self, access, self.tr("Password until now"))
        self.later = QuietButton(self.tr("Keep the password"), parent=self)
        self.drop_button = PrimaryButton(self.tr("Open without it"), parent=self)
        self.end_with(self.later, self.drop_button)
        self.drop_button.clicked.connect(self._drop)
        if self.current is not None:
            self.current.field.returnPressed.connect(self._drop)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.current.field if self.current else self.later
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def say_why(self, error: Exception) -> None:
        if isinstance(error, WrongKey) and self.current is not None:
            self._ask_again(self.tr("That is not the password until now."))
        else:
            super().say_why(error)

    @Slot()
    def _drop(self) -> None:
        if self.current is not None and not self.current.field.text():
            self._ask_again(self.tr("The password until now goes in first."))
        elif self.may_begin():
            self.access.drop_passphrase(self.current.field.text() if self.current else None)

    def _ask_again(self, sentence: str) -> None:
        assert self.current is not None
        self.current.set_problem(sentence)
        self.current.field.selectAll()
        self.current.field.setFocus(Qt.FocusReason.OtherFocusReason)


class RenewKeyringSheet(ChangeSheet):
    """A new secret for what the key store of this computer keeps."""

    def __init__(self, access: Access, parent: QWidget) -> None:
        words = parent.tr(
            "This computer keeps a key that opens Alcove. Alcove puts a new one in its place. Your journal and your "
            "spare key stay as they are."
        )
        super().__init__(access, parent, parent.tr("Renew the key on this computer?"), words)
        self.later = QuietButton(self.tr("Not now"), parent=self)
        self.renew_button = PrimaryButton(self.tr("Renew it"), parent=self)
        self.end_with(self.later, self.renew_button)
        self.renew_button.clicked.connect(self._renew)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.later.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _renew(self) -> None:
        if self.may_begin():
            self.access.renew_keyring()
