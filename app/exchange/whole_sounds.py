"""A person's own sounds in one file with their whole journal, a line for each."""

import re

import msgspec
from msgspec import Struct

from app.domain.kit import LARGEST_SOUND, Sound, is_sound_fit
from app.exchange.errors import UnfitFile
from app.exchange.hostile_json import Limits, look_over

BEGIN = b'"sounds":['
# Three bytes of a sound are four letters, and its name and length stand beside it.
LONGEST_LINE = LARGEST_SOUND // 3 * 4 + 1_000
_UID = re.compile(r"[0-9a-z-]{1,64}", re.ASCII)


class SoundOut(Struct):
    uid: str
    kind: str
    length_ms: int
    content: bytes


def piece_of_sound(sound: Sound) -> bytes:
    """One sound as a line of the file, without its end."""
    return msgspec.json.encode(SoundOut(sound.uid, sound.kind, sound.length_ms, sound.content))


def sound_in(raw: bytes) -> Sound | None:
    """None for what no vault of ours holds."""
    try:
        look_over(raw, None, Limits())
        read = msgspec.json.decode(raw, type=SoundOut)
    except (UnfitFile, msgspec.DecodeError, UnicodeError):
        return None
    sound = Sound(read.uid, read.kind, read.length_ms, read.content)
    return sound if is_sound_fit(sound) and _UID.fullmatch(sound.uid) else None
