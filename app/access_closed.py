"""What is done to a journal while it is closed for it: another key, or the end of everything."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app import access_work
from app.access_changes import LockChanges
from app.access_states import AtWork, Blocked, FirstRun, Locked, State, Task, Unlocked, reason_for
from app.jobs import Job, Jobs
from app.keyring_items import KeyringItems
from app.paths import Profile
from app.storage.errors import ErasingUnfinished
from app.storage.keys import DatabaseKey, SlotKind

if TYPE_CHECKING:
    from app.new_key import NewKey, Wish


class ClosedWork(LockChanges):
    """The part of the passage that has the state. Whoever builds on it closes, looks and opens."""

    changed = Signal(object)
    progressed = Signal(object, object)
    new_key_made = Signal()
    new_key_not_made = Signal(object)
    erased = Signal()
    not_erased = Signal(object)

    def __init__(self, profile: Profile, jobs: Jobs, items: KeyringItems, parent: QObject | None = None) -> None:
        super().__init__(profile, jobs, items, parent)
        self._state: State = Locked(frozenset())
        self._work: Job | None = None

    @property
    def state(self) -> State:
        return self._state

    @property
    def present_key(self) -> DatabaseKey | None:
        """The key of the open journal."""
        return self._key if isinstance(self._state, Unlocked) else None

    def make_new_key(self, wish: "Wish") -> None:
        """Closes the journal, gives it another key and opens it again; `new_key_made` or `new_key_not_made` follows."""
        key = self._key
        if key is None or not isinstance(self._state, Unlocked):
            return
        self._close()
        self._key = key
        self._set(AtWork(Task.NEW_KEY))
        self._work = self._jobs.run(
            access_work.making_new_key(self.profile, self._items, key, wish), self._take_new_key, self._keep_old_key
        )
        self._work.progressed.connect(self.progressed)
        self._work.stopped.connect(self._keep_old_key)

    def stop_work(self) -> None:
        """Asks what is under way to stop; where it is decided already it goes on to its end."""
        if self._work is not None:
            self._work.stop()

    @property
    def is_at_work(self) -> bool:
        """Whether something slow is under way."""
        return self._jobs.busy()

    def erase(self) -> None:
        """Closes the journal and removes everything; `erased` or `not_erased` follows. Not while something is at work:
        it could be taking out what is about to go."""
        if isinstance(self._state, Unlocked) and not self.is_at_work:
            self._close()
            self._erase()

    # -- what whoever builds on it does

    def _close(self) -> None:
        raise NotImplementedError

    def _seen(self) -> State:
        raise NotImplementedError

    def _enter(self, key: DatabaseKey) -> None:
        raise NotImplementedError

    # -- inside

    def _set(self, state: State) -> None:
        self._state = state
        self.changed.emit(state)

    def _block(self, error: Exception) -> None:
        self._set(Blocked(reason_for(error), self._kinds()))

    def _show(self, seen: State) -> None:
        """What was seen on the disk; an erasing that was cut short goes on."""
        if seen == AtWork(Task.ERASING):
            self._erase()
        else:
            self._set(seen)

    def _erase(self) -> None:
        self._set(AtWork(Task.ERASING))
        self._jobs.run(access_work.erasing(self.profile, self._items), self._take_erased, self._not_erased)

    @Slot(object)
    def _take_new_key(self, made: "NewKey") -> None:
        """In again, with what the new key file opens with."""
        self._work = None
        self._keys = made.keys
        self._opened_with = SlotKind.PASSPHRASE if self.has_passphrase else SlotKind.KEYRING
        self._enter(made.key)
        self.new_key_made.emit()

    @Slot()
    @Slot(object)
    def _keep_old_key(self, error: Exception | None = None) -> None:
        """Stopped, or something was in the way: in again with the old key, unless the new one was decided already."""
        self._work = None
        key, before = self._key, self._keys
        seen = self._seen()
        if key is not None and isinstance(seen, Locked) and self._keys == before:
            self._opened_with = SlotKind.PASSPHRASE if self.has_passphrase else SlotKind.KEYRING
            self._enter(key)
        else:
            self._key = None
            self._set(seen)
            if isinstance(seen, Locked):  # decided before the trouble, and finished by looking
                self.new_key_made.emit()
                return
        self.new_key_not_made.emit(error)

    @Slot(object)
    def _take_erased(self, let_go: bool) -> None:
        self._keys = None
        self.erased.emit()
        self._set(FirstRun(erased=True, keyring_kept=not let_go))

    @Slot(object)
    def _not_erased(self, error: Exception) -> None:
        if isinstance(error, ErasingUnfinished):
            self._block(error)
        else:
            self._set(self._seen())
            self.not_erased.emit(error)
