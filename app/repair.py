"""A damaged vault: saves what can be read of it, puts that in its place, and keeps the damaged file."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from app.jobs import Job, Jobs, Working
from app.paths import Profile
from app.storage import damage, unsaved
from app.storage.durable import disk_faults, put_in_place
from app.storage.errors import DamagedVault
from app.storage.keys import DatabaseKey
from app.storage.salvage import Marks, Salvaged, salvage
from app.storage.watching import Watch

__all__ = ["Marks", "Repair", "Salvaged", "save_what_can_be_read"]


class Repair(QObject):
    """Belongs to one damaged vault, which nobody has open."""

    saved = Signal(object)
    not_saved = Signal(object)
    not_damaged = Signal()
    still_damaged = Signal()

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
        """Looks whether the file is damaged after all. `not_damaged` says that opening it will tell how it stands."""
        return self._jobs.run(_looking(self._profile, self._key, self._vault_id), self._take_look, self._give_up)

    @Slot(object)
    def _take_look(self, sound: bool | None) -> None:
        (self.not_damaged if sound else self.still_damaged).emit()

    @Slot(object)
    def _give_up(self, _error: Exception) -> None:
        """Something else is in the way now, such as a file that is gone."""
        self.not_damaged.emit()

    def unsaved_words(self) -> str:
        """What was written last and is sealed beside the vault; empty when there is nothing."""
        entries = unsaved.waiting(self._profile.unsaved, self._key)
        return "\n\n".join(part for entry in entries for part in (entry.title, entry.body) if part)


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


def _saving(profile: Profile, key: DatabaseKey, vault_id: str, marks: Marks) -> Callable[[Working], Salvaged | None]:
    def save(job: Working) -> Salvaged | None:
        return save_what_can_be_read(profile, key, vault_id, marks, job)

    return save


def _looking(profile: Profile, key: DatabaseKey, vault_id: str) -> Callable[[Working], bool]:
    def look(job: Working) -> bool:
        from app.storage.looking_over import look_over
        from app.storage.vault import Vault

        try:
            vault = Vault.open(profile.vault, key, vault_id, as_it_is=True)
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
