"""Sounds, and only when a person asks for one: soft tones, and sounds of their own, played out of memory."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal

from app.domain.kit import kind_of_sound
from app.domain.tones import Tone, Tones
from app.jobs import Line, Post, post
from app.sound_device import Decoder, Loudspeaker, NoDevice, NotASound, Source

__all__ = ["NotASound", "Player", "SoundFile", "look_into"]

_LONGEST_S = 3 * 3600
_LOOKING = 0


@dataclass(frozen=True, slots=True)
class SoundFile:
    """What a file turned out to be."""

    kind: str
    """wav, mp3, flac or ogg: also how the name of such a file ends."""
    length_ms: int


def look_into(content: bytes) -> SoundFile:
    """Reads a whole sound, at most three hours of it; long ones take seconds. Raises NotASound."""
    decoder = _decoder(content)
    frames = 0
    while (count := len(decoder.read(decoder.rate)) // decoder.channels) and frames < _LONGEST_S * decoder.rate:
        frames += count
    if not frames:
        raise NotASound
    return SoundFile(_kind(content), round(frames * 1000 / decoder.rate))


class Player(QObject):
    """Plays one thing at a time and never makes anybody wait. Where there is no device it is silent, and says so."""

    ended = Signal()
    """What was played is over: by itself, or because there is no device. Not after `stop`."""
    device_changed = Signal()
    """It turned out whether there is a device: see `has_device`."""

    def __init__(self, parent: QObject | None = None, systems: tuple[str, ...] = ()) -> None:
        """`systems` are for tests: names of what miniaudio plays on, "null" for nothing that can be heard."""
        super().__init__(parent)
        self._line = Line()
        self._desk = _Desk(post(), WeakMethod(self._hear), systems)
        self._turn = _LOOKING
        self._playing = False
        self._tones: Tones | None = None
        self._has_device: bool | None = None

    @property
    def is_playing(self) -> bool:
        return self._playing

    @property
    def has_device(self) -> bool | None:
        """Whether there was something to play on when it was last needed; None before the first time."""
        return self._has_device

    def look_for_device(self) -> None:
        """Finds out without a sound whether there is a device."""
        if not self._playing:
            self._put_on(_LOOKING, Tones())
            self._put_on(_LOOKING, None)

    def play(self, content: bytes) -> None:
        """Plays a sound file from its beginning. Raises NotASound."""
        self._begin(_decoder(content))
        self._tones = None

    def tone(self, tone: Tone, seconds: float) -> None:
        """Sounds one tone of this length; after it the device waits in silence for the next, until `stop`."""
        if self._tones is None:
            self._tones = Tones()
            self._begin(self._tones)
        self._tones.sound(tone, seconds)

    def hush(self) -> None:
        """Ends a tone softly; the next may follow."""
        if self._tones is not None:
            self._tones.hush()

    def stop(self) -> None:
        """Silence, and the device is let go."""
        if self._playing:
            self._playing = False
            self._tones = None
            self._put_on(self._turn, None)

    def _begin(self, source: Source) -> None:
        self._turn += 1
        self._playing = True
        self._put_on(self._turn, source)

    def _put_on(self, turn: int, source: Source | None) -> None:
        desk = self._desk
        self._line(lambda: desk.put_on(turn, source))

    def _hear(self, turn: int, news: "_News") -> None:
        """What the loudspeaker tells; whatever was stopped meanwhile is not of interest any more."""
        if news is not _News.OVER and self._has_device is not (news is _News.PLAYING):
            self._has_device = news is _News.PLAYING
            self.device_changed.emit()
        if news is not _News.PLAYING and turn == self._turn and self._playing:
            self.stop()
            self.ended.emit()


class _News(Enum):
    PLAYING = auto()
    NO_DEVICE = auto()
    OVER = auto()


class _Desk:
    """The side of the loudspeaker: everything here runs on the one thread that may wait for it."""

    def __init__(self, post: Post, hear: "WeakMethod[Any]", systems: tuple[str, ...]) -> None:
        self._post = post
        self._hear = hear
        self._systems = systems
        self._loudspeaker: Loudspeaker | None = None

    def put_on(self, turn: int, source: Source | None) -> None:
        """Plays this instead of whatever plays; None lets the device go."""
        if self._loudspeaker is not None:
            self._loudspeaker.close()
            self._loudspeaker = None
        if source is None:
            return
        try:
            self._loudspeaker = Loudspeaker(source, lambda: self._tell(turn, _News.OVER), self._systems)
        except NoDevice:
            self._tell(turn, _News.NO_DEVICE)
        else:
            self._tell(turn, _News.PLAYING)

    def _tell(self, turn: int, news: _News) -> None:
        self._post.send(self._hear, turn, news)


def _decoder(content: bytes) -> Decoder:
    kind = _kind(content)
    return Decoder(content, "vorbis" if kind == "ogg" else kind)


def _kind(content: bytes) -> str:
    kind = kind_of_sound(content)
    if not kind:
        raise NotASound
    return kind
