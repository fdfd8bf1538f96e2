"""The sheets about keys and lock that settings and Today ask for: what the shell does between them and the passage."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.access import Access
from app.jobs import Jobs
from app.ui.preferences_holder import PreferencesHolder
from app.ui.settings.rows import Ask
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.toast import Toasts

if TYPE_CHECKING:
    from app.new_key import Wish

_ASK_AGAIN = timedelta(days=30)
_CHECKED = timedelta(days=180)


class LockSheets(QObject):
    """One sheet at a time, over the window, so that it outlives the shell that asked for it."""

    export_wanted = Signal()

    def __init__(
        self,
        access: Access,
        jobs: Jobs,
        preferences: PreferencesHolder,
        toasts: Toasts,
        flush: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._access = access
        self._jobs = jobs
        self._preferences = preferences
        self._toasts = toasts
        self._flush = flush
        self._window = parent.window()
        access.new_key_made.connect(self._say_new_key)
        access.new_key_not_made.connect(self._say_stopped)

    @Slot(object)
    def open(self, ask: Ask) -> None:
        """Opens the sheet that somebody asked for."""
        make = {
            Ask.PASSPHRASE: self._password,
            Ask.DROP_PASSPHRASE: self._drop_password,
            Ask.RECOVERY_CODE: self._recovery_code,
            Ask.CHECK_CODE: self._check_code,
            Ask.RENEW_KEYRING: self._renew_keyring,
            Ask.NEW_KEY: self._new_key,
            Ask.ERASE: self._erase,
        }
        make[ask]().open()

    @Slot()
    def make_recovery_code(self) -> None:
        self.open(Ask.RECOVERY_CODE)

    @Slot()
    def check_recovery_code(self) -> None:
        self.open(Ask.CHECK_CODE)

    @property
    def asks_for_code(self) -> bool:
        """Whether the day has come to ask if the recovery code is still there; first 30 days after it was made."""
        on = self._preferences.value.remind_recovery_on or (self._access.made_on + _ASK_AGAIN).isoformat()
        return self._access.recovery_confirmed and on <= date.today().isoformat()

    def _password(self) -> Sheet:
        from app.ui.unlock.password_sheet import PasswordSheet

        return PasswordSheet(self._access, self._jobs, self._window)

    def _drop_password(self) -> Sheet:
        from app.ui.unlock.plain_changes import DropPasswordSheet

        return DropPasswordSheet(self._access, self._window)

    def _recovery_code(self) -> Sheet:
        from app.ui.unlock.spare_key_sheet import SpareKeySheet

        sheet = SpareKeySheet(self._access, self._window)
        sheet.accepted.connect(self._note_new_code)
        return sheet

    def _check_code(self) -> Sheet:
        from app.ui.unlock.check_code_sheet import CheckCodeSheet

        sheet = CheckCodeSheet(self._access, self._window)
        sheet.accepted.connect(self._note_checked)
        return sheet

    def _renew_keyring(self) -> Sheet:
        from app.ui.unlock.plain_changes import RenewKeyringSheet

        sheet = RenewKeyringSheet(self._access, self._window)
        sheet.accepted.connect(self._say_renewed)
        return sheet

    def _new_key(self) -> Sheet:
        from app.ui.unlock.new_key_sheet import NewKeySheet

        sheet = NewKeySheet(self._access, self._jobs, self._window)
        sheet.wanted.connect(self._make_new_key)
        return sheet

    def _erase(self) -> Sheet:
        from app.ui.unlock.erase_sheet import EraseSheet

        sheet = EraseSheet(self._access, self._window)
        sheet.export_wanted.connect(self.export_wanted)
        return sheet

    @Slot(object)
    def _make_new_key(self, wish: "Wish") -> None:
        """Words that cannot be stored just now keep the journal open; their page says so."""
        if self._flush():
            self._access.make_new_key(wish)
        else:
            self._toasts.show_message(
                self.tr("What is on the page could not be saved, so no new key was made. The earlier spare key counts.")
            )

    @Slot()
    def _note_new_code(self) -> None:
        self._remind_after(_ASK_AGAIN)

    @Slot()
    def _note_checked(self) -> None:
        self._remind_after(_CHECKED)

    def _remind_after(self, time: timedelta) -> None:
        self._preferences.change(remind_recovery_on=(date.today() + time).isoformat())

    @Slot()
    def _say_renewed(self) -> None:
        self._toasts.show_message(self.tr("This computer has a new key."))

    @Slot()
    def _say_new_key(self) -> None:
        self._note_new_code()
        self._toasts.show_message(self.tr("Your journal has a new key."))

    @Slot(object)
    def _say_stopped(self, error: Exception | None) -> None:
        if error is None:
            self._toasts.show_message(
                self.tr("Stopped. The spare key from before counts, and the new page opens nothing.")
            )
