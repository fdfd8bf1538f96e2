"""Pictures in entries: a line of Markdown that names one, and what is known of it."""

import re
from dataclasses import dataclass

KINDS = {"jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
LARGEST = 8_000_000
LARGEST_FILE = 60_000_000
LONGEST_SIDE = 4_096

_ALONE = re.compile(r"!\[([^\]\n]*)\]\(picture:([0-9a-f]{32})\)")
_ROUND = str.maketrans("[]", "()")
_TARGET = re.compile(r"\]\(picture:([0-9a-f]{32})\)")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the vault; sizes in pixels."""

    uid: str
    kind: str
    width: int
    height: int
    content: bytes


def named_in(text: str) -> list[str]:
    """Which pictures a text names, each once, in its order."""
    found = (match[1] for match in _TARGET.finditer(text) if begins_at(text, match.start()) is not None)
    return list(dict.fromkeys(found))


def begins_at(text: str, end: int, floor: int = 0) -> int | None:
    """Where the mark of a picture begins whose caption ends at the bracket at `end`; None when none does.

    Looking back from there costs one pass, however many brackets a text opens and leaves open.
    """
    start = text.rfind("]", floor, end) + 1 or floor
    start = max(start, text.rfind("\n", start, end) + 1)
    begin = text.find("![", start, end)
    return None if begin < 0 else begin


def named_by_line(line: str) -> str | None:
    """The picture that a line shows, when it is there for nothing else."""
    match = _ALONE.fullmatch(line.strip())
    return match[2] if match else None


def caption_of(line: str) -> str:
    """What is said about the picture that a line shows; empty for any other line."""
    match = _ALONE.fullmatch(line.strip())
    return match[1] if match else ""


def as_caption(words: str) -> str:
    """Words on one line, without what would end a caption before its time."""
    return " ".join(words.translate(_ROUND).split()).rstrip("\\ ")


def line_for(uid: str, caption: str = "") -> str:
    return f"![{caption}](picture:{uid})"


def is_sound(picture: Picture) -> bool:
    """Whether a picture from outside is of the kind and within the sizes that ours are."""
    begins = picture.content.startswith(KINDS.get(picture.kind, b"\0none"))
    sides = 0 < picture.width <= LONGEST_SIDE and 0 < picture.height <= LONGEST_SIDE
    return begins and sides and len(picture.content) <= LARGEST
