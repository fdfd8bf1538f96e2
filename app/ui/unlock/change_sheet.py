"""A sheet that changes the lock: it waits while the change is under way, and stays with a reason if there was none."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.access import Access
from app.ui.messages import sentence_for
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import QuietButton, WordButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.fields import FieldWithNote, PasswordField
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label


class ChangeSheet(Sheet):
    """Words, what belongs between, a reason where there is one, and two buttons."""

    def __init__(self, access: Access, parent: QWidget, title: str, words: str, *, width: int = 480) -> None:
        super().__init__(parent, title, width=width)
        self.access = access
        self._busy = False
        self.notice = Notice(self)
        self.body_layout.addWidget(Label(words, colour_token="ink2", wrap=True, parent=self))
        self.body_layout.addSpacing(12)
        access.keys_changed.connect(self._take_change)
        access.keys_not_changed.connect(self._stay)
        access.about_to_lock.connect(self.reject)

    def end_with(self, later: QuietButton, act: WordButton) -> None:
        """The place for reasons and the two buttons, at the end."""
        row = FlowLayout(gap=10, at_end=True)
        row.addWidget(later)
        row.addWidget(act)
        self.body_layout.addWidget(self.notice)
        self.body_layout.addSpacing(12)
        self.body_layout.addLayout(row)
        later.clicked.connect(self.reject)

    def may_begin(self) -> bool:
        """Whether nothing is under way; then something is from now on."""
        begins, self._busy = not self._busy, True
        return begins

    def finish(self) -> None:
        """The change is made."""
        self.accept()

    def say_why(self, error: Exception) -> None:
        """The change was not made."""
        self.notice.say_problem(sentence_for(error).whole)

    @Slot()
    def _take_change(self) -> None:
        if self._busy:
            self._busy = False
            self.finish()

    @Slot(object)
    def _stay(self, error: Exception) -> None:
        if self._busy:
            self._busy = False
            self.say_why(error)


def password_in_force(sheet: Sheet, access: Access, name: str) -> FieldWithNote | None:
    """A field for it, where it is what opened the journal; after the spare key it may be forgotten."""
    if not access.needs_current_passphrase:
        return None
    part = FieldWithNote(name, PasswordField(parent=sheet), parent=sheet)
    sheet.body_layout.addWidget(part)
    return part
