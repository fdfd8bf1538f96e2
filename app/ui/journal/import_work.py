"""Bringing a journal in from a file, as work for another thread with a connection of its own."""

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.journal import NewEntry
from app.domain.labels import fold
from app.jobs import Job, Stopped
from app.storage.check_ins import CheckInStore
from app.storage.errors import VaultBusy
from app.storage.feelings import FeelingStore
from app.storage.journal import JournalStore
from app.storage.pictures import PictureStore
from app.storage.prompts import PromptStore
from app.ui.journal import feeling_words

if TYPE_CHECKING:
    from app.exchange.preview import Preview

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

        with closing(self._opener()) as vault:
            try:
                preview = self._read(job, FeelingStore(vault))
            except ReadingStopped:
                raise Stopped from None
            known = JournalStore(vault).known_sources([entry.source for entry in preview.entries if entry.source])
        return FoundFile(preview, tuple(entry for entry in preview.entries if entry.source not in known))

    def _read(self, job: Job, feelings: FeelingStore) -> "Preview":
        """A folder of text files, a whole journal of ours, or an export of jrnl."""
        from app.exchange.errors import Reason, UnfitFile

        if self._path.is_dir():
            from app.exchange.markdown_files import read_folder

            words = feeling_words.words_by_key(feelings).values()
            return read_folder(self._path, {fold(word.word): word.key for word in words}, job)
        from app.exchange.jrnl import read_jrnl
        from app.exchange.whole_file import read_whole

        try:
            return read_whole(self._path, job)
        except UnfitFile as error:
            if error.reason is not Reason.OTHER_SHAPE:
                raise
        return read_jrnl(self._path, job)


class BringIn:
    """Adds entries in small steps. `sources` names what is in by now, also after a stop or trouble."""

    def __init__(self, found: FoundFile, opener: Opener) -> None:
        self._entries: Sequence[NewEntry] = found.new
        self._beside = found.preview
        self._opener = opener
        self.sources: list[str] = []

    def __call__(self, job: Job) -> int:
        with closing(self._opener()) as vault:
            journal, pictures = JournalStore(vault), PictureStore(vault)
            # Before the entries, which note on their way in what they show.
            for picture in self._beside.pictures:
                if job.wanted_to_stop():
                    return 0
                _patiently(pictures.bring_in, picture)
                time.sleep(_GAP_S)
            for start in range(0, len(self._entries), _BATCH):
                if job.wanted_to_stop():
                    break
                batch = self._entries[start : start + _BATCH]
                _patiently(journal.import_batch, batch)
                self.sources += [entry.source for entry in batch if entry.source]
                job.report(start + len(batch), len(self._entries))
                time.sleep(_GAP_S)
            else:
                self._bring_the_rest(vault)
        return len(self.sources)

    def _bring_the_rest(self, vault: Any) -> None:
        """What a whole journal has besides entries; what is there already stays as it is."""
        feelings, known = FeelingStore(vault), FeelingStore(vault).changed_words()
        for word in self._beside.feeling_words:
            if word.key not in known:
                feelings.keep_word(word)
        prompts, own = PromptStore(vault), {prompt.words for prompt in PromptStore(vault).all()}
        for words in self._beside.prompts:
            if words not in own:
                prompts.add(words)
        check_ins = CheckInStore(vault)
        for one in self._beside.check_ins:
            _patiently(partial(check_ins.add, one.mood, one.at), one.uid)
            time.sleep(_GAP_S)


class TakeBack:
    """Removes again what came in."""

    def __init__(self, sources: Sequence[str], opener: Opener) -> None:
        self._sources = sources
        self._opener = opener

    def __call__(self, job: Job) -> int:
        with closing(self._opener()) as vault:
            journal = JournalStore(vault)
            if journal.count() - len(self._sources) <= _FEW:
                return int(_patiently(journal.take_back_at_once, self._sources))
            removed = 0
            for start in range(0, len(self._sources), _SMALL_BATCH):
                removed += _patiently(journal.take_back, self._sources[start : start + _SMALL_BATCH])
                job.report(start + _SMALL_BATCH, len(self._sources))
                time.sleep(_GAP_S)
            return removed


def _patiently(write: Callable[[Any], Any], batch: Any) -> Any:
    """Somebody who writes goes first."""
    for _ in range(_TRIES):
        try:
            return write(batch)
        except VaultBusy:
            time.sleep(_BUSY_S)
    return write(batch)
