"""The passage between locked and unlocked: open a slot, open the vault, make the workspace; lock in a fixed order."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app import access_work, key_changes, standing
from app.access_closed import ClosedWork
from app.access_states import (
    AtWork,
    Blocked,
    FirstRun,
    Locked,
    Opening,
    Reason,
    SetupUnfinished,
    State,
    Unlocked,
)
from app.access_states import Task as Task
from app.jobs import Jobs
from app.keyring_items import KeychainLike, KeyringItems, item_for
from app.paths import Profile
from app.storage.errors import DamagedVault, KeyFileTampered, StorageError
from app.storage.keys import DatabaseKey
from app.storage.keys import SlotKind as SlotKind

if TYPE_CHECKING:
    from app.first_run import NewVault

__all__ = [
    "Access",
    "AtWork",
    "Blocked",
    "FirstRun",
    "Locked",
    "Opening",
    "Reason",
    "SetupUnfinished",
    "State",
    "Unlocked",
]


class Access(ClosedWork):
    """Says where somebody stands (`state`) and takes every step to and from the open journal."""

    about_to_lock = Signal()
    not_opened = Signal(object)
    unchanged = Signal()
    was_set_up = Signal(object)
    not_set_up = Signal(object)
    keychain_checked = Signal(object)
    not_remembered = Signal(object)

    def __init__(
        self,
        profile: Profile,
        jobs: Jobs,
        keychain: KeychainLike,
        parent: QObject | None = None,
        limit_s: float = 10.0,
    ) -> None:
        super().__init__(profile, jobs, KeyringItems(keychain, profile.pending_keychain, limit_s), parent)
        self.guard: Callable[[], None] = _nothing_in_the_way
        self._limit_s = limit_s
        self._busy = False
        self._key_of_damaged: DatabaseKey | None = None
        self._key_to_update: DatabaseKey | None = None

    # -- opening

    def look(self, *, erased: bool = False) -> None:
        """Reads what is on the disk, and ends what was cut short there. `erased`: the process before this one did."""
        self._opened_with = None
        self._key_of_damaged = None
        seen = self._seen()
        if erased and seen == FirstRun():
            seen = FirstRun(erased=True, keyring_kept=self._items.any_pending())
        self._show(seen)

    def refuse(self, error: Exception) -> None:
        """Somebody else found what is in the way: another running Alcove, or a library too old to be safe."""
        self._block(error)

    def try_again(self) -> None:
        """Looks again at everything, the keyring included."""
        if self._busy:
            return
        before, seen = self._state, self._seen()
        if isinstance(seen, Blocked) and seen == before:
            self.unchanged.emit()
            return
        if isinstance(seen, Locked) and SlotKind.KEYRING in seen.kinds:
            self._state = seen
            self.open_remembered()
        else:
            self._show(seen)

    def open_remembered(self) -> None:
        """Opens with the keyring, if that is how this vault opens and it is closed."""
        item = item_for(self._keys) if self._keys else None
        if self._keys is None or item is None or self._busy or not isinstance(self._state, Locked):
            return
        self._start(SlotKind.KEYRING)
        self._set(Opening())
        work = access_work.recalling(self._items.keychain, item, self._keys)
        self._jobs.run_apart(work, self._limit_s, self._enter, self._refused, self._enter_late)

    def open_with_passphrase(self, text: str) -> None:
        """Opens, or says with `not_opened` why not; the state stays as it is meanwhile."""
        if self._keys is not None and not self._busy:
            self._start(SlotKind.PASSPHRASE)
            work = access_work.unlocking(self._keys.unlock_with_passphrase, text)
            self._jobs.run(work, self._enter, self._refused)

    def open_with_recovery_code(self, text: str) -> None:
        """Opens, or says with `not_opened` why not. A lost keyring item is then made anew."""
        if self._keys is not None and not self._busy:
            self._start(SlotKind.RECOVERY)
            work = access_work.unlocking(self._keys.unlock_with_recovery_code, text)
            self._jobs.run(work, self._enter, self._refused)

    def open_proven(self, key: DatabaseKey, kind: SlotKind) -> None:
        """Opens with a key that another slot of the same vault has proven, as after a restore."""
        if self._keys is not None and not self._busy and isinstance(self._state, Locked):
            self._start(kind)
            self._enter(key)

    def lock(self) -> None:
        """Lets every screen store its words, closes the vault, and forgets the key."""
        if isinstance(self._state, Unlocked):
            self._close()
            self._set(Locked(self._kinds()))

    # -- a damaged vault

    @property
    def damaged(self) -> tuple[DatabaseKey, str] | None:
        """Key and name of the vault whose file turned out to be damaged, for whoever saves what can be read of it."""
        return (self._key_of_damaged, self._keys.vault_id) if self._key_of_damaged and self._keys else None

    def open_repaired(self) -> None:
        """Opens what was put in the place of a damaged vault."""
        if self._key_of_damaged is not None and not self._busy:
            self._enter(self._key_of_damaged)

    # -- the first run

    def begin_again(self) -> None:
        """From "finish setting up" to the first page; the half-made key file is replaced when the new one is made."""
        if isinstance(self._state, SetupUnfinished):
            self._set(FirstRun())

    def check_keychain(self) -> None:
        """Finds out whether this computer can keep a key; `keychain_checked` brings None or the error."""
        work = access_work.testing(self._items.keychain)
        self._jobs.run_apart(work, self._limit_s, self.keychain_checked.emit, self.keychain_checked.emit)

    def set_up(self, passphrase: str | None) -> None:
        """Makes the vault; `was_set_up` brings the spare key, which is shown once. `finish_set_up` goes in."""
        if self._busy or self.is_set_up:
            return
        self._busy = True
        self._jobs.run(access_work.making(self.profile, self._items, passphrase), self._take_new, self._not_made)

    @property
    def is_set_up(self) -> bool:
        """Whether the first run has made the vault, which is not yet shown."""
        return self._key is not None

    def finish_set_up(self) -> None:
        """Goes into the new vault."""
        if self._key is not None and isinstance(self._state, FirstRun):
            self._enter(self._key)

    # -- inside

    def _start(self, kind: SlotKind) -> None:
        self._busy = True
        self._opened_with = kind

    def _seen(self) -> State:
        state, self._keys = standing.seen(self.profile, self.guard)
        return state

    def _close(self) -> None:
        """Lets every screen store its words, closes the vault, and forgets the key."""
        assert isinstance(self._state, Unlocked)
        self.about_to_lock.emit()
        workspace = self._state.workspace
        self._jobs.stop_all()
        workspace.close()
        self._key = None
        self._opened_with = None
        self._passphrase_wished = False
        workspace.deleteLater()

    @Slot(object)
    def _enter(self, key: DatabaseKey) -> None:
        """The key is proven; whatever is wrong from here on is the file's or the disk's."""
        from app.workspace import Workspace

        self._busy = False
        assert self._keys is not None
        try:
            vault, self._keys = access_work.open_vault(self.profile, key, self._keys)
            if vault.is_older:
                vault.close()
                self._busy = True
                self._key_to_update = key
                work = access_work.updating(self.profile, self._keys, key)
                self._jobs.run(work, self._enter, self._not_updated)
                return
        except (StorageError, OSError) as error:
            self._key = None
            self._key_of_damaged = key if isinstance(error, DamagedVault) else None
            self._block(error)
            return
        self._key = key
        self._key_of_damaged = self._key_to_update = None
        workspace = Workspace(vault, self)
        workspace.damaged.connect(self._close_damaged, Qt.ConnectionType.QueuedConnection)
        self._set(Unlocked(workspace))
        self._mend()

    @Slot()
    def _close_damaged(self) -> None:
        """Damage was met in the middle of work. The file is not written any more, at no later start either."""
        if isinstance(self._state, Unlocked):
            self._key_of_damaged = self._key
            access_work.note_damage(self.profile)
            self._close()
            self._set(Blocked(Reason.VAULT_DAMAGED, self._kinds()))

    @Slot(object)
    def _not_updated(self, error: Exception) -> None:
        """Without a backup, or half way, nothing is brought to a newer shape."""
        self._busy = False
        self._opened_with = None
        self._key_of_damaged = self._key_to_update if isinstance(error, DamagedVault) else None
        self._key_to_update = None
        self._block(error)

    @Slot(object)
    def _enter_late(self, key: DatabaseKey) -> None:
        """The keyring answered after all, for somebody who took their time over its question."""
        if isinstance(self._state, Blocked) and self._state.reason is Reason.KEYCHAIN_SILENT and not self._busy:
            self._opened_with = SlotKind.KEYRING
            self._enter(key)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self._busy = False
        typed = self._opened_with is not SlotKind.KEYRING
        self._opened_with = None
        if typed and not isinstance(error, KeyFileTampered):
            self.not_opened.emit(error)
        else:
            self._block(error)

    def _mend(self) -> None:
        """After opening: a lost keyring item is made anew, and what earlier starts left behind goes."""
        if self._opened_with is SlotKind.RECOVERY and not self.has_passphrase:
            self._change(key_changes.renew_keyring, self.not_remembered)
        if self._items.any_pending():
            self._jobs.run(access_work.tidying(self._items, self.profile.keys))

    @Slot(object)
    def _take_new(self, made: "NewVault") -> None:
        self._busy = False
        self._key, self._keys = made.key, made.keys
        self.was_set_up.emit(made.code)

    @Slot(object)
    def _not_made(self, error: Exception) -> None:
        self._busy = False
        self.not_set_up.emit(error)


def _nothing_in_the_way() -> None:
    """Whoever holds the profile for this process puts something stricter in the place of this."""
