"""The composition root: every part is made and wired here, and nowhere else."""

import builtins
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

# shiboken wraps __import__ for its own sake; without it every later import is faster and takes less memory.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot  # noqa: E402

from app.access import Access, FirstRun, State, Unlocked  # noqa: E402
from app.instance import Instance  # noqa: E402
from app.jobs import Executor, Jobs  # noqa: E402
from app.keyring_items import KeychainLike  # noqa: E402
from app.paths import Profile, profile, resources  # noqa: E402
from app.renewal import Renewal, replace_process, wishes_for  # noqa: E402
from app.settings import Preferences  # noqa: E402
from app.start import Wishes, fit_large_screen, keep_out_of_core_dumps, read_wishes  # noqa: E402
from app.storage.errors import StorageError, VaultInUse  # noqa: E402
from app.storage.faults import of_system  # noqa: E402
from app.ui import theme  # noqa: E402
from app.ui.idle import Absence, Away  # noqa: E402
from app.ui.main_window import MainWindow  # noqa: E402
from app.ui.preferences_holder import PreferencesHolder  # noqa: E402
from app.unexpected import Unexpected  # noqa: E402

if TYPE_CHECKING:
    from app.ui.safe_space.entrance import Entrance


def main(arguments: Sequence[str] | None = None) -> int:
    """The command `alcove`."""
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
    app.begin(wishes)
    app.renew_after_locking()
    return application.exec()


def make_application() -> QApplication:
    """The one QApplication; its names say Alcove and nothing else."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Alcove")
    application.setDesktopFileName("org.alcove.Alcove")
    return application


def build(
    place: Profile, *, keychain: KeychainLike | None = None, executor: Executor | None = None, limit_s: float = 10.0
) -> "App":
    """The real app over a profile, not yet shown; tests, benchmarks and pictures hand in a keyring of their own."""
    if keychain is None:
        from app.storage.keychain import Keychain

        keychain = Keychain()
    return App(place, keychain, executor, limit_s)


class App(QObject):
    """The running program. What the first picture does not need is made right after it."""

    def __init__(self, place: Profile, keychain: KeychainLike, executor: Executor | None, limit_s: float) -> None:
        super().__init__()
        self.profile = place
        self.preferences = PreferencesHolder(place.preferences, self)
        self.theme = _install_theme(self.preferences.value)
        self.jobs = Jobs(self, executor)
        self.instance = Instance(place, self)
        self.access = Access(place, self.jobs, keychain, self, limit_s)
        self.access.guard = self._hold_profile
        self.absence = Absence(self.preferences.value.idle_minutes, self)
        self.entrance: Entrance | None = None
        self.unexpected = Unexpected(self)
        self._holds_profile = False
        self._opens_by_itself = True
        self.preferences.changed.connect(self._follow_preferences)
        self.access.changed.connect(self._follow_state)

    def is_open_elsewhere(self) -> bool:
        """Whether another Alcove has this profile, and came forward when asked."""
        try:
            self._hold_profile()
        except VaultInUse:
            return self.instance.knock()
        except StorageError:
            return False  # the first look at the profile says so, on a screen
        return False

    def begin(self, wishes: Wishes | None = None) -> None:
        """Shows the window; the keyring is asked when it is painted."""
        wishes = wishes or Wishes()
        self._opens_by_itself = not wishes.locked
        self.access.look()
        if isinstance(self.access.state, FirstRun):
            fit_large_screen(self.preferences)
        self.window = MainWindow(self.access, self.jobs, self.preferences)
        self.window.first_painted.connect(self._go_on)
        self.unexpected.happened.connect(self.window.say_trouble)
        self.preferences.not_kept.connect(self.window.say_trouble)
        self.instance.knocked.connect(self.window.come_forward)
        if wishes.place:
            self.window.move(*wishes.place)
        if wishes.minimised:
            self.window.showMinimized()
            self._go_on()
        else:
            self.window.show()

    def renew_after_locking(self) -> None:
        """From now on a new process takes over some moments after each lock."""
        self._renewal = Renewal(self.access, self._safe_space_is_open, self)
        self._renewal.due.connect(self._renew)

    def end(self) -> None:
        """Stores, locks and lets go of the profile, as closing the window and leaving does."""
        self.window.close()
        self.access.lock()
        self.instance.release()

    @Slot()
    def _go_on(self) -> None:
        """The window is painted: opens what opens by itself, then makes the rest."""
        if self._opens_by_itself:
            self._opens_by_itself = False
            self.access.open_remembered()
        if self.entrance is None:
            QTimer.singleShot(0, self, self._make_the_rest)

    @Slot()
    def _make_the_rest(self) -> None:
        from app import content
        from app.ui.safe_space.entrance import Entrance
        from app.ui.system_motion import SystemMotion
        from app.ui.window_icon import window_icon

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.entrance = Entrance(application, self.window, self.preferences, content)
        self.window.help_wanted.connect(self.entrance.open)
        self.window.setWindowIcon(window_icon())
        self.absence.noticed.connect(self._leave)
        self.absence.listen()
        motion = SystemMotion(self)
        motion.stillness_wanted.connect(self.theme.note_system_stillness)
        motion.ask()

    def _hold_profile(self) -> None:
        """Nobody else may have this profile; raises what is in the way. Asked again with every "Try again"."""
        if self._holds_profile:
            return
        try:
            self.profile.prepare()
            self._holds_profile = self.instance.take()
        except OSError as error:
            raise of_system(error) from error
        if not self._holds_profile:
            raise VaultInUse

    @Slot(object)
    def _follow_state(self, state: State) -> None:
        self.absence.set_watching(isinstance(state, Unlocked))

    @Slot(object)
    def _follow_preferences(self, preferences: Preferences) -> None:
        self.theme.set_text_size(preferences.text_size)
        self.theme.set_scheme(preferences.scheme)
        self.theme.set_contrast(preferences.contrast)
        self.theme.set_motion(preferences.motion)
        self.absence.set_minutes(preferences.idle_minutes)

    @Slot(object)
    def _leave(self, _away: Away) -> None:
        """Words that cannot be stored just now keep the journal open, but hidden; it tries again after the same wait."""
        self.window.leave()
        self.absence.set_watching(isinstance(self.access.state, Unlocked))

    @Slot()
    def _renew(self) -> None:
        self.instance.release()
        replace_process(wishes_for(self.window))

    def _safe_space_is_open(self) -> bool:
        return self.entrance is not None and self.entrance.is_open


def _install_theme(preferences: Preferences) -> theme.Theme:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return theme.install(
        application,
        resources() / "theme" / "tokens.json",
        text_size=preferences.text_size,
        scheme=preferences.scheme,
        motion=preferences.motion,
        contrast=preferences.contrast,
    )
