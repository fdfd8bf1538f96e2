"""The composition root: every part is made and wired here, and nowhere else.

The order of the imports is a budget. The first picture needs few of them; what comes after it is imported where it is
made. Nothing that importing makes is garbage, so nobody looks for any meanwhile.
"""
# ruff: noqa: E402

import gc

gc.disable()

import builtins
import sys
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

# shiboken wraps __import__ for its own sake; without that every later import is faster and takes less memory.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from app.instance import Instance
from app.paths import Profile, profile, resources
from app.settings import Preferences
from app.start import Wishes, fit_large_screen, hold, keep_out_of_core_dumps, leave_others_their_libraries, read_wishes
from app.storage.errors import StorageError, VaultInUse
from app.ui.first_key import FirstKey
from app.ui.main_window import MainWindow
from app.ui.preferences_holder import PreferencesHolder
from app.unexpected import Unexpected

if TYPE_CHECKING:
    from app.access import Access
    from app.jobs import Executor, Jobs
    from app.keyring_items import KeychainLike
    from app.safekeeping import Safekeeping
    from app.ui.backups.flow import BackupsFlow
    from app.ui.idle import Absence, Away
    from app.ui.safe_space.entrance import Entrance
    from app.ui.screen_capture import ScreenCapture
    from app.ui.theme import Theme

gc.freeze()
gc.enable()

_AFTER_THE_PAGE_MS = 100
_QUIET_MS = 600


def main(arguments: Sequence[str] | None = None) -> int:
    """The command `alcove`."""
    leave_others_their_libraries()
    wishes = read_wishes(arguments)
    if wishes.self_test:
        from app.self_test import run

        return run()
    keep_out_of_core_dumps()
    application = make_application()
    app = build(profile(wishes.profile))
    if app.is_open_elsewhere():
        print(QCoreApplication.translate("Main", "Alcove is already open. Its window comes forward."))
        return 0
    app.unexpected.watch()
    app.begin(wishes, renews=True)
    code = application.exec()
    app.end()
    return code


def make_application() -> QApplication:
    """The one QApplication; its names say Alcove and nothing else. Garbage waits until everything is made."""
    from app.ui.recent_lists import keep_out_of_recent_lists

    gc.disable()
    keep_out_of_recent_lists()
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setProperty("fusionFromTheStart", True)
    application.setApplicationName("Alcove")
    application.setDesktopFileName("org.alcove.Alcove")
    return application


def build(
    place: Profile,
    *,
    keychain: "KeychainLike | None" = None,
    executor: "Executor | None" = None,
    limit_s: float = 10.0,
) -> "App":
    """The real app over a profile, not yet shown; tests, benchmarks and pictures hand in a keyring of their own."""
    return App(place, keychain, executor, limit_s)


class App(QObject):
    """The running program: the window first, and everything behind it as soon as that is painted."""

    window: MainWindow
    theme: "Theme"
    absence: "Absence | None" = None
    entrance: "Entrance | None" = None
    backups: "BackupsFlow"
    capture: "ScreenCapture | None" = None

    def __init__(
        self, place: Profile, keychain: "KeychainLike | None", executor: "Executor | None", limit_s: float
    ) -> None:
        super().__init__()
        self.profile = place
        self._keychain = keychain
        self._executor = executor
        self._limit_s = limit_s
        self._wishes = Wishes()
        self._renews = False
        self.preferences = PreferencesHolder(place.preferences, self)
        self.instance = Instance(place, self)
        self.unexpected = Unexpected(self)

    @cached_property
    def jobs(self) -> "Jobs":
        from app.jobs import Jobs

        return Jobs(self, self._executor)

    @cached_property
    def access(self) -> "Access":
        from app.access import Access
        from app.storage.keychain import Keychain

        made = Access(self.profile, self.jobs, self._keychain or Keychain(), self, self._limit_s)
        made.guard = self._hold_profile
        for trouble in (made.not_remembered, made.new_key_not_made, made.not_erased):
            trouble.connect(self._tell)
        made.erased.connect(self.preferences.forget)
        return made

    @cached_property
    def safekeeping(self) -> "Safekeeping":
        from app.safekeeping import Safekeeping

        return Safekeeping(self.profile, self.access, self.jobs, self)

    def is_open_elsewhere(self) -> bool:
        """Whether another Alcove has this profile, and came forward when asked."""
        try:
            self._hold_profile()
        except VaultInUse:
            return self.instance.knock()
        except StorageError:
            return False  # the first look at the profile says so, on a screen
        return False

    def begin(self, wishes: Wishes | None = None, *, renews: bool = False) -> None:
        """Shows the window. With `renews` a new process takes over some moments after each lock."""
        self._wishes = wishes or Wishes()
        self._renews = renews
        self.window = MainWindow(self.preferences)
        self.window.first_painted.connect(self._enter)
        self.window.help_wanted.connect(self._help)
        self.instance.knocked.connect(self.window.come_forward)
        self.unexpected.happened.connect(self._tell)
        self.preferences.not_kept.connect(self._tell)
        self._follow_capture(self.preferences.value)
        if self._wishes.place:
            self.window.move(*self._wishes.place)
        if self._wishes.minimised:
            self.window.showMinimized()
            self._enter()
        else:
            self.window.show()

    def end(self) -> None:
        """Stores, locks and lets go of the profile."""
        from app.ui.recent_lists import forget_places

        self.window.close()
        self.access.lock()
        forget_places()
        self.instance.release()

    @Slot()
    def _enter(self) -> None:
        """The window is painted: looks at what is on the disk, and opens what opens by itself."""
        self.window.first_painted.disconnect(self._enter)
        self.preferences.changed.connect(self._follow_preferences)
        self._dress()
        self.access.look(erased=self._wishes.erased)
        fit_large_screen(self.access.state, self.preferences)
        if not self._wishes.locked:
            self.access.open_remembered()
        self.window.show_access(self.access, self.jobs)
        self._first_key = FirstKey(self.window, self.preferences)
        QTimer.singleShot(_AFTER_THE_PAGE_MS, self, self._make_the_rest)

    def _dress(self) -> None:
        from app.ui import theme

        chosen = self.preferences.value
        self.theme = theme.install(
            _application(),
            resources() / "theme" / "tokens.json",
            text_size=chosen.text_size,
            scheme=chosen.scheme,
            motion=chosen.motion,
            contrast=chosen.contrast,
        )

    @Slot()
    def _make_the_rest(self) -> None:
        from app.ui.idle import Absence
        from app.ui.private_copy import CopyKeeper
        from app.ui.system_motion import SystemMotion

        entrance = self._make_entrance()
        self._first_key.deleteLater()
        entrance.asked.connect(self.window.complete().obey_inside)
        CopyKeeper(self)
        self.absence = Absence(self.preferences.value.idle_minutes, self)
        self.absence.noticed.connect(self._leave)
        self.absence.listen()
        self.access.changed.connect(self._watch_for_absence)
        self._watch_for_absence()
        self._listen_for_backups()
        motion = SystemMotion(self)
        motion.stillness_wanted.connect(self.theme.note_system_stillness)
        motion.ask()
        self._watch_over_health()
        if self._renews:
            from app.renewal import Renewal

            Renewal(self.access, entrance, self).due.connect(self._renew)
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        QTimer.singleShot(_QUIET_MS, self, self._read_ahead)

    def _listen_for_backups(self) -> None:
        """Begins with it, too: what is due is made some time after the journal was opened."""
        from app.ui.backups.flow import BackupsFlow

        self.backups = BackupsFlow(self.safekeeping, self.access, self.window)
        self.backups.listen(self.window)

    def _watch_over_health(self) -> None:
        from app.health import HealthCheck

        check = HealthCheck(self.profile, self.jobs, self)
        check.follow(self.access.state)
        self.access.changed.connect(check.follow)

    @Slot()
    def _read_ahead(self) -> None:
        """The page that is opened most often is read from the disk while nobody waits for it."""
        from app.ui.read_ahead import read_journal_page

        self.jobs.run(read_journal_page)

    def _make_entrance(self) -> "Entrance":
        if self.entrance is None:
            from app import content
            from app.ui.safe_space.entrance import Entrance

            self.entrance = Entrance(_application(), self.window, self.preferences, content, self.profile.open_plan)
            self.entrance.opened.connect(self._keep_words)
            self.access.about_to_lock.connect(self.entrance.let_go)
            self.window.shell_changed.connect(self._let_in)
            self._let_in()
        return self.entrance

    @Slot()
    def _let_in(self) -> None:
        """The safe space shows what is a person's own while the journal is open, and stores with it."""
        shell = self.window.shell
        if shell is not None and self.entrance is not None:
            shell.also = self.entrance
            shell.getting_ready_wanted.connect(self.entrance.get_ready)
            shell.exercise_wanted.connect(self.entrance.open_at)
            self.entrance.take_in(shell.workspace, self.jobs)

    @Slot()
    def _keep_words(self) -> None:
        """The safe space is there first; then what was being written is stored, in case nobody comes back to it."""
        if self.window.shell is not None:
            self.window.shell.flush()

    @Slot()
    def _help(self) -> None:
        self._make_entrance().open()

    def _hold_profile(self) -> None:
        hold(self.profile, self.instance)

    @Slot()
    def _watch_for_absence(self) -> None:
        if self.absence is not None:
            self.absence.set_watching(self.window.shell is not None or self.access.damaged is not None)

    @Slot(object)
    def _leave(self, _away: "Away") -> None:
        """Words that cannot be stored just now keep the journal open, but hidden, until the next absence.

        Of a damaged journal the key is let go of, unless something is being saved.
        """
        self.window.leave()
        if self.access.damaged is not None and not self.jobs.busy():
            self.access.look()
        self._watch_for_absence()

    @Slot(object)
    def _follow_preferences(self, preferences: Preferences) -> None:
        self.theme.set_text_size(preferences.text_size)
        self.theme.set_scheme(preferences.scheme)
        self.theme.set_contrast(preferences.contrast)
        self.theme.set_motion(preferences.motion)
        if self.absence is not None:
            self.absence.set_minutes(preferences.idle_minutes)
        self._follow_capture(preferences)

    def _follow_capture(self, preferences: Preferences) -> None:
        """Nothing is loaded for it until somebody wants it."""
        if self.capture is None and preferences.left_out_of_capture:
            from app.ui.screen_capture import ScreenCapture, asker

            ask = asker()
            self.capture = ScreenCapture(ask, self) if ask is not None else None
        if self.capture is not None:
            self.capture.set_left_out(preferences.left_out_of_capture)

    @Slot(object)
    def _tell(self, error: Exception | None) -> None:
        from app.ui.trouble_sheet import tell

        if error is not None:
            tell(error, self.window)

    @Slot()
    def _renew(self) -> None:
        from app.renewal import replace_process, wishes_for

        self.instance.release()
        replace_process(wishes_for(self.window, self.access.state))


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
