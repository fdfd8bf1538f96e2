"""Entries from outside in the small steps they are stored in, each with its pictures, so that memory stays bounded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.journal import NewEntry
from app.domain.pictures import Picture, is_sound
from app.ui.picture_in import Unfit, UnfitPicture, decode, prepare

if TYPE_CHECKING:
    from app.exchange.pictures_beside import LeftOut, PicturesBeside
    from app.exchange.reading import Watch

_MOST_ENTRIES = 100
_MOST_BYTES = 8_000_000


@dataclass(slots=True)
class Batch:
    """What is stored in one transaction."""

    entries: list[NewEntry] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    left_out: "list[LeftOut]" = field(default_factory=list)

    def is_full(self) -> bool:
        return len(self.entries) >= _MOST_ENTRIES or sum(len(one.content) for one in self.pictures) >= _MOST_BYTES


def batches(entries: Sequence[NewEntry], beside: "PicturesBeside | None", watch: "Watch") -> Iterator[Batch]:
    """Until the work is to stop. A step that is not whole by then is not given."""
    from app.exchange.errors import ReadingStopped

    batch = Batch()
    try:
        for entry in entries:
            if beside is None:
                batch.entries.append(entry)
            else:
                brought = beside.bring(entry, watch)
                batch.entries.append(brought.entry)
                batch.pictures += brought.pictures
                batch.left_out += brought.left_out
            if batch.is_full():
                yield batch
                batch = Batch()
    except ReadingStopped:
        return
    if batch.entries:
        yield batch


def make_picture(uid: str, data: bytes) -> Picture:
    """A picture for the vault out of what a file holds. Raises StaysOut."""
    from app.exchange.pictures_beside import Apart, StaysOut

    reasons = {
        Unfit.NOT_A_PICTURE: Apart.NOT_A_PICTURE,
        Unfit.TOO_LARGE: Apart.TOO_LARGE,
        Unfit.BROKEN: Apart.BROKEN,
        Unfit.UNREADABLE: Apart.UNREADABLE,
        Unfit.MOVES: Apart.MOVES,
    }
    try:
        made = prepare(decode(data, only_still=True))
    except UnfitPicture as error:
        raise StaysOut(reasons[error.reason]) from None
    picture = Picture(uid, made.kind, made.width, made.height, made.content)
    if not is_sound(picture):
        raise StaysOut(Apart.TOO_LARGE)
    return picture
