"""Going back to a backup: what is in the file, what opens it, what was found inside, and then the step itself."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.safekeeping import FoundBackup, SlotKind
from app.storage.errors import WrongKey
from app.ui.backups.words import day_words, entries_words, moment_words
from app.ui.messages import sentence_for
from app.ui.own_words import besides_words
from app.ui.unlock.advice import LONGEST
from app.ui.unlock.code_entry import CodeEntry
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.fields import PasswordField
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.long_work import ProgressBar
from app.ui.widgets.text import Label


class RestoreSheet(Sheet):
    """Says what was typed and what was decided. Nothing has changed until `go_wanted`."""

    password_given = Signal(str)
    code_given = Signal(str)
    go_wanted = Signal()

    def __init__(self, found: FoundBackup, parent: QWidget, *, replaces: bool, asks: bool) -> None:
        title = parent.tr("Going back to a backup") if replaces else parent.tr("Bringing a backup here")
        super().__init__(parent, title, width=640)
        self._found = found
        self._replaces = replaces
        self._busy = False
        self.first_keep_this = False
        made = parent.tr("Made on {when}, with {entries}.")
        header = found.header
        words = made.format(when=moment_words(header.made_at), entries=entries_words(header.entries))
        self.about = Label(words, colour_token="ink2", wrap=True, parent=self)
        self.field = PasswordField(self.tr("The password it had then"), self.tr("The password it had then"), self)
        self.field.setMaxLength(LONGEST)
        self.which = Label(
            self.tr("Type the spare key you had when this backup was made."),
            colour_token="ink2",
            wrap=True,
            parent=self,
        )
        self.entry = CodeEntry(self)
        self.other = QuietButton("", parent=self)
        self.inside = Label("", wrap=True, parent=self)
        self.notice = Notice(self)
        self.bar = ProgressBar(self)
        self.bar.setAccessibleName(self.title.text())
        self.leave_button = SecondaryButton(self.tr("Leave it"), parent=self)
        self.open_button = PrimaryButton(self.tr("Look inside"), parent=self)
        go = self.tr("Go back to this one") if replaces else self.tr("Bring it here")
        self.go_button = PrimaryButton(go, parent=self)
        self._lay_out()
        self._connect()
        self.bar.hide()
        self.inside.hide()
        self.go_button.hide()
        self._asks = asks
        if asks:
            self._ask()
        else:
            self._show_secret(None)
            self._wait()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_first().setFocus(Qt.FocusReason.TabFocusReason)

    def show_opened(self, found: FoundBackup) -> None:
        """The content was looked over with the key."""
        self._busy = False
        self._show_secret(None)
        self.bar.hide()
        self.open_button.hide()
        header = found.header
        parts = [self.tr("It opens, and everything in it was looked over: {entries}.")]
        if header.last_entry is not None:
            parts.append(self.tr("The last one is about {day}."))
        day = day_words(header.last_entry.date()) if header.last_entry else ""
        inside = " ".join(parts).format(entries=entries_words(header.entries), day=day)
        words = " ".join(filter(None, (inside, besides_words(found.own))))
        kept = self.tr("What is in Alcove now is kept for 30 days in its folder. Nothing is thrown away today.")
        self.inside.setText(" ".join((words, *((kept,) if self._replaces else ()), self._afterwards(found))))
        self.inside.show()
        if self.first_keep_this:
            self.notice.say(
                self.tr(
                    "What is in Alcove now is another journal, and only this computer opens it. First make a spare key "
                    "for it in Settings, under Keeping it private. Then come back here."
                )
            )
        else:
            self.go_button.show()
        self.leave_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _afterwards(self, found: FoundBackup) -> str:
        """What opens it then; nobody is to find out by surprise that a password is gone."""
        if found.present is not None:
            return self.tr("Your password and your spare key stay as they are now.")
        if found.opened_with is SlotKind.PASSPHRASE:
            return self.tr("Afterwards the password and the spare key of that day open it, not newer ones.")
        return self.tr(
            "Afterwards Alcove opens with this computer account where that can keep a key. You can set a password in "
            "Settings, under Keeping it private."
        )

    def show_problem(self, error: Exception) -> None:
        """It did not open, or could not be brought here; everything is as it was."""
        self._busy = False
        self.bar.hide()
        fell_back = not self._asks and not self.go_button.isVisibleTo(self)
        if fell_back:
            self._asks = True
            self._ask()
            self._focus_first().setFocus(Qt.FocusReason.OtherFocusReason)
        if fell_back and not self._found.kinds:
            return
        words = sentence_for(error).whole
        if isinstance(error, WrongKey) and not fell_back:
            words = self._wrong()
        if fell_back and isinstance(error, WrongKey):
            words = self.tr("The journal had another key then. The password or spare key of that time opens this one.")
        self.notice.say_problem(words)
        self.leave_button.setEnabled(True)
        self.open_button.setText(self.tr("Look inside"))
        for field in (self.field, self.entry.field):
            field.setReadOnly(False)

    def _wrong(self) -> str:
        if self.field.isVisibleTo(self):
            return self.tr("That is not the password this backup had. Nothing was changed. It may be an earlier one.")
        return self.tr("This spare key belongs to another day or another journal. Nothing was changed.")

    def say_stopped(self) -> None:
        """A lock, or somebody, ended it before anything was changed."""
        self._busy = False
        self.bar.hide()
        self.leave_button.setEnabled(True)
        self.notice.say(self.tr("Stopped. Nothing was changed."))

    def say_unsaved(self) -> None:
        """The page has words that could not be stored; they come first."""
        self._busy = False
        self.bar.hide()
        self.leave_button.setEnabled(True)
        self.notice.say_problem(
            self.tr("What is on the page could not be saved just now, so nothing was changed. Please look at it first.")
        )

    def show_progress(self, done: int, total: int) -> None:
        self.bar.show()
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    @property
    def busy(self) -> bool:
        return self._busy

    def reject(self) -> None:
        """Esc leaves, but not in the middle of the step itself."""
        if not (self._busy and self.go_button.isVisibleTo(self)):
            super().reject()

    def _focus_first(self) -> QWidget:
        if self.field.isVisibleTo(self):
            return self.field
        return self.entry.field if self.entry.isVisibleTo(self) else self.leave_button

    def _show_secret(self, kind: SlotKind | None) -> None:
        self.field.setVisible(kind is SlotKind.PASSPHRASE)
        self.which.setVisible(kind is SlotKind.RECOVERY)
        self.entry.setVisible(kind is SlotKind.RECOVERY)
        other = SlotKind.RECOVERY if kind is SlotKind.PASSPHRASE else SlotKind.PASSPHRASE
        use_key, use_password = self.tr("Use the spare key"), self.tr("Use the password")
        self.other.setText(use_key if other is SlotKind.RECOVERY else use_password)
        self.other.setVisible(kind is not None and other in self._found.kinds)
        self.notice.clear()

    def _ask(self) -> None:
        kinds = self._found.kinds
        if not kinds:
            self._say_closed_for_good()
        else:
            self._show_secret(SlotKind.PASSPHRASE if SlotKind.PASSPHRASE in kinds else SlotKind.RECOVERY)

    def _say_closed_for_good(self) -> None:
        self._show_secret(None)
        self.open_button.hide()
        self.notice.say(
            self.tr(
                "This backup was made before there was a password or a spare key, so it opens only on the computer "
                "it was made on, with the journal that is there. There, make a spare key, and back up again."
            )
        )

    @Slot()
    def _turn(self) -> None:
        kind = SlotKind.RECOVERY if self.field.isVisibleTo(self) else SlotKind.PASSPHRASE
        self._show_secret(kind)
        self._focus_first().setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _open(self) -> None:
        if self._busy:
            return
        if self.field.isVisibleTo(self):
            if self.field.text():
                self._wait()
                self.password_given.emit(self.field.text())
            return
        missing = self.entry.missing
        if missing is not None:
            self.entry.say_problem(missing)
            return
        self._wait()
        self.code_given.emit(self.entry.text)

    @Slot()
    def _go(self) -> None:
        if not self._busy:
            self._wait()
            self.leave_button.setEnabled(False)
            self.notice.say(self.tr("This takes a moment. If it is cut short, everything is as it was before."))
            self.go_wanted.emit()

    def _wait(self) -> None:
        self._busy = True
        self.notice.clear()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.open_button.setText(self.tr("Looking"))
        for field in (self.field, self.entry.field):
            field.setReadOnly(True)

    def _connect(self) -> None:
        self.other.clicked.connect(self._turn)
        self.field.returnPressed.connect(self._open)
        self.entry.submitted.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.go_button.clicked.connect(self._go)
        self.leave_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        row = FlowLayout(gap=10, at_end=True)
        for button in (self.leave_button, self.open_button, self.go_button):
            row.addWidget(button)
        body = self.body_layout
        for part in (self.about, self.field, self.which, self.entry, self.inside, self.notice, self.bar):
            body.addWidget(part)
        body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        body.addSpacing(12)
        body.addLayout(row)
