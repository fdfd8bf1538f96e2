"""Somebody may have my key: what a new one does and does not do, the password anew, then the new recovery code."""

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access import Access
from app.jobs import Jobs
from app.ui.messages import sentence_for
from app.ui.unlock.new_password import NewPassword
from app.ui.unlock.notice import Notice
from app.ui.unlock.spare_key_panel import SparePanel
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.fields import FieldWithNote, PasswordField
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.switch import CheckRow
from app.ui.widgets.text import Label


class NewKeySheet(Sheet):
    """Two steps. Nothing changes before the last button; `wanted` then brings the wish."""

    wanted = Signal(object)

    def __init__(self, access: Access, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, QCoreApplication.translate("NewKeySheet", "A new key for your journal"), width=800)
        self._access = access
        self._asked = False
        self.current: FieldWithNote | None = None
        self.new: NewPassword | None = None
        self.panel: SparePanel | None = None
        self.words = Label(self._what_for(), colour_token="ink2", wrap=True, parent=self)
        self.choices = QWidget(self)
        self.forget = CheckRow(
            self.tr("Delete the backups Alcove keeps on this computer"),
            self.tr("They open with the key from before. Without them there is no way back to an earlier day."),
            self.choices,
        )
        self.notice = Notice(self)
        self.later = QuietButton(self.tr("Not now"), parent=self)
        self.act_button = PrimaryButton(self.tr("Go on"), parent=self)
        self._lay_out(jobs)
        self.later.clicked.connect(self.reject)
        self.act_button.clicked.connect(self._act)
        self.act_button.not_yet_pressed.connect(self.notice.say_problem)
        access.about_to_lock.connect(self.reject)
        self._show_missing()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first: QWidget = self.current.field if self.current else self.new.first.field if self.new else self.act_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self, jobs: Jobs) -> None:
        rows = QVBoxLayout(self.choices)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        if self._access.needs_current_passphrase:
            self.current = FieldWithNote(self.tr("Password until now"), PasswordField())
            self.current.field.textChanged.connect(self._forget_problem)
            rows.addWidget(self.current)
        if self._access.has_passphrase:
            self.new = NewPassword(jobs)
            self.new.changed.connect(self._show_missing)
            self.new.submitted.connect(self.act_button.click)
            rows.addWidget(self.new)
        rows.addWidget(self.forget)
        self.forget.setVisible(bool(self._access.profile.kept_copies()))
        row = FlowLayout(gap=10, at_end=True)
        row.addWidget(self.later)
        row.addWidget(self.act_button)
        self.body_layout.addWidget(self.words)
        self.body_layout.addSpacing(12)
        self.body_layout.addWidget(self.choices)
        self.body_layout.addWidget(self.notice)
        self.body_layout.addSpacing(12)
        self.body_layout.addLayout(row)

    def _what_for(self) -> str:
        return self.tr(
            "For when somebody may have your password, your spare key or this computer's key. Alcove writes the "
            "journal anew under another key, and what they have opens it no longer. A copy of the journal they made "
            "before stays open to them, and so do copies on other disks."
        )

    @property
    def _missing(self) -> str | None:
        if self.panel is not None:
            return self.panel.missing
        if self.current is not None and not self.current.field.text():
            return self.tr("The password until now goes in first.")
        return self.new.missing if self.new is not None else None

    @Slot()
    def _show_missing(self) -> None:
        self.act_button.set_not_yet(self._missing)
        self.notice.clear()

    @Slot()
    def _forget_problem(self) -> None:
        if self.current is not None:
            self.current.set_problem(None)
        self._show_missing()

    @Slot()
    def _act(self) -> None:
        if self._asked:
            return
        if self.panel is not None:
            self._make()
        elif self.current is not None:
            self._asked = True
            self._access.prove_passphrase(self.current.field.text(), self._take_answer, self._say_trouble)
        else:
            self._show_code()

    @Slot(bool)
    def _take_answer(self, fits: bool) -> None:
        self._asked = False
        if fits:
            self._show_code()
        elif self.current is not None:
            self.current.set_problem(self.tr("That is not the password until now."))
            self.current.field.selectAll()
            self.current.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _say_trouble(self, error: Exception) -> None:
        self._asked = False
        self.notice.say_problem(sentence_for(error).whole)

    def _show_code(self) -> None:
        """The second step: a code somebody may have is not kept either."""
        self.panel = SparePanel(self._access.new_recovery_code(), self)
        self.panel.read_back.connect(self._show_missing)
        self.choices.hide()
        self.words.setText(
            self.tr(
                "You get a new spare key too. It counts when the new key is made, and the earlier one opens "
                "Alcove until then. The journal closes for a moment while it is written anew."
            )
        )
        self.body_layout.insertWidget(self.body_layout.indexOf(self.choices), self.panel)
        self.act_button.setText(self.tr("Make the new key"))
        self._show_missing()
        self.panel.print_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self) -> None:
        from app.new_key import Wish

        assert self.panel is not None
        forget = self.forget.isChecked()
        wish = Wish(self.panel.code, self.new.text if self.new is not None else None, forget)
        self.accept()
        self.wanted.emit(wish)
