"""The first run in three steps: where it stays, how it is locked, how one gets back in."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.access import Access, FirstRun
from app.jobs import Jobs
from app.ui.messages import sentence_for
from app.ui.preferences_holder import PreferencesHolder
from app.ui.unlock.choose_lock import ChooseLock
from app.ui.unlock.frame import Frame
from app.ui.unlock.keep_spare_key import KeepSpareKey
from app.ui.unlock.notice import Notice
from app.ui.unlock.pages import Pages
from app.ui.unlock.stays_here import StaysHere
from app.ui.unlock.step_header import StepHeader


class OnboardingPage(Frame):
    """The steps share one page, so that the header and the lamp stay where they are."""

    def __init__(
        self, access: Access, jobs: Jobs, preferences: PreferencesHolder, parent: QWidget | None = None
    ) -> None:
        super().__init__(preferences, parent)
        self._access = access
        self._confirming = False
        self.header = StepHeader((self.tr("Stays here"), self.tr("Your lock"), self.tr("Your spare key")))
        self.stays_here = StaysHere(preferences)
        self.choose_lock = ChooseLock(jobs)
        self.keep: KeepSpareKey | None = None
        self.erased = Notice(self, centred=True)
        self.column.addWidget(self.erased)
        self.column.addSpacing(20)
        self.column.addWidget(self.header)
        self.column.addSpacing(47)
        for step in (self.stays_here, self.choose_lock):
            self.column.addWidget(step)
        self.choose_lock.hide()
        self.column.addStretch(1)
        self._connect()
        access.check_keychain()

    @property
    def focus_first(self) -> QWidget:
        return self.header

    def _connect(self) -> None:
        self.stays_here.done.connect(self.show_lock_step)
        self.stays_here.backup_wanted.connect(self.backup_file_wanted)
        self.choose_lock.back_wanted.connect(self.show_first_step)
        self.choose_lock.chosen.connect(self._set_lock)
        self._access.keychain_checked.connect(self._note_keychain)
        self._access.was_set_up.connect(self._show_code)
        self._access.not_set_up.connect(self.choose_lock.show_problem)
        self._access.keys_changed.connect(self._go_on)
        self._access.keys_not_changed.connect(self._stay)

    def say_erased(self, keyring_kept: bool) -> None:
        """Where somebody is after erasing everything."""
        words = self.tr("Everything is erased.")
        if keyring_kept:
            rest = self.tr("The key store of this computer did not answer. What it still keeps opens nothing.")
            words = f"{words} {rest}"
        self.erased.say(words, "ink1")

    @Slot()
    def show_first_step(self) -> None:
        self._turn_to(0, self.stays_here)

    @Slot()
    def show_lock_step(self) -> None:
        self._turn_to(1, self.choose_lock)

    @Slot(object)
    def _note_keychain(self, error: Exception | None) -> None:
        if error is not None and not self._access.is_set_up:
            self.choose_lock.require_password()

    @Slot(object)
    def _set_lock(self, passphrase: str | None) -> None:
        """Makes the journal, or changes the lock of the one that was made before "Back" was pressed."""
        if not self._access.is_set_up:
            self._access.set_up(passphrase)
        elif passphrase is not None:
            self._access.set_passphrase(passphrase)
        elif self._access.has_passphrase:
            self._access.drop_passphrase()
        else:
            self._show_spare_key_step()

    @Slot(object)
    def _show_code(self, code: str) -> None:
        self.keep = KeepSpareKey(code, self._access.has_passphrase)
        self.keep.back_wanted.connect(self.show_lock_step)
        self.keep.confirmed.connect(self._confirm)
        self.keep.postponed.connect(self._remind_tomorrow)
        self.keep.panel.spoke.connect(self.reveal)
        self.column.insertWidget(self.column.count() - 1, self.keep)
        self._show_spare_key_step()

    def _show_spare_key_step(self) -> None:
        self.choose_lock.rest()
        if self.keep is not None:
            self.keep.say_what_for(self._access.has_passphrase)
            self._turn_to(2, self.keep)

    @Slot(str)
    def _confirm(self, code: str) -> None:
        self._confirming = True
        self._access.confirm_recovery(code)

    @Slot()
    def _go_on(self) -> None:
        """The key file holds what was chosen: in, or on to the spare key."""
        if self._confirming:
            self._access.finish_set_up()
        else:
            self._show_spare_key_step()

    @Slot(object)
    def _stay(self, error: Exception) -> None:
        if self._confirming and self.keep is not None:
            self._confirming = False
            self.keep.show_problem(sentence_for(error).whole)
        else:
            self.choose_lock.show_problem(error)

    @Slot()
    def _remind_tomorrow(self) -> None:
        self.preferences.change(remind_recovery_on=(date.today() + timedelta(days=1)).isoformat())
        self._access.finish_set_up()

    def _turn_to(self, number: int, step: QWidget) -> None:
        for other in (self.stays_here, self.choose_lock, self.keep):
            if other is not None:
                other.setVisible(other is step)
        self.header.set_step(number)
        self.erased.hide()
        self.show_from_top()
        self.header.setFocus(Qt.FocusReason.OtherFocusReason)


class Onboarding(Pages):
    """The screen of a first run."""

    def __init__(
        self,
        access: Access,
        jobs: Jobs,
        preferences: PreferencesHolder,
        parent: QWidget | None = None,
        state: FirstRun = FirstRun(),  # noqa: B008 (frozen)
    ) -> None:
        super().__init__(parent)
        page = OnboardingPage(access, jobs, preferences)
        self.add(page)
        if state.erased:
            page.say_erased(state.keyring_kept)
