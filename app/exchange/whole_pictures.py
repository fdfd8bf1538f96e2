"""The pictures of a whole journal in one file, which come after everything else and are read one after another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress

import msgspec
from msgspec import Struct

from app.domain.pictures import LARGEST, Picture, is_sound
from app.exchange.errors import Reason, UnfitFile
from app.exchange.hostile_json import Limits, look_over
from app.exchange.in_lines import Lines
from app.exchange.preview import Oddity, Problem
from app.exchange.reading import Watch, go_on

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


@dataclass(frozen=True, slots=True)
class PicturesLeftInFile:
    """Sound pictures, decoded each time they are gone through. Then raises UnfitFile if the file changed meanwhile."""

    raws: Iterable[bytes]

    def __iter__(self) -> Iterator[Picture]:
        for raw in self.raws:
            picture = _picture(raw)
            if picture is None:
                raise UnfitFile(Reason.UNREADABLE)
            yield picture


def pieces_of_picture(picture: Picture) -> bytes:
    """One picture as a line of the file, without its end."""
    return msgspec.json.encode(PictureOut(picture.uid, picture.kind, picture.width, picture.height, picture.content))


def pictures_in(lines: Lines, raws: Iterable[bytes], watch: Watch | None) -> tuple[PicturesLeftInFile, list[Problem]]:
    """The sound ones of both, one of which is empty, and a problem for each of the others."""
    sound = [_is_fit(raw, watch) for raw in lines]
    left: Iterable[bytes] = Lines(lines.path, tuple(compress(lines.places, sound)))
    if not lines.places:
        raws = list(raws)
        sound = [_is_fit(raw, watch) for raw in raws]
        left = tuple(compress(raws, sound))
    problems = [Problem(number, Oddity.UNSOUND_PICTURE) for number, fit in enumerate(sound, start=1) if not fit]
    return PicturesLeftInFile(left), problems


def _is_fit(raw: bytes, watch: Watch | None) -> bool:
    go_on(watch)
    return _picture(raw) is not None


def _picture(raw: bytes) -> Picture | None:
    """None for what no vault of ours holds."""
    try:
        look_over(raw, None, Limits())
        read = msgspec.json.decode(raw, type=PictureOut)
    except (UnfitFile, msgspec.DecodeError, UnicodeError):
        return None
    picture = Picture(read.uid, read.kind, read.width, read.height, read.content)
    return picture if is_sound(picture) and _UID.fullmatch(picture.uid) else None
