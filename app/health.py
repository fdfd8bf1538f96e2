"""The health of the open vault: looked over late after a start, at most once a week, and whenever somebody asks."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.access_states import State, Unlocked
from app.jobs import Job, Jobs, Working
from app.paths import Profile
from app.storage.durable import write_file
from app.storage.errors import StorageError
from app.storage.vault import Health, Vault
from app.workspace import Workspace

__all__ = ["Health", "HealthCheck"]

_LATE_MS = 60_000
_EVERY = timedelta(days=7)


class HealthCheck(QObject):
    """Looks over the vault of a workspace, with a connection of its own. Damage is told to the workspace."""

    found = Signal(object)
    not_looked = Signal(object)

    def __init__(self, profile: Profile, jobs: Jobs, parent: QObject | None = None, late_ms: int = _LATE_MS) -> None:
        super().__init__(parent)
        self._profile = profile
        self._jobs = jobs
        self._workspace: Workspace | None = None
        self._looked_at: Workspace | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(late_ms)
        self._late.timeout.connect(self._begin_if_due)

    @property
    def last(self) -> date | None:
        """The day of the last look that found everything sound; a clock that was set back makes it unknown."""
        try:
            day = date.fromisoformat(self._profile.looked_over.read_text("ascii").strip())
        except (OSError, ValueError):
            return None
        return day if day <= date.today() else None

    @Slot(object)
    def follow(self, state: State) -> None:
        """Waits for a quiet moment after an opening."""
        self._workspace = state.workspace if isinstance(state, Unlocked) else None
        if self._workspace is not None:
            self._late.start()
        else:
            self._late.stop()

    def begin(self) -> Job | None:
        """Looks now; None when nothing is open. `found` brings what was found, `not_looked` what was in the way."""
        if self._workspace is None:
            return None
        self._looked_at = self._workspace
        return self._jobs.run(_looking(self._workspace.vault.opener()), self._take, self.not_looked.emit)

    @Slot()
    def _begin_if_due(self) -> None:
        last = self.last
        if last is None or date.today() - last >= _EVERY:
            self.begin()

    @Slot(object)
    def _take(self, health: Health) -> None:
        if health.ok:
            with suppress(StorageError):
                write_file(self._profile.looked_over, date.today().isoformat().encode())
        elif self._workspace is not None and self._workspace is self._looked_at:  # not one that came since
            self._workspace.vault.note_damage()
        self.found.emit(health)


def _looking(opener: Callable[[], Vault]) -> Callable[[Working], Health | None]:
    def look(job: Working) -> Health | None:
        from app.storage.errors import DamagedVault
        from app.storage.looking_over import look_over

        try:
            vault = opener()
        except DamagedVault:
            return Health(False, 0, (DamagedVault.__name__,))
        try:
            return look_over(vault, job)
        finally:
            vault.close()

    return look
