"""The loudspeaker of this computer, and the reading of sound files, by the compiled part of miniaudio alone.

Its other part, the module `miniaudio`, would load what fetches things from a network.
"""

import atexit
import sys
import threading
from array import array
from collections.abc import Callable
from functools import cache
from typing import Any, Protocol

PERIOD_MS = 60
_FADE_S = 0.5
# Never the one that only pretends to play, and none that starts a sound server of its own.
_SYSTEMS = {"win32": ("wasapi", "dsound", "winmm"), "darwin": ("coreaudio",)}
_ELSEWHERE = ("pulseaudio", "alsa")


class NoDevice(Exception):
    """There is nothing to play on."""


class NotASound(Exception):
    """These bytes are no sound that Alcove can play."""


class Source(Protocol):
    """Where samples of 16 bits come from. Fewer frames than asked for mean that it is at its end."""

    @property
    def channels(self) -> int: ...
    @property
    def rate(self) -> int: ...
    def read(self, frames: int) -> "array[int]": ...


class Loudspeaker:
    """Plays one source from now until its end, or until it is closed. Opening and closing may take their time."""

    def __init__(self, source: Source, on_end: Callable[[], None], systems: tuple[str, ...] = ()) -> None:
        """Raises NoDevice. `on_end` is called once and on another thread, also when the device went away."""
        self._source = source
        self._on_end = on_end
        self._over = threading.Event()
        self._leaving = False
        self._ffi, self._library = _miniaudio()
        self._context = self._made_context(systems or _SYSTEMS.get(sys.platform, _ELSEWHERE))
        self._handle = self._ffi.new_handle(self)
        self._device: Any = self._ffi.new("ma_device *")
        self._start()
        _open.add(self)

    def close(self) -> None:
        """Fades out and lets the device go."""
        if self._device is None:
            return
        self._leaving = True
        self._over.wait(_FADE_S)
        device, self._device = self._device, None
        self._library.ma_device_uninit(device)
        self._library.ma_context_uninit(self._context)
        _open.discard(self)

    def fill(self, output: Any, frames: int) -> None:
        """The device wants samples; where it gets none, there is silence."""
        if self._over.is_set():
            return
        samples = self._source.read(frames)
        if self._leaving:
            samples = _faded(samples, self._source.channels)
        self._ffi.memmove(output, samples, 2 * len(samples))
        if self._leaving or len(samples) < frames * self._source.channels:
            self.end()

    def end(self) -> None:
        """Nothing more comes."""
        if not self._over.is_set():
            self._over.set()
            self._on_end()

    def _made_context(self, systems: tuple[str, ...]) -> Any:
        context = self._ffi.new("ma_context *")
        config = self._library.ma_context_config_init()
        tried = [getattr(self._library, f"ma_backend_{name}") for name in systems]
        if self._library.ma_context_init(tried, len(tried), self._ffi.addressof(config), context):
            raise NoDevice
        return context

    def _start(self) -> None:
        config = self._library.ma_device_config_init(self._library.ma_device_type_playback)
        config.sampleRate = self._source.rate
        config.playback.channels = self._source.channels
        config.playback.format = self._library.ma_format_s16
        config.periodSizeInMilliseconds = PERIOD_MS
        config.pUserData = self._handle
        config.dataCallback = self._library._internal_data_callback
        config.stopCallback = self._library._internal_stop_callback
        if self._library.ma_device_init(self._context, self._ffi.addressof(config), self._device):
            self._library.ma_context_uninit(self._context)
            raise NoDevice
        if self._library.ma_device_start(self._device):
            self._library.ma_device_uninit(self._device)
            self._library.ma_context_uninit(self._context)
            raise NoDevice


class Decoder:
    """A sound file in memory as a source: decoded while it plays, and never written anywhere."""

    channels = 2
    rate = 44_100

    def __init__(self, content: bytes, kind: str) -> None:
        """`kind` is "wav", "mp3", "flac" or "vorbis". Raises NotASound."""
        self._ffi, self._library = _miniaudio()
        self._content = self._ffi.from_buffer(content)
        self._decoder = self._ffi.new("ma_decoder *")
        self._got = self._ffi.new("ma_uint64 *")
        config = self._library.ma_decoder_config_init(self._library.ma_format_s16, self.channels, self.rate)
        config.encodingFormat = getattr(self._library, f"ma_encoding_format_{kind}")
        where, size = self._ffi.addressof(config), len(content)
        if self._library.ma_decoder_init_memory(self._content, size, where, self._decoder):
            raise NotASound
        self._decoder = self._ffi.gc(self._decoder, self._library.ma_decoder_uninit)

    def read(self, frames: int) -> "array[int]":
        """The next samples."""
        samples = array("h", bytes(2 * self.channels * frames))
        place = self._ffi.from_buffer("int16_t[]", samples)
        self._library.ma_decoder_read_pcm_frames(self._decoder, place, frames, self._got)
        self._ffi.release(place)
        return samples[: self._got[0] * self.channels]


def _faded(samples: "array[int]", channels: int) -> "array[int]":
    """Down to silence, so that stopping is no click."""
    frames = max(1, len(samples) // channels)
    return array("h", (int(one * (1 - number // channels / frames)) for number, one in enumerate(samples)))


# A device goes on asking until it is closed: nothing may free it before, and none may ask while Python is taken down.
_open: set[Loudspeaker] = set()


@atexit.register
def _close_all() -> None:
    for one in tuple(_open):
        one.close()


@cache
def _miniaudio() -> Any:
    """The functions of the library, told where a device asks for samples and whom it tells that it is gone."""
    from _miniaudio import ffi, lib

    lib.init_miniaudio()
    ffi.def_extern(name="_internal_data_callback")(_give_samples)
    ffi.def_extern(name="_internal_stop_callback")(_note_end)
    return ffi, lib


def _give_samples(device: Any, output: Any, _recorded: Any, frames: int) -> None:
    _miniaudio()[0].from_handle(device.pUserData).fill(output, frames)


def _note_end(device: Any) -> None:
    _miniaudio()[0].from_handle(device.pUserData).end()
