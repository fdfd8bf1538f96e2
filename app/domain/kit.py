"""A person's own things for a hard moment: pictures, lines and sounds, in an order of their own."""

from dataclasses import dataclass
from enum import StrEnum

MOST_THINGS = 30
LARGEST_SOUND = 10_000_000
LONGEST_SOUND_MS = 4 * 3_600_000
SOUND_KINDS = ("wav", "mp3", "flac", "ogg")
MOST_LETTERS = 500


class ThingKind(StrEnum):
    """The names are stored, so they stay."""

    LINE = "line"
    PICTURE = "picture"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class KitThing:
    """A line, or the name that a picture or a sound has; `picture` and `sound` name what is kept beside it."""

    uid: str
    kind: ThingKind
    words: str = ""
    picture: str | None = None
    sound: str | None = None
    number: int = 0
    added_utc: int = 0


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound of the vault, as its file was."""

    uid: str
    kind: str
    length_ms: int
    content: bytes


def kind_of_sound(content: bytes) -> str:
    """By how it begins: a reader for MP3 would find something in almost anything. Empty for anything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "wav"
    if content[:4] in (b"fLaC", b"OggS"):
        return "flac" if content[:4] == b"fLaC" else "ogg"
    return "mp3" if content[:3] == b"ID3" or (content[:1] == b"\xff" and content[1:2] >= b"\xe0") else ""


def is_sound_fit(sound: Sound) -> bool:
    """Whether a sound from outside is of the kind and within the size that ours are."""
    fits = 0 < sound.length_ms <= LONGEST_SOUND_MS and len(sound.content) <= LARGEST_SOUND
    return fits and sound.kind == kind_of_sound(sound.content) != ""


def shown_words(words: str) -> str:
    """As much of a line as fits on a screen; all of it stays in the vault."""
    words = words.strip()
    if len(words) <= MOST_LETTERS:
        return words
    begin = words[:MOST_LETTERS].rsplit(None, 1)
    return f"{begin[0]} …" if begin else ""
