"""The passage between locked and unlocked: open a slot, open the vault, make the workspace; lock in a fixed order."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot

from app import access_look, access_work, key_changes, spare_key
from app.access_states import Blocked, FirstRun, Locked, Opening, Reason, SetupUnfinished, State, Unlocked, reason_for
from app.access_work import Change
from app.jobs import Jobs
from app.keyring_items import KeychainLike, KeyringItems, item_for
from app.paths import Profile
from app.storage.errors import DamagedVault, KeyFileTampered, StorageError
from app.storage.keys import DatabaseKey, KeyFile
from app.storage.keys import SlotKind as SlotKind

if TYPE_CHECKING:
    from app.first_run import NewVault

__all__ = ["Access", "Blocked", "FirstRun", "Locked", "Opening", "Reason", "SetupUnfinished", "State", "Unlocked"]


class Access(QObject):
    """Says where somebody stands (`state`) and takes every step to and from the open journal."""

    changed = Signal(object)
    about_to_lock = Signal()
    not_opened = Signal(object)
    unchanged = Signal()
    was_set_up = Signal(object)
    not_set_up = Signal(object)
    keychain_checked = Signal(object)
    keys_changed = Signal()
    keys_not_changed = Signal(object)
    not_remembered = Signal(object)

    def __init__(
        self,
        profile: Profile,
        jobs: Jobs,
        keychain: KeychainLike,
        parent: QObject | None = None,
        limit_s: float = 10.0,
    ) -> None:
        super().__init__(parent)
        self.profile = profile
        self.guard: Callable[[], None] = _nothing_in_the_way
        self._jobs = jobs
        self._items = KeyringItems(keychain, profile.pending_keychain, limit_s)
        self._limit_s = limit_s
        self._state: State = Locked(frozenset())
        self._keys: KeyFile | None = None
        self._key: DatabaseKey | None = None
        self._key_of_damaged: DatabaseKey | None = None
        self._busy = False
        self._opened_with: SlotKind | None = None
        self._passphrase_wished = False

    @property
    def state(self) -> State:
        return self._state

    @property
    def keys(self) -> KeyFile | None:
        """The key file as it was read or changed last."""
        return self._keys

    @property
    def items(self) -> KeyringItems:
        return self._items

    @property
    def has_passphrase(self) -> bool:
        return self._has(SlotKind.PASSPHRASE)

    @property
    def recovery_confirmed(self) -> bool:
        """Whether the spare key was read back once, so that somebody surely has it."""
        slot = self._keys.slot(SlotKind.RECOVERY) if self._keys else None
        return slot is not None and slot.confirmed

    @property
    def needs_current_passphrase(self) -> bool:
        """Whether a change of the lock asks for the passphrase in force: not after the spare key opened."""
        return self.has_passphrase and self._opened_with is SlotKind.PASSPHRASE

    @property
    def opened_with(self) -> SlotKind | None:
        return self._opened_with

    @property
    def passphrase_wished(self) -> bool:
        """Whether somebody asked to set a passphrase as soon as the journal is open."""
        return self._passphrase_wished

    def wish_for_passphrase(self) -> None:
        self._passphrase_wished = True

    def look(self) -> None:
        """Reads what is on the disk. Asks nobody and changes nothing there."""
        self._opened_with = None
        self._set(self._seen())

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
            self._set(seen)

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
        self._close(Locked(self._kinds()))

    @property
    def damaged(self) -> tuple[DatabaseKey, str] | None:
        """Key and name of the vault whose file turned out to be damaged, for whoever saves what can be read of it."""
        return (self._key_of_damaged, self._keys.vault_id) if self._key_of_damaged and self._keys else None

    def open_repaired(self) -> None:
        """Opens what was put in the place of a damaged vault."""
        if self._key_of_damaged is not None and not self._busy:
            self._enter(self._key_of_damaged)

    def _close(self, state: State) -> None:
        if not isinstance(self._state, Unlocked):
            return
        self.about_to_lock.emit()
        workspace = self._state.workspace
        self._jobs.stop_all()
        workspace.close()
        self._key = None
        self._opened_with = None
        self._passphrase_wished = False
        self._set(state)
        workspace.deleteLater()

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

    def set_passphrase(self, new: str, current: str | None = None) -> None:
        """Locks with a passphrase of its own; `keys_changed` or `keys_not_changed` follows."""
        self._change(access_work.to_passphrase(new, current))

    def drop_passphrase(self, current: str | None = None) -> None:
        """Opens with the computer account from now on."""
        self._change(access_work.without_passphrase(current))

    def prove_passphrase(self, text: str, answer: Callable[[bool], None], failed: Callable[[Exception], None]) -> None:
        """Says whether this is the passphrase in force, or what was in the way. Nothing changes, nothing waits."""
        if self._keys is not None and self._key is not None:
            work = access_work.proving(self._keys.unlock_with_passphrase, text, self._key)
            self._jobs.run_at_once(work, answer, failed)

    def new_recovery_code(self) -> str:
        """A code that opens nothing yet: `confirm_recovery` makes it the spare key, and until then the old one is."""
        return spare_key.new_code()

    def confirm_recovery(self, code: str) -> None:
        """This code was read back by its owner."""
        self._change(access_work.confirmed(code))

    def _change(self, change: Change, refused: SignalInstance | None = None) -> None:
        if self._key is None:
            return
        work = access_work.changing(change, self.profile, self._items, self._key)
        told = self.keys_not_changed if refused is None else refused
        self._jobs.run(work, self._take_keys, told.emit)

    def _start(self, kind: SlotKind) -> None:
        self._busy = True
        self._opened_with = kind

    def _has(self, kind: SlotKind) -> bool:
        return self._keys is not None and self._keys.has(kind)

    def _kinds(self) -> frozenset[SlotKind]:
        return self._keys.kinds if self._keys else frozenset()

    def _seen(self) -> State:
        self._keys = None
        try:
            self.guard()
        except (StorageError, OSError) as error:
            return Blocked(reason_for(error))
        state, self._keys = access_look.look(self.profile)
        return state

    def _set(self, state: State) -> None:
        if not isinstance(state, Blocked):
            self._key_of_damaged = None
        self._state = state
        self.changed.emit(state)

    def _block(self, error: Exception) -> None:
        self._set(Blocked(reason_for(error), self._kinds()))

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
                work = access_work.updating(self.profile, self._keys, key)
                self._jobs.run(work, self._enter, self._not_updated)
                return
        except (StorageError, OSError) as error:
            self._key = None
            self._key_of_damaged = key if isinstance(error, DamagedVault) else None
            self._block(error)
            return
        self._key = key
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
            self._close(Blocked(Reason.VAULT_DAMAGED, self._kinds()))

    @Slot(object)
    def _not_updated(self, error: Exception) -> None:
        """Without a backup, or half way, nothing is brought to a newer shape."""
        self._busy = False
        self._opened_with = None
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

    @Slot(object)
    def _take_keys(self, keys: KeyFile) -> None:
        self._keys = keys
        self._passphrase_wished = self._passphrase_wished and not self.has_passphrase
        self.keys_changed.emit()


def _nothing_in_the_way() -> None:
    """Whoever holds the profile for this process puts something stricter in the place of this."""
