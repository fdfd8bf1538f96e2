"""Keeps what is written: a moment after the last key, on every way out, and again when the disk was not ready."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.journal import Entry, Extras, NewEntry
from app.domain.moods import Mood
from app.storage.errors import StorageError, VaultBusy
from app.storage.journal import JournalStore

_PAUSE_MS = 800
_BUSY_MS = 150
_NO_WAIT_MS = 10
_LAST_WAIT_MS = 2000


@dataclass(frozen=True, slots=True)
class Written:
    """What stands on the page."""

    title: str = ""
    body: str = ""
    mood: Mood | None = None


class Kept(Enum):
    """How it stands with the words on the page."""

    NOTHING_YET = auto()
    SAVING = auto()
    SAVED = auto()
    NOT_SAVED = auto()


class Keeper(QObject):
    """Belongs to one page. `came` says that a new entry is in the vault now, `changed` that one has other words."""

    state_changed = Signal()
    came = Signal(object)
    changed = Signal(object)

    def __init__(self, journal: JournalStore, read: Callable[[], Written], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._read = read
        self._entry: Entry | None = None
        self._uid = ""
        self._about: datetime | None = None
        self._stored = Written()
        self._state = Kept.NOTHING_YET
        self._error: StorageError | None = None
        self._writing = False
        self._sealed = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._save_soon)

    @property
    def entry(self) -> Entry | None:
        """The entry as it is in the vault; None while it is not there yet."""
        return self._entry

    @property
    def about(self) -> datetime | None:
        """The moment a new entry is about, once one was chosen."""
        return self._entry.about if self._entry else self._about

    @property
    def state(self) -> Kept:
        return self._state

    @property
    def error(self) -> StorageError | None:
        return self._error

    @property
    def writing(self) -> bool:
        """Whether the commit that is just announced is this keeper's own."""
        return self._writing

    def begin(self) -> None:
        """A new page, which stands there already; it is in the vault once something else is written on it."""
        self._take(None, os.urandom(16).hex(), Kept.NOTHING_YET)

    def open(self, entry: Entry, *, sealed: bool = False) -> None:
        """A page that is in the vault and stands there already. What only opening changed in it is never stored.

        Of a sealed one nothing stands there, so nothing is stored whatever comes.
        """
        self._take(entry, entry.uid, Kept.SAVED, sealed=sealed)

    @Slot()
    def touch(self) -> None:
        """Something changed on the page."""
        if self._sealed:
            return
        self._clock.start(_PAUSE_MS)
        self._show(Kept.SAVING)

    def flush(self) -> bool:
        """Stores now; False when it could not be, and then the words stay where they are."""
        return self._save(_LAST_WAIT_MS)

    def unsaved(self) -> NewEntry | None:
        """The page as it stands, when it is not in the vault like that."""
        written = self._read()
        if self._sealed or written == self._stored:
            return None
        extras = Extras(closed=True) if self._entry and self._entry.closed else None
        return NewEntry(self.about or datetime.now(), *_parts(written), extras=extras)

    def settle(self) -> Entry | None:
        """The entry in the vault, put there now if nothing was written yet; None when it could not be stored."""
        return self._entry if self._save(_LAST_WAIT_MS, even_empty=True) else None

    def move_to(self, about: datetime) -> bool:
        """Dates the page; False when that could not be stored."""
        if not self.flush():
            return False
        self._about = about
        if self._entry is not None:
            try:
                with self._own_commit():
                    moved = self._journal.move_to(self._entry.uid, about)
            except StorageError as error:
                self._not_saved(error)
                return False
            self._entry = moved or self._entry
        return True

    @Slot()
    def _save_soon(self) -> None:
        self._save(_NO_WAIT_MS)

    def _save(self, wait_ms: int, *, even_empty: bool = False) -> bool:
        self._clock.stop()
        if self._sealed:
            return True
        written = self._read()
        if written == self._stored and not (even_empty and self._entry is None):
            self._show(Kept.SAVED if self._entry else Kept.NOTHING_YET)
            return True
        is_new = self._entry is None
        try:
            with self._own_commit():
                self._entry = self._store(written, wait_ms)
        except VaultBusy:
            self._show(Kept.SAVING)
            self._clock.start(_BUSY_MS)
            return False
        except StorageError as error:
            self._not_saved(error)
            return False
        self._stored = written
        self._show(Kept.SAVED)
        (self.came if is_new else self.changed).emit(self._entry)
        return True

    def _store(self, written: Written, wait_ms: int) -> Entry:
        entry = None
        if self._entry is not None:
            entry = self._rewrite(written, wait_ms)
        if entry is None:
            # Either it is new, or it was removed elsewhere while words for it stand here: they are kept.
            about = self.about or datetime.now()
            backdated = self._about is not None
            self._journal.add(about, *_parts(written), backdated=backdated, uid=self._uid, wait_ms=wait_ms)
            # After trouble the first try may have come through, with fewer words.
            entry = self._rewrite(written, wait_ms)
        if entry is None:
            raise LookupError("the page is gone")
        return entry

    def _rewrite(self, written: Written, wait_ms: int) -> Entry | None:
        title, body, mood = _parts(written)
        return self._journal.rewrite(self._uid, title=title, body=body, mood=mood, wait_ms=wait_ms)

    @contextmanager
    def _own_commit(self) -> Iterator[None]:
        self._writing = True
        try:
            yield
        finally:
            self._writing = False

    def _not_saved(self, error: StorageError) -> None:
        self._error = error
        self._show(Kept.NOT_SAVED)

    def _take(self, entry: Entry | None, uid: str, state: Kept, *, sealed: bool = False) -> None:
        self._clock.stop()
        self._sealed = sealed
        self._entry, self._uid, self._about = entry, uid, None
        self._stored = self._read()
        self._show(state)

    def _show(self, state: Kept) -> None:
        if state is not self._state or state is Kept.NOT_SAVED:
            self._state = state
            self.state_changed.emit()


def _parts(written: Written) -> tuple[str, str, Mood | None]:
    return written.title, written.body, written.mood
