"""Is it me? The page of a locked journal: nothing personal on it, one field, one button, and the lamp."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.access import Access, SlotKind
from app.storage.errors import WrongKey
from app.ui.messages import sentence_for
from app.ui.preferences_holder import PreferencesHolder
from app.ui.unlock.advice import LONGEST
from app.ui.unlock.caps_lock import caps_lock_is_on
from app.ui.unlock.lock_frame import LockFrame
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.fields import PasswordField


class LockPage(LockFrame):
    """With a password a field; without one a button and the truth about it."""

    spare_key_wanted = Signal()

    def __init__(
        self,
        kinds: frozenset[SlotKind],
        access: Access,
        preferences: PreferencesHolder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(preferences, parent)
        self._access = access
        self._asked = False
        self.field: PasswordField | None = None
        self.open_button = PrimaryButton(self.tr("Open"))
        self.open_button.set_tall()
        self.notice = Notice(self, centred=True)
        self.heading.set_words(self.tr("Your words are locked"), "")
        if SlotKind.PASSPHRASE in kinds:
            self._lay_out_password(SlotKind.RECOVERY in kinds)
        else:
            self._lay_out_without_password()
        backups = QuietButton(self.tr("Backups"))
        backups.clicked.connect(self.backups_wanted)
        self.column.addWidget(backups, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(1)
        access.not_opened.connect(self._say_why)

    @property
    def focus_first(self) -> QWidget:
        return self.field or self.open_button

    def _lay_out_password(self, spare_key: bool) -> None:
        self.field = PasswordField(self.tr("Password"), self.tr("Password"))
        self.field.setMaxLength(LONGEST)
        self.field.set_tall()
        self.field.returnPressed.connect(self._open_with_password)
        self.field.textEdited.connect(self._forget_problem)
        self.open_button.clicked.connect(self._open_with_password)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.field, 1)
        row.addWidget(self.open_button)
        self.column.addLayout(row)
        self.column.addSpacing(10)
        self.column.addWidget(self.notice)
        if spare_key:
            button = QuietButton(self.tr("Use the spare key"), "key")
            button.clicked.connect(self.spare_key_wanted)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _lay_out_without_password(self) -> None:
        self.open_button.clicked.connect(self._open_remembered)
        set_password = QuietButton(self.tr("Open and set a password"), "lock")
        set_password.clicked.connect(self._open_and_set_password)
        self.notice.say(self.tr("Anyone using this computer account can open it."))
        self.column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addSpacing(16)
        self.column.addWidget(self.notice)
        self.column.addSpacing(6)
        self.column.addWidget(set_password, 0, Qt.AlignmentFlag.AlignHCenter)

    @Slot()
    def _open_with_password(self) -> None:
        if self.field is None or self._asked:
            return
        if not self.field.text():
            self._show_problem(self.tr("The password goes in here."))
            return
        self._set_asked(True)
        self._access.open_with_passphrase(self.field.text())

    @Slot()
    def _open_remembered(self) -> None:
        self._access.open_remembered()

    @Slot()
    def _open_and_set_password(self) -> None:
        self._access.wish_for_passphrase()
        self._access.open_remembered()

    @Slot(object)
    def _say_why(self, error: Exception) -> None:
        """Tries are never counted; the words typed stay, selected, to be looked at or typed over."""
        if not self._asked:
            return
        self._set_asked(False)
        message = sentence_for(error)
        if not isinstance(error, WrongKey):
            self._show_problem(message.title + ". " + message.text)
        elif caps_lock_is_on():
            self._show_problem(self.tr("That did not open it. Caps Lock is on."))
        else:
            self._show_problem(self.tr("That did not open it."))

    def _show_problem(self, sentence: str) -> None:
        if self.field is not None:
            self.field.set_problem(sentence)
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.notice.say_problem(sentence)

    @Slot()
    def _forget_problem(self) -> None:
        if self.field is not None and self.field.problem:
            self.field.set_problem(None)
            self.notice.clear()

    def _set_asked(self, asked: bool) -> None:
        """While the key is being worked out the words stay as they are, and the button says what is going on."""
        self._asked = asked
        self.open_button.setText(self.tr("Opening") if asked else self.tr("Open"))
        if self.field is not None:
            self.field.setReadOnly(asked)
            self.field.set_problem(None)
        self.notice.clear()
