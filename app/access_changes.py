"""What an open journal can be locked with, and every change of that: one after the other, each on the file on disk."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from app import access_work, key_changes, spare_key
from app.access_work import Change
from app.jobs import Jobs
from app.keyring_items import KeyringItems
from app.paths import Profile
from app.storage.keys import DatabaseKey, KeyFile, SlotKind


class LockChanges(QObject):
    """The part of the passage that knows the slots. Whoever opens the journal sets its key."""

    keys_changed = Signal()
    keys_not_changed = Signal(object)

    def __init__(self, profile: Profile, jobs: Jobs, items: KeyringItems, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.profile = profile
        self._jobs = jobs
        self._items = items
        self._keys: KeyFile | None = None
        self._key: DatabaseKey | None = None
        self._opened_with: SlotKind | None = None
        self._passphrase_wished = False

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
    def made_on(self) -> date:
        """The local day on which the keys were first made."""
        return self._keys.created.astimezone().date() if self._keys else date.today()

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

    def check_recovery_code(self, code: str) -> None:
        """Proves the code somebody has on its slot; `keys_changed` says that it is the spare key."""
        self._change(access_work.checked(code))

    def renew_keyring(self) -> None:
        """A new secret for what this computer keeps; `keys_changed` or `keys_not_changed` follows."""
        self._change(key_changes.renew_keyring)

    def _change(self, change: Change, refused: SignalInstance | None = None) -> None:
        if self._key is None:
            return
        work = access_work.changing(change, self.profile, self._items, self._key)
        told = self.keys_not_changed if refused is None else refused
        self._jobs.run(work, self._take_keys, told.emit)

    def _has(self, kind: SlotKind) -> bool:
        return self._keys is not None and self._keys.has(kind)

    def _kinds(self) -> frozenset[SlotKind]:
        return self._keys.kinds if self._keys else frozenset()

    @Slot(object)
    def _take_keys(self, keys: KeyFile) -> None:
        self._keys = keys
        self._passphrase_wished = self._passphrase_wished and not self.has_passphrase
        self.keys_changed.emit()
