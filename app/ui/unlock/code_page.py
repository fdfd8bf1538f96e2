"""How do I get back in? The spare key is typed or pasted, and opens."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.access import Access
from app.ui.messages import sentence_for
from app.ui.preferences_holder import PreferencesHolder
from app.ui.unlock.back_button import BackButton
from app.ui.unlock.code_entry import CodeEntry
from app.ui.unlock.frame import Frame, Heading
from app.ui.widgets.buttons import PrimaryButton


class CodePage(Frame):
    """One question, one field, one button."""

    back_wanted = Signal()

    def __init__(self, access: Access, preferences: PreferencesHolder, parent: QWidget | None = None) -> None:
        super().__init__(preferences, parent)
        self._access = access
        self._asked = False
        self.entry = CodeEntry()
        self.open_button = PrimaryButton(self.tr("Open"))
        self.open_button.set_tall()
        self._lay_out()
        self.entry.changed.connect(self._show_missing)
        self.entry.submitted.connect(self._open)
        self.entry.spoke.connect(self.reveal)
        self.open_button.clicked.connect(self._open)
        self.open_button.not_yet_pressed.connect(self.entry.say_problem)
        access.not_opened.connect(self._say_why)
        self._show_missing()

    @property
    def focus_first(self) -> QWidget:
        return self.entry.field

    def _lay_out(self) -> None:
        back = BackButton()
        back.clicked.connect(self.back_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        self.column.addSpacing(40)
        self.column.addWidget(
            Heading(
                self.tr("Open with the spare key"),
                self.tr(
                    "It is on the page you printed, saved or wrote. Spaces, dashes and small letters are all fine."
                ),
            )
        )
        self.column.addSpacing(28)
        self.column.addWidget(self.entry)
        self.column.addSpacing(24)
        self.column.addLayout(buttons)
        self.column.addStretch(1)

    @Slot()
    def _show_missing(self) -> None:
        self.open_button.set_not_yet(self.entry.missing)

    @Slot()
    def _open(self) -> None:
        if self._asked:
            return
        missing = self.entry.missing
        if missing is not None:
            self.entry.say_problem(missing)
            return
        self._set_asked(True)
        self._access.open_with_recovery_code(self.entry.text)

    @Slot(object)
    def _say_why(self, error: Exception) -> None:
        if not self._asked:
            return
        self._set_asked(False)
        message = sentence_for(error)
        self.entry.say_problem(message.title + ". " + message.happened)
        self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_asked(self, asked: bool) -> None:
        self._asked = asked
        self.entry.field.setReadOnly(asked)
        self.open_button.setText(self.tr("Opening") if asked else self.tr("Open"))
        self.entry.notice.clear()
