"""How is it locked? Two honest choices, or one where this computer cannot keep a key."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.jobs import Jobs
from app.storage.errors import KeychainUnavailable
from app.ui.messages import sentence_for
from app.ui.unlock.back_button import BackButton
from app.ui.unlock.frame import Heading
from app.ui.unlock.new_password import NewPassword
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.choice import ChoiceRow


class ChooseLock(QWidget):
    """`chosen` brings the password, or None for the computer account."""

    chosen = Signal(object)
    back_wanted = Signal()
    resized = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.account = ChoiceRow(
            self.tr("Open with this computer account"),
            self.tr("No password of its own. Anyone who can use your account here can open it."),
        )
        self.password = ChoiceRow(
            self.tr("A password of its own"),
            self.tr("Asked for each time. Without it, only the spare key opens Alcove."),
        )
        self.new = NewPassword(jobs)
        self.reason = Notice(self)
        self.notice = Notice(self)
        self.go_on = PrimaryButton(self.tr("Go on"))
        self.go_on.set_tall()
        self._lay_out()
        self._connect()
        self._show_choice()

    def require_password(self) -> None:
        """This computer has nowhere to keep a key, and keeping it in the open is no choice."""
        self.account.hide()
        self.password.setChecked(True)
        self.reason.say(
            self.tr(
                "This computer has no key store that Alcove can use just now, so Alcove needs a password of its own."
            )
        )
        self._set_busy(False)

    def show_problem(self, error: Exception) -> None:
        """What kept the journal from being made. The choice and the password stay as they are."""
        self._set_busy(False)
        if isinstance(error, KeychainUnavailable):
            self.require_password()
            return
        message = sentence_for(error)
        self.notice.say_problem(f"{message.title}. {message.happened} {message.do}")

    def rest(self) -> None:
        """The next page has begun; this one may be come back to."""
        self._set_busy(False)

    def _lay_out(self) -> None:
        back = BackButton()
        back.clicked.connect(self.back_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(Heading(self.tr("How is it locked?"), self.tr("You can change this at any time.")))
        rows.addSpacing(24)
        rows.addWidget(self.reason)
        rows.addSpacing(4)
        rows.addWidget(self.account)
        rows.addSpacing(10)
        rows.addWidget(self.password)
        rows.addSpacing(20)
        rows.addWidget(self.new)
        rows.addSpacing(12)
        rows.addWidget(self.notice)
        rows.addSpacing(12)
        rows.addLayout(buttons)

    def _connect(self) -> None:
        self.account.toggled.connect(self._show_choice)
        self.password.toggled.connect(self._show_choice)
        self.new.changed.connect(self._show_missing)
        self.new.submitted.connect(self.go_on.click)
        self.go_on.clicked.connect(self._choose)
        self.go_on.not_yet_pressed.connect(self.notice.say_problem)

    @Slot()
    def _show_choice(self) -> None:
        self.new.setVisible(self.password.isChecked())
        self.notice.clear()
        self._name_button()
        self._show_missing()

    @Slot()
    def _show_missing(self) -> None:
        missing: str | None = None
        if self.password.isChecked():
            missing = self.new.missing
        elif not self.account.isChecked():
            missing = self.tr("Choose one of the two first.")
        self.go_on.set_not_yet(missing)
        if missing is None:
            self.notice.clear()

    def _name_button(self) -> None:
        usual = self.tr("Set password") if self.password.isChecked() else self.tr("Go on")
        self.go_on.setText(self.tr("Making it") if self._busy else usual)

    @Slot()
    def _choose(self) -> None:
        if self._busy:
            return
        self._set_busy(True)
        self.chosen.emit(self.new.text if self.password.isChecked() else None)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for part in (self.account, self.password, self.new):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, busy)
        self._name_button()
