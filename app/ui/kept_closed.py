"""Entries that are kept closed, and the password in front of them: what the shell does between journal and lock."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.access import Access
from app.jobs import Jobs

if TYPE_CHECKING:
    from app.ui.journal.screen import JournalScreen


class KeptClosed(QObject):
    """Without a password there is nothing to keep an entry closed with, so one is asked for first."""

    def __init__(self, access: Access, jobs: Jobs, screen: "JournalScreen") -> None:
        super().__init__(screen)
        self._access = access
        self._jobs = jobs
        self._screen = screen
        self._uid = ""
        self._waits_for_password = False
        access.keys_changed.connect(self._close_now)
        screen.opening_wanted.connect(self.ask_to_open)
        screen.closing_wanted.connect(self.ask_to_close)
        screen.proof_wanted.connect(self.prove)

    @Slot(str)
    def ask_to_open(self, uid: str) -> None:
        """The password, then the words. Where it was given up meanwhile, the computer account is the only lock."""
        from app.ui.unlock.prove_sheet import ProveSheet

        self._uid = uid
        if not self._access.has_passphrase:
            self._open()
            return
        sheet = ProveSheet(self._access, self._screen.window())
        sheet.proven.connect(self._open)
        sheet.open()

    @Slot()
    def prove(self) -> None:
        """Before what is kept closed is taken out with everything else."""
        from app.ui.unlock.prove_sheet import ProveSheet

        if not self._access.has_passphrase:
            self._screen.exporting.choose_place()
            return
        sheet = ProveSheet(self._access, self._screen.window())
        sheet.proven.connect(self._screen.exporting.choose_place)
        sheet.open()

    @Slot(str)
    def ask_to_close(self, uid: str) -> None:
        """Keeps it closed at once where there is a password."""
        self._uid = uid
        if self._access.has_passphrase:
            self._screen.deeds.keep_closed(uid)
            return
        from app.ui.widgets.dialog import Question

        question = Question(
            self._screen,
            self.tr("Set a password first?"),
            self.tr("An entry that is kept closed opens with your password. Alcove has none yet."),
            self.tr("Not now"),
            self.tr("Set a password"),
        )
        question.accepted.connect(self._set_password)
        question.open()

    @Slot()
    def _set_password(self) -> None:
        from app.ui.unlock.password_sheet import PasswordSheet

        self._waits_for_password = True
        sheet = PasswordSheet(self._access, self._jobs, self._screen.window())
        sheet.rejected.connect(self._forget)
        sheet.open()

    @Slot()
    def _close_now(self) -> None:
        """The password is set, so the entry it was for closes."""
        if self._waits_for_password and self._access.has_passphrase:
            self._waits_for_password = False
            self._screen.deeds.keep_closed(self._uid)

    @Slot()
    def _forget(self) -> None:
        self._waits_for_password = False

    @Slot()
    def _open(self) -> None:
        self._screen.show_opened(self._uid)
