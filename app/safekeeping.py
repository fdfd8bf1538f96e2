"""Backups and restoring as the screens see them: beside the passage, with everything slow in jobs."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import access_work, backups, last_seen, safekeeping_work, sync_folders
from app.access import Access, Unlocked
from app.backups import Backup, Why
from app.jobs import Job, Jobs
from app.keyring_items import item_for
from app.last_seen import Older, Seen
from app.paths import Profile
from app.restoring import FoundBackup, Prepared
from app.storage.errors import DamagedVault, StorageError
from app.storage.keys import DatabaseKey, KeyFile, SlotKind

__all__ = ["Backup", "FoundBackup", "Older", "Safekeeping", "SlotKind", "Why"]

AFTER_OPENING_MS = 20_000
EXTERNAL_EVERY = timedelta(days=30)


class Safekeeping(QObject):
    """Makes backups, brings them back, and says when there is something to say about them."""

    changed = Signal()
    made = Signal(object)
    not_made = Signal(object)
    progressed = Signal(object, object)
    stopped = Signal()
    looked = Signal(object)
    not_looked = Signal(object)
    opened = Signal(object)
    not_opened = Signal(object)
    restored = Signal()
    not_restored = Signal(object)
    found_older = Signal(object)

    def __init__(self, profile: Profile, access: Access, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._access = access
        self._jobs = jobs
        self._job: Job | None = None
        self._found: FoundBackup | None = None
        self._key: DatabaseKey | None = None
        self._older: Older | None = None
        self._trouble: Exception | None = None
        self._swapping = False
        self._noted = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(AFTER_OPENING_MS)
        self._late.timeout.connect(self._make_if_due)
        access.changed.connect(self._follow)
        access.about_to_lock.connect(self._note_last)
        access.keys_changed.connect(self.changed)
        self._follow()

    # -- how things stand

    @property
    def folder(self) -> Path:
        """Where automatic backups lie."""
        return self._profile.backups

    def backups(self) -> tuple[Backup, ...]:
        """Those that were proven, newest first. Reads a small header of each."""
        return backups.all_backups(self._profile)

    @property
    def openable_elsewhere(self) -> bool:
        """Whether somebody surely has what opens a backup on another computer."""
        return self._access.has_passphrase or self._access.recovery_confirmed

    @property
    def external_due(self) -> bool:
        """Whether no copy went to another place for 30 days, and there is something to lose."""
        state = self._access.state
        if not isinstance(state, Unlocked) or state.workspace.journal.count() == 0:
            return False
        last = backups.last_elsewhere(self._profile)
        return last is None or not timedelta() <= datetime.now(UTC) - last < EXTERNAL_EVERY

    def is_synced(self, folder: Path) -> str:
        """The name of the sync service whose folder this is in, else ""."""
        return sync_folders.sync_service_of(folder)

    @property
    def older(self) -> Older | None:
        """What there is to tell when the open journal is older than the one last used here."""
        return self._older

    def accept_older(self) -> None:
        """Somebody knows of it: from now on this journal is the one last used here."""
        self._older = None
        self._note()

    @property
    def trouble(self) -> Exception | None:
        """Why the last backup of the day could not be made; None once one could."""
        return self._trouble

    # -- making

    @Slot()
    def back_up(self) -> None:
        """Makes one beside the automatic ones; `made` or `not_made` follows, or `stopped`."""
        self.back_up_for(Why.ASKED_FOR)

    def back_up_for(self, why: Why) -> None:
        """As `back_up`, for a reason: what removes much waits for `made`."""
        self._back_up(why, None)

    def back_up_to(self, folder: Path) -> None:
        """Makes one in another place."""
        self._back_up(Why.ASKED_FOR, folder)

    @Slot()
    def stop(self) -> None:
        """Asks what is under way to stop; nothing of it is left."""
        if self._job is not None:
            self._job.stop()

    # -- bringing back

    def look(self, path: Path) -> None:
        """Finds out what a file says of itself; `looked` or `not_looked` follows."""
        self.forget()
        self._run(safekeeping_work.looking(path), self._looked, self.not_looked.emit)

    def open_with_passphrase(self, text: str) -> None:
        """Tries to open what was looked at; `opened` or `not_opened` follows."""
        if self._found is not None:
            self._open(SlotKind.PASSPHRASE, text)

    def open_with_recovery_code(self, text: str) -> None:
        """Likewise."""
        if self._found is not None:
            self._open(SlotKind.RECOVERY, text)

    def opens_here(self, found: FoundBackup) -> bool:
        """Whether the key that is in use here opens it, so that nothing has to be typed."""
        keys = self._access.keys
        if keys is None or keys.vault_id != found.header.vault_id:
            return False
        return self._key_here() is not None or item_for(keys) is not None

    def _key_here(self) -> DatabaseKey | None:
        """Of the open journal, or of the one whose file is damaged."""
        damaged = self._access.damaged
        return self._access.present_key or (damaged[0] if damaged is not None else None)

    def open_here(self) -> None:
        """Tries the key in use here, from the open journal or from the key store."""
        found, keys = self._found, self._access.keys
        if found is None or keys is None:
            return
        found = replace(found, present=keys, opened_with=self._access.opened_with or SlotKind.KEYRING)
        key, item = self._key_here(), item_for(keys)
        if key is not None:
            self._look_inside(found, key)
        elif item is not None:
            recall = access_work.recalling(self._access.items.keychain, item, keys)
            self._jobs.run_apart(recall, on_done=self._recalled, on_failed=self.not_opened.emit)

    @Slot(object)
    def _recalled(self, key: DatabaseKey) -> None:
        if self._found is not None:
            self._look_inside(replace(self._found, present=self._access.keys, opened_with=SlotKind.KEYRING), key)

    def _look_inside(self, found: FoundBackup, key: DatabaseKey) -> None:
        work = safekeeping_work.looking_inside(self._profile, found, key)
        self._run(work, self._opened, self.not_opened.emit)

    @Slot()
    def restore(self) -> None:
        """Puts what was looked at and opened in the place of the journal, and opens it; `restored` or `not_restored`
        follows. Screens store their words first: an open journal is locked on the way, and kept beside for 30 days."""
        if self._found is None or self._key is None:
            return
        current = self._open_one()
        work = safekeeping_work.preparing(self._profile, self._found, self._key, self._access.items, current)
        self._run(work, self._swap, self.not_restored.emit)

    def forget(self) -> None:
        """Lets go of what was looked at and opened."""
        self._found = None
        self._key = None

    # -- inside

    def _back_up(self, why: Why, folder: Path | None) -> None:
        current = self._open_one()
        if current is not None:
            work = safekeeping_work.making(self._profile, current, why, folder)
            self._run(work, self._made, self.not_made.emit)

    def _open_one(self) -> "safekeeping_work.Current | None":
        state, keys = self._access.state, self._access.keys
        if not isinstance(state, Unlocked) or keys is None:
            return None
        return safekeeping_work.Current(state.workspace.vault.opener(), keys)

    def _open(self, kind: SlotKind, text: str) -> None:
        assert self._found is not None
        keys = self._access.keys
        here = keys if keys is not None and keys.vault_id == self._found.header.vault_id else None
        work = safekeeping_work.opening(self._profile, self._found, kind, text, here)
        self._run(work, self._opened, self.not_opened.emit)

    def _run(self, work: safekeeping_work.Work, done: Callable[[Any], None], failed: Callable[[Any], None]) -> None:
        job = self._jobs.run(work, done, failed)
        job.progressed.connect(self.progressed)
        job.stopped.connect(self.stopped)
        self._job = job

    @Slot(object)
    def _made(self, backup: Backup) -> None:
        self._trouble = None
        self.changed.emit()
        self.made.emit(backup)

    @Slot(object)
    def _looked(self, found: FoundBackup) -> None:
        self._found, self._key = found, None
        self.looked.emit(found)

    @Slot(object)
    def _opened(self, result: tuple[FoundBackup, DatabaseKey]) -> None:
        if self._found is None or self._found.path != result[0].path:
            return  # somebody left, or looks at another one by now
        self._found, self._key = result
        self.opened.emit(self._found)

    @Slot(object)
    def _swap(self, prepared: Prepared) -> None:
        """From the lock on there is little time until another process takes over, so nothing stands before this."""
        self._swapping = True
        self._access.lock()
        self._swapping = False
        work = safekeeping_work.swapping(self._profile, prepared, self._access.items)
        self._jobs.run_at_once(work, self._swapped, self._not_swapped)

    @Slot(object)
    def _swapped(self, _keys: KeyFile) -> None:
        found, key = self._found, self._key
        self.forget()
        self._access.look()
        if found is not None and found.opened_with is not None and key is not None:
            self._access.open_proven(key, found.opened_with)
        self.changed.emit()
        self.restored.emit()

    @Slot(object)
    def _not_swapped(self, error: Exception) -> None:
        self._access.look()
        self.not_restored.emit(error)

    @Slot()
    @Slot(object)
    def _follow(self, _state: object = None) -> None:
        """An open journal is compared with the one last used here, and backed up some time later."""
        state = self._access.state
        if not isinstance(state, Unlocked):
            self._late.stop()
            return
        self._noted = False
        self._older = last_seen.compare(last_seen.read(self._profile.last_seen), self._now(state))
        state.workspace.changed.connect(self._note_once)
        self._late.start()
        if self._older is not None:
            self.found_older.emit(self._older)
        self.changed.emit()

    def _now(self, state: Unlocked) -> Seen:
        vault = state.workspace.vault
        return Seen(vault.vault_id, vault.counter, state.workspace.journal.count(), datetime.now(UTC))

    @Slot(object)
    def _note_once(self, _topic: object) -> None:
        """The first commit of a session has raised the counter."""
        if not self._noted:
            self._note()

    def _note(self) -> None:
        """Notes how far the journal has come, unless an older one is there that nobody has spoken about yet."""
        state = self._access.state
        if isinstance(state, Unlocked) and self._older is None:
            self._noted = True
            self._jobs.run_at_once(safekeeping_work.noting(self._profile, self._now(state)))

    @Slot()
    def _note_last(self) -> None:
        """On the way out jobs are stopped, so this is done here: a file of a few bytes."""
        if not self._swapping:
            self.forget()
        state = self._access.state
        if isinstance(state, Unlocked) and self._older is None and self._noted:
            with suppress(StorageError):
                last_seen.write(self._profile.last_seen, self._now(state))

    @Slot()
    def _make_if_due(self) -> None:
        current = self._open_one()
        if current is not None:
            self._jobs.run(
                safekeeping_work.keeping_up(self._profile, current, self._access.items),
                self._kept_up,
                self._not_kept_up,
            )

    @Slot(object)
    def _kept_up(self, backup: Backup | None) -> None:
        if backup is not None:
            self._made(backup)

    @Slot(object)
    def _not_kept_up(self, error: Exception) -> None:
        """Nobody asked, so it is said where backups are looked at; but a damaged journal is not written any more."""
        state = self._access.state
        if isinstance(error, DamagedVault) and isinstance(state, Unlocked):
            state.workspace.vault.note_damage()
        self._trouble = error
        self.changed.emit()
