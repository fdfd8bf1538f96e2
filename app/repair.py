"""A damaged vault: saves what can be read of it, puts that in its place, and keeps the damaged file."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from app.jobs import Job, Jobs, Working
from app.paths import Profile
from app.storage import damage
from app.storage.durable import disk_faults, put_in_place
from app.storage.errors import DamagedVault
from app.storage.keys import DatabaseKey
from app.storage.salvage import Marks, Salvaged, salvage
from app.storage.watching import Watch


class Repair(QObject):
    """Belongs to one damaged vault, which nobody has open."""

    saved = Signal(object)
    not_saved = Signal(object)
    is_sound = Signal()
    is_damaged = Signal()

    def __init__(
        self, profile: Profile, key: DatabaseKey, vault_id: str, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._key = key
        self._vault_id = vault_id
        self._jobs = jobs

    def save_what_can_be_read(self, marks: Marks) -> Job:
        """Begins; `saved` brings what was Salvaged, `not_saved` the error, and a stopped job leaves all as it was."""
        work = _saving(self._profile, self._key, self._vault_id, marks)
        return self._jobs.run(work, self.saved.emit, self.not_saved.emit)

    def look_again(self) -> Job:
        """Whether the file is damaged after all: `is_sound`, and then it may be opened, or `is_damaged`."""
        return self._jobs.run(_looking(self._profile, self._key, self._vault_id), self._take_look, self._still_damaged)

    @Slot(object)
    def _take_look(self, sound: bool | None) -> None:
        (self.is_sound if sound else self.is_damaged).emit()

    @Slot(object)
    def _still_damaged(self, _error: Exception) -> None:
        self.is_damaged.emit()


def save_what_can_be_read(
    profile: Profile, key: DatabaseKey, vault_id: str, marks: Marks, watch: Watch | None = None
) -> Salvaged | None:
    """Puts a sound vault in the place of the damaged one; None, and all as it was, when it was asked to stop.

    Raises NothingReadable and the errors of the disk. A process that ends half way leaves the old vault or the new one.
    """
    new = profile.vault.with_name(profile.vault.name + ".salvaged")
    found = salvage(profile.vault, new, key, vault_id, marks, watch)
    if found is None:
        return None
    kept = profile.folder / f"damaged-{datetime.now():%Y%m%d-%H%M%S}.vault"
    with disk_faults():
        journal = profile.vault.with_name(profile.vault.name + "-journal")
        if journal.exists() and journal.stat().st_size:
            # It belongs to the damaged file; SQLite would play it into the new one.
            journal.replace(kept.with_name(kept.name + "-journal"))
        put_in_place(new, profile.vault, kept)
    damage.forget(profile.damage)
    return found


def _saving(
    profile: Profile, key: DatabaseKey, vault_id: str, marks: Marks
) -> Callable[[Working], Salvaged | None]:
    def save(job: Working) -> Salvaged | None:
        return save_what_can_be_read(profile, key, vault_id, marks, job)

    return save


def _looking(profile: Profile, key: DatabaseKey, vault_id: str) -> Callable[[Working], bool]:
    def look(job: Working) -> bool:
        from app.storage.looking_over import look_over
        from app.storage.vault import Vault

        try:
            vault = Vault.open(profile.vault, key, vault_id)
        except DamagedVault:
            return False
        try:
            found = look_over(vault, job)
        finally:
            vault.close()
        if found is None or not found.ok:
            return False
        damage.forget(profile.damage)
        return True

    return look
