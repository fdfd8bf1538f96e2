"""Files on their way into the vault: each on its own, so that one broken picture keeps no other outside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from app.domain.kit import LARGEST_SOUND, Sound
from app.domain.pictures import Picture
from app.jobs import Working
from app.storage.errors import StorageError
from app.storage.pictures import new_picture
from app.storage.sounds import new_sound
from app.ui.safe_space.surroundings import Surroundings
from app.workspace import Workspace

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp")
SOUND_ENDINGS = (".wav", ".mp3", ".flac", ".ogg", ".oga")


class Trouble(Enum):
    """Why a file stayed outside."""

    NO_PICTURE = auto()
    BROKEN_PICTURE = auto()
    LARGE_PICTURE = auto()
    NO_SOUND = auto()
    LARGE_SOUND = auto()
    UNREADABLE = auto()
    NO_ROOM = auto()
    NOT_STORED = auto()


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was read: what it holds, or why not."""

    name: str
    content: Picture | Sound | Trouble


Put = Callable[[Workspace, Brought], str | None]
"""Stores what a file holds, and gives the name it has from then on; None when there is no room."""


class ReadPicture:
    """Work for a job: a picture out of a file, made anew without anything but its dots."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, job: Working) -> Brought:
        from app.ui.picture_in import Prepare, Unfit, UnfitPicture

        try:
            (made,) = Prepare([self._path])(job)
        except UnfitPicture as error:
            reasons = {Unfit.NOT_A_PICTURE: Trouble.NO_PICTURE, Unfit.TOO_LARGE: Trouble.LARGE_PICTURE}
            reasons |= {Unfit.UNREADABLE: Trouble.UNREADABLE, Unfit.BROKEN: Trouble.BROKEN_PICTURE}
            return Brought(self._path.name, reasons[error.reason])
        return Brought(self._path.name, new_picture(made.kind, made.width, made.height, made.content))


class ReadSound:
    """Work for a job: a sound file as it is, read to its end once, so that it is known to play."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, _job: Working) -> Brought:
        return Brought(self._path.name, self._read())

    def _read(self) -> Sound | Trouble:
        from app.sounds import NotASound, look_into

        try:
            if not self._path.is_file():
                return Trouble.UNREADABLE
            if self._path.stat().st_size > LARGEST_SOUND:
                return Trouble.LARGE_SOUND
            content = self._path.read_bytes()
        except OSError:
            return Trouble.UNREADABLE
        try:
            found = look_into(content)
        except NotASound:
            return Trouble.NO_SOUND
        return new_sound(found.kind, max(1, found.length_ms), content)


class Bringing(QObject):
    """One handful of files. It goes on when its page is left, ends with the journal, and then goes by itself."""

    came = Signal(str)
    turned_away = Signal(object, str)
    done = Signal()

    def __init__(self, around: Surroundings, put: Put) -> None:
        super().__init__(around)
        self._around = around
        self._own = around.own
        self._put = put
        self._left = 0

    def start(self, paths: Sequence[Path]) -> None:
        """Reads them one after the other: by how they are called a sound, else a picture."""
        jobs = self._around.jobs
        self._left = len(paths) if jobs else 0
        for path in paths if jobs else ():
            assert jobs is not None
            if is_sound(path):
                jobs.run(ReadSound(path), self._take_in)
            else:
                jobs.run_at_once(ReadPicture(path), self._take_in)
        self._end_when_over()

    def _take_in(self, brought: Brought) -> None:
        self._left -= 1
        if self._own is not None and self._own is self._around.own:
            self._keep(self._own, brought)
        self._end_when_over()

    def _keep(self, own: Workspace, brought: Brought) -> None:
        if isinstance(brought.content, Trouble):
            self.turned_away.emit(brought.content, brought.name)
            return
        try:
            uid = self._put(own, brought)
        except StorageError:
            self.turned_away.emit(Trouble.NOT_STORED, brought.name)
            return
        if uid is None:
            self.turned_away.emit(Trouble.NO_ROOM, brought.name)
        else:
            self.came.emit(uid)

    def _end_when_over(self) -> None:
        if self._left == 0:
            self.done.emit()
            self.deleteLater()


def is_sound(path: Path) -> bool:
    """By how a file is called."""
    return path.suffix.lower() in SOUND_ENDINGS


def files_in(mime: QMimeData, endings: Sequence[str]) -> list[Path]:
    """The files of a drop, when all of them end like this; else none."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    fit = files and len(files) == len(mime.urls()) and all(path.suffix.lower() in endings for path in files)
    return files if fit else []
