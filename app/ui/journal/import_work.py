"""Bringing a journal in from a file, as work for another thread with a connection of its own."""

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.journal import NewEntry
from app.domain.labels import fold
from app.domain.spelling import LEARNT
from app.jobs import Stopped, Working
from app.storage.check_ins import CheckInStore
from app.storage.errors import VaultBusy
from app.storage.feelings import FeelingStore
from app.storage.journal import JournalStore
from app.storage.pictures import PictureStore
from app.storage.prompts import PromptStore
from app.storage.wishes import WishStore
from app.ui.journal import feeling_words
from app.ui.journal.import_batches import batches, make_picture

if TYPE_CHECKING:
    from app.exchange.pictures_beside import LeftOut, PicturesBeside
    from app.exchange.preview import Preview

Opener = Callable[[], Any]

# Taking a page out of a large index takes some sixty milliseconds, and nobody who writes is to wait for many of them.
_SMALL_BATCH = 4
_FEW = 1000
# Between two batches an autosave can slip in, so that nobody who writes meanwhile waits.
_GAP_S = 0.01
_BUSY_S = 0.05
_TRIES = 100


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What a file holds, which of its entries are not in the journal yet, and which of their pictures stay out."""

    preview: "Preview"
    new: tuple[NewEntry, ...]
    beside: "PicturesBeside | None" = None
    left_out: "tuple[LeftOut, ...]" = ()


class ReadFile:
    """Looks a file over and changes nothing."""

    def __init__(self, path: Path, opener: Opener) -> None:
        self._path = path
        self._opener = opener

    def __call__(self, job: Working) -> FoundFile:
        from app.exchange.errors import ReadingStopped

        with closing(self._opener()) as vault:
            try:
                preview = self._read(job, FeelingStore(vault))
            except ReadingStopped:
                raise Stopped from None
            known = JournalStore(vault).known_sources([entry.source for entry in preview.entries if entry.source])
        new = tuple(entry for entry in preview.entries if entry.source not in known)
        return self._with_pictures(FoundFile(preview, new), job) if preview.places else FoundFile(preview, new)

    def _with_pictures(self, found: FoundFile, job: Working) -> FoundFile:
        """The pictures themselves are made when they are stored: thousands of them would fill the memory."""
        from app.exchange.pictures_beside import PicturesBeside

        beside = PicturesBeside(self._path, found.preview.places, make_picture)
        left_out: list[LeftOut] = []
        for entry in found.new:
            if job.wanted_to_stop():
                raise Stopped
            left_out += beside.look(entry)
        return replace(found, beside=beside, left_out=tuple(left_out))

    def _read(self, job: Working, feelings: FeelingStore) -> "Preview":
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
    """Adds entries in small steps. `sources` names what is in by now, also after a stop or trouble.

    `left_out` has the pictures that these entries name and that are not in.
    """

    def __init__(self, found: FoundFile, opener: Opener) -> None:
        self._entries: Sequence[NewEntry] = found.new
        self._preview = found.preview
        self._beside = found.beside
        self._opener = opener
        self.sources: list[str] = []
        self.left_out: list[LeftOut] = []

    def __call__(self, job: Working) -> int:
        with closing(self._opener()) as vault:
            journal, pictures = JournalStore(vault), PictureStore(vault)
            # Before the entries, which note on their way in what they show.
            for picture in self._preview.pictures:
                if job.wanted_to_stop():
                    return 0
                _patiently(pictures.bring_in, picture)
                time.sleep(_GAP_S)
            done = 0
            for batch in batches(self._entries, self._beside, job):
                if job.wanted_to_stop():
                    break
                _patiently(partial(journal.import_batch, pictures=batch.pictures), batch.entries)
                self.sources += [entry.source for entry in batch.entries if entry.source]
                self.left_out += batch.left_out
                done += len(batch.entries)
                job.report(done, len(self._entries))
                time.sleep(_GAP_S)
            if done == len(self._entries):
                self._bring_the_rest(vault)
        return len(self.sources)

    def _bring_the_rest(self, vault: Any) -> None:
        """What a whole journal has besides entries; what is there already stays as it is."""
        feelings, known = FeelingStore(vault), FeelingStore(vault).changed_words()
        for word in self._preview.feeling_words:
            if word.key not in known:
                feelings.keep_word(word)
        prompts, own = PromptStore(vault), {prompt.words for prompt in PromptStore(vault).all()}
        for words in self._preview.prompts:
            if words not in own:
                prompts.add(words)
        wishes = WishStore(vault)
        wishes.keep(LEARNT, wishes.words(LEARNT).union(self._preview.learnt))
        check_ins = CheckInStore(vault)
        for one in self._preview.check_ins:
            _patiently(partial(check_ins.add, one.mood, one.at), one.uid)
            time.sleep(_GAP_S)


class TakeBack:
    """Removes again what came in."""

    def __init__(self, sources: Sequence[str], opener: Opener) -> None:
        self._sources = sources
        self._opener = opener

    def __call__(self, job: Working) -> int:
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
