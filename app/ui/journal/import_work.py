"""Bringing a journal in from a file, as work for another thread with a connection of its own."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.check_ins import CheckIn
from app.domain.journal import NewEntry
from app.domain.labels import fold
from app.domain.own_columns import OwnTable, Row
from app.domain.own_tables import OWN_TABLES
from app.domain.spelling import LEARNT
from app.jobs import Stopped, Working
from app.storage.check_ins import CheckInStore
from app.storage.errors import VaultBusy
from app.storage.feelings import FeelingStore
from app.storage.journal import JournalStore
from app.storage.own_rows import OwnRows
from app.storage.pictures import PictureStore
from app.storage.prompts import PromptStore
from app.storage.sounds import SoundStore
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
_ROWS = 200
# Between two batches an autosave can slip in, so that nobody who writes meanwhile waits.
_GAP_S = 0.01
_BUSY_S = 0.05
_TRIES = 100


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What a file holds, which of its entries are not in the journal yet, and which of their pictures stay out.

    `own` and `check_ins` have what else is not there yet.
    """

    preview: "Preview"
    new: tuple[NewEntry, ...]
    beside: "PicturesBeside | None" = None
    left_out: "tuple[LeftOut, ...]" = ()
    own: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    check_ins: tuple[CheckIn, ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether there is anything to bring in."""
        return bool(self.new or self.own or self.check_ins)

    @property
    def besides(self) -> dict[str, int]:
        """How many there are of each of that."""
        return {name: len(rows) for name, rows in self.own.items()} | {"check_in": len(self.check_ins)}


@dataclass(slots=True)
class Brought:
    """What is in by now, by the names it is known by; `left_out` has the pictures that are named and are not in."""

    sources: list[str] = field(default_factory=list)
    own: dict[str, list[Row]] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    check_ins: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    left_out: "list[LeftOut]" = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.sources or self.own or self.check_ins or self.prompts)

    @property
    def besides(self) -> dict[str, int]:
        """How many things other than entries are in."""
        return {name: len(keys) for name, keys in self.own.items()} | {"check_in": len(self.check_ins)}

    def note(self, table: OwnTable, rows: Sequence[Row], keys: Sequence[Row]) -> None:
        """Rows of a table of one's own, and the keys of those that are in."""
        if keys:
            self.own.setdefault(table.name, []).extend(keys)
        for uids, to in ((self.pictures, "picture"), (self.sounds, "sound")):
            places = [place for place, column in enumerate(table.columns) if column.to == to]
            uids += [row[place] for row in rows for place in places if row[place] is not None]


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
            own = OwnRows(vault).new_of(preview.own.rows)
            here = {one.uid for one in CheckInStore(vault).between(date.min, date.max)} if preview.check_ins else set()
        new = tuple(entry for entry in preview.entries if entry.source not in known)
        check_ins = tuple(one for one in preview.check_ins if one.uid not in here)
        found = FoundFile(preview, new, own=own, check_ins=check_ins)
        return self._with_pictures(found, job) if preview.places else found

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
    """Adds all of it in small steps. `brought` says what is in by now, also after a stop or trouble."""

    def __init__(self, found: FoundFile, opener: Opener) -> None:
        self._found = found
        self._preview = found.preview
        self._opener = opener
        self.brought = Brought()

    def __call__(self, job: Working) -> int:
        with closing(self._opener()) as vault:
            # What is named comes before what names it.
            for bring in (self._bring_named, self._bring_own, self._bring_entries, self._bring_links):
                if not bring(vault, job):
                    return len(self.brought.sources)
            self._bring_the_rest(vault)
        return len(self.brought.sources)

    def _bring_named(self, vault: Any, job: Working) -> bool:
        """Pictures and sounds; False when it was asked to stop, like the steps after it."""
        pictures, sounds = PictureStore(vault), SoundStore(vault)
        for store, named in ((pictures, self._preview.pictures), (sounds, self._preview.own.sounds)):
            for one in named:
                if job.wanted_to_stop():
                    return False
                _patiently(store.bring_in, one)
                time.sleep(_GAP_S)
        return True

    def _bring_own(self, vault: Any, job: Working) -> bool:
        return self._bring_tables(vault, job, [table for table in OWN_TABLES if not table.names_entries])

    def _bring_links(self, vault: Any, job: Working) -> bool:
        return self._bring_tables(vault, job, [table for table in OWN_TABLES if table.names_entries])

    def _bring_tables(self, vault: Any, job: Working, tables: list[OwnTable]) -> bool:
        rows = OwnRows(vault)
        for table in tables:
            brought = self._found.own.get(table.name, ())
            for start in range(0, len(brought), _ROWS):
                if job.wanted_to_stop():
                    return False
                batch = brought[start : start + _ROWS]
                keys = _patiently(partial(rows.bring_in, table), batch)
                self.brought.note(table, batch, keys)
                time.sleep(_GAP_S)
        return True

    def _bring_entries(self, vault: Any, job: Working) -> bool:
        journal, new = JournalStore(vault), self._found.new
        done = 0
        for batch in batches(new, self._found.beside, job):
            if job.wanted_to_stop():
                return False
            _patiently(partial(journal.import_batch, pictures=batch.pictures), batch.entries)
            self.brought.sources += [entry.source for entry in batch.entries if entry.source]
            self.brought.left_out += batch.left_out
            done += len(batch.entries)
            job.report(done, len(new))
            time.sleep(_GAP_S)
        return done == len(new)

    def _bring_the_rest(self, vault: Any) -> None:
        """What a whole journal has besides; what is there already stays as it is."""
        feelings, known = FeelingStore(vault), FeelingStore(vault).changed_words()
        for word in self._preview.feeling_words:
            if word.key not in known:
                feelings.keep_word(word)
        prompts, own = PromptStore(vault), {prompt.words for prompt in PromptStore(vault).all()}
        for words in self._preview.prompts:
            if words not in own:
                self.brought.prompts.append(prompts.add(words).key)
        wishes = WishStore(vault)
        if not wishes.words(LEARNT).issuperset(self._preview.learnt):
            wishes.keep(LEARNT, wishes.words(LEARNT).union(self._preview.learnt))
        check_ins = CheckInStore(vault)
        for one in self._found.check_ins:
            _patiently(partial(check_ins.add, one.mood, one.at), one.uid)
            self.brought.check_ins.append(one.uid)
            time.sleep(_GAP_S)


class TakeBack:
    """Removes again what came in."""

    def __init__(self, brought: Brought, opener: Opener) -> None:
        self._brought = brought
        self._opener = opener

    def __call__(self, job: Working) -> int:
        with closing(self._opener()) as vault:
            return self._take_back_besides(vault) + self._take_back_entries(vault, job)

    def _take_back_besides(self, vault: Any) -> int:
        """What is named by others goes after them."""
        rows, brought, removed = OwnRows(vault), self._brought, 0
        for table in reversed(OWN_TABLES):
            keys = brought.own.get(table.name, [])
            for start in range(0, len(keys), _ROWS):
                removed += _patiently(partial(rows.take_back, table), keys[start : start + _ROWS])
                time.sleep(_GAP_S)
        PictureStore(vault).forget(brought.pictures)
        SoundStore(vault).forget(brought.sounds)
        for store, uids in ((CheckInStore(vault), brought.check_ins), (PromptStore(vault), brought.prompts)):
            for uid in uids:
                removed += _patiently(store.remove, uid)
                time.sleep(_GAP_S)
        return removed

    def _take_back_entries(self, vault: Any, job: Working) -> int:
        journal, sources = JournalStore(vault), self._brought.sources
        if journal.count() - len(sources) <= _FEW:
            return int(_patiently(journal.take_back_at_once, sources))
        removed = 0
        for start in range(0, len(sources), _SMALL_BATCH):
            removed += _patiently(journal.take_back, sources[start : start + _SMALL_BATCH])
            job.report(start + _SMALL_BATCH, len(sources))
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
