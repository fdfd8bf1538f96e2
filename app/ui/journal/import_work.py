"""Bringing a journal in from a file, as work for another thread with a connection of its own."""

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.journal import NewEntry
from app.jobs import Job, Stopped
from app.storage.errors import VaultBusy
from app.storage.journal import JournalStore

if TYPE_CHECKING:
    from app.exchange.jrnl import Preview

Opener = Callable[[], Any]

_BATCH = 100
# Taking a page out of a large index takes some sixty milliseconds, and nobody who writes is to wait for many of them.
_SMALL_BATCH = 4
_FEW = 1000
# Between two batches an autosave can slip in, so that nobody who writes meanwhile waits.
_GAP_S = 0.01
_BUSY_S = 0.05
_TRIES = 100


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What a file holds, and which of its entries are not in the journal yet."""

    preview: "Preview"
    new: tuple[NewEntry, ...]


class ReadFile:
    """Looks a file over and changes nothing."""

    def __init__(self, path: Path, opener: Opener) -> None:
        self._path = path
        self._opener = opener

    def __call__(self, job: Job) -> FoundFile:
        from app.exchange.errors import ReadingStopped
        from app.exchange.jrnl import read_jrnl

        try:
            preview = read_jrnl(self._path, job)
        except ReadingStopped:
            raise Stopped from None
        with closing(self._opener()) as vault:
            known = JournalStore(vault).known_sources([entry.source for entry in preview.entries if entry.source])
        return FoundFile(preview, tuple(entry for entry in preview.entries if entry.source not in known))


class BringIn:
    """Adds entries in small steps. `sources` names what is in by now, also after a stop or trouble."""

    def __init__(self, entries: Sequence[NewEntry], opener: Opener) -> None:
        self._entries = entries
        self._opener = opener
        self.sources: list[str] = []

    def __call__(self, job: Job) -> int:
        with closing(self._opener()) as vault:
            journal = JournalStore(vault)
            for start in range(0, len(self._entries), _BATCH):
                if job.wanted_to_stop():
                    break
                batch = self._entries[start : start + _BATCH]
                _patiently(journal.import_batch, batch)
                self.sources += [entry.source for entry in batch if entry.source]
                job.report(start + len(batch), len(self._entries))
                time.sleep(_GAP_S)
        return len(self.sources)


class TakeBack:
    """Removes again what came in."""

    def __init__(self, sources: Sequence[str], opener: Opener) -> None:
        self._sources = sources
        self._opener = opener

    def __call__(self, job: Job) -> int:
        with closing(self._opener()) as vault:
            journal = JournalStore(vault)
            if journal.count() - len(self._sources) <= _FEW:
                return _patiently(journal.take_back_at_once, self._sources)
            removed = 0
            for start in range(0, len(self._sources), _SMALL_BATCH):
                removed += _patiently(journal.take_back, self._sources[start : start + _SMALL_BATCH])
                job.report(start + _SMALL_BATCH, len(self._sources))
                time.sleep(_GAP_S)
            return removed


def _patiently(write: Callable[[Any], int], batch: Sequence[Any]) -> int:
    """Somebody who writes goes first."""
    for _ in range(_TRIES):
        try:
            return write(batch)
        except VaultBusy:
            time.sleep(_BUSY_S)
    return write(batch)
