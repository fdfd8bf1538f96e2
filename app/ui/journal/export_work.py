"""Taking the whole journal out, as work for another thread with a connection of its own."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.journal import Extras, NewEntry
from app.domain.own_tables import OWN_TABLES
from app.domain.pictures import Picture
from app.domain.spelling import LEARNT
from app.jobs import Stopped, Working
from app.storage.check_ins import CheckInStore
from app.storage.feelings import FeelingStore
from app.storage.own_rows import OwnRows
from app.storage.pictures import PictureStore
from app.storage.prompts import PromptStore
from app.storage.sounds import SoundStore
from app.storage.whole import WholeReading
from app.storage.wishes import WishStore
from app.ui.journal import feeling_words
from app.ui.journal.own_page_words import own_pages

if TYPE_CHECKING:
    from app.exchange.tally import Tally

Opener = Callable[[], Any]
PictureOf = Callable[[str], Picture | None]

_SLICE = 50
_NAMES = 1000


class TakeOut:
    """Everything but the bin, for anybody to read. What is not finished is removed again."""

    def __init__(self, target: Path, opener: Opener, *, closed: bool, as_json: bool) -> None:
        self._target = target
        self._opener = opener
        self._closed = closed
        self._as_json = as_json

    def __call__(self, job: Working) -> "Tally":
        unfinished = self._target.with_name(self._target.name + ".part")
        _remove(unfinished)
        try:
            with closing(self._opener()) as vault:
                write = self._write_json if self._as_json else self._write_folder
                tally = write(vault, unfinished, job)
            unfinished.replace(self._target)
        except BaseException:
            with suppress(OSError):
                _remove(unfinished)
            raise
        return tally

    def _write_json(self, vault: Any, path: Path, job: Working) -> "Tally":
        from app.exchange.tally import Tally
        from app.exchange.whole_file import Leaving, pieces

        tally, rows = Tally(), OwnRows(vault)
        leaving = Leaving(
            entries=self._entries(vault, job),
            picture_of=PictureStore(vault).get,
            sound_of=SoundStore(vault).get,
            check_ins=CheckInStore(vault).between(date.min, date.max),
            feeling_words=FeelingStore(vault).changed_words().values(),
            prompts=[prompt.words for prompt in PromptStore(vault).all()],
            learnt=WishStore(vault).words(LEARNT),
            own=((table, rows.read(table)) for table in OWN_TABLES),
            word_of=_words(vault),
        )
        with os.fdopen(_new_private(path), "wb") as file:
            for piece in pieces(leaving, tally):
                if job.wanted_to_stop():
                    raise Stopped
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        return tally

    def _write_folder(self, vault: Any, path: Path, job: Working) -> "Tally":
        from app.exchange.markdown_files import as_markdown, file_name, is_too_much, with_pictures_beside
        from app.exchange.own_markdown import earlier_files
        from app.exchange.tally import Tally

        words, tally, files = _words(vault), Tally(), 0
        picture_of = _counted(PictureStore(vault).get, tally)
        file_of, taken = self._names(vault)
        path.mkdir(mode=0o700)
        for entry in self._entries(vault, job):
            # One that was written meanwhile has no name yet.
            name = file_of.get(entry.extras.uid if entry.extras else "") or file_name(entry.about, taken)
            entry, pictures = with_pictures_beside(entry, picture_of)
            texts = [(name, as_markdown(entry, words, file_of)), *earlier_files(entry, name)]
            tally.entries += 1
            for text_name, text in texts:
                files += 1
                data = text.encode()
                tally.too_much |= is_too_much(files, data)
                _write_new(path / text_name, data)
            for picture_name, content in pictures.items():
                _write_once(path / picture_name, content)
        self._write_own_pages(vault, path, picture_of, tally)
        return tally

    def _write_own_pages(self, vault: Any, path: Path, picture_of: PictureOf, tally: "Tally") -> None:
        """What is kept besides entries, for a person to read; few of it, and all at once."""
        from app.exchange.own_pages import Beside, own_files

        own = {table.name: list(OwnRows(vault).read(table)) for table in OWN_TABLES}
        pages = own_pages()
        for name, content in own_files(own, pages, Beside(picture_of, SoundStore(vault).get)):
            _write_once(path / name, content)
        tally.own.update({page.table: len(own[page.table]) for page in pages})

    def _names(self, vault: Any) -> tuple[dict[str, str], set[str]]:
        """The name of each entry's file by its uid, so that links can say it, and the names that are taken."""
        from app.exchange.markdown_files import file_name

        reading, after = WholeReading(vault), None
        names, taken = dict[str, str](), set[str]()
        while found := reading.names(after, _NAMES):
            after = found[-1][0]
            for _place, uid, about, closed in found:
                if self._closed or not closed:
                    names[uid] = file_name(about, taken)
        return names, taken

    def _entries(self, vault: Any, job: Working) -> Iterator[NewEntry]:
        """Newest first, in slices, without those that stay behind; one that is moved meanwhile comes once."""
        reading, seen = WholeReading(vault), set[str]()
        total, after, done = reading.count(), None, 0
        while places := reading.slice(after, _SLICE, closed=self._closed):
            if job.wanted_to_stop():
                raise Stopped
            for place, entry in places:
                after = place
                extras = entry.extras or Extras()
                if extras.uid not in seen and (self._closed or not extras.closed):
                    seen.add(extras.uid)
                    yield entry
            done += len(places)
            job.report(done, total)


def _counted(picture_of: PictureOf, tally: "Tally") -> PictureOf:
    def counting(uid: str) -> Picture | None:
        picture = picture_of(uid)
        tally.count_picture(uid, picture)
        return picture

    return counting


def _new_private(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _write_once(path: Path, content: bytes) -> None:
    if not path.exists():
        _write_new(path, content)


def _write_new(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with os.fdopen(_new_private(path), "wb") as file:
        file.write(content)


def _words(vault: Any) -> dict[str, str]:
    return {key: word.word for key, word in feeling_words.words_by_key(FeelingStore(vault)).items()}


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
