"""The pictures of a whole journal in one file, a line for each."""

import re

import msgspec
from msgspec import Struct

from app.domain.pictures import LARGEST, Picture, is_sound
from app.exchange.errors import UnfitFile
from app.exchange.hostile_json import Limits, look_over

BEGIN = b'"pictures":['
# Three bytes of a picture are four letters, and its name and sizes stand beside it.
LONGEST_LINE = LARGEST // 3 * 4 + 1_000
_UID = re.compile(r"[0-9a-f]{32}", re.ASCII)


class PictureOut(Struct):
    uid: str
    kind: str
    width: int
    height: int
    content: bytes


def piece_of_picture(picture: Picture) -> bytes:
    """One picture as a line of the file, without its end."""
    return msgspec.json.encode(PictureOut(picture.uid, picture.kind, picture.width, picture.height, picture.content))


def picture_in(raw: bytes) -> Picture | None:
    """None for what no vault of ours holds."""
    try:
        look_over(raw, None, Limits())
        read = msgspec.json.decode(raw, type=PictureOut)
    except (UnfitFile, msgspec.DecodeError, UnicodeError):
        return None
    picture = Picture(read.uid, read.kind, read.width, read.height, read.content)
    return picture if is_sound(picture) and _UID.fullmatch(picture.uid) else None
