"""Which screen stands before the open journal, by where somebody is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.access import Access, AtWork, Blocked, FirstRun, Locked, Opening, SetupUnfinished, SlotKind, State, Unlocked
from app.jobs import Jobs
from app.ui.preferences_holder import PreferencesHolder
from app.ui.unlock.pages import Pages
from app.ui.widgets.dialog import Sheet

if TYPE_CHECKING:
    from app.repair import Repair, Salvaged
    from app.ui.unlock.damage_ways import GoodBackup
    from app.ui.unlock.lock_page import LockPage


def screen_for(
    state: State, access: Access, jobs: Jobs, preferences: PreferencesHolder, parent: QWidget | None = None
) -> Pages:
    """A new screen for a state other than Unlocked; its `help_wanted` opens the safe space."""
    match state:
        case FirstRun():
            from app.ui.unlock.onboarding import Onboarding

            return Onboarding(access, jobs, preferences, parent, state)
        case Blocked():
            return TroubleScreen(state, access, jobs, preferences, parent)
        case Locked(kinds):
            return LockScreen(kinds, access, preferences, parent)
        case SetupUnfinished():
            from app.ui.unlock.unfinished_page import UnfinishedPage

            return Pages.of(UnfinishedPage(access, preferences), parent)
        case AtWork(task):
            from app.ui.unlock.work_page import WorkPage

            return Pages.of(WorkPage(task, access, preferences), parent)
        case Opening() | Unlocked():
            from app.ui.unlock.opening_page import OpeningPage

            return Pages.of(OpeningPage(preferences), parent)


def sheet_after_opening(access: Access, jobs: Jobs, parent: QWidget) -> Sheet | None:
    """What to offer as soon as the journal is open, if anything: a password that was wished for or forgotten."""
    forgotten = access.has_passphrase and access.opened_with is SlotKind.RECOVERY
    if not forgotten and not access.passphrase_wished:
        return None
    from app.ui.unlock.password_sheet import PasswordSheet

    return PasswordSheet(access, jobs, parent)


class _Screen(Pages):
    """Pages with the spare key behind the first of them."""

    def __init__(self, access: Access, preferences: PreferencesHolder, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._access = access
        self._preferences = preferences

    @Slot()
    def show_code(self) -> None:
        from app.ui.unlock.code_page import CodePage

        page = CodePage(self._access, self._preferences)
        page.back_wanted.connect(self.go_back)
        self.turn_to(page)

    def _lock_page(self, kinds: frozenset[SlotKind]) -> "LockPage":
        from app.ui.unlock.lock_page import LockPage

        page = LockPage(kinds, self._access, self._preferences)
        page.spare_key_wanted.connect(self.show_code)
        return page


class LockScreen(_Screen):
    """The lock."""

    def __init__(
        self, kinds: frozenset[SlotKind], access: Access, preferences: PreferencesHolder, parent: QWidget | None = None
    ) -> None:
        super().__init__(access, preferences, parent)
        self.add(self._lock_page(kinds))


class TroubleScreen(_Screen):
    """What is in the way, and the ways on. `restore_wanted` brings the backup that somebody wants to go back to."""

    def __init__(
        self,
        state: Blocked,
        access: Access,
        jobs: Jobs,
        preferences: PreferencesHolder,
        parent: QWidget | None = None,
    ) -> None:
        from app.ui.unlock.trouble_page import WITH_BACKUP, TroublePage

        super().__init__(access, preferences, parent)
        self._kinds = state.kinds
        backups = _backups_of(access) if state.reason in WITH_BACKUP else ()
        page = TroublePage(state, access, preferences, repair=self._repair(jobs), backups=backups)
        page.salvaged.connect(self.show_salvaged)
        page.restore_wanted.connect(self.restore_wanted)
        page.spare_key_wanted.connect(self.show_code)
        page.password_wanted.connect(self.show_lock)
        self.add(page)

    def _repair(self, jobs: Jobs) -> "Repair | None":
        if self._access.damaged is None:
            return None
        from app.repair import Repair

        return Repair(self._access.profile, *self._access.damaged, jobs, self)

    @Slot(object)
    def show_salvaged(self, salvaged: "Salvaged") -> None:
        from app.ui.unlock.salvaged_page import SalvagedPage

        page = SalvagedPage(salvaged, self._preferences)
        page.open_wanted.connect(self._access.open_repaired)
        self.turn_to(page)

    @Slot()
    def show_lock(self) -> None:
        self.turn_to(self._lock_page(self._kinds))


def _backups_of(access: Access) -> "Sequence[GoodBackup]":
    from app.backups import all_backups

    return all_backups(access.profile)
